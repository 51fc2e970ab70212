"""Ordinary words of one language, told from brands that travel."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from brandlint.registers.curated.native_words import native_words
from brandlint_nlp.lexicon import NATIVE_LANGUAGES

EVERYWHERE = ("en", *NATIVE_LANGUAGES)


@pytest.fixture
def frequencies(monkeypatch: pytest.MonkeyPatch) -> dict[str, dict[str, float]]:
    """Word → language → Zipf frequency, in place of the lists of wordfreq; a test fills it."""
    by_word: dict[str, dict[str, float]] = {}

    def of_language(language: str, wordlist: str) -> Iterator[tuple[float, list[str]]]:
        for word, row in by_word.items():
            if language in row:
                yield row[language], [word]

    monkeypatch.setattr("brandlint.registers.curated.native_words.frequency_bands", of_language)
    return by_word


@pytest.mark.parametrize(
    ("zipfs", "want"),
    [
        ({"de": 4.5}, {"de"}),  # nobody else knows it
        ({"de": 4.5} | dict.fromkeys(("en", "fr", "es", "it", "nl", "pl", "sv"), 2.8), {"de"}),
        ({"de": 4.5} | dict.fromkeys(("en", "fr", "es", "it", "nl", "pl", "sv"), 3.0), set()),
        (dict.fromkeys(EVERYWHERE, 4.5), set()),  # a brand, or a word of all
        ({"de": 3.2}, set()),  # too rare for an ordinary word
        ({"de": 3.4}, {"de"}),
        ({"de": 4.5, "nl": 4.6}, {"de", "nl"}),  # neighbours share words
        ({"en": 5.0}, set()),  # English is told elsewhere
        ({"en": 5.0, "es": 5.0}, {"es"}),
        ({}, set()),
    ],
)
def test_a_word_of_a_language_is_frequent_there_and_rare_elsewhere(
    frequencies: dict[str, dict[str, float]], zipfs: dict[str, float], want: set[str]
) -> None:
    frequencies["boden"] = zipfs
    assert native_words(["boden"]) == ({"boden": want} if want else {})


def test_each_word_is_judged_by_itself(frequencies: dict[str, dict[str, float]]) -> None:
    frequencies |= {"boden": {"de": 4.5}, "cada": {"es": 5.5}, "bosch": {"de": 3.0}}
    assert native_words(["cada", "bosch", "boden", "cada", "nothing"]) == {
        "boden": {"de"},
        "cada": {"es"},
    }
