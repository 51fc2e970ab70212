"""Which marks are ordinary words of a language: `Boden` in German, `cada` in Spanish, though no
English reader would think so.

A word of one language is frequent there and rare elsewhere. A brand travels: where it is frequent,
it is not much rarer in other languages. So the frequency in the language is set against the median
of the others. Measured on names of both sorts, ordinary words lie 1.6 to 4.5 above it on the Zipf
scale, brands in their home countries up to 1.5 (Bosch 0.6, Siemens 0.9, Carrefour 1.1, Movistar
1.5). Chinese and Japanese have no such neighbours and are left out.
"""

from __future__ import annotations

from collections.abc import Iterable
from statistics import median

from brandlint.registers.curated.word_frequency import frequency_bands
from brandlint_nlp.fold import lookup_key
from brandlint_nlp.lexicon import NATIVE_LANGUAGES

_FREQUENT = 3.3  # Zipf
_ABOVE = 1.6  # Zipf above the median of the others


def native_words(words: Iterable[str]) -> dict[str, frozenset[str]]:
    """The languages of which a word is one, by word, of those that have any. Words are folded and
    hold no space.
    """
    wanted = frozenset(words)
    zipfs = {language: _zipfs(wanted, language) for language in ("en", *NATIVE_LANGUAGES)}
    frequent = {
        word
        for language in NATIVE_LANGUAGES
        for word, value in zipfs[language].items()
        if value >= _FREQUENT
    }
    found = {}
    for word in sorted(frequent):
        row = {language: column.get(word, 0.0) for language, column in zipfs.items()}
        mine = frozenset(
            language
            for language in NATIVE_LANGUAGES
            if row[language] >= _FREQUENT
            and row[language] - median(value for other, value in row.items() if other != language)
            >= _ABOVE
        )
        if mine:
            found[word] = mine
    return found


def _zipfs(wanted: frozenset[str], language: str) -> dict[str, float]:
    """The frequency in a language of the wanted words that it has."""
    zipfs: dict[str, float] = {}
    for zipf, words in frequency_bands(language, "best"):
        for word in words:
            folded = word if word.isascii() else lookup_key(word)
            if folded in wanted:
                zipfs.setdefault(folded, zipf)
    return zipfs
