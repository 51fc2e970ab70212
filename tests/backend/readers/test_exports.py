"""What the exports of portals hold is found, on the right listing; what is no text is not."""

from __future__ import annotations

import csv
import html
import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from brandlint.cli import main

EXPORTS = Path(__file__).resolve().parents[2] / "data/exports"
EXPECTED = list(csv.DictReader((EXPORTS / "EXPECTED.csv").open(encoding="utf8")))


def words(text: str) -> str:
    """The words of a text with markup, with one space between them."""
    return re.sub(r"[\W_]+", " ", html.unescape(re.sub(r"<[^>]*>", "", text))).casefold().strip()


@pytest.fixture(scope="module")
def found() -> Iterator[dict[tuple[str, str], list[str]]]:
    """File and listing → what is found there, of one run over all files."""
    files = sorted({row["file"] for row in EXPECTED})
    with pytest.MonkeyPatch.context() as patch:
        out = io.TextIOWrapper(io.BytesIO(), "utf8")
        patch.setattr("sys.stdout", out)
        patch.chdir(EXPORTS)
        status = main(["check", *files, "--format", "csv"])
        data = out.buffer.getvalue()
    assert status == 1, "every row of every file can be read"
    findings: dict[tuple[str, str], list[str]] = {}
    for row in csv.DictReader(io.StringIO(data.decode("utf8"))):
        findings.setdefault((row["source"], row["id"]), []).append(words(row["text"]))
        findings.setdefault((row["source"], ""), []).append(words(row["text"]))
    yield findings


@pytest.mark.parametrize(
    "row", EXPECTED, ids=lambda row: f"{row['file']} {row['listing']} {row['text']}"
)
def test_what_stands_in_an_export_is_found_on_its_listing(
    row: dict[str, str], found: dict[tuple[str, str], list[str]]
) -> None:
    seen = [text for text in found.get((row["file"], row["listing"]), []) if text]
    wanted = words(row["text"])
    if row["expect"] == "never":
        assert wanted not in seen
        return
    assert any(text in wanted or wanted in text for text in seen)
