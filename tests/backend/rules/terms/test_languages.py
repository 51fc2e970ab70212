"""Claims and phrases in the languages of the marketplaces: what is underlined, and honest titles
that stay quiet.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml

from brandlint.linter import check
from brandlint.listing import Listing
from brandlint.rule_ids import GROUP_OF
from brandlint.rules.terms.table import terms

DATA = yaml.safe_load(Path(__file__).with_name("languages.yaml").read_text("utf8"))
DAY = date(2026, 11, 27)
CLAIMS = {"regulated-claim", "environmental-claim", "origin-claim", "certification-claim"}


def grave(text: str, lang: str, category: str = "") -> list[str]:
    rows = check(
        Listing({"title": text}, marketplace=DATA[lang]["market"], lang=lang, category=category),
        day=DAY,
    ).findings
    return [
        row.text
        for row in rows
        if GROUP_OF[row.rule] == "terms" and row.severity in {"warning", "error"}
    ]


@pytest.mark.parametrize(
    ("lang", "row"), [(lang, row) for lang, rows in DATA.items() for row in rows["flags"]]
)
def test_claims_are_underlined(lang: str, row: dict[str, str]) -> None:
    assert row["seen"] in grave(row["text"], lang, row.get("category", ""))


@pytest.mark.parametrize(
    ("lang", "text"), [(lang, text) for lang, rows in DATA.items() for text in rows["allows"]]
)
def test_honest_titles_stay_quiet(lang: str, text: str) -> None:
    assert grave(text, lang) == []


@pytest.mark.parametrize("lang", DATA)
def test_each_language_has_its_thirty_claims_and_thirty_phrases(lang: str) -> None:
    texts = [(term.rule, text) for term in terms() if term.language == lang for text in term.terms]
    assert sum(rule in CLAIMS for rule, _ in texts) >= 30
    assert sum(rule == "marketplace-phrase" for rule, _ in texts) >= 30
