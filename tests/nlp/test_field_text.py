"""One field under judgement: its letters, its candidates; the seller's own names."""

from __future__ import annotations

import pytest

from brandlint_nlp.field_text import own_names, with_their_houses
from brandlint_nlp.lexicon import Lexicon

from .builders import field


@pytest.mark.parametrize(
    ("text", "title_case", "lower"),
    [
        ("Leather Case Black Strap", True, False),
        ("Leather case black strap", False, False),
        ("leather case, black", False, True),
        ("皮套", False, False),
    ],
)
def test_letters(small: Lexicon, text: str, title_case: bool, lower: bool) -> None:
    got = field(small, text)
    assert (got.title_case, got.lower) == (title_case, lower)


def test_a_candidate_is_sliced_from_the_original(small: Lexicon) -> None:
    got = field(small, "Case for iPHONE 15")
    (candidate,) = got.candidates
    assert (got.written(candidate), got.words_of(candidate)) == ("iPHONE", ["iphone"])


def test_own_names_hold_the_houses_of_the_brands(small: Lexicon) -> None:
    own = own_names(small, ("Apple Inc.", "iPhone", "Lumora Home", ""))
    assert own.brands == {"apple inc", "iphone", "lumora home"}
    assert own.words == {"apple", "inc", "iphone", "lumora", "home"}
    assert own.houses == {"apple", "apple inc", "iphone", "lumora home"}


def test_a_house_of_a_house_is_the_sellers_too(small: Lexicon) -> None:
    own = own_names(small, ("Apple",))
    assert with_their_houses(own, ["iPhone", "Samsung"], small).houses == {"apple", "iphone"}
    nobody = own_names(small, ())
    assert with_their_houses(nobody, ["iPhone"], small) == nobody
