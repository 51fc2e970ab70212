"""An opened lexicon: look-ups, and that a swapped-out one is let go."""

from __future__ import annotations

import gc
import weakref
from pathlib import Path

import pytest

from brandlint_nlp.fold import fold
from brandlint_nlp.lexicon import Lexicon
from brandlint_nlp.pipeline import MarkPipeline

from .builders import context, lexicon


def test_the_houses_of_a_brand_are_those_known_beyond_registers(small: Lexicon) -> None:
    assert small.houses("iPhone") == {"apple"}
    assert small.houses("Board") == small.houses("Nobody") == frozenset()


def test_facts_are_those_of_the_offices_asked_for(small: Lexicon) -> None:
    row = small.marks["kestrel"]
    (facts,) = small.facts(row, ("DE",))
    assert (facts.text, facts.owner, facts.fame) == ("Kestrel", "Kestrel GmbH", 0)
    assert facts.registered
    assert small.facts(row, ("US",)) == ()


@pytest.mark.parametrize(
    ("word", "want"),
    [
        ("leathers", "inflected"),
        ("fireplace", "compound"),
        ("laether", "misspelt"),
        ("kestrel", ""),
    ],
)
def test_what_a_rare_word_resembles(small: Lexicon, word: str, want: str) -> None:
    assert small.words.resemblance(word) == want


def test_a_lexicon_that_is_swapped_out_is_let_go(tmp_path: Path) -> None:
    opened = lexicon(tmp_path)
    pipeline = MarkPipeline(opened)
    title = "Leather Case compatible with iPhone, Orange Fireplace Board"
    assert pipeline.mentions({"title": fold(title)}, str, context("Apple"))
    left = weakref.ref(opened), weakref.ref(opened.words)
    del opened, pipeline
    gc.collect()
    assert [reference() for reference in left] == [None, None]
