"""A file is written back byte for byte but for the texts that were fixed."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.styles import Font

from brandlint.cli import main
from brandlint.errors import BrandlintError
from brandlint.listing import Listing
from brandlint.readers import read, rewrite
from brandlint.readers.options import SILENT, ReadOptions

EXPORTS = Path(__file__).resolve().parents[2] / "data/exports"
FILES = sorted(path for path in EXPORTS.iterdir() if path.name not in {"EXPECTED.csv", "README.md"})
OPTIONS = ReadOptions()
Change = Callable[[str], str]


def rewritten(
    path: Path, change: Change = str, errors: list[BrandlintError] | None = None
) -> bytes:
    """The file with each text of its listings changed."""
    told = [] if errors is None else errors

    def fixed() -> Iterator[Mapping[str, str]]:
        for listing in read(str(path), OPTIONS, SILENT):
            yield {name: change(text) for name, text in listing.fields.items()}

    return b"".join(rewrite(str(path), OPTIONS, fixed(), told.append))


def texts(path: Path) -> list[Listing]:
    return list(read(str(path), OPTIONS, SILENT))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_what_is_not_fixed_keeps_its_bytes(path: Path) -> None:
    assert rewritten(path) == path.read_bytes()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_what_is_fixed_is_read_as_it_was_written(path: Path, tmp_path: Path) -> None:
    def change(text: str) -> str:
        return text.replace("Nike", "Own")

    copy = tmp_path / path.name
    copy.write_bytes(rewritten(path, change))
    before, after = texts(path), texts(copy)
    assert [listing.id for listing in after] == [listing.id for listing in before]
    for old, new in zip(before, after, strict=True):
        assert new.fields == {name: change(text) for name, text in old.fields.items()}


CELL = st.text(
    st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\",;\t\\\n'é|"), max_size=12
)


@settings(
    max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    rows=st.lists(st.tuples(CELL, CELL, CELL), min_size=1, max_size=5),
    delimiter=st.sampled_from(",;\t|"),
    quoting=st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
    end=st.sampled_from(["\n", "\r\n"]),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_any_table_is_written_back_and_only_its_titles_change(
    rows: list[tuple[str, str, str]],
    delimiter: str,
    quoting: int,
    end: str,
    encoding: str,
    tmp_path: Path,
) -> None:
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter, lineterminator=end, quoting=quoting)  # type: ignore[arg-type]
    writer.writerow(["SKU", "Title", "Price", "Colour"])
    for number, (title, price, colour) in enumerate(rows):
        writer.writerow([f"S{number}", f"x{title}", price, colour])
    path = tmp_path / "t.csv"
    path.write_bytes(out.getvalue().encode(encoding))
    assert rewritten(path) == path.read_bytes()
    copy = tmp_path / "copy.csv"
    copy.write_bytes(rewritten(path, lambda text: "new " + text))
    before = csv.reader(
        io.StringIO(path.read_bytes().decode(encoding), newline=""), delimiter=delimiter
    )
    after = csv.reader(
        io.StringIO(copy.read_bytes().decode(encoding), newline=""), delimiter=delimiter
    )
    for old, new in zip(list(before)[1:], list(after)[1:], strict=True):
        assert new == [old[0], "new " + old[1], *old[2:]]


def test_an_inch_sign_in_an_unquoted_table_stays_one(tmp_path: Path) -> None:
    path = tmp_path / "t.txt"
    path.write_bytes(b'sku\titem-name\tnote\r\n1\tNike mug 12" tall\t"so"\r\n2\t"plain\t5" x\r\n')
    assert rewritten(path, lambda text: text.replace("Nike ", "")) == (
        b'sku\titem-name\tnote\r\n1\tmug 12" tall\t"so"\r\n2\t"plain\t5" x\r\n'
    )


def test_a_bad_row_is_written_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(b'title,brand\nNike a,\nb,c,d\n"Nike e",f\n')
    path_read = list(_tolerant(path))
    fixed = ({"title": listing.fields["title"].replace("Nike ", "")} for listing in path_read)
    new = b"".join(rewrite(str(path), OPTIONS, fixed, lambda _: None))
    assert new == b'title,brand\na,\nb,c,d\n"e",f\n'


def _tolerant(path: Path) -> Iterator[Listing]:
    return read(str(path), OPTIONS, SILENT)


def test_letters_that_the_encoding_lacks_are_told_and_the_cell_stays(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes("SKU;Titel\n1;Hülle für Füße\n".encode("cp1252"))
    errors: list[BrandlintError] = []
    assert rewritten(path, lambda text: text + " 耐克", errors) == path.read_bytes()
    assert [error.slug for error in errors] == ["not-encodable"]
    assert "line 2, Titel" in errors[0].detail


def workbook(path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Template"
    sheet.append(["SKU", "Title", "Description", "Price"])
    sheet.append(["1", "Nike mug", "plain", 3.5])
    sheet.append(["2", '="Nike " & "cup"', "Nike <b> & more", "=D2*2"])
    sheet["B2"].font = Font(bold=True, color="00FF0000")
    book.create_sheet("Notes").append(["read me", "Nike"])
    book.save(path)


def test_a_workbook_keeps_styles_formulas_and_other_sheets(tmp_path: Path) -> None:
    path, copy = tmp_path / "t.xlsx", tmp_path / "copy.xlsx"
    workbook(path)
    assert rewritten(path) == path.read_bytes()
    copy.write_bytes(rewritten(path, lambda text: text.replace("Nike", "Own & é\U0001f600")))
    book = openpyxl.load_workbook(copy)
    sheet = book["Template"]
    assert [cell.value for cell in sheet[2]] == ["1", "Own & é\U0001f600 mug", "plain", 3.5]
    assert [cell.value for cell in sheet[3]] == [
        "2",
        '="Nike " & "cup"',
        "Own & é\U0001f600 <b> & more",
        "=D2*2",
    ]
    assert sheet["B2"].font.bold and book["Notes"]["B1"].value == "Nike"
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(copy) as new:
        assert new.namelist() == old.namelist()
        changed = [name for name in old.namelist() if old.read(name) != new.read(name)]
    assert changed == ["xl/worksheets/sheet1.xml"]


ODS = """<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:o" xmlns:table="urn:t" xmlns:text="urn:x"><office:body>
<table:table table:name="Own"><table:table-row>
<table:table-cell><text:p>SKU</text:p></table:table-cell>
<table:table-cell><text:p>Title</text:p></table:table-cell><table:table-cell/></table:table-row>
<table:table-row table:number-rows-repeated="3">
<table:table-cell table:number-columns-repeated="9"/>
</table:table-row><table:table-row><table:table-cell><text:p>1</text:p></table:table-cell>
<table:table-cell table:style-name="x"><office:annotation><text:p>Puma</text:p></office:annotation>
<text:p>Nike<text:s text:c="2"/><text:span>mug</text:span></text:p><text:p>round</text:p>
</table:table-cell></table:table-row></table:table></office:body></office:document-content>"""


def test_an_open_document_keeps_all_else(tmp_path: Path) -> None:
    path, copy = tmp_path / "t.ods", tmp_path / "copy.ods"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", ODS)
    (listing,) = texts(path)
    assert (listing.id, listing.fields) == ("1", {"title": "Nike  mug\nround"})
    assert rewritten(path) == path.read_bytes()
    copy.write_bytes(rewritten(path, lambda text: text.replace("Nike", "A & B")))
    with zipfile.ZipFile(copy) as archive:
        assert archive.read("content.xml").decode() == ODS.replace(
            'Nike<text:s text:c="2"/><text:span>mug</text:span>',
            'A &amp; B<text:s text:c="2"/>mug',
        )
    (again,) = texts(copy)
    assert again.fields == {"title": "A & B  mug\nround"}


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        (
            "t.json",
            '{"products": [ {"id":7, "title" : "Nike \\u00e9", "variants":[{"title":"Nike"}]}]}\n',
            '{"products": [ {"id":7, "title" : "Own \\u00e9", "variants":[{"title":"Nike"}]}]}\n',
        ),
        (
            "t.json",
            '[{"attributes":{"item_name":[{"value":"Nike é", "language_tag":"de"}]}}]',
            '[{"attributes":{"item_name":[{"value":"Own é", "language_tag":"de"}]}}]',
        ),
        (
            "t.jsonl",
            '{"id":1,  "fields":{"title":"Nike \\"x\\"", "size":null}}\r\n\r\n{broken\r\n',
            '{"id":1,  "fields":{"title":"Own \\"x\\"", "size":null}}\r\n\r\n{broken\r\n',
        ),
        (
            "t.xml",
            "<rss><channel><title>Nike</title><item><title><![CDATA[Nike & a]]></title>"
            "<description>Nike &lt;b&gt; &amp;<!-- Nike --></description></item></channel></rss>\n",
            "<rss><channel><title>Nike</title><item><title><![CDATA[Own & a]]></title>"
            "<description>Own &lt;b&gt; &amp;</description></item></channel></rss>\n",
        ),
        (
            "t.xml",
            '<feed><entry><title>x</title><content type="xhtml"><div>Nike<br/></div></content>'
            "</entry></feed>",
            '<feed><entry><title>x</title><content type="xhtml"><div>Own<br/></div></content>'
            "</entry></feed>",
        ),
        ("t.md", "Nike\r\nmug", "Own\r\nmug"),
    ],
)
def test_feeds_keep_all_else(name: str, before: str, after: str, tmp_path: Path) -> None:
    for mark in ("", "\ufeff"):
        (tmp_path / name).write_text(mark + before, "utf8", newline="")
        new = rewritten(tmp_path / name, lambda text: text.replace("Nike", "Own"))
        assert new.decode() == mark + after


def test_fix_writes_the_file_in_its_own_bytes(tmp_path: Path) -> None:
    path, out = tmp_path / "t.txt", tmp_path / "out.txt"
    row = 'SKU-{}\t{}\tHülle 12" "groß"\r\n'
    title = "iPhone 15 leather case"
    head = "seller-sku\titem-name\tremark\r\n"
    path.write_bytes((head + row.format(1, title) + row.format(2, "Ledertüte")).encode("cp1252"))
    main(["check", str(path), "--fix", "--output", str(out)])
    fixed = "leather case Compatible with iPhone 15"
    assert out.read_bytes() == (head + row.format(1, fixed) + row.format(2, "Ledertüte")).encode(
        "cp1252"
    )


def test_a_file_that_is_read_in_part_is_not_replaced_but_copied(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, out = tmp_path / "t.csv", tmp_path / "out.csv"
    path.write_bytes(b"title,brand\niPhone 15 leather case,\na,b,c\n")
    before = path.read_bytes()
    assert main(["check", str(path), "--fix", "--output", str(path)]) == 2
    assert path.read_bytes() == before and "BL211" in capsys.readouterr().err
    assert main(["check", str(path), "--fix", "--output", str(out)]) == 2
    assert out.read_bytes() == b"title,brand\nleather case Compatible with iPhone 15,\na,b,c\n"


@pytest.mark.parametrize("arguments", [[], ["--fix"]])
def test_a_full_disk_is_told(arguments: list[str], tmp_path: Path) -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("needs /dev/full")
    path = tmp_path / "t.jsonl"
    path.write_text(json.dumps({"fields": {"title": "Nike"}}) + "\n", "utf8")
    with pytest.MonkeyPatch.context() as patch:
        err = io.StringIO()
        patch.setattr("sys.stderr", err)
        assert main(["check", str(path), "--output", str(full), *arguments]) == 2
    assert "BL210" in err.getvalue()
    with full.open("wb") as out:
        command = [sys.executable, "-m", "brandlint", "check", str(path), *arguments]
        ended = subprocess.run(command, stdout=out, stderr=subprocess.PIPE, text=True)
    assert ended.returncode == 2
    assert "BL210" in ended.stderr and ended.stderr.count("\n") == 1
