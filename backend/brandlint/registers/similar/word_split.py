"""Run-together texts → the words in them: "redpanda" is read as "red panda", as buyers and
examiners read it.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable

# Costs in nats, as the words' -log p. What is no word costs so much, and so much a letter; each
# piece costs a little, two letters more.
_UNKNOWN, _LETTER, _PIECE, _SHORT = 3.0, 2.4, 0.5, 3.0
_SHORTEST = 3  # letters of an unknown piece
_LONGEST = 40  # longer words stay whole


class Splitter:
    """Splits by a unigram model of words that stand beside others. `prefixes(text)`: the known
    words that `text` begins with; `count(word)`: in how many texts a known word stands beside
    others (0: it does not); `total`: the sum of all counts.
    """

    def __init__(
        self, prefixes: Callable[[str], Iterable[str]], count: Callable[[str], int], total: int
    ) -> None:
        self._prefixes, self._count, self._total = prefixes, count, math.log(total + 1)

    def split(self, text: str) -> str:
        """A folded text, its words taken apart where that is more likely than one rare or unknown
        word.
        """
        return " ".join(
            self._word(word)
            if 5 <= len(word) <= _LONGEST and word.isascii() and word.isalpha()
            else word
            for word in text.split()
        )

    def _word(self, word: str) -> str:
        size = len(word)
        # By end: (cost, begin, is unknown); an unknown piece never follows another.
        best: list[tuple[float, int, bool]] = [(0.0, 0, False), *[(math.inf, 0, False)] * size]
        for start in range(size):
            cost, _, unknown = best[start]
            if cost == math.inf:
                continue
            for piece in self._prefixes(word[start:]):
                count = (
                    self._count(piece) - 1 if len(piece) > 1 else 0
                )  # the text itself may be the one that has it
                if count > 0:
                    end = start + len(piece)
                    best[end] = min(
                        best[end],
                        (
                            cost
                            + _PIECE
                            + (_SHORT if len(piece) == 2 else 0)
                            + self._total
                            - math.log(count),
                            start,
                            False,
                        ),
                    )
            if not unknown:
                for end in range(start + _SHORTEST, size + 1):
                    best[end] = min(
                        best[end], (cost + _PIECE + _UNKNOWN + _LETTER * (end - start), start, True)
                    )
        pieces, end = [], size
        while end:
            pieces.append(word[best[end][1] : end])
            end = best[end][1]
        return " ".join(reversed(pieces)) or word
