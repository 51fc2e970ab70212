"""Synthetic marks that look like a register: ordinary words, combinations of two and three words,
coined words.

`python scripts/make_marks.py 1000 [--seed 1]` prints a thousand of them as CSV. The same seed gives
the same marks.
"""

from __future__ import annotations

import argparse
import csv
import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from wordfreq import top_n_list

SYLLABLES = [
    "ba",
    "be",
    "bo",
    "ca",
    "co",
    "da",
    "di",
    "do",
    "el",
    "en",
    "fa",
    "fi",
    "go",
    "ha",
    "in",
    "ja",
    "ka",
    "ki",
    "la",
    "lu",
    "ma",
    "mi",
    "mo",
    "na",
    "ne",
    "no",
    "or",
    "pa",
    "po",
    "ra",
    "re",
    "ri",
    "sa",
    "so",
    "ta",
    "ti",
    "to",
    "ul",
    "va",
    "vi",
    "xa",
    "yo",
    "za",
    "zen",
]
KINDS = (1, 2, 3, 0)  # words of a mark; 0 is one coined word
KIND_SHARES = tuple(accumulate((0.15, 0.45, 0.20, 0.20)))
OFFICES = ("CN", "US", "EM", "JP", "GB", "DE", "FR")  # WIPO ST.3
OFFICE_SHARES = tuple(accumulate((0.40, 0.25, 0.12, 0.08, 0.06, 0.05, 0.04)))
STATUSES = ("registered", "pending", "dead")
STATUS_SHARES = tuple(accumulate((0.65, 0.10, 0.25)))
ENDINGS = ("Ltd", "Inc.", "GmbH", "LLC", "Co., Ltd", "SAS")


@dataclass(frozen=True, slots=True)
class SyntheticMark:
    """One made-up record. Nice classes 1 to 45; it carries no number, so that it cannot pass for a
    real record.
    """

    text: str
    owner: str
    office: str
    classes: frozenset[int]
    status: str


def synthetic_marks(count: int, seed: int = 1) -> Iterator[SyntheticMark]:
    """`count` marks: about 15 % single words, 45 % of two and 20 % of three words, 20 % coined.
    Texts repeat, as in registers.
    """
    dice = random.Random(seed)
    chance = dice.random
    words = [
        word.upper()
        for word in top_n_list("en", 60000)
        if word.isascii() and word.isalpha() and len(word) > 2
    ]
    syllables = [syllable.upper() for syllable in SYLLABLES]
    owners = max(1, count // 3)

    def word() -> str:
        return words[
            int(chance() ** 2 * len(words))
        ]  # squared: frequent words are frequent in marks too

    for _ in range(count):
        size = KINDS[_pick(KIND_SHARES, chance())]
        text = (
            " ".join([word() for _ in range(size)])
            if size
            else "".join(dice.choices(syllables, k=2 + int(chance() * 3)))
        )
        holder = int(chance() ** 2 * owners)  # a few owners hold many marks
        yield SyntheticMark(
            text,
            f"{words[holder * 7919 % len(words)].title()} {holder} "
            f"{ENDINGS[holder % len(ENDINGS)]}",
            OFFICES[_pick(OFFICE_SHARES, chance())],
            frozenset(1 + int(chance() * 45) for _ in range(1 + int(chance() ** 2 * 4))),
            STATUSES[_pick(STATUS_SHARES, chance())],
        )


def _pick(shares: tuple[float, ...], at: float) -> int:
    """The first share that reaches `at`; shares are cumulative and end near 1."""
    for place, share in enumerate(shares):
        if at < share:
            return place
    return len(shares) - 1


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int, nargs="?", default=20)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(("mark", "owner", "office", "nice_classes", "status"))
    for mark in synthetic_marks(args.count, args.seed):
        writer.writerow(
            (
                mark.text,
                mark.owner,
                mark.office,
                ";".join(map(str, sorted(mark.classes))),
                mark.status,
            )
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
