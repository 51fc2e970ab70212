"""How alike two marks are: spelling, sound, words, beginnings. A ranking aid, never a verdict."""

from __future__ import annotations

import math
import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz
from rapidfuzz.distance import Postfix, Prefix

from brandlint.packaged import rows_of, yaml_of
from brandlint.registers.similar.sounds import sound
from brandlint_nlp.lexicon import class_mask, mask_classes
from brandlint_nlp.lookalike import skeleton

_VOWELS = dict.fromkeys(map(ord, "aeo"))
FEATURES = ("bias", "spelling", "heard", "both", "prefix", "suffix", "first letter", "words", "covered", "dominant", "first word", "inside", "joined",
            "one word", "nearly spelt", "nearly heard", "consonants", "length")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Likeness:
    score: float
    reasons: tuple[str, ...]


@lru_cache(maxsize=1)
def _weights() -> tuple[float, ...]:
    """Weights of `FEATURES` from `data/similar_weights.yaml`."""
    known: dict[str, float] = yaml_of("brandlint.data", "similar_weights.yaml")
    return tuple(float(known[name]) for name in FEATURES)


def likeness(a: str, b: str, heard_a: str, heard_b: str, weights: Mapping[str, float], weight: Callable[[str], float]) -> Likeness:
    """Two folded texts and their sound keys → 0-100. `weights`: how much each word of `a` says; `weight`: the same for a word of `b`."""
    if a == b:
        return Likeness(100.0, ("same",))
    joined_a, joined_b = a.replace(" ", ""), b.replace(" ", "")
    if joined_a == joined_b:
        return Likeness(99.0, ("spelling",))
    if sorted(a.split()) == sorted(b.split()):
        return Likeness(98.0, ("word-order",))
    found = features(a, b, heard_a, heard_b, weights, weight)
    score = 97 / (1 + math.exp(-sum(map(operator.mul, _weights(), found))))
    spelling, heard, words, inside = found[1], found[2], found[7], found[11]
    reasons = [name for name, seen in (
        ("spelling", spelling >= 0.7), ("sound", heard >= 0.8), ("contains", inside > 0 or found[12] > 0), ("shared-word", words > 0.2 and not inside),
    ) if seen]  # fmt: skip
    if joined_a.isascii() and joined_b.isascii() and skeleton(joined_a) == skeleton(joined_b):
        reasons.append("sight")
    return Likeness(score, tuple(reasons or ["weak"]))


def features(a: str, b: str, heard_a: str, heard_b: str, weights: Mapping[str, float], weight: Callable[[str], float]) -> tuple[float, ...]:
    """`FEATURES` of two folded texts, each 0-1."""
    joined_a, joined_b = a.replace(" ", ""), b.replace(" ", "")
    shorter = max(1, min(len(joined_a), len(joined_b)))
    spelling = fuzz.ratio(joined_a, joined_b) / 100
    heard = fuzz.ratio(heard_a, heard_b) / 100 if heard_a and heard_b else spelling
    mine, theirs = a.split(), b.split()
    others = {word: weight(word) for word in theirs}
    got, total = _overlap(mine, theirs, weights)
    back, other_total = _overlap(theirs, mine, others)
    common = [word for word in mine if word in others]
    dominant = max((others[word] for word in common), default=0.0)
    first = others.get(mine[0], 0.0) if mine[0] == theirs[0] else 0.0
    inside = dominant if common and (len(common) == len(mine) or len(common) == len(theirs)) else 0.0
    joined = 0.0
    if not common and shorter >= 4 and (joined_a in joined_b or joined_b in joined_a):
        joined = 0.6 + 0.4 * (joined_a.startswith(joined_b) or joined_b.startswith(joined_a))
    return (
        1.0, spelling, heard, spelling * heard, Prefix.similarity(joined_a, joined_b) / shorter,
        Postfix.similarity(joined_a, joined_b) / shorter, float(joined_a[:1] == joined_b[:1]),
        (got + back) / (total + other_total), max(got / total, back / other_total), dominant, first, inside, joined,
        float(len(mine) == 1 and len(theirs) == 1), max(0.0, spelling - 0.75) * 4, max(0.0, heard - 0.75) * 4,
        fuzz.ratio(heard_a.translate(_VOWELS), heard_b.translate(_VOWELS)) / 100, shorter / max(1, len(joined_a), len(joined_b)),
    )  # fmt: skip


def _overlap(mine: list[str], theirs: list[str], weights: Mapping[str, float]) -> tuple[float, float]:
    """(weight of the words that the other side has, near ones in part; weight of all)."""
    got = total = 0.0
    for word in mine:
        value = weights.get(word, 0.5) + 0.05
        total += value
        got += value * (1.0 if word in theirs else max(_near(word, other) for other in theirs))
    return got, total


@lru_cache(maxsize=65536)
def _near(a: str, b: str) -> float:
    found = max(fuzz.ratio(a, b), 0.95 * fuzz.ratio(sound(a), sound(b)) if sound(a) and sound(b) else 0.0) / 100
    return found if found >= 0.7 else 0.0


@lru_cache(maxsize=1)
def _related() -> dict[int, int]:
    found: dict[int, int] = {}
    for row in rows_of("related_classes.csv"):
        one, other = int(row["class"]), int(row["related"])
        found[one] = found.get(one, 0) | class_mask({other})
        found[other] = found.get(other, 0) | class_mask({one})
    return found


@lru_cache(maxsize=1024)
def near_classes(classes: int) -> int:
    """The Nice classes whose goods are often held to be close to those of `classes` (bits). Data: `data/related_classes.csv`."""
    found = 0
    for number in mask_classes(classes):
        found |= _related().get(number, 0)
    return found & ~classes
