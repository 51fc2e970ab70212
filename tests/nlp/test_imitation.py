"""What spellings cost: exchanges by sight and sound, slips, and the readings of signs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brandlint_nlp.imitation import DOUBLED, SLIPPED, SWAPPED, imitation_cost, readings

WORDS = st.text("abcehiknoprs", min_size=1, max_size=12)


@pytest.mark.parametrize(
    ("written", "meant", "cost"),
    [
        ("zurvano", "zurvano", 0.0),
        ("zurrvano", "zurvano", DOUBLED),
        ("zuvano", "zuvvano", DOUBLED),
        ("zuvrano", "zurvano", SWAPPED),
        ("zurvno", "zurvano", SLIPPED),
        ("zurvatno", "zurvano", SLIPPED),
        ("zurnano", "zumano", 0.3),  # by sight
        ("kurvano", "curvano", 0.4),  # by sound
        ("zurvaneks", "zurvanex", 0.4),
    ],
)
def test_the_cost_of_a_spelling(written: str, meant: str, cost: float) -> None:
    assert imitation_cost(written, meant, 2) == pytest.approx(cost)


def test_a_slip_at_the_first_letter_costs_more() -> None:
    assert imitation_cost("burvano", "zurvano", 3) > imitation_cost("zurvapo", "zurvano", 3)


@given(WORDS, WORDS)
def test_only_the_same_letters_cost_nothing(written: str, meant: str) -> None:
    assert (imitation_cost(written, meant, 2) == 0) == (written == meant)


@pytest.mark.parametrize(
    ("word", "read"),
    [
        ("r0lex", ["rolex"]),
        ("te1", ["tei", "tel"]),
        ("@did@s", ["adidas"]),
        ("a%b", []),
    ],
)
def test_signs_are_read_as_the_letters_they_look_like(word: str, read: list[str]) -> None:
    assert readings(word) == read


def test_a_word_of_signs_has_few_readings() -> None:
    assert len(readings("1" * 30)) <= 16
