"""Recall of evasive spellings and silence on near words, over `data/lookalikes.csv`."""

from __future__ import annotations

import csv
from pathlib import Path

from brandlint.linter import check
from brandlint.listing import Listing
from brandlint_nlp.types import Use

ROWS = list(
    csv.DictReader((Path(__file__).parent / "data" / "lookalikes.csv").open(encoding="utf8"))
)


def found(text: str) -> bool:
    title = f"new item {text} in a box"
    return any(
        row.rule == "lookalike-mark" or row.use != Use.GENERIC
        for row in check(Listing(fields={"title": title})).findings
    )


def test_evasive_spellings_are_seen() -> None:
    rows = [row["text"] for row in ROWS if row["kind"] == "evasive"]
    missed = [text for text in rows if not found(text)]
    print(f"evasive spellings seen: {len(rows) - len(missed)}/{len(rows)}")
    assert len(missed) <= 0.08 * len(rows), missed


def test_near_words_are_left_alone() -> None:
    rows = [row["text"] for row in ROWS if row["kind"] == "near"]
    wrong = [text for text in rows if found(text)]
    print(f"near words flagged: {len(wrong)}/{len(rows)}")
    assert len(wrong) <= 0.01 * len(rows), wrong
