"""What it costs to read one spelling as another: letters taken for others by sight or by sound, and
slips.

`data/imitation.csv` holds what may be written for what, and its cost. A slip is a letter doubled,
dropped, added, exchanged or swapped with the next.
"""

from __future__ import annotations

import csv
from functools import cache, lru_cache
from importlib import resources
from io import StringIO
from itertools import product

from rapidfuzz.distance import OSA

DOUBLED = 0.35  # a letter written twice, or one of two left out
SWAPPED = 0.7
SLIPPED = 1.0  # a letter dropped or added
EXCHANGED = 1.15  # a letter exchanged for another
_FIRST = 1.0  # more for a slip at the first letter, which writers and imitators keep
_BEYOND = 9.0  # costs nobody allows
_CONTEXT = 2  # letters kept beside what differs: an exchange may reach into them
_LETTERS = 4  # letters that may differ
_REACH = 4  # rows of the alignment that an exchange may reach back
_READINGS = 16  # of one word with signs


class _Table:
    """`data/imitation.csv`. `letters`: (written, meant) → cost; `signs`: sign → letters."""

    def __init__(self) -> None:
        self.letters: dict[tuple[str, str], float] = {}
        self.signs: dict[str, str] = {}
        file = resources.files("brandlint_nlp.data") / "imitation.csv"
        for row in csv.DictReader(StringIO(file.read_text("utf8"))):
            if row["by"] == "sign":
                self.signs[row["written"]] = self.signs.get(row["written"], "") + row["meant"]
            else:
                pair = row["written"], row["meant"]
                self.letters[pair] = min(float(row["cost"]), self.letters.get(pair, _BEYOND))
        self.sizes = sorted({(len(written), len(meant)) for written, meant in self.letters})


@cache
def _table() -> _Table:
    return _Table()


def letter_signs() -> str:
    """The signs and digits that are written for letters."""
    return "".join(_table().signs)


def readings(word: str) -> list[str]:
    """The words that a word with digits and signs can be read as, the first sixteen; none where one
    of them looks like no letter.
    """
    signs = _table().signs
    found = [""]
    for letter in word:
        if letter.isalpha():
            found = [reading + letter for reading in found]
        else:
            options = signs.get(letter, "")
            found = [a + b for a, b in product(found, options)][:_READINGS]
    return found


@lru_cache(maxsize=1 << 14)
def imitation_cost(written: str, meant: str, most: float) -> float:
    """The least cost of reading `written` as `meant`, both folded and without spaces.

    The optimal alignment, in which several letters may be exchanged at once; above `most` any
    higher number.
    """
    if OSA.distance(written, meant, score_cutoff=_LETTERS) > _LETTERS:
        return _BEYOND
    first = 0
    shorter = min(len(written), len(meant))
    while first < shorter and written[first] == meant[first]:
        first += 1
    last = 0
    while last < shorter - first and written[-1 - last] == meant[-1 - last]:
        last += 1
    first, last = max(0, first - _CONTEXT), max(0, last - _CONTEXT)
    return _aligned(
        written[first : len(written) - last], meant[first : len(meant) - last], first == 0, most
    )


def _aligned(written: str, meant: str, from_start: bool, most: float) -> float:
    """The cost by dynamic programming over the prefixes of both."""
    table = _table()
    letters, sizes = table.letters, table.sizes
    rows: list[list[float]] = []
    for i in range(len(written) + 1):
        row: list[float] = []
        rows.append(row)
        for j in range(len(meant) + 1):
            if not i and not j:
                row.append(0.0)
                continue
            best = _BEYOND
            slip = SLIPPED + (_FIRST if from_start and min(i, j) <= 1 and max(i, j) <= 1 else 0.0)
            if i and j:
                same = written[i - 1] == meant[j - 1]
                best = rows[i - 1][j - 1] + (0.0 if same else slip + EXCHANGED - SLIPPED)
                if (
                    i > 1
                    and j > 1
                    and written[i - 1] == meant[j - 2]
                    and written[i - 2] == meant[j - 1]
                ):
                    first = _FIRST if from_start and i == 2 and j == 2 else 0.0
                    best = min(best, rows[i - 2][j - 2] + SWAPPED + first)
            if i:
                again = i > 1 and written[i - 1] == written[i - 2]
                best = min(best, rows[i - 1][j] + (DOUBLED if again else slip))
            if j:
                again = j > 1 and meant[j - 1] == meant[j - 2]
                best = min(best, row[j - 1] + (DOUBLED if again else slip))
            for a, b in sizes:
                if a <= i and b <= j:
                    cost = letters.get((written[i - a : i], meant[j - b : j]))
                    if cost is not None:
                        best = min(best, rows[i - a][j - b] + cost)
            row.append(best)
        if all(min(row) > most for row in rows[-_REACH:]):
            return _BEYOND
    return rows[-1][-1]
