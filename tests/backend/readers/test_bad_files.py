"""What a reader refuses, and how it says so: one bad row does not end the file."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import openpyxl
import pytest

from brandlint.errors import BrandlintError
from brandlint.listing import Listing
from brandlint.readers import read, read_stream
from brandlint.readers.options import Notes, ReadOptions
from brandlint.tabular.text import CAP

BAD = {
    "half.jsonl": (b'{"fields": {}}\n{"fields": ', "malformed", "line 2"),
    "deep.jsonl": (b"[" * 100_000, "malformed", "line 1"),
    "number.jsonl": (b'{"fields": {"title": 3}}', "invalid-field", "/fields/title"),
    "latin.jsonl": (b'{"fields": {"title": "caf\xe9"}}', "not-utf8", "line 1, byte 26"),
    "market.jsonl": (b'{"marketplace": "mars.com", "fields": {}}', "unknown-marketplace", "line 1"),
    "market.csv": (b"title,marketplace\na,mars.com\n", "unknown-marketplace", "line 2"),
    "long.txt": (b"a" * (CAP + 1), "too-large", "description"),
    "long.csv": (b"title\nok\n" + b"a" * (CAP + 1), "too-large", "line 3"),
    "ragged.csv": (b"title,brand\na,b\na,b,c\n", "ragged-row", "line 3"),
    "short.csv": (b"sku,title\n1,a\nb\n", "ragged-row", "line 3"),
    "quote.csv": (b'title\nok\n"never closed\nlost\n', "malformed", "line 3"),
    "mixed.csv": ("title\nTür\ncaf".encode() + b"\xe9\n" + "Öl\n".encode(), "malformed", "line 3"),
    "header.csv": (b"colour,size\nred,3\n", "no-columns", "colour"),
    "empty.csv": (b"", "no-columns", "empty"),
    "only.csv": (b"SKU,Title\n", "no-listings", "only.csv"),
    "zip.csv": (b"PK\x03\x04rest", "damaged-table", "ZIP"),
    "old.csv": (b"\xd0\xcf\x11\xe0rest", "damaged-table", "old Excel"),
    "sheet.xlsx": (b"PK", "damaged-table", "sheet.xlsx"),
    "sheet.ods": (b"no zip at all", "damaged-table", "sheet.ods"),
    "cut.json": (b'[{"title": "a"}, {"ti', "malformed", "cut.json"),
    "empty.json": (b"", "malformed", "empty"),
    "other.json": (b'{"a": [1, 2]}', "no-columns", "records"),
    "cut.xml": (b"<r><item><title>a</title></item><item><ti", "malformed", "line 1"),
    "other.xml": (b"<r><a>b</a></r>", "no-columns", "records"),
    "bomb.xml": (
        b'<!DOCTYPE r [<!ENTITY a "aaaa">]><r><item><title>&a;</title></item></r>',
        "damaged-table",
        "entities",
    ),
    "none.pdf": (b"", "unknown-format", ".pdf"),
}


def told(path: Path, options: ReadOptions = ReadOptions()) -> tuple[list[Listing], BrandlintError]:
    """The listings of a file, and the one error that was told or raised."""
    errors: list[BrandlintError] = []
    listings: list[Listing] = []
    try:
        for listing in read(str(path), options, Notes(errors.append)):
            listings.append(listing)
    except BrandlintError as error:
        errors.append(error)
    (error,) = errors
    return listings, error


@pytest.mark.parametrize("name", BAD)
def test_what_is_wrong_is_one_coded_error_that_names_the_place(name: str, tmp_path: Path) -> None:
    data, slug, place = BAD[name]
    (tmp_path / name).write_bytes(data)
    _, error = told(tmp_path / name)
    assert error.slug == slug and place in error.detail


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("t.csv", b"title,brand\none,b\na,b,c\ntwo,\n"),
        ("t.csv", b'title,brand\none,b\n"open,b\ntwo,\n'),
        ("t.csv", b'title,brand\none,b\n"open,b\n"two",\n'),
        ("t.csv", "title,brand\none,ü\n".encode() + b"\xe9,b\ntwo,\n"),
        ("t.csv", b"title,marketplace\none,\na,mars.com\ntwo,\n"),
        ("t.jsonl", b'{"fields":{"title":"one"}}\n{\n{"fields":{"title":"two"}}\n'),
        ("t.json", b'[{"title":"one"},{"title":"a","marketplace":"mars.com"},{"title":"two"}]'),
    ],
)
def test_the_rows_around_a_bad_one_are_read(name: str, data: bytes, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(data)
    listings, _ = told(tmp_path / name)
    assert [listing.fields["title"] for listing in listings] == ["one", "two"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize(
    ("name", "text", "fields"),
    [
        ("t.txt", "😀 sock of the finest wool", {"description": "😀 sock of the finest wool"}),
        ("t.csv", "title\r\n😀 sock of wool\r\n", {"title": "😀 sock of wool"}),
        ("t.tsv", "sku\ttitle\n1\t😀 sock\n", {"title": "😀 sock"}),
    ],
)
def test_unicode_with_and_without_a_mark(
    encoding: str, name: str, text: str, fields: dict[str, str], tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(text.encode(encoding))
    assert [row.fields for row in read(str(tmp_path / name))] == [fields]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_mark_before_json_lines_is_nothing(encoding: str, tmp_path: Path) -> None:
    text = '{"fields": {"title": "😀 sock", "description": null}, "brands": null, "id": null}\n'
    (tmp_path / "t.jsonl").write_bytes(text.encode(encoding))
    assert [row.fields for row in read(str(tmp_path / "t.jsonl"))] == [{"title": "😀 sock"}]


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1252", "SKU;Titel\n1;Lederhülle für große Füße\n"),
        ("cp932", "出品者SKU\t商品名\n1\tレザーケース 手帳型\n"),
        ("gb18030", "货号,商品标题\n1,真皮手机壳适用于多种型号\n"),
        ("big5", "貨號,商品標題\n1,真皮手機殼\n"),
        ("cp949", "상품코드,상품명\n1,가죽 케이스\n"),
        ("cp1250", "SKU;TYTUŁ\n1;Skórzane etui z długą smyczą\n"),
        ("cp1251", "Артикул;Название\n1;Кожаный чехол для телефона\n"),
        ("cp1254", "SKU;Başlık\n1;Deri kılıf şık ve sağlam\n"),
    ],
)
def test_the_encoding_of_a_table_is_found_out_and_can_be_named(
    encoding: str, text: str, tmp_path: Path
) -> None:
    (tmp_path / "t.csv").write_bytes(text.encode(encoding))
    title = re_cells(text)[1]
    for options in (ReadOptions(), ReadOptions(encoding=encoding)):
        (listing,) = read(str(tmp_path / "t.csv"), options)
        assert listing.fields == {"title": title}


def re_cells(text: str) -> list[str]:
    return text.splitlines()[1].replace("\t", ";").replace(",", ";", 1).split(";", 1)


def test_an_encoding_that_is_none_is_refused(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_bytes(b"title\na\n")
    with pytest.raises(BrandlintError, match="klingon"):
        list(read(str(tmp_path / "t.csv"), ReadOptions(encoding="klingon")))


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ('5" pipe', '5" pipe'),
        ('"a"b', "ab"),
        ('"5"" pipe"', '5" pipe'),
        ("N\x00ike", "N\x00ike"),
        ('"two\nlines"', "two\nlines"),
    ],
)
def test_cells_are_read_as_a_spreadsheet_reads_them(cell: str, text: str, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text(f"title,id\n{cell},7\n", "utf8")
    (row,) = read(str(tmp_path / "t.csv"))
    assert (row.fields, row.id) == ({"title": text}, "7")


@pytest.mark.parametrize(
    ("lines", "titles"),
    [
        (
            ["sku\titem-name", '1\t"Happy mug', "2\tplain", '3\t5" mug'],
            ['"Happy mug', "plain", '5" mug'],
        ),
        (
            ["sku\titem-name", '1\t"Happy', "2\tplain", '3\tbirth"day"'],
            ['"Happy', "plain", 'birth"day"'],
        ),
        (["sku\titem-name", '1\t"two\nlines"', "2\tplain"], ["two\nlines", "plain"]),
        (["sep=;", "sku;title", "1;a, b"], ["a, b"]),
        (["sku|title", "1|a, b; c"], ["a, b; c"]),
        (["", ",,", "SKU,Title,Price", "1,a,3"], ["a"]),
        (["SKU,Title", '1,"say \\"so\\", please"'], ['say "so", please']),
    ],
)
def test_dialects(lines: list[str], titles: list[str], tmp_path: Path) -> None:
    (tmp_path / "t.txt").write_text("\n".join(lines) + "\n", "utf8")
    assert [row.fields["title"] for row in read(str(tmp_path / "t.txt"))] == titles


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_all_line_ends_are_read(end: str, encoding: str, tmp_path: Path) -> None:
    text = end.join(["title", "one", "two"])
    (tmp_path / "t.csv").write_bytes(text.encode(encoding))
    assert [row.fields["title"] for row in read(str(tmp_path / "t.csv"))] == ["one", "two"]


def test_a_text_that_is_no_table_is_a_description(tmp_path: Path) -> None:
    text = "Title, description and price of this mug:\nfine, round, 3 EUR\n"
    (tmp_path / "t.txt").write_text(text, "utf8")
    assert [row.fields for row in read(str(tmp_path / "t.txt"))] == [{"description": text}]


def test_a_hundred_thousand_columns_are_read(tmp_path: Path) -> None:
    names = ["title", *(f"colour {number} of it" for number in range(100_000))]
    (tmp_path / "t.csv").write_text(",".join(names) + "\nsock" + ",deep red" * 100_000, "utf8")
    said: list[str] = []
    (row,) = read(str(tmp_path / "t.csv"), notes=Notes(say=said.append))
    assert row.fields == {"title": "sock"}
    assert "and 99960 more" in said[-1] and len(said[-1]) < 2000


def test_an_archive_that_unpacks_without_end_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "t.xlsx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b" " * (80 << 20))
    _, error = told(tmp_path / "t.xlsx")
    assert error.slug == "damaged-table" and "80 MB" in error.detail


def test_rows_of_a_sheet_are_named_by_sheet_and_row() -> None:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.title = "Stock"
    for row in (["title", "marketplace"], ["a", ""], ["b", "mars.com"]):
        sheet.append(row)
    data = io.BytesIO()
    workbook.save(data)
    errors: list[BrandlintError] = []
    listings = list(read_stream("t.xlsx", data, notes=Notes(errors.append)))
    assert [listing.fields["title"] for listing in listings] == ["a"]
    assert "sheet Stock, row 3" in errors[0].detail


@pytest.mark.parametrize("suffix", [".jsonl", ".csv", ".tsv"])
def test_a_file_is_read_row_by_row(suffix: str, tmp_path: Path) -> None:
    line = '{"fields": {"title": "socks"}}\n' if suffix == ".jsonl" else "socks\n"
    (tmp_path / f"t{suffix}").write_text(
        ("" if suffix == ".jsonl" else "title\n") + line * 300_000, "utf8"
    )
    seen: list[int] = []
    rows = read(str(tmp_path / f"t{suffix}"), bytes_read=seen.append)
    assert next(rows).fields == {"title": "socks"}
    assert 0 < seen[0] < (tmp_path / f"t{suffix}").stat().st_size
    assert sum(1 for _ in rows) == 299_999
    assert seen[-1] == (tmp_path / f"t{suffix}").stat().st_size
