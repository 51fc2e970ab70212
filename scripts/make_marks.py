"""Synthetic marks that look like a register: single ordinary words, two- and three-word combinations, coined words.

`python scripts/make_marks.py 1000` prints a thousand of them, one a line. The same seed gives the same marks.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator

from wordfreq import top_n_list

SYLLABLES = ["ba", "be", "bo", "ca", "co", "da", "di", "do", "el", "en", "fa", "fi", "go", "ha", "in", "ja", "ka", "ki", "la", "lu", "ma", "mi", "mo", "na", "ne", "no", "or", "pa", "po", "ra", "re", "ri", "sa", "so", "ta", "ti", "to", "ul", "va", "vi", "xa", "yo", "za", "zen"]
SHARES = (("word", 0.15), ("two", 0.45), ("three", 0.20), ("coined", 0.20))


def synthetic_marks(count: int, seed: int = 1) -> Iterator[str]:
    """`count` mark texts; about 15 % single words, 45 % two and 20 % three words, 20 % coined."""
    dice = random.Random(seed)
    words = [word for word in top_n_list("en", 60000) if word.isascii() and word.isalpha() and len(word) > 2]
    kinds, weights = zip(*SHARES, strict=True)
    for kind in dice.choices(kinds, weights, k=count):
        if kind == "coined":
            yield "".join(dice.choices(SYLLABLES, k=dice.randint(2, 4))).upper()
        else:
            size = {"word": 1, "two": 2, "three": 3}[kind]
            # squared: frequent words are frequent in marks too
            yield " ".join(words[int(dice.random() ** 2 * len(words))] for _ in range(size)).upper()


if __name__ == "__main__":
    for mark in synthetic_marks(int(sys.argv[1]) if len(sys.argv) > 1 else 20):
        print(mark)
