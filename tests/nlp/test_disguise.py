"""Which spellings imitate a mark, by its fame and length, and which are ordinary words."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from brandlint_nlp.candidates import Finder
from brandlint_nlp.fold import fold
from brandlint_nlp.lexicon import Lexicon
from brandlint_nlp.lexicon_build import Entry, compile_lexicon, compile_words

from .builders import entry

WORDS = (
    ("hello", 4.5, True),
    ("north", 5.0, True),
    ("face", 5.2, True),
    ("borvikant", 3.2, False),  # one letter more than a mark
    ("borvikal", 2.6, False),
    ("motor", 4.8, False),
    ("olja", 4.2, False),
    ("dyson", 4.4, True),
)
MARKS = (
    entry("Borvika"),
    entry("Clorvox"),
    entry("Motorola"),
    entry("Nurp"),
    entry("Tamberlund", fame=2),
    entry("Zeffle", fame=2),
    entry("Qwarmo", fame=1),
    entry("Hello Kirty"),
    entry("The North Faze"),
    entry("Apple", common=True),
    Entry("Dyson", "Dyson", "Dyson", "maker", frozenset({9}), 3, True, name=True),
)


@pytest.fixture(scope="module")
def finder(tmp_path_factory: pytest.TempPathFactory) -> Finder:
    folder = tmp_path_factory.mktemp("lexicon")
    compile_lexicon(MARKS, compile_words(WORDS, folder), folder, {"source": "test"})
    return Finder(Lexicon(folder))


def seen(finder: Finder, text: str) -> Iterable[tuple[str, str, str]]:
    return [
        (
            text[found.start : found.end],
            finder.lexicon.facts(found.lexicon_row)[0].text,
            found.lookalike,
        )
        for found in finder.find(fold(text))
    ]


@pytest.mark.parametrize(
    ("text", "mark", "trick"),
    [
        ("B0rvika", "Borvika", "leet"),
        ("Borv!ka", "Borvika", "leet"),
        ("N*rp", "Nurp", "mask"),
        ("Borv_ka", "Borvika", "mask"),
        ("Borvіka", "Borvika", "homoglyph"),
        ("Borrvika", "Borvika", "typo"),
        ("Borvka", "Borvika", "typo"),
        ("Bovrika", "Borvika", "typo"),
        ("Nurrp", "Nurp", "typo"),
        ("Nrup", "Nurp", "typo"),
        ("Nurpo", "", ""),  # a short name allows no letter more
        ("Klorvoks", "Clorvox", "typo"),
        ("Tamberlunt", "Tamberlund", "typo"),
        ("Tambrelund", "Tamberlund", "typo"),
        ("Zefle", "Zeffle", "typo"),
        ("Zefflo", "", ""),  # fame 2 allows slips in long names alone
        ("Qw4rmo", "Qwarmo", "leet"),
        ("Qwаrmo", "Qwarmo", "homoglyph"),
        ("Qwarrmo", "", ""),  # fame 1 is met in strict disguises alone
        ("Dysoon", "Dyson", "typo"),  # a surname is no word
        ("Applle", "", ""),
    ],
)
def test_one_word(finder: Finder, text: str, mark: str, trick: str) -> None:
    assert seen(finder, text) == ([(text, mark, trick)] if mark else [])


@pytest.mark.parametrize(
    ("text", "written", "mark"),
    [
        ("new Hello Kirrty cup", "Hello Kirrty", "Hello Kirty"),
        ("new Hello Kitry cup", "Hello Kitry", "Hello Kirty"),
        ("new H3llo K!rty cup", "H3llo K!rty", "Hello Kirty"),
        ("new Hеllo Kirty cup", "Hеllo Kirty", "Hello Kirty"),
        ("the Nroth Faze jacket", "the Nroth Faze", "The North Faze"),
    ],
)
def test_names_of_several_words(finder: Finder, text: str, written: str, mark: str) -> None:
    assert [found[:2] for found in seen(finder, text)] == [(written, mark)]


@pytest.mark.parametrize(
    "text",
    [
        "borvikant",
        "borvikal",  # rare, and a word all the same
        "borvikants",  # inflected
        "motorolja",  # a compound
        "hello, kitry",  # a list
        "north face",
        "n" * 100_000,
        "a*b" * 10_000,
    ],
)
def test_ordinary_words_and_noise(finder: Finder, text: str) -> None:
    assert seen(finder, text) == []
