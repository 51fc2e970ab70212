"""A deletion leaves no part of a word, an address or a bracket behind."""

from __future__ import annotations

import re

import pytest

from brandlint.finding import Edit
from brandlint.fixes.deletion import deletions
from brandlint.linter import check
from brandlint.listing import Listing
from brandlint.marketplaces.field_limits import small_words


def without(text: str, words: list[str], language: str = "en") -> str:
    spans = [(text.index(word), text.index(word) + len(word)) for word in words]
    edits: list[Edit] = deletions("title", text, spans, small_words(language))
    for edit in sorted(dict.fromkeys(edits), key=lambda edit: -edit.start):
        text = edit.apply(text)
    return text


@pytest.mark.parametrize(
    ("text", "words", "left"),
    [
        ("See https://www.nike.com/shoes, now", ["nike"], "See, now"),
        ("See https://www.nike.com/shoes, now", ["https://www.nike.com"], "See, now"),
        ("See nike.com now", ["nike"], "See now"),
        ("Mail me@nike.com please", ["nike"], "Mail please"),
        ("请访问www.nike.com购买", ["nike"], "请访问购买"),
        ("Great shoes.nike", ["nike"], "Great shoes"),
        ("(Nike)-style [Adidas] bag", ["Nike)-style"], "[Adidas] bag"),
        ("(Nike)-style [Adidas] bag", ["Nike)-style", "Adidas"], "bag"),
        ("Bag, style (Nike) red", ["style (Nike"], "Bag, red"),
        ("Nike_style_case", ["Nike_style"], "case"),
        ("case_nike", ["nike"], "case"),
        ("a_nike_b", ["nike"], "a_b"),
        ("nike_adidas shoes", ["nike", "adidas"], "shoes"),
        ("Nike/Adidas shoes", ["Nike"], "Adidas shoes"),
        ("Nike-Schuhe rot", ["Nike"], "Schuhe rot"),
        ("Shoes #nike red", ["nike"], "Shoes red"),
        ("Nike® shoes", ["Nike"], "shoes"),
        ("Nike’s best shoes", ["Nike"], "best shoes"),
        ("Samsung'a uyumlu kılıf", ["Samsung"], "uyumlu kılıf"),
        ("Boscha wiertarka", ["Bosch"], "wiertarka"),
        ("the “Nike” shoes", ["Nike"], "the shoes"),
        ('the "Nike" shoes', ["Nike"], "the shoes"),
        ("Shoes by N1ke", ["N1ke"], "Shoes"),
        ("Shoes with N1ke, red", ["N1ke"], "Shoes, red"),
        ("Shoes (by N1ke) red", ["N1ke"], "Shoes red"),
        ("N1ke and Adidas shoes", ["N1ke"], "Adidas shoes"),
        ("Puma shoes & N1ke", ["N1ke"], "Puma shoes"),
        ("Wall plate with N1ke sign", ["N1ke"], "Wall plate with sign"),
        ("适用iPhone15保护壳", ["iPhone15"], "适用保护壳"),
        ("Lens 5$ sale", ["$"], "Lens 5 sale"),
    ],
)
def test_nothing_is_left_dangling(text: str, words: list[str], left: str) -> None:
    assert without(text, words) == left


@pytest.mark.parametrize(
    ("text", "word", "language", "left"),
    [
        ("Schuhe von N1ke, rot", "N1ke", "de", "Schuhe, rot"),
        ("Coque pour l'iPhone", "iPhone", "fr", "Coque"),
        ("Funda con N1ke", "N1ke", "es", "Funda"),
        ("Hoesje voor N1ke", "N1ke", "nl", "Hoesje"),
    ],
)
def test_small_words_of_the_language_go_with_what_they_led_to(
    text: str, word: str, language: str, left: str
) -> None:
    assert without(text, [word], language) == left


@pytest.mark.parametrize(
    "title",
    [
        "https://www.nike.com/shoes",
        "(Nike)-style [Adidas] bag for men",
        "Nike_style_case for phones",
        "Socks by N1ke, 6 pairs",
        "Shoes (by N1ke), best seller, https://www.nike.com/shoes",
        "N1ke",
    ],
)
def test_no_edit_of_a_title_leaves_debris(title: str) -> None:
    rows = check(Listing({"title": title}, marketplace="amazon.com")).findings
    assert rows
    for fix in (fix for row in rows for fix in row.fixes if fix.edits):
        text = title
        for edit in sorted(fix.edits, key=lambda edit: -edit.start):
            text = edit.apply(text)
        assert re.search(r"\w", text), fix
        assert text.count("(") == text.count(")") and text.count("[") == text.count("]")
        assert not re.search(r"(?:^|\s)[_/.&-]|[_/&-](?:\s|$)|\(\s*\)|\b(?:by|with|for)\W*$", text)
