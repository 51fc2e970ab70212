"""Word frequencies, and which ordinary word a rare word resembles."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Literal

import marisa_trie
import numpy as np
from numpy.typing import NDArray

Resemblance = Literal["inflected", "compound", "misspelt", ""]
_FREQUENT = 3.6  # Zipf frequency from which on a word is one that everybody writes
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_ENDINGS = ("s", "es", "ed", "ing", "er", "ers", "y", "less", "able", "d")
_PREFIXES = ("multi", "un", "re", "non", "anti", "super", "mini", "micro", "inter")
WRITTEN = 3.0  # Zipf frequency from which on a word of another language counts for the judge
RARE = 2.5  # from here on a word of any language is one, however rare
_STEM = 3.0  # of a stem with an ending of any language
_PLURAL = 1.9  # of an English stem with an s
_PART = 3.8  # of each part of a compound of any language
_SHORT_PART = 4.8  # of a second part of three letters, English
_MISSPELT = 4.0  # of a word of any language that may be misspelt
_ENDINGS_ANYWHERE = frozenset(
    (
        *("s", "es", "ed", "ing", "er", "ers", "y", "d", "ly"),  # English
        *("e", "en", "em", "n", "ern", "ens", "in", "innen", "ung", "st", "t", "te", "ten"),
        *("et", "ets", "na", "ar", "or", "orna", "ler", "lar", "li", "lik", "nin", "i"),
        *("a", "o", "as", "os", "is", "us", "ir", "al", "el", "tes", "ie", "ia", "io", "le"),
        *("ni", "ne", "nej", "ego", "ach", "ami", "ow", "om", "ja", "je", "mente", "ment", "ite"),
    )
)
_LONGEST_ENDING = max(map(len, _ENDINGS_ANYWHERE))
_REMEMBERED = 65_536  # words whose resemblance is kept


class Words:
    """Word frequencies on the Zipf scale (0 unknown, 1 rare, 7 "the").

    They are those in English, and the highest in the other languages.
    """

    def __init__(self, trie: marisa_trie.Trie, zipf: NDArray[np.uint8]) -> None:
        self._trie = trie
        self._zipf = zipf
        self.resemblance = lru_cache(maxsize=_REMEMBERED)(self._resemblance)

    def zipf(self, word: str) -> float:
        """Frequency in English."""
        row = self._trie.get(word)
        return 0.0 if row is None else float(self._zipf[row, 0]) / 25

    def zipf_anywhere(self, word: str) -> float:
        """The highest frequency in any language; outside English from 3 on."""
        row = self._trie.get(word)
        if row is None:
            return 0.0
        english, other = self._zipf[row]
        return float(max(english, other if other >= 25 * WRITTEN else 0)) / 25

    def heard(self, word: str) -> float:
        """The highest frequency in any language, words included that few write."""
        row = self._trie.get(word)
        return 0.0 if row is None else float(max(self._zipf[row])) / 25

    def reads_as_word(self, word: str) -> bool:
        """Is a rare word an ordinary one of any language, inflected, or a compound of two?"""
        if word[-1] == "s" and self.zipf(word[:-1]) >= _PLURAL:
            return True
        if any(
            len(word) - size >= 4
            and word[-size:] in _ENDINGS_ANYWHERE
            and self.heard(word[:-size]) >= _STEM
            for size in range(1, _LONGEST_ENDING + 1)
        ):
            return True
        if len(word) >= 7 and self.zipf(word[-3:]) >= _SHORT_PART:
            if self.heard(word[:-3]) >= _PART:
                return True
        return any(
            self.heard(word[:cut]) >= _PART and self.heard(word[cut:]) >= _PART
            for cut in range(4, len(word) - 3)
        )

    def one_letter_off(self, word: str) -> Iterator[str]:
        """The ordinary words of any language that may have been written so by a slip."""
        for other in _one_letter_off(word):
            if self.heard(other) >= _MISSPELT:
                yield other

    def _resemblance(self, word: str) -> Resemblance:
        """Is a rare word an ordinary one after all? "" if it is not.

        It may be inflected, a compound of two words, or misspelt by one letter.
        """
        if self._inflected(word):
            return "inflected"
        if self._compound(word):
            return "compound"
        return "misspelt" if len(word) >= 6 and self._misspelt(word) else ""

    def _inflected(self, word: str) -> bool:
        return any(
            word.endswith(ending)
            and len(word) - len(ending) >= 4
            and self.zipf(word[: -len(ending)]) >= 2.5
            for ending in _ENDINGS
        ) or any(
            word.startswith(prefix)
            and len(word) - len(prefix) >= 4
            and self.zipf(word[len(prefix) :]) >= 3
            for prefix in _PREFIXES
        )

    def _compound(self, word: str) -> bool:
        return any(
            self.zipf(word[:cut]) >= _FREQUENT and self.zipf(word[cut:]) >= _FREQUENT
            for cut in range(3, len(word) - 2)
        )

    def _misspelt(self, word: str) -> bool:
        return any(self.zipf(other) >= _FREQUENT for other in _one_letter_off(word))


def _one_letter_off(word: str) -> Iterator[str]:
    """The word with one letter dropped, added, exchanged or swapped with the next."""
    for cut in range(len(word) + 1):
        left, right = word[:cut], word[cut:]
        if right:
            yield left + right[1:]
        if len(right) > 1:
            yield left + right[1] + right[0] + right[2:]
        for letter in _LETTERS:
            yield left + letter + right
            if right:
                yield left + letter + right[1:]
