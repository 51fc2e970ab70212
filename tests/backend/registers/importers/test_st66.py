"""What the ST.66 importer makes of EUIPO's, the USPTO's and Madrid files."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from brandlint.registers.case import Case, Drawing, Status
from brandlint.registers.importers import st66, wipo_xml

from .builders import FILES, cases, of_file, refusal, refused_file, skipped, stream

BULK = FILES / "euipo_bulk_st66.xml"


def test_bulk_record_has_every_field() -> None:
    case = cases(of_file(st66.read, BULK))["EM", "090000001"]
    assert case == Case(
        office="EM",
        number="090000001",
        updated="2026-11-20",
        status=Status.REGISTERED,
        status_code="CTM registered",
        status_date="2019-11-13",
        filed="2019-05-02",
        published="2019-07-01",
        registered="2019-11-13",
        renewal="2029-05-02",
        drawing=Drawing.COMBINED,
        basis="national",
        flags=frozenset({"collective"}),
        mark="Quillvane & Söhne",
        owner="Quillvane GmbH; Ada Quill",
        owner_country="AT",
        classes=frozenset({25}),
        goods={25: "Caps"},
        source="euipo",
    )


def test_deletion_is_a_dead_entry_that_replaces_no_group() -> None:
    case = cases(of_file(st66.read, BULK))["EM", "090000002"]
    assert (case.status, case.mark, case.classes, case.owner) == (Status.DEAD, None, None, None)


def test_entries_without_words_or_number_are_named() -> None:
    assert skipped(of_file(st66.read, BULK)) == ["design-only", "no-number"]


def test_madrid_registration_is_one_case_a_designated_office() -> None:
    entries = of_file(st66.read, FILES / "madrid_st66.xml")
    found = cases(entries)
    assert {office: case.status for (office, _), case in found.items()} == {
        "US": Status.REGISTERED,
        "EM": Status.PENDING,
        "CN": Status.DEAD,
        "JP": Status.DEAD,
        "GB": Status.REGISTERED,
        "CA": Status.PENDING,
    }
    assert skipped(entries) == ["no-designation"]
    case = found["US", "IR1900001"]
    assert (case.registration, case.basis, case.source, case.owner, case.owner_country) == (
        "1900001",
        "madrid",
        "wipo",
        "Brindlefox AG",
        "CH",
    )
    assert (case.mark, case.classes, case.renewal, case.status_date) == (
        "BRINDLEFOX",
        frozenset({9}),
        "2035-03-10",
        "2016-04-01",
    )


def test_word_on_the_designation_itself_goes_before_the_records() -> None:
    xml = (
        (FILES / "madrid_st66.xml")
        .read_text("utf8")
        .replace(
            "<DesignatedCountryCode>GB</DesignatedCountryCode>",
            "<DesignatedCountryCode>GB</DesignatedCountryCode>"
            "<DesignatedStatus>Refused</DesignatedStatus>",
        )
    )
    assert cases(list(st66.read(stream(xml))))["GB", "IR1900001"].status is Status.DEAD


def test_end_of_the_whole_registration_ends_every_designation() -> None:
    end = (
        "<MarkRecord><BasicRecord><RecordEffectiveDate>2199-02-01</RecordEffectiveDate>"
        "<BasicRecordKind>Total Ceasing Effect</BasicRecordKind>"
    )
    xml = (
        (FILES / "madrid_st66.xml")
        .read_text("utf8")
        .replace(
            "</MarkRecordDetails>",
            f"{end}<RecordInterestedOfficeCode>CH</RecordInterestedOfficeCode></BasicRecord>"
            f"</MarkRecord></MarkRecordDetails>",
        )
    )
    assert {case.status for case in cases(list(st66.read(stream(xml)))).values()} == {Status.DEAD}


def test_every_entry_before_the_damage_is_kept() -> None:
    content = BULK.read_bytes()
    cut = content[: content.index(b"090000003")]
    before, error = refusal(st66.read, stream(cut, "cut.xml"))
    assert error.slug == "damaged-file"
    assert "cut.xml, line " in error.detail
    assert [entry.number for entry in before if isinstance(entry, Case)] == [
        "090000001",
        "090000002",
    ]


def test_entry_whose_applicants_would_follow_is_kept_too() -> None:
    xml = BULK.read_text("utf8")
    before, error = refusal(st66.read, stream(xml[: xml.index("</TradeMark>") + 14]))
    assert (len(before), error.slug) == (1, "damaged-file")


def test_xml_without_marks_is_not_held(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wipo_xml, "LONGEST", 100_000)
    xml = BULK.read_text("utf8")
    _, error = refusal(
        st66.read,
        stream(
            xml.replace(
                "<TradeMarkTransactionBody>", "<TradeMarkTransactionBody>" + "<Design/>" * 20_000
            )
        ),
    )
    assert (error.slug, "no trade mark" in error.detail) == ("not-a-register", True)


def _bomb(levels: int) -> str:
    """A prolog whose entity `z` is ten to the power of `levels` letters."""
    names = [f"e{level}" for level in range(levels)] + ["z"]
    steps = (f'<!ENTITY {name} "{f"&{below};" * 10}">' for below, name in pairwise(names))
    return f'<!DOCTYPE x [<!ENTITY e0 "aaaaaaaaaa">{"".join(steps)}]>'


@pytest.mark.parametrize(
    "prolog",
    [
        '<!DOCTYPE x [<!ENTITY z "inside">]>',
        '<!DOCTYPE x [<!ENTITY z SYSTEM "file:///etc/hostname">]>',
    ],
)
def test_entities_are_not_expanded(prolog: str) -> None:
    body = (
        BULK.read_text("utf8").partition("?>")[2].replace("Quillvane &amp; Söhne", "Quillvane &z;")
    )
    assert cases(list(st66.read(stream(prolog + body))))["EM", "090000001"].mark == "Quillvane &z;"


@pytest.mark.parametrize("place", ['operationCode="Insert"', "Quillvane &amp; Söhne"])
def test_entity_bombs_stop_at_the_limit_of_the_parser(place: str) -> None:
    body = (
        BULK.read_text("utf8")
        .partition("?>")[2]
        .replace(place, place.partition('"')[0] + '"&z;"' if '"' in place else "&z;")
    )
    assert refusal(st66.read, stream(_bomb(12) + body))[1].slug == "damaged-file"


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("a;b\n1;2\n", "no XML"),
        ("<html><body/></html>", "root is <html>"),
        ('<?xml version="1.0"?><trademark-applications-daily/>', "import uspto"),
        ("<ttab-proceedings/>", "TTAB"),
        (
            "<t:TrademarkTransaction "
            'xmlns:t="http://www.wipo.int/standards/XMLSchema/ST96/Trademark"/>',
            "import st96",
        ),
    ],
)
def test_other_files_are_refused_by_what_they_are(content: str, says: str) -> None:
    _, error = refusal(st66.read, stream(content))
    assert error.slug == "not-a-register"
    assert says in error.detail


def test_memory_is_given_back_element_by_element() -> None:
    xml = BULK.read_text("utf8")
    start, end = xml.index("<TransactionContentDetails>"), xml.index("</TradeMarkTransactionBody>")
    read = st66.read(stream(xml[:start] + xml[start:end] * 50 + xml[end:]))
    assert sum(isinstance(entry, Case) for entry in read) == 100


def test_record_of_the_uspto(shared: Path) -> None:
    (case,) = cases(
        of_file(st66.read, shared / "data/samples/uspto_tsdr_sn76044902_st66.xml")
    ).values()
    assert replace(case, goods=None) == Case(
        office="US",
        number="76044902",
        status=Status.REGISTERED,
        status_code="702",
        status_date="2010-09-08",
        registration="2824281",
        filed="2000-05-09",
        published="2003-12-30",
        registered="2004-03-23",
        drawing=Drawing.WORDS,
        basis="national",
        declared={"section-8": "T", "section-15": "T"},
        mark="PYTHON",
        owner="PYTHON SOFTWARE FOUNDATION",
        owner_country="US",
        classes=frozenset({9, 42}),
        source="uspto",
    )
    assert set(case.goods or {}) == {9, 42}


@pytest.mark.parametrize(
    "name",
    [
        "uspto_tsdr_rn2178784_st96_v2.2.1.xml",
        "uspto_ttab_dtd_v1_documentation.txt",
        "uspto_odp_TRTDXFAP_product_listing.json",
    ],
)
def test_samples_of_other_kinds_are_refused(shared: Path, name: str) -> None:
    assert refused_file(st66.read, shared / "data/samples" / name).slug == "not-a-register"
