"""USPTO bulk XML: what a case says, dirt in it, what is refused."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from brandlint.errors import BrandlintError
from brandlint.registers.case import Case, Drawing, Skipped, Status
from brandlint.registers.importers import uspto
from brandlint.registers.importers.sources import Source, sources

FILES = Path(__file__).parent / "files"


def entries(path: Path) -> list[Case | Skipped]:
    return [entry for source in sources(path) for entry in uspto.read(source)]


def cases(path: Path) -> dict[str, Case]:
    return {entry.number: entry for entry in entries(path) if isinstance(entry, Case)}


def of(text: bytes) -> Source:
    return Source("test.xml", Path("test.xml"), io.BytesIO(text), lambda: 0)


def test_a_case_is_read_whole() -> None:
    case = cases(FILES / "uspto_daily.xml")["97100001"]
    assert (case.office, case.mark, case.status, case.registration, case.drawing) == ("US", "PLUMTIDE", Status.REGISTERED, "7100001", Drawing.WORDS)
    assert case.classes == {9, 21} and case.goods == {21: "Lunch boxes of steel", 9: "Scales for kitchens"}
    assert (case.owner, case.owner_country) == ("Second Holder GmbH", "DE")
    assert case.pseudo == ("PLUM TIDE",) and case.disclaimer == '"TIDE"'
    assert (case.filed, case.registered, case.renewal, case.updated) == ("2021-03-01", "2022-06-14", "2032-06-14", "2026-11-02")


def test_dirt_is_cleaned_and_what_is_left_out_is_named() -> None:
    found = entries(FILES / "uspto_daily.xml")
    assert [entry.reason for entry in found if isinstance(entry, Skipped)] == ["design-only", "no-number"]
    case = cases(FILES / "uspto_daily.xml")["97100003"]
    assert case.filed == "1987" and case.registration == "" and case.classes is None and case.goods is None


def test_what_stands_before_a_cut_is_kept() -> None:
    whole = (FILES / "uspto_daily.xml").read_bytes()
    got: list[Case | Skipped] = []
    with pytest.raises(BrandlintError, match=r"test\.xml, line \d+") as caught:
        got.extend(iter_all(whole[: whole.index(b"HARBOURLEAF")], got))
    assert caught.value.slug == "damaged-file" and len(got) == 2


def iter_all(data: bytes, into: list[Case | Skipped]) -> list[Case | Skipped]:
    for entry in uspto.read(of(data)):
        into.append(entry)
    return []


@pytest.mark.parametrize(("data", "slug"), [
    (b"<html><body>not found</body></html>", "not-a-register"), (b'{"count": 1}', "not-a-register"), (b"<feed/>", "not-a-register"),
    (b'<?xml version="1.0" encoding="utf-8"?><trademark-applications-daily><case-file><serial-number>\xff</serial-number></case-file>', "damaged-file"),
])  # fmt: skip
def test_other_files_are_refused(data: bytes, slug: str) -> None:
    with pytest.raises(BrandlintError) as caught:
        list(uspto.read(of(data)))
    assert caught.value.slug == slug


def test_entities_are_not_expanded(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("SECRET", "utf8")
    bomb = "".join(f'<!ENTITY a{at} "{f"&a{at - 1};" * 10}">' for at in range(1, 12))
    data = (f'<!DOCTYPE trademark-applications-daily [<!ENTITY a0 "x">{bomb}<!ENTITY file SYSTEM "{secret.as_uri()}">]><trademark-applications-daily>'
            "<case-file><serial-number>1</serial-number><case-file-header><mark-identification>&file;&a11;</mark-identification>"
            "</case-file-header></case-file></trademark-applications-daily>").encode()  # fmt: skip
    try:
        found = list(uspto.read(of(data)))
    except BrandlintError as error:
        assert error.slug == "damaged-file"
    else:
        assert all("SECRET" not in str(entry) and len(str(entry)) < 5000 for entry in found)


def test_an_empty_day_is_no_error() -> None:
    empty = b"<trademark-applications-daily><application-information><data-available-code>N</data-available-code></application-information></trademark-applications-daily>"
    assert list(uspto.read(of(empty))) == []


def test_authentic_files_of_2018_and_2026(shared: Path) -> None:
    samples = shared / "data" / "samples"
    old, new = cases(samples / "uspto_daily_20180218_11cases_with_dtd.xml"), cases(samples / "uspto_daily_apc260420_3cases.xml")
    assert len(old) == 11 and old["71112081"].mark == "CUTEX" and old["71112081"].status is Status.REGISTERED
    assert old["87310367"].pseudo == ("TU SIMPLE",) and old["87310367"].status is Status.PENDING
    assert len(new) == 3 and new["79394847"].basis == "madrid" and new["79394847"].classes == {9, 10, 42, 44}


def test_authentic_annual_records(shared: Path) -> None:
    samples = shared / "data" / "samples"
    (samson,) = cases(samples / "uspto_annual_record_70011210_SAMSON.xml").values()
    assert (samson.mark, samson.owner, samson.classes, samson.drawing) == ("SAMSON", "SAMSON ROPE TECHNOLOGIES, INC.", {22}, Drawing.COMBINED)
    (bare,) = cases(samples / "uspto_annual_status_only_60000001_trimmed.xml").values()
    assert (bare.status, bare.mark, bare.owner, bare.classes) == (Status.DEAD, None, None, None)
    for other in ("uspto_odp_TRTDXFAP_product_listing.json", "uspto_tsdr_sn76044902_st66.xml", "euipo_trademark_search_openapi_1.0.0.json"):
        with pytest.raises(BrandlintError) as caught:
            entries(samples / other)
        assert caught.value.slug == "not-a-register"
