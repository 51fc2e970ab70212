"""What an answer says was read, and what was not: the languages of the texts."""

from __future__ import annotations

from typing import Any

import pytest

from brandlint.linter import check
from brandlint.listing import Listing
from brandlint.package_data import yaml_of
from brandlint_nlp.language import scripts


def gaps(text: str, marketplace: str = "", messages: str = "en") -> list[str]:
    report = check(Listing({"title": text}, marketplace=marketplace), messages=messages)
    return [row["what"] for row in report.not_checked]


@pytest.mark.parametrize(
    ("text", "marketplace", "language"),
    [
        ("כיסוי עור תואם ל-iPhone 15 Pro", "ebay.com", "Hebrew"),
        ("Nahkakotelo iPhone 15 Pro -puhelimelle korttitaskulla ja lenkillä", "", "Finnish"),
        ("قاب چرمی برای گوشی آیفون iPhone 15", "aliexpress.com", "Persian"),
    ],
)
def test_a_language_that_is_not_read_is_told(text: str, marketplace: str, language: str) -> None:
    told = gaps(text, marketplace)
    assert f"wording in {language}" in told
    assert f"protected terms and claims in {language}" in told


def test_a_language_without_terms_is_told() -> None:
    text = "Силиконовый чехол для iPhone 15"
    assert "protected terms and claims in Russian" in gaps(text, "")
    assert "俄语的受保护用语和宣称" in gaps(text, "", "zh")


@pytest.mark.parametrize(
    ("text", "marketplace"),
    [
        ("Leather case for iPhone 15", "amazon.com"),
        ("Lederhülle für iPhone 15 mit Kartenfach", ""),
        ("适用于iPhone15真皮保护套", "aliexpress.com"),
    ],
)
def test_a_language_that_is_read_is_no_gap(text: str, marketplace: str) -> None:
    assert not [what for what in gaps(text, marketplace) if " in " in what]


def test_every_language_has_a_name() -> None:
    names: dict[str, Any] = yaml_of("brandlint", "languages.yaml")
    told = {language for languages in scripts().values() for language in languages}
    assert told == set(names)
    assert all(set(name) == {"en", "zh"} for name in names.values())
