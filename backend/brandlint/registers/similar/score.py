"""How alike two marks are: spelling, sound, words, beginnings. A ranking aid, never a verdict."""

from __future__ import annotations

import math
import operator
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz
from rapidfuzz.distance import JaroWinkler, Postfix, Prefix

from brandlint.package_data import rows_of, yaml_of
from brandlint.registers.similar.phonetic import sound
from brandlint_nlp.lexicon import class_mask, mask_classes
from brandlint_nlp.lookalike import skeleton

_VOWELS = dict.fromkeys(map(ord, "aeo"))
FEATURES = (
    "bias",
    "spelling",
    "heard",
    "both",
    "prefix",
    "suffix",
    "first letter",
    "words",
    "covered",
    "dominant",
    "first word",
    "inside",
    "joined",
    "one word",
    "nearly spelt",
    "nearly heard",
    "consonants",
    "length",
    "edges",
    "one word spelt",
    "one word heard",
    "one word edges",
)


@dataclass(frozen=True, slots=True)
class Likeness:
    score: float
    reasons: tuple[str, ...]


@lru_cache(maxsize=1)
def _weights() -> tuple[float, ...]:
    """Weights of `FEATURES` from `weights.yaml`."""
    known: dict[str, float] = yaml_of("brandlint.registers.similar", "weights.yaml")
    return tuple(float(known[name]) for name in FEATURES)


class Said:
    """A folded text as it is compared: `pieces` are its words, run-together ones taken apart;
    `weights` how much each of them says, 0-1.
    """

    __slots__ = ("consonants", "joined", "pieces", "sound", "text", "total", "weights")

    def __init__(
        self, text: str, heard: str, pieces: list[str], weight: Callable[[str], float]
    ) -> None:
        self.text, self.sound, self.pieces = text, heard, pieces
        self.joined, self.consonants = text.replace(" ", ""), heard.translate(_VOWELS)
        self.weights = {word: weight(word) + 0.05 for word in pieces}
        self.total = sum(map(self.weights.__getitem__, pieces))


def likeness(a: Said, b: Said) -> Likeness:
    """How alike two texts are, 0-100, and why."""
    if a.text == b.text:
        return Likeness(100.0, ("same",))
    if a.joined == b.joined:
        return Likeness(99.0, ("spelling",))
    if sorted(a.pieces) == sorted(b.pieces):
        return Likeness(98.0, ("word-order",))
    found = features(a, b)
    score = 97 / (1 + math.exp(-sum(map(operator.mul, _weights(), found))))
    spelling, heard, inside = found[1], found[2], found[11]
    reasons = [
        name
        for name, seen in (
            ("spelling", spelling >= 0.7),
            ("sound", heard >= 0.8),
            ("contains", inside > 0 or found[12] > 0),
            ("shared-word", found[9] > 0 and not inside),
        )
        if seen
    ]
    if (
        spelling >= 0.4
        and a.joined.isascii()
        and b.joined.isascii()
        and skeleton(a.joined) == skeleton(b.joined)
    ):
        reasons.append("sight")
    return Likeness(score, tuple(reasons or ["weak"]))


def features(a: Said, b: Said) -> tuple[float, ...]:
    """`FEATURES` of two texts, each 0-1."""
    shorter = max(1, min(len(a.joined), len(b.joined)))
    spelling = fuzz.ratio(a.joined, b.joined) / 100
    heard = fuzz.ratio(a.sound, b.sound) / 100 if a.sound and b.sound else spelling
    got, back = _overlaps(a, b)
    common = [word for word in a.weights if word in b.weights]
    dominant = max((b.weights[word] for word in common), default=0.0)
    first = b.weights[a.pieces[0]] if a.pieces[0] == b.pieces[0] else 0.0
    inside = (
        dominant
        if common and (len(common) == len(a.weights) or len(common) == len(b.weights))
        else 0.0
    )
    joined = 0.0
    if not common and shorter >= 4 and (a.joined in b.joined or b.joined in a.joined):
        joined = 0.6 + 0.4 * (a.joined.startswith(b.joined) or b.joined.startswith(a.joined))
    one = float(" " not in a.text and " " not in b.text)
    edges = JaroWinkler.similarity(a.joined, b.joined)
    return (
        1.0,
        spelling,
        heard,
        spelling * heard,
        Prefix.similarity(a.joined, b.joined) / shorter,
        Postfix.similarity(a.joined, b.joined) / shorter,
        float(a.joined[:1] == b.joined[:1]),
        (got + back) / (a.total + b.total),
        max(got / a.total, back / b.total),
        dominant,
        first,
        inside,
        joined,
        one,
        max(0.0, spelling - 0.75) * 4,
        max(0.0, heard - 0.75) * 4,
        fuzz.ratio(a.consonants, b.consonants) / 100,
        shorter / max(1, len(a.joined), len(b.joined)),
        edges,
        one * spelling,
        one * heard,
        one * edges,
    )


def _overlaps(a: Said, b: Said) -> tuple[float, float]:
    """(weight of the words of `a` that `b` has, near ones in part; the same the other way
    round).
    """
    likes = [
        [1.0 if word == other else near_word(word, other) for other in b.pieces]
        for word in a.pieces
    ]
    got = sum(a.weights[word] * max(row) for word, row in zip(a.pieces, likes, strict=True))
    back = sum(
        b.weights[word] * max(column)
        for word, column in zip(b.pieces, zip(*likes, strict=True), strict=True)
    )
    return got, back


@lru_cache(maxsize=65536)
def near_word(a: str, b: str) -> float:
    """How alike two words are, 0 below 0.7: spelling, or sound with a little less."""
    found = (
        max(
            fuzz.ratio(a, b),
            0.95 * fuzz.ratio(sound(a), sound(b)) if sound(a) and sound(b) else 0.0,
        )
        / 100
    )
    return found if found >= 0.7 else 0.0


@lru_cache(maxsize=1)
def _related() -> dict[int, int]:
    found: dict[int, int] = {}
    for row in rows_of("brandlint.registers.similar", "related_classes.csv"):
        one, other = int(row["class"]), int(row["related"])
        found[one] = found.get(one, 0) | class_mask({other})
        found[other] = found.get(other, 0) | class_mask({one})
    return found


@lru_cache(maxsize=1024)
def near_classes(classes: int) -> int:
    """The Nice classes whose goods are often held to be close to those of `classes` (bits). Data:
    `related_classes.csv`.
    """
    found = 0
    for number in mask_classes(classes):
        found |= _related().get(number, 0)
    return found & ~classes
