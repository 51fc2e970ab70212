"""What the importer of tables makes of exports and of lists of a seller's own."""

from __future__ import annotations

import gzip
import io
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from pathlib import Path

import openpyxl
import pytest

from brandlint.package_data import rows_of
from brandlint.registers.case import Case, Drawing, Skipped, Status
from brandlint.registers.importers import table
from brandlint.registers.importers.streams import Source
from brandlint.registers.importers.values import plain

from .builders import FILES, cases, of_file, refusal, refused_file, skipped, stream


def read(
    source: Source, columns: Mapping[str, str] | None = None, office: str = ""
) -> Iterator[Case | Skipped]:
    return table.read(source, columns or {}, office)


def of_text(
    content: bytes | str, *, office: str = "", name: str = "list.csv", **columns: str
) -> list[Case | Skipped]:
    return list(read(stream(content, name), columns, office))


def workbook(*sheets: Sequence[Sequence[object]]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for at, rows in enumerate(sheets):
        sheet = book.create_sheet(f"sheet{at}")
        for row in rows:
            sheet.append(list(row))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_list_of_ones_own() -> None:
    entries = of_file(read, FILES / "own_list.csv")
    assert cases(entries) == {
        ("DE", "302099000001"): Case(
            office="DE",
            number="302099000001",
            status=Status.REGISTERED,
            status_code="eingetragen",
            registration="302099000001",
            filed="2019-04-03",
            drawing=Drawing.WORDS,
            basis="national",
            mark="Wendelmoor",
            owner="Wendelmoor GmbH",
            classes=frozenset({9, 25}),
            source="own-list",
        ),
        ("DE", "302099000002"): Case(
            office="DE",
            number="302099000002",
            status=Status.DEAD,
            status_code="gelöscht",
            registration="302099000002",
            drawing=Drawing.WORDS,
            basis="national",
            mark="Moor; Heide",
            classes=frozenset(),
            source="own-list",
        ),
    }
    assert [(entry.reason, entry.detail) for entry in entries if isinstance(entry, Skipped)] == [
        ("bad-row", "own_list.csv, line 4: 2 cells, header 7"),
        ("no-office", "own_list.csv, line 5: Atlantis Ohneamt"),
    ]


def test_mapping_is_said() -> None:
    said: list[str] = []
    list(table.read(stream("Mark,No.\na,1\n", "a.csv"), {}, "US", said.append))
    assert said == ["a.csv: mark ← Mark, number ← No., office = US"]


def test_export_of_tmview() -> None:
    found = cases(of_file(read, FILES / "tmview_export.csv"))
    case = found["EM", "090000021"]
    assert (case.mark, case.status, case.classes, case.owner, case.renewal, case.source) == (
        "Glimmerweft",
        Status.REGISTERED,
        frozenset({24, 25}),
        "Glimmer SA",
        "2028-01-05",
        "tmview",
    )
    assert (found["FR", "4000001"].status, found["FR", "4000001"].filed) == (Status.DEAD, "1987")


def test_international_registration_is_one_case_a_territory_whose_decision_is_not_known() -> None:
    found = {
        key: case
        for key, case in cases(of_file(read, FILES / "tmview_export.csv")).items()
        if case.basis == "madrid"
    }
    assert set(found) == {("US", "IR1900003"), ("EM", "IR1900003"), ("CN", "IR1900003")}
    assert {case.status for case in found.values()} == {Status.UNKNOWN}


def test_answer_of_tmview() -> None:
    entries = of_file(read, FILES / "register_search.json")
    case = cases(entries)["EM", "090000031"]
    assert (case.mark, case.status, case.classes, case.owner, case.filed, case.drawing) == (
        "Harrowlint",
        Status.DEAD,
        frozenset({7, 11}),
        "Harrow BV; Lint BV",
        "2003-02-21",
        Drawing.COMBINED,
    )
    assert skipped(entries) == ["design-only"]


def test_research_data_of_the_uspto() -> None:
    entries = of_file(read, FILES / "oce_case_file.csv")
    found = {number: case for (_, number), case in cases(entries).items()}
    assert {number: (case.status, case.basis) for number, case in found.items()} == {
        "90000001": (Status.REGISTERED, "national"),
        "90000002": (Status.DEAD, "national"),
        "90000003": (Status.REGISTERED, "supplemental"),
        "79900004": (Status.REGISTERED, "madrid"),
    }
    assert found["90000002"].ended == "2020-01-01"
    assert (
        found["90000003"].renewal == ""
    )  # the day of the last renewal is not the end of protection
    assert found["90000001"].updated == "2020-03-04"
    assert skipped(entries) == ["design-only"]


def ukipo(*rows: str) -> bytes:
    head = (
        "Trade Mark|Hyperlink|Mark Text|Name|Postcode|Region|Country|Status|Category of "
        "Mark|Mark Type|Series|No of Marks in Series|Filed|Published"
        "|Registered|Expired|Renewal Due Date|"
        + "|".join(f"Class{number}" for number in range(1, 46))
    )
    return "\r\n".join((head, *rows, "")).encode("utf-16")


def ukipo_row(number: str, mark: str, classes: set[int], status: str = "Registered") -> str:
    flags = "|".join(str(int(at in classes)) for at in range(1, 46))
    return (
        f"{number}|http://x|{mark}|Someone Ltd|AB1|Wales|United "
        f"Kingdom|{status}|UK|Word|No||05/03/2010|06/04/2010|07/05/2010||05/03/2030|{flags}"
    )


def test_data_release_of_the_ukipo() -> None:
    rows = (
        ukipo_row("UK00009000001", 'THE "WORD', {3, 45}),
        ukipo_row("WO0000001900004", "FARMARK", {1}),
        ukipo_row("UK00009000002", "", {1}),
        "UK1|short",
    )
    entries = list(read(stream(ukipo(*rows), "OpenDataDomestic.txt")))
    found = cases(entries)
    case = found["GB", "UK00009000001"]
    assert replace(case, goods=None) == Case(
        office="GB",
        number="UK00009000001",
        updated="2010-05-07",
        status=Status.REGISTERED,
        status_code="Registered",
        filed="2010-03-05",
        published="2010-04-06",
        registered="2010-05-07",
        renewal="2030-03-05",
        drawing=Drawing.WORDS,
        basis="national",
        mark='THE "WORD',
        owner="Someone Ltd",
        owner_country="GB",
        classes=frozenset({3, 45}),
        source="ukipo",
    )
    assert found["GB", "IR1900004"].basis == "madrid"
    assert skipped(entries) == ["design-only", "bad-row"]


def test_us_exports_need_the_office_and_read_months_first() -> None:
    content = (
        "serial,wordmark,live_dead,status,owner,goods,filing "
        'date\n90000001,FELLDRIP,Dead,Registered,"FELL, INC. (CORPORATION; OHIO, USA)",IC '
        "025: Hats.; IC 018: Bags.; US 039: Caps.,05/03/2020\n"
    )
    assert refusal(read, stream(content))[1].slug == "needs-map"
    (case,) = cases(of_text(content, office="uspto")).values()
    assert (case.office, case.status, case.owner, case.filed) == (
        "US",
        Status.DEAD,
        "FELL, INC.",
        "2020-05-03",
    )
    assert case.goods == {25: "Hats.", 18: "Bags.", 0: "Caps."}


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (
            "Owner,Status,Office\nx,y,US\n",
            [
                "Owner, Status, Office",
                "no column is recognised as mark",
                "no column is recognised as number",
            ],
        ),
        ("Mark,Owner,Office\nx,y,US\n", ["no column is recognised as number"]),
        ("Mark,Brand,Number,Office\na,b,1,US\n", ["Mark and Brand could both be mark"]),
        ("Mark,Number,Mark,Office\na,1,b,US\n", ["Mark and Mark could both be mark"]),
        ("Mark,Number\na,1\n", ["no column names the office"]),
    ],
)
def test_unclear_columns_are_asked_for(content: str, says: list[str]) -> None:
    _, error = refusal(read, stream(content))
    assert error.slug == "needs-map"
    assert all(part in error.detail for part in says), error.detail


