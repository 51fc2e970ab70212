"""How alike two marks are, and why. A ranking aid, never a verdict."""

from __future__ import annotations

import math
import operator
from dataclasses import dataclass
from functools import lru_cache

from brandlint.package_data import yaml_of
from brandlint.registers.similar.features import ComparedText, Features, features_of
from brandlint_nlp.lookalike import skeleton

_SAME, _SAME_JOINED, _SAME_WORDS, _BEST = 100.0, 99.0, 98.0, 97  # scores; others are below `_BEST`
# Features (0-1) from which they are named as a reason.
_SPELLING, _SOUND, _SIGHT = 0.7, 0.8, 0.4


@dataclass(frozen=True, slots=True)
class Likeness:
    """`score` is 0-100; `reasons` are slugs, at least one."""

    score: float
    reasons: tuple[str, ...]


@lru_cache(maxsize=1)
def _weights() -> Features:
    weights: dict[str, float] = yaml_of("brandlint.registers.similar", "weights.yaml")
    return Features(**weights)


def likeness(a: ComparedText, b: ComparedText) -> Likeness:
    """How alike two texts are, `a` the one asked for."""
    if a.text == b.text:
        return Likeness(_SAME, ("same",))
    if a.joined == b.joined:
        return Likeness(_SAME_JOINED, ("spelling",))
    if sorted(a.pieces) == sorted(b.pieces):
        return Likeness(_SAME_WORDS, ("word-order",))
    features = features_of(a, b)
    score = _BEST / (1 + math.exp(-sum(map(operator.mul, _weights(), features))))
    return Likeness(score, _reasons(a, b, features))


def _reasons(a: ComparedText, b: ComparedText, features: Features) -> tuple[str, ...]:
    applies = {
        "spelling": features.spelling >= _SPELLING,
        "sound": features.sound >= _SOUND,
        "contains": features.inside > 0 or features.joined > 0,
        "shared-word": features.dominant > 0 and not features.inside,
        "sight": (
            features.spelling >= _SIGHT
            and a.joined.isascii()
            and b.joined.isascii()
            and skeleton(a.joined) == skeleton(b.joined)
        ),
    }
    return tuple(reason for reason, holds in applies.items() if holds) or ("weak",)
