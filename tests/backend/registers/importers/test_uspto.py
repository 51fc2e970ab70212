"""USPTO bulk XML: what a case says, dirt in it, what is refused."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from brandlint.errors import BrandlintError
from brandlint.registers.case import Case, Drawing, Skipped, Status
from brandlint.registers.importers import uspto

from .builders import FILES, of_file, refusal, skipped, stream
from .builders import cases as by_key


def entries(path: Path) -> list[Case | Skipped]:
    return of_file(uspto.read, path)


def cases(path: Path) -> dict[str, Case]:
    """Serial number → case."""
    return {number: case for (_, number), case in by_key(entries(path)).items()}


def test_a_case_is_read_whole() -> None:
    case = cases(FILES / "uspto_daily.xml")["97100001"]
    assert (case.office, case.mark, case.status, case.registration, case.drawing) == (
        "US",
        "PLUMTIDE",
        Status.REGISTERED,
        "7100001",
        Drawing.WORDS,
    )
    assert case.classes == frozenset({9, 21}) and case.goods == {
        21: "Lunch boxes of steel",
        9: "Scales for kitchens",
    }
    assert (case.owner, case.owner_country) == ("Second Holder GmbH", "DE")
    assert case.pseudo == ("PLUM TIDE",) and case.disclaimer == '"TIDE"'
    assert (case.filed, case.registered, case.renewal, case.updated) == (
        "2021-03-01",
        "2022-06-14",
        "2032-06-14",
        "2026-11-02",
    )


def test_dirt_is_cleaned_and_what_is_left_out_is_named() -> None:
    found = entries(FILES / "uspto_daily.xml")
    assert skipped(found) == ["design-only", "no-number"]
    case = cases(FILES / "uspto_daily.xml")["97100003"]
    assert (
        case.filed == "1987"
        and case.registration == ""
        and case.classes is None
        and case.goods is None
    )


def test_what_stands_before_a_cut_is_kept() -> None:
    whole = (FILES / "uspto_daily.xml").read_bytes()
    got, error = refusal(uspto.read, stream(whole[: whole.index(b"HARBOURLEAF")], "test.xml"))
    assert re.search(r"test\.xml, line \d+", str(error))
    assert error.slug == "damaged-file" and len(got) == 2


@pytest.mark.parametrize(
    ("data", "slug"),
    [
        (b"<html><body>not found</body></html>", "not-a-register"),
        (b'{"count": 1}', "not-a-register"),
        (b"<feed/>", "not-a-register"),
        (
            b'<?xml version="1.0" encoding="utf-8"?><trademark-applications-daily><case-file>'
            b"<serial-number>\xff</serial-number></case-file>",
            "damaged-file",
        ),
    ],
)
def test_other_files_are_refused(data: bytes, slug: str) -> None:
    with pytest.raises(BrandlintError) as caught:
        list(uspto.read(stream(data)))
    assert caught.value.slug == slug


def test_entities_are_not_expanded(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("SECRET", "utf8")
    bomb = "".join(f'<!ENTITY a{at} "{f"&a{at - 1};" * 10}">' for at in range(1, 12))
    data = (
        f'<!DOCTYPE trademark-applications-daily [<!ENTITY a0 "x">{bomb}<!ENTITY file SYSTEM '
        f'"{secret.as_uri()}">]><trademark-applications-daily>'
        "<case-file><serial-number>97000001</serial-number><case-file-header>"
        "<mark-identification>&file;&a11;</mark-identification>"
        "</case-file-header></case-file></trademark-applications-daily>"
    ).encode()
    try:
        found = list(uspto.read(stream(data)))
    except BrandlintError as error:
        assert error.slug == "damaged-file"
    else:
        assert all("SECRET" not in str(entry) and len(str(entry)) < 5000 for entry in found)


@pytest.mark.parametrize(
    "declared",
    [
        '<!ENTITY bomb "{ten}"><!ATTLIST case-file x CDATA "{many}">',
        '<!ENTITY % more SYSTEM "{secret}"> %more;',
        '<!ENTITY bomb "{ten}"><!ENTITY file SYSTEM "{secret}">',
    ],
)
def test_no_way_of_declaring_entities_reads_a_file_or_grows(tmp_path: Path, declared: str) -> None:
    secret = tmp_path / "secret.dtd"
    secret.write_text('<!ENTITY file "SECRET">', "utf8")
    filled = declared.format(ten="x" * 1000, many="&bomb;" * 1000, secret=secret.as_uri())
    data = (
        f"<!DOCTYPE case-file "
        f"[{filled}]><case-file><serial-number>97000001</serial-number><case-file-header>"
        "<mark-identification>ONE &file; TWO</mark-identification></case-file-header></case-file>"
    )
    try:
        (case,) = uspto.read(stream(data.encode()))
    except BrandlintError as error:
        assert error.slug == "damaged-file"
    else:
        assert isinstance(case, Case) and case.mark in {"ONE &file; TWO", "ONE TWO"}


def test_the_goods_of_old_registrations_stand_under_their_nice_class() -> None:
    found = cases(FILES / "uspto_dirty.xml")
    assert found["71900001"].goods == {
        8: "Whetstones of slate; strops",
        21: "Shaving bowls",
    }  # prime classes 044 and 033 of the US system
    assert found["71900002"].goods == {
        0: "Lacquers and thinners"
    }  # one US class, several Nice classes
    assert found["71900002"].classes == frozenset({1, 2})


def test_the_present_owner_is_not_the_correspondent() -> None:
    found = cases(FILES / "uspto_dirty.xml")
    assert (found["71900001"].owner, found["71900001"].owner_country) == (
        "Slate Works Ltd; Bowl Sisters",
        "GB",
    )
    assert (found["71900002"].owner, found["71900002"].owner_country) == ("Varnish House", "US")
    assert found["71900003"].owner is None


def test_a_madrid_registration_ends_with_the_international_one() -> None:
    case = cases(FILES / "uspto_dirty.xml")["79900004"]
    assert (case.basis, case.registered, case.renewal) == ("madrid", "2025-03-04", "2033-05-06")


@pytest.mark.parametrize(
    ("header", "renewal"),
    [
        (
            "<registration-date>19960229</registration-date><renewal-date>20160229</renewal-date>",
            "2026-02-28",
        ),
        (
            "<registration-date>20100105</registration-date><renewal-date>20200105</renewal-date>",
            "2030-01-05",
        ),
        (
            "<registration-date>20100105</registration-date><renewal-date>00000000</renewal-date>",
            "2020-01-05",
        ),
        ("<registration-date>19870500</registration-date>", ""),
    ],
)
def test_renewal_is_ten_years_after_the_last(header: str, renewal: str) -> None:
    data = (
        f"<case-file><serial-number>97000001</serial-number><case-file-header>"
        f"<status-code>800</status-code>{header}</case-file-header></case-file>"
    )
    (case,) = uspto.read(stream(data.encode()))
    assert isinstance(case, Case) and case.renewal == renewal


@pytest.mark.parametrize(
    ("field", "flags", "basis", "declared"),
    [
        ("supplemental-register-in", {"supplemental"}, "supplemental", {}),
        ("section-2f-in", {"2f"}, "national", {}),
        ("certification-mark-in", {"certification"}, "national", {}),
        ("collective-membership-mark-in", {"collective"}, "national", {}),
        ("filing-basis-current-66a-in", set(), "madrid", {}),
        ("cancellation-pending-in", {"cancellation-pending"}, "national", {}),
        ("opposition-pending-in", {"opposition-pending"}, "national", {}),
        ("section-8-accepted-in", set(), "national", {"section-8": "T"}),
        ("section-15-acknowledged-in", set(), "national", {"section-15": "T"}),
        ("section-8-filed-in", set(), "national", {}),
    ],
)
def test_header_flags(field: str, flags: set[str], basis: str, declared: dict[str, str]) -> None:
    for value, expected in (("T", (flags, basis, declared)), ("F", (set(), "national", {}))):
        data = (
            f"<case-file><serial-number>97000001</serial-number><case-file-header>"
            f"<{field}>{value}</{field}></case-file-header></case-file>"
        )
        (case,) = uspto.read(stream(data.encode()))
        assert (
            isinstance(case, Case)
            and (set(case.flags), case.basis, dict(case.declared)) == expected
        )


def test_groups_that_are_absent_and_groups_that_are_empty_differ() -> None:
    found = cases(FILES / "uspto_dirty.xml")
    bare, empty = found["71900003"], found["71900005"]
    assert (bare.classes, bare.goods, bare.pseudo, bare.translation, bare.disclaimer) == (
        None,
        None,
        None,
        None,
        None,
    )
    assert (empty.classes, empty.goods, empty.pseudo, empty.translation, empty.disclaimer) == (
        frozenset(),
        {},
        (),
        "",
        "",
    )


def test_odd_values_stop_nothing() -> None:
    found = entries(FILES / "uspto_dirty.xml")
    odd = next(entry for entry in found if isinstance(entry, Case) and entry.number == "71900006")
    assert (
        odd.mark == "QUIETFERN" and odd.status is Status.UNKNOWN and odd.status_code == "999"
    )  # a comment in the mark, a code nobody knows
    assert odd.goods == {3: "Soap; with lather"} and odd.owner == "Fern & Sons"
    assert [entry.detail for entry in found if isinstance(entry, Skipped)] == [
        "uspto_dirty.xml, line 51: a case with the serial number '12a'"
    ]


def test_an_empty_day_is_no_error() -> None:
    empty = (
        b"<trademark-applications-daily><application-information>"
        b"<data-available-code>N</data-available-code></application-information>"
        b"</trademark-applications-daily>"
    )
    assert list(uspto.read(stream(empty))) == []


def test_authentic_files_of_2018_and_2026(shared: Path) -> None:
    samples = shared / "data" / "samples"
    old, new = (
        cases(samples / "uspto_daily_20180218_11cases_with_dtd.xml"),
        cases(samples / "uspto_daily_apc260420_3cases.xml"),
    )
    assert (
        len(old) == 11
        and old["71112081"].mark == "CUTEX"
        and old["71112081"].status is Status.REGISTERED
    )
    assert old["87310367"].pseudo == ("TU SIMPLE",) and old["87310367"].status is Status.PENDING
    assert old["71112081"].goods == {8: "EMERY BOARDS"} and set(old["72244547"].goods or ()) == {
        1,
        2,
        3,
        19,
    }
    assert old["72244388"].owner_country == "NL" and new["79394847"].renewal == "2034-01-23"
    assert (
        len(new) == 3
        and new["79394847"].basis == "madrid"
        and new["79394847"].classes == frozenset({9, 10, 42, 44})
    )


def test_authentic_annual_records(shared: Path) -> None:
    samples = shared / "data" / "samples"
    (samson,) = cases(samples / "uspto_annual_record_70011210_SAMSON.xml").values()
    assert (samson.mark, samson.owner, samson.classes, samson.drawing) == (
        "SAMSON",
        "SAMSON ROPE TECHNOLOGIES, INC.",
        frozenset({22}),
        Drawing.COMBINED,
    )
    (bare,) = cases(samples / "uspto_annual_status_only_60000001_trimmed.xml").values()
    assert (bare.status, bare.mark, bare.owner, bare.classes) == (Status.DEAD, None, None, None)
    for other in (
        "uspto_odp_TRTDXFAP_product_listing.json",
        "uspto_tsdr_sn76044902_st66.xml",
        "euipo_trademark_search_openapi_1.0.0.json",
    ):
        with pytest.raises(BrandlintError) as caught:
            entries(samples / other)
        assert caught.value.slug == "not-a-register"
