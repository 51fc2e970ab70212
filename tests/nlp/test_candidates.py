"""Candidates: exact, joined, split and disguised; ordinary words are never look-alikes."""

from __future__ import annotations

import pytest

from brandlint.registers.starter import open_starter
from brandlint_nlp.candidates import Finder
from brandlint_nlp.fold import fold


@pytest.fixture(scope="module")
def finder() -> Finder:
    return Finder(open_starter().lexicon)


def seen(finder: Finder, text: str) -> list[tuple[str, str, str]]:
    folded = fold(text)
    return [
        (text[c.start : c.end], finder.lexicon.facts(c.lexicon_row)[0].text, c.lookalike)
        for c in finder.find(folded)
    ]


@pytest.mark.parametrize(
    ("text", "span", "mark"),
    [
        ("case for iPhone", "iPhone", "iPhone"),
        ("ｉＰｈｏｎｅ case", "ｉＰｈｏｎｅ", "iPhone"),
        ("适用于iPhone保护壳", "iPhone", "iPhone"),
        ("😀 Nike 😀", "Nike", "Nike"),
        ("Nike’s best", "Nike", "Nike"),
        ("LouisVuitton bag", "LouisVuitton", "Louis Vuitton"),
        ("play station stand", "play station", "PlayStation"),
        ("Coca-Cola sign", "Coca-Cola", "Coca-Cola"),
        ("iPads and more", "iPads", "iPad"),
    ],
)
def test_plain_spellings(finder: Finder, text: str, span: str, mark: str) -> None:
    assert (span, mark, "") in seen(finder, text)


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("N1ke", "Nike"),
        ("Adiddas", "adidas"),
        ("Nіke", "Nike"),
        ("n\u200bike", "Nike"),
        ("N-i-k-e", "Nike"),
        ("Guccci", "Gucci"),
        ("Samsng", "Samsung"),
        ("L3GO", "LEGO"),
        ("Chanell", "Chanel"),
        ("Ad1ddas", "adidas"),
        ("Nkie", "Nike"),
    ],
)
def test_disguises(finder: Finder, text: str, mark: str) -> None:
    found = seen(finder, f"shoes {text} new")
    assert found and found[0][1].casefold() == mark.casefold() and found[0][2], found


@pytest.mark.parametrize(
    "text",
    [
        "nice",
        "channel",
        "rolled",
        "like",
        "bike",
        "visage",
        "samson",
        "plume",
        "1080p",
        "N95",
        "M8",
        "bolt",
        "curtain",
    ],
)
def test_near_words_are_no_disguise(finder: Finder, text: str) -> None:
    assert not [row for row in seen(finder, f"shoes {text} new") if row[2]]


def test_words_of_a_text_in_another_alphabet_are_no_disguise(finder: Finder) -> None:
    assert seen(finder, "Чехол того же цвета, снег и орган") == []
    assert [mark for _, mark, _ in seen(finder, "Кроссовки АDIDAS мужские")] == ["adidas"]
