"""Features of two marks: each a share of what they have in common."""

from __future__ import annotations

import pytest

from brandlint.registers.similar.features import ComparedText, features_of, near_word
from brandlint_nlp.phonetic import phonetic_key


def compared(text: str) -> ComparedText:
    return ComparedText(text, phonetic_key(text), text.split(), lambda _: 1.0)


@pytest.mark.parametrize(
    ("one", "other", "beginning", "end"),
    [
        ("plumtide", "plumtidal", 0.875, 0.0),
        ("redpanda", "panda", 0.0, 1.0),
        ("ab", "xy", 0.0, 0.0),
        ("lo mo", "lomo fix", 1.0, 0.0),
    ],
)
def test_beginnings_and_ends_count_by_their_letters(
    one: str, other: str, beginning: float, end: float
) -> None:
    features = features_of(compared(one), compared(other))
    assert (features.prefix, features.suffix) == (beginning, end)


@pytest.mark.parametrize(
    ("one", "other", "inside", "joined", "dominant"),
    [
        ("zanovia", "zanovia sport", 1.05, 0.0, 1.05),
        ("zanovia home", "zanovia sport", 0.0, 0.0, 1.05),
        ("plum", "plumtide", 0.0, 1.0, 0.0),
        ("tide", "plumtide", 0.0, 0.6, 0.0),
        ("kwikfix", "plumtide", 0.0, 0.0, 0.0),
    ],
)
def test_one_mark_in_the_other_counts_as_words_or_as_letters(
    one: str, other: str, inside: float, joined: float, dominant: float
) -> None:
    features = features_of(compared(one), compared(other))
    assert (features.inside, features.joined, features.dominant) == (inside, joined, dominant)


def test_near_words_are_spelt_or_sound_alike() -> None:
    assert near_word("plumtide", "plumtyde") > 0.8
    assert near_word("kwik", "quick") == pytest.approx(0.95)
    assert near_word("plum", "harbour") == 0.0
