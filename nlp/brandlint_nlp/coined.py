"""Do the letters of a word look like those of a coined name, or like those of a word?

A linear model over hashed letter n-grams, learned from the curated names against the words of
twelve languages (`scripts/make_coined.py`). It is asked about names that only a register knows.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from brandlint_nlp.model import shipped_folder

FILE = "coined.npy"
BUCKETS = 1 << 15  # weights; two n-grams may share one
SCALE = 16  # steps of a weight, in log-odds, to the unit
LIMIT = 5.0  # log-odds that letters can bring
_SIZES = (2, 3, 4)
_LONGEST = 40  # letters that are looked at


def ngrams(word: str) -> Iterator[int]:
    """The buckets of the letter n-grams of a folded word; the first is the bias."""
    yield 0
    ended = f"^{word[:_LONGEST]}$"
    for size in _SIZES:
        for at in range(len(ended) - size + 1):
            yield 1 + crc32(ended[at : at + size].encode("utf8")) % (BUCKETS - 1)


@lru_cache(maxsize=1)
def _weights() -> NDArray[np.int8]:
    weights: NDArray[np.int8] = np.load(shipped_folder() / FILE, allow_pickle=False)
    return weights


@lru_cache(maxsize=16_384)
def coined_log_odds(word: str) -> float:
    """Log-odds, -5 to 5, that the letters of this folded word are those of a coined name."""
    weights = _weights()
    value = sum(int(weights[bucket]) for bucket in ngrams(word)) / SCALE
    return max(-LIMIT, min(LIMIT, value))
