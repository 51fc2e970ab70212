"""What a reader refuses, and how it says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from brandlint.errors import BrandlintError
from brandlint.listing import Listing
from brandlint.readers import read
from brandlint.tabular.text import CAP

BAD = {
    "latin.txt": (b"caf\xe9", "not-utf8", "byte 3"),
    "half.jsonl": (b'{"fields": {}}\n{"fields": ', "malformed", "line 2"),
    "deep.jsonl": (b"[" * 100_000, "malformed", "line 1"),
    "number.jsonl": (b'{"fields": {"title": 3}}', "invalid-field", "/fields/title"),
    "long.txt": (b"a" * (CAP + 1), "too-large", "description"),
    "long.csv": (b"title\nok\n" + b"a" * (CAP + 1), "too-large", "line 3"),
    "ragged.csv": (b"title,brand\na,b\na,b,c\n", "ragged-row", "line 3"),
    "quote.csv": (b'title\nok\n"never closed\nlost\n', "malformed", "line 3"),
    "quote.tsv": (b'title\tid\n"never\t1\nlost\t2\n', "malformed", "line 2"),
    "wide.txt": (b"\xff\xfea", "not-utf8", "byte 2"),
    "wide.csv": (b"\xff\xfet\x00i\x00t\x00l\x00e\x00\n\x00a", "not-utf8", "UTF-16"),
    "latin.csv": (b"title\ncaf\xe9\n", "not-utf8", "byte 9"),
    "header.csv": (b"colour,size\nred,3\n", "no-columns", "colour"),
    "empty.csv": (b"", "no-columns", "empty"),
    "sheet.xlsx": (b"PK", "unknown-format", ".xlsx"),
}


@pytest.mark.parametrize("name", BAD)
def test_wrong_files_are_coded_errors_that_name_the_place(name: str, tmp_path: Path) -> None:
    data, slug, place = BAD[name]
    (tmp_path / name).write_bytes(data)
    with pytest.raises(BrandlintError) as caught:
        list(read(str(tmp_path / name), {}))
    assert caught.value.slug == slug and place in caught.value.detail


def test_rows_before_the_wrong_one_are_read(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_bytes(b"title,brand\na,b\na,b,c\n")
    rows = read(str(tmp_path / "t.csv"), {})
    assert next(rows).fields == {"title": "a"}
    with pytest.raises(BrandlintError):
        next(rows)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize(
    ("name", "text", "fields"),
    [
        ("t.txt", "😀 sock", {"description": "😀 sock"}),
        ("t.csv", "title\r\n😀 sock\r\n", {"title": "😀 sock"}),
        ("t.jsonl", '{"fields": {"title": "😀 sock"}}\n', {"title": "😀 sock"}),
    ],
)
def test_encodings_with_a_byte_order_mark(
    encoding: str, name: str, text: str, fields: dict[str, str], tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(text.encode(encoding))
    rows: list[Listing] = list(read(str(tmp_path / name), {}))
    assert [row.fields for row in rows] == [fields]


def test_bare_quotes_in_a_tsv_are_text(tmp_path: Path) -> None:
    (tmp_path / "t.tsv").write_text('title\tbrand\n5" pipe\tx\n', "utf8")
    assert next(read(str(tmp_path / "t.tsv"), {})).fields == {"title": '5" pipe'}


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
    (row,) = read(str(tmp_path / "t.csv"), {})
    assert (row.fields, row.id) == ({"title": text}, "7")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_all_line_ends_are_read(end: str, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_bytes(end.join(["title", "one", "two"]).encode())
    assert [row.fields["title"] for row in read(str(tmp_path / "t.csv"), {})] == ["one", "two"]


@pytest.mark.parametrize("suffix", [".jsonl", ".csv", ".tsv"])
def test_a_file_is_read_row_by_row(suffix: str, tmp_path: Path) -> None:
    line = '{"fields": {"title": "socks"}}\n' if suffix == ".jsonl" else "socks\n"
    (tmp_path / f"t{suffix}").write_text(
        ("" if suffix == ".jsonl" else "title\n") + line * 100_000, "utf8"
    )
    seen: list[int] = []
    rows = read(str(tmp_path / f"t{suffix}"), {}, seen.append)
    assert next(rows).fields == {"title": "socks"}
    assert 0 < seen[0] < 100_000
    assert sum(1 for _ in rows) == 99_999 and seen[-1] == (tmp_path / f"t{suffix}").stat().st_size
