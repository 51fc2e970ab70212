"""Words that are a mark and something else, or several marks: through the whole engine."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from brandlint.finding import Finding
from brandlint.linter import check
from brandlint.listing import Listing

_SEVERITIES = {"stop": {"warning", "error"}, "accept": {"info"}}
with (Path(__file__).parent / "data" / "senses.csv").open(encoding="utf8", newline="") as lines:
    ROWS = list(csv.DictReader(lines))


def findings(row: dict[str, str]) -> list[Finding]:
    """What is said of the mark's text in the title."""
    title = row["title"]
    start = title.index(row["text"])
    found = check(Listing(fields={"title": title}, marketplace=row["marketplace"])).findings
    return [
        finding
        for finding in found
        if finding.mark is not None
        and finding.start is not None
        and finding.end is not None
        and finding.start < start + len(row["text"])
        and start < finding.end
    ]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["title"])
def test_the_sense_of_a_word_follows_from_its_neighbours_and_the_goods(row: dict[str, str]) -> None:
    found = findings(row)
    if row["verdict"] == "silent":
        assert not found
        return
    assert {finding.severity for finding in found} <= _SEVERITIES[row["verdict"]]
    assert found and all(finding.mark and row["owner"] in finding.mark.owner for finding in found)
