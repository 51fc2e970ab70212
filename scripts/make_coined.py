"""Learns the letters of coined names and writes them into the package:
`python scripts/make_coined.py [--seed 1]`.

Needs the extra `train`. Prints how well names are told from words on the tenth of both that it did
not learn from, before it learns from all: the share of pairs of a name and a word that it puts in
the right order (area under the curve).
"""

from __future__ import annotations

import argparse

import numpy as np
from numpy.typing import NDArray

from brandlint.registers.curated.curated import read_curated
from brandlint.training.coined import learn_spellings, log_odds_of, spellings
from brandlint_nlp.coined import FILE
from brandlint_nlp.model import shipped_folder

HELD = 10  # one spelling in so many is not learned from at first


def right_order(names: NDArray[np.float64], words: NDArray[np.float64]) -> float:
    """The share of pairs in which the name has more than the word; even pairs are half right."""
    ordered = np.sort(words)
    below = np.searchsorted(ordered, names, "left")
    even = np.searchsorted(ordered, names, "right") - below
    return float((below + even / 2).mean() / len(words))


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    rows = spellings(read_curated(), args.seed)
    held, learned = rows[::HELD], [row for at, row in enumerate(rows) if at % HELD]
    weights = learn_spellings(learned, args.seed)
    names, words = (
        log_odds_of([row.word for row in held if row.name is name], weights)
        for name in (True, False)
    )
    print(f"{len(rows)} spellings; in the right order {right_order(names, words):.3f}")
    np.save(shipped_folder() / FILE, learn_spellings(rows, args.seed))


if __name__ == "__main__":
    main()
