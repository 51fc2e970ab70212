"""What sets a candidate apart that means something else than its mark."""

from __future__ import annotations

from dataclasses import replace

import pytest

from brandlint_nlp.lexicon import Lexicon
from brandlint_nlp.sense_gate import on_its_own_goods, split_senses
from brandlint_nlp.types import Cue, MarkFacts, Sense

from .builders import facts, mark_facts, scored

GOD = replace(
    mark_facts(fame=3, common=True, classes=(18, 25)), senses=frozenset({Sense.GOD}), prior=1.0
)


def words(
    opened: Lexicon, text: str, mark: MarkFacts = GOD, *, cue: Cue | None = None
) -> list[str]:
    """The words that show another sense of Orchid."""
    item = scored(text, "Orchid", mark, cue=cue)
    kept, others = split_senses([[item]], facts(opened), [])
    assert (kept == [[item]]) == (not others)
    return [other.word for other in others]


def test_a_text_with_a_sense_is_set_apart_where_words_show_it(small: Lexicon) -> None:
    assert words(small, "Orchid statue") == ["statue"]
    assert words(small, "Orchid handbag") == []
    assert words(small, "Orchid statue", replace(GOD, senses=frozenset())) == []


@pytest.mark.parametrize("text", ["Orchid® statue", "Orchid 15 statue"])
def test_what_only_a_mark_has_beside_it_keeps_it(small: Lexicon, text: str) -> None:
    assert words(small, text) == []


def test_wording_keeps_it(small: Lexicon) -> None:
    text = "Statue compatible with Orchid"
    strong = Cue("compatibility", 7, 22, "compatible with")
    assert words(small, text, cue=strong) == []
    assert words(small, text, cue=Cue("compatibility", 7, 22, "for")) == ["Statue"]
    assert words(small, text, cue=Cue("comparison", 7, 22, "like")) == []


def test_another_mark_of_the_house_keeps_it(small: Lexicon) -> None:
    text = "Orchid and Lilium statue"
    both = [
        scored(text, "Orchid", GOD),
        scored(text, "Lilium", mark_facts("Lilium", fame=3, lexicon_row=1)),
    ]
    assert split_senses([both], facts(small), []) == ([both], [])


def test_a_famous_name_on_its_own_goods_is_no_ordinary_word() -> None:
    name = replace(GOD, senses=frozenset({Sense.SURNAME}))
    animal = replace(GOD, senses=frozenset({Sense.ANIMAL}), classes=frozenset({12, 25}))
    clothes, cars = [frozenset({25})], [frozenset({12})]
    assert on_its_own_goods(name, clothes)
    assert not on_its_own_goods(name, cars)
    assert not on_its_own_goods(animal, clothes)  # it may be a picture
    assert on_its_own_goods(animal, cars)
    assert not on_its_own_goods(replace(name, fame=2), clothes)
    assert not on_its_own_goods(replace(name, senses=frozenset({Sense.THING})), clothes)
