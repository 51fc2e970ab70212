"""Signatures of a text's letters and letter pairs, 128 bits each, and how much two texts can have
in common given theirs.
"""

from __future__ import annotations

import itertools
import math

_PLACES = {letter: 2 * at for at, letter in enumerate("abcdefghijklmnopqrstuvwxyz ")}
_OTHERS = 54  # the first bit for digits and other scripts, five buckets of two bits
_LOWER = (1 << 64) - 1


def letters(text: str) -> tuple[int, int]:
    """64 bits for the first and second occurrence of each letter, 64 for the third and fourth. Two
    texts have at most popcount(a & b) letters in common, and as many as the signature of one does
    not show.
    """
    found, more = 0, 0
    for letter in text:
        at = _PLACES.get(letter)
        if at is None:
            at = _OTHERS + 2 * (ord(letter) % 5)
        if not found >> at & 2:
            found |= (found >> at & 1) + 1 << at
        else:
            more |= (more >> at & 1) + 1 << at
    return found, more


def pairs(text: str) -> tuple[int, int]:
    """128 bits, one for each pair of neighbouring letters, shared by several pairs."""
    found = 0
    for one, other in itertools.pairwise(text):
        found |= 1 << ((ord(one) * 7 + ord(other) * 31) % 127)
    return found & _LOWER, found >> 64


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