def test_what_the_user_names_wins() -> None:
    content = "Mark,Brand,Code,Office\na,b,1,US\n"
    assert [
        (case.mark, case.number)
        for case in cases(of_text(content, mark="Brand", number="code")).values()
    ] == [("b", "1")]


@pytest.mark.parametrize(
    ("columns", "says"),
    [
        ({"mark": "Nothing"}, "no column 'Nothing'"),
        ({"colour": "Mark"}, "there is no field 'colour'"),
        ({"mark": "X"}, "more than one column 'X'"),
    ],
)
def test_columns_that_are_not_there(columns: dict[str, str], says: str) -> None:
    _, error = refusal(partial(read, columns=columns), stream("Mark,Number,Office,X,X\na,1,US,,\n"))
    assert error.slug == "needs-map"
    assert says in error.detail


def test_headers_match_loosely() -> None:
    assert (
        cases(of_text("TRADE-MARK\tApplication  No.\tIP_Office\nx\t1\tEUIPO\n", name="a.tsv"))[
            "EM", "1"
        ].mark
        == "x"
    )


def test_workbook_with_title_rows_dates_and_numbers() -> None:
    content = workbook(
        [["Notes"], ["nothing here"]],
        [
            ["Trade marks of 2026"],
            [],
            [
                "Mark",
                "Application number",
                "Office",
                "Nice classes",
                "Filing date",
                "Registration date",
            ],
            ["Fennlock", 90000041, "US", 9, date(2024, 5, 3), datetime(2025, 1, 2, 3, 4)],
            ["Short", 90000042.0, "US"],
            [None, 90000043, "US"],
        ],
    )
    entries = of_text(content, name="marks.xlsx")
    case = cases(entries)["US", "90000041"]
    assert (case.mark, case.classes, case.filed, case.registered) == (
        "Fennlock",
        frozenset({9}),
        "2024-05-03",
        "2025-01-02",
    )
    assert ("US", "90000042") in cases(entries)
    assert skipped(entries) == ["design-only"]


