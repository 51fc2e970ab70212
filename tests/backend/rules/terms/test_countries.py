"""Marks that are everybody's word and claims, by country: stopped where they are somebody's or
barred, silent where the word is free. The titles are invented.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from brandlint.linter import check
from brandlint.listing import Listing
from brandlint.rules.terms.table import terms

HERE = Path(__file__).parent
CASES = [
    pytest.param(row, id=f"{row['marketplace']}-{row['text']}-{number}")
    for name in ("generic_marks.csv", "claims.csv")
    for number, row in enumerate(csv.DictReader((HERE / name).open(encoding="utf8")))
]
OWN = ("Fernholt", "フェルン", "페른", "芬霍")
LEFT_OUT = {"field-limits", "patent-watch"}


def verdict(row: dict[str, str]) -> str:
    report = check(
        Listing(
            {"title": row["title"]},
            marketplace=row["marketplace"],
            lang=row["lang"],
            category=row["category"],
            brands=OWN,
        )
    )
    start = row["title"].casefold().index(row["text"].casefold())
    end = start + len(row["text"])
    severities = {
        finding.severity
        for finding in report.findings
        if finding.rule not in LEFT_OUT
        and finding.start is not None
        and finding.end is not None
        and finding.start < end
        and finding.end > start
    }
    if severities & {"warning", "error"}:
        return "stop"
    return "accept" if severities else "silent"


@pytest.mark.parametrize("row", CASES)
def test_a_word_is_judged_by_the_country_of_the_store(row: dict[str, str]) -> None:
    assert verdict(row) == row["verdict"]


@pytest.mark.parametrize(
    ("title", "marketplace", "says"),
    [
        ("Shoes with velcros for children", "amazon.com", "velcros is a mark of"),
        ("Baby frisbees, soft", "amazon.com", "frisbees is a mark of"),
        ("Two jacuzzis, grey", "amazon.com", "jacuzzis is a mark of"),
        ("Box for band-aids", "amazon.com", "band-aids is a mark of"),
    ],
)
def test_a_message_names_the_mark_in_its_own_form(title: str, marketplace: str, says: str) -> None:
    rows = check(Listing({"title": title}, marketplace=marketplace, lang="en")).findings
    (row,) = [row for row in rows if row.rule == "mark-as-generic"]
    assert says.lower() not in row.message.lower()
    assert row.mark is not None
    assert row.mark.text in row.message
    assert row.text.casefold() != row.mark.text.casefold()


@pytest.mark.parametrize("title", ["Realtor gift mug", "Sign for realtors, A4"])
def test_a_realtor_is_a_real_estate_agent(title: str) -> None:
    rows = check(Listing({"title": title}, marketplace="amazon.com", lang="en")).findings
    (row,) = [row for row in rows if row.rule == "mark-as-generic"]
    assert "real estate agent" in row.message


def test_a_mark_of_a_country_says_whose_and_where() -> None:
    for term in terms():
        if term.rule == "mark-as-generic":
            assert term.holder
            assert term.territories
