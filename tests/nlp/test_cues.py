"""Which wording governs a candidate."""

from __future__ import annotations

import pytest

from brandlint_nlp.cues import direct_cue, inherited_cue, passable
from brandlint_nlp.lexicon import Lexicon
from brandlint_nlp.wording import wording

from .builders import field

ENGLISH = wording("en")


@pytest.mark.parametrize(
    ("text", "kind", "cue"),
    [
        ("Case compatible with iPhone 15", "compatibility", "compatible with"),
        ("A thing for iPhone 15", "compatibility", "for"),
        ("iPhone compatible case", "compatibility", "compatible"),
        ("Leather case. Compatible with nothing. iPhone", "", ""),
        ("iPhone case", "", ""),
    ],
)
def test_the_wording_beside_a_candidate(small: Lexicon, text: str, kind: str, cue: str) -> None:
    got = field(small, text)
    governing = direct_cue(got, got.candidates[0], ENGLISH)
    assert (("", "") if governing is None else (governing.kind, governing.text)) == (kind, cue)


def test_a_negation_is_told(small: Lexicon) -> None:
    got = field(small, "Leather case, not compatible with iPhone 15")
    cue = direct_cue(got, got.candidates[0], ENGLISH)
    assert cue is not None and cue.negated


def test_a_weak_word_reaches_over_names_only(small: Lexicon) -> None:
    got = field(small, "A thing for black iPhone")
    assert direct_cue(got, got.candidates[0], ENGLISH) is None


@pytest.mark.parametrize(
    ("text", "want"),
    [("iPhone 15 Pro, and Samsung", True), ("iPhone charging case Samsung", False)],
)
def test_what_a_cue_reaches_over(small: Lexicon, text: str, want: bool) -> None:
    got = field(small, text)
    left, right = got.candidates
    assert passable(got, left.last, right.first, ENGLISH) is want


@pytest.mark.parametrize(
    ("text", "shared"),
    [
        ("Case compatible with iPhone 15, Samsung", True),
        ("Case compatible with iPhone. Samsung", False),
    ],
)
def test_the_next_mark_of_a_list_shares_the_wording(
    small: Lexicon, text: str, shared: bool
) -> None:
    got = field(small, text)
    left, right = got.candidates
    cue = direct_cue(got, left, ENGLISH)
    inherited = inherited_cue(got, right, (left, cue), ENGLISH)
    assert cue is not None and inherited == (cue if shared else None)
    assert inherited_cue(got, right, (left, None), ENGLISH) is None
    assert inherited_cue(got, right, None, ENGLISH) is None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Hoodie with iPhone logo", "bears"),
        ("Mug for iPhone lovers", "audience"),
        ("Earbuds with case, iPhone 15 style", "comparison"),
        ("Case for your original iPhone", "compatibility"),
        ("Original iPhone charger", "authorisation"),
        ("Case for iPhone design", "compatibility"),
        ("Hoodie with iPhone design", "bears"),
        ("As good as the new iPhone", "comparison"),
        ("As soft as any iPhone", "comparison"),
        ("Works with iPhone, Samsung inspired", "compatibility"),
    ],
)
def test_what_stands_behind_goes_first_where_it_says_more(
    small: Lexicon, text: str, kind: str
) -> None:
    got = field(small, text)
    cue = direct_cue(got, got.candidates[0], ENGLISH)
    assert cue is not None and cue.kind == kind


def test_strong_wording_ends_at_a_comma_before_other_words(small: Lexicon) -> None:
    got = field(small, "Fits any laptop, leather Samsung")
    assert direct_cue(got, got.candidates[0], ENGLISH) is None


def test_a_noun_of_other_goods_ends_the_scope(small: Lexicon) -> None:
    got = field(small, "Charger for iPhone 15, Leather Strap, Samsung")
    left, right = got.candidates
    cue = direct_cue(got, left, ENGLISH)
    assert cue is not None and inherited_cue(got, right, (left, cue), ENGLISH) is None


@pytest.mark.parametrize(
    ("language", "text", "reached"),
    [
        ("fr", "Étui pour tournevis iPhone", True),
        ("fr", "Étui pour tournevis, iPhone", False),
        ("en", "Sleeve for knife iPhone", False),
    ],
)
def test_a_preposition_reaches_over_the_goods_of_a_mark(
    small: Lexicon, language: str, text: str, reached: bool
) -> None:
    got = field(small, text, language=language)
    cue = direct_cue(got, got.candidates[-1], wording(language))
    assert (cue is not None) is reached
