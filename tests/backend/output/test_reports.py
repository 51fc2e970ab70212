"""The reports for people: nothing of a listing runs in them, and they say what the findings say."""

from __future__ import annotations

import io
import re
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Browser

from brandlint.cli import main
from brandlint.finding import MarkReference, Report
from brandlint.listing import Listing
from brandlint.output import CheckedListing, renderer

from .builders import finding

EVIL = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "#N/A",
    "<script>parent.ran = 1</script>",
    "\ud800 \x01\x1b[1m 😀",
    "x" * 40_000,
    '"><img src=x onerror="parent.ran=1">',
]


def evil() -> list[CheckedListing]:
    checked = []
    for text in EVIL:
        mark = MarkReference(text=text, owner=text, kind="maker", fame=1, records=())
        found = finding(
            field="title",
            start=0,
            end=len(text),
            text=text,
            message=text,
            mark=mark,
            fingerprint=text,
        )
        listing = Listing({"title": text}, id=text, unread=(text,))
        checked.append(CheckedListing("=file.csv", listing, Report(id=text, findings=(found,))))
    return checked


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_workbook_holds_texts_and_counts_only(lang: str) -> None:
    pieces = renderer("xlsx")(evil(), color=False, lang=lang)
    data = b"".join(piece for piece in pieces if isinstance(piece, bytes))
    book = openpyxl.load_workbook(io.BytesIO(data))
    assert len(book.sheetnames) == 4
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type in {"s", "n"}, cell.value
                if str(cell.value)[:1] in {"=", "+", "-", "@"}:
                    assert cell.quotePrefix
    findings = book.worksheets[0]
    assert findings.max_row == 1 + len(EVIL)
    assert [findings.cell(row, 6).value for row in (2, 3, 6)] == ["=1+1", "+1", "#N/A"]
    assert len(str(findings.cell(9, 6).value)) == 32_767


def test_a_workbook_counts_by_rule_and_mark(tmp_path: Path) -> None:
    out = tmp_path / "r.xlsx"
    assert main(["check", "--text", "Nike shoes", "--format", "xlsx", "--output", str(out)]) == 1
    book = openpyxl.load_workbook(out)
    assert [row[0].value for row in book["Findings by mark"].iter_rows()] == ["mark", "Nike"]
    assert book["Findings by rule"]["C2"].value == 1


@pytest.fixture
def page(tmp_path: Path) -> Path:
    file = tmp_path / "report.html"
    file.write_bytes(
        "".join(map(str, renderer("html")(evil(), color=False))).encode("utf8", "strict")
    )
    return file


def test_a_report_loads_nothing_and_runs_nothing_of_a_listing(
    page: Path, chromium: Browser
) -> None:
    text = page.read_text("utf8")
    assert not re.search(r"(?:src|href|url)\s*[=(]\s*[\"']?(?:https?:)?//", text)
    tab = chromium.new_page()
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.goto(page.as_uri())
    assert asked == [page.as_uri()] and tab.evaluate("window.ran") is None
    assert tab.locator(".finding").count() == len(EVIL)
    tab.fill("#filter", "@SUM =file.csv")
    assert tab.locator(".finding:visible").count() == 1
    assert tab.locator("#shown").inner_text() == f"1 of {len(EVIL)} shown"
    tab.fill("#filter", "nowhere")
    assert tab.locator(".finding:visible").count() == 0
    tab.close()


def test_a_report_tells_a_repeated_finding_once_and_charts_all() -> None:
    found = finding(field="title", start=0, end=4, text="Nike")
    checked = [
        CheckedListing(
            "t.csv", Listing({"title": "Nike"}, id=f"S{n}"), Report(id=str(n), findings=(found,))
        )
        for n in range(50)
    ]
    text = "".join(map(str, renderer("html")(checked, color=False, lang="zh")))
    assert text.count('class="finding"') == 1 and "50 条商品信息" in text
    assert "及另外 10 项" in text and "<td>50</td>" in text


def test_a_report_without_findings_says_so() -> None:
    clean = [CheckedListing("", Listing({"title": "Wool"}), Report(id="", findings=()))]
    assert "nothing to say" in "".join(map(str, renderer("html")(clean, color=False)))
