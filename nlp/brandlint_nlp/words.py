"""Word frequencies, and which ordinary word a rare word resembles."""

from __future__ import annotations

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
        """The highest frequency in any language."""
        row = self._trie.get(word)
        return 0.0 if row is None else float(max(self._zipf[row])) / 25

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
        for cut in range(len(word) + 1):
            left, right = word[:cut], word[cut:]
            if right and self.zipf(left + right[1:]) >= _FREQUENT:
                return True
            if len(right) > 1 and self.zipf(left + right[1] + right[0] + right[2:]) >= _FREQUENT:
                return True
            for letter in _LETTERS:
                if self.zipf(left + letter + right) >= _FREQUENT or (
                    right and self.zipf(left + letter + right[1:]) >= _FREQUENT
                ):
                    return True
        return False