def test_workbook_inside_an_archive(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(
            "marks.xlsx", workbook([["Mark", "Number", "Office"], ["Fennlock", 1, "US"]])
        )
    assert ("US", "1") in cases(of_file(read, path))


def test_broken_and_empty_workbooks() -> None:
    content = workbook([["Mark", "Number", "Office"], *[["Fennlock", 1, "US"]] * 500])
    assert refusal(read, stream(content[:-40], "cut.xlsx"))[1].slug == "damaged-file"
    assert refusal(read, stream(b"PK\x03\x04 nothing", "x.xlsx"))[1].slug == "damaged-file"
    assert refusal(read, stream(workbook([["a", "b"]]), "x.xlsx"))[1].slug == "needs-map"
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for member in old.infolist():
            data = old.read(member)
            new.writestr(
                member, data[: len(data) // 2] if "sheet1.xml" in member.filename else data
            )
    before, error = refusal(read, stream(out.getvalue(), "x.xlsx"))
    assert error.slug == "damaged-file"
    assert before


@pytest.mark.parametrize(
    ("content", "slug", "says"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "not-a-register", "save it as .xlsx"),
        (b"<?xml version='1.0'?><a/>", "not-a-register", "XML"),
        (b"M\x00a\x00r\x00k\x00", "not-a-register", "byte order mark"),
        (b"One column\nx\n", "not-a-register", "no separator: 'One column'"),
        (b"Mark;Number;Office\nok;1;DE\nM\xfcller;2;DE\n", "not-utf8", "list.csv, byte 28"),
        (b'Mark;Number;Office\nok;1;DE\n"open;2;DE\nlost;3;DE\n', "damaged-file", "line 3"),
        ("Mark;Number;Office\nok;1;DE\n".encode("utf-16") + b"\x00\xd8\x41", "not-utf8", "UTF-16"),
        (b'{"openapi": "3"}', "not-a-register", "an API description"),
        (b'[{"colour": "red"}]', "not-a-register", "its records have colour"),
    ],
)
def test_files_that_are_no_tables(content: bytes, slug: str, says: str) -> None:
    _, error = refusal(read, stream(content, "list.csv"))
    assert error.slug == slug
    assert says in error.detail


def test_numbers_kept_from_spreadsheets() -> None:
    assert ("EM", "000012345") in cases(of_text('Mark;Number;Office\na;"=""000012345""";EM\n'))


def test_office_that_there_is_not() -> None:
    assert (
        refusal(partial(read, office="Narnia"), stream("Mark,Number\na,1\n"))[1].slug == "needs-map"
    )


def test_trailing_separators_are_no_cells() -> None:
    assert len(cases(of_text("Mark;Number;Office\na;1;DE;;\n"))) == 1


def test_compressed_files(tmp_path: Path) -> None:
    path = tmp_path / "a.csv.gz"
    path.write_bytes(gzip.compress(b"Mark;Number;Office\na;1;DE\n"))
    assert ("DE", "1") in cases(of_file(read, path))


def test_no_header_word_means_two_fields() -> None:
    meanings = defaultdict(set)
    for row in rows_of("brandlint.registers.importers", "register_headers.csv"):
        assert row["source"], row
        meanings[row["format"], plain(row["header"])].add(row["field"])
    assert {word: found for word, found in meanings.items() if len(found) > 1} == {}


def test_sample_of_the_dpma(shared: Path) -> None:
    entries = of_file(read, shared / "data/samples/dpma_export_10k.csv")
    assert len(entries) == 10_000 and not skipped(entries)
    every = [entry for entry in entries if isinstance(entry, Case)]
    assert Counter((case.office, case.basis) for case in every) == {
        ("EM", "national"): 8980,
        ("DE", "national"): 954,
        ("DE", "madrid"): 66,
    }
    assert Counter(case.status for case in every) == {
        Status.DEAD: 4913,
        Status.REGISTERED: 4465,
        Status.PENDING: 556,
        Status.UNKNOWN: 66,
    }
    assert len(cases(entries)) == 10_000
    case = cases(entries)["DE", "1173119"]
    assert (case.mark, case.status, case.status_code, case.source) == (
        "Unipps",
        Status.REGISTERED,
        "Marke eingetragen",
        "dpma",
    )


def test_sample_of_tmview(shared: Path) -> None:
    (case,) = cases(
        of_file(read, shared / "data/samples/tmview_search_response_trimmed.json")
    ).values()
    assert case == Case(
        office="EM",
        number="018838934",
        status=Status.REGISTERED,
        status_code="Registered",
        registration="018838934",
        filed="2023-02-21",
        registered="2023-06-13",
        renewal="2033-02-21",
        drawing=Drawing.WORDS,
        basis="national",
        mark="Utiq",
        owner="Utiq",
        classes=frozenset({9, 25, 35, 38, 42}),
        source="tmview",
    )


def test_sample_of_the_uspto_search(shared: Path) -> None:
    path = shared / "data/samples/uspto_tmsearch_records.csv"
    assert refused_file(read, path).slug == "needs-map"
    entries = of_file(partial(read, office="US"), path)
    assert Counter(skipped(entries)) == {"design-only": 76}
    assert Counter(case.status for case in cases(entries).values()) == {
        Status.REGISTERED: 227,
        Status.PENDING: 64,
    }
    assert cases(entries)["US", "72423249"].classes == frozenset({10, 25, 26})


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("euipo_trademark_search_openapi_1.0.0.json", "an API description, not register data"),
        (
            "uspto_odp_TRTDXFAP_product_listing.json",
            "`brandlint register fetch uspto` downloads what it lists",
        ),
        ("uspto_ttab_dtd_v1_documentation.txt", "no table"),
        ("uspto_tsdr_sn76044902_st66.xml", "XML"),
    ],
)
def test_samples_that_are_no_tables(shared: Path, name: str, says: str) -> None:
    error = refused_file(read, shared / "data/samples" / name)
    assert error.slug == "not-a-register"
    assert says in error.detail
