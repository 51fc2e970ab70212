"""Signatures of a text's letters and letter pairs, 128 bits each, and how much two texts can have
in common given theirs.
"""

from __future__ import annotations

import itertools
import math

_FIRST_BITS = {letter: 2 * index for index, letter in enumerate("abcdefghijklmnopqrstuvwxyz ")}
_OTHERS = 54  # the first bit for digits and other scripts, five buckets of two bits
_LOWER = (1 << 64) - 1


def letters(text: str) -> tuple[int, int]:
    """64 bits for the first and second occurrence of each letter, 64 for the third and fourth. Two
    texts have at most popcount(a & b) letters in common, and as many as the signature of one does
    not show.
    """
    first, further = 0, 0
    for letter in text:
        bit = _FIRST_BITS.get(letter)
        if bit is None:
            bit = _OTHERS + 2 * (ord(letter) % 5)
        if not first >> bit & 2:
            first |= (first >> bit & 1) + 1 << bit
        else:
            further |= (further >> bit & 1) + 1 << bit
    return first, further


def pairs(text: str) -> tuple[int, int]:
    """128 bits, one for each pair of neighbouring letters, shared by several pairs."""
    bits = 0
    for one, other in itertools.pairwise(text):
        bits |= 1 << ((ord(one) * 7 + ord(other) * 31) % 127)
    return bits & _LOWER, bits >> 64


def needed(size: int, other: int, ratio: float) -> tuple[int, int]:
    """(letters, pairs) that texts of these lengths must have in common for a `fuzz.ratio` (0-1) of
    at least `ratio`.

    ratio = 2 LCS / (size + other), where LCS is the longest common subsequence. The letters outside
    it number d = size + other - 2 LCS; each gap between neighbours of the subsequence holds one of
    them, so it falls into at most d + 1 unbroken runs: LCS - d - 1 pairs stay.
    """
    both = size + other
    common = math.ceil(ratio * both / 2 - 1e-9)
    return common, max(0, common - (both - 2 * common) - 1)
