"""The score is a ranking aid with reasons; the same words come before all others."""

from __future__ import annotations

import pytest

from brandlint.registers.similar.features import ComparedText
from brandlint.registers.similar.score import likeness
from brandlint_nlp.phonetic import phonetic_key


def compared(text: str) -> ComparedText:
    return ComparedText(text, phonetic_key(text), text.split(), lambda _: 1.0)


@pytest.mark.parametrize(
    ("one", "other", "score", "reason"),
    [
        ("plumtide", "plumtide", 100.0, "same"),
        ("plum tide", "plumtide", 99.0, "spelling"),
        ("harbour leaf", "leaf harbour", 98.0, "word-order"),
    ],
)
def test_the_same_words_have_fixed_scores(one: str, other: str, score: float, reason: str) -> None:
    like = likeness(compared(one), compared(other))
    assert (like.score, like.reasons) == (score, (reason,))


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("plumtyde", "plumtide", "spelling"),
        ("quikfix", "kwikfix", "sound"),
        ("zanovia", "zanovia sport", "contains"),
        ("zanovia home", "zanovia sport", "shared-word"),
        ("n1ke", "nike", "sight"),
        ("plumtide", "kolibri", "weak"),
    ],
)
def test_other_scores_are_lower_and_say_why(one: str, other: str, reason: str) -> None:
    like = likeness(compared(one), compared(other))
    assert like.score < 97 and reason in like.reasons
