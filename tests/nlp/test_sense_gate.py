"""What sets a candidate apart that means something else than its mark."""

from __future__ import annotations

from dataclasses import replace

import pytest

from brandlint_nlp.lexicon import Lexicon
from brandlint_nlp.sense_gate import is_firm, on_its_own_goods, split_senses
from brandlint_nlp.types import Cue, MarkFacts, Sense

from .builders import facts, mark_facts, scored

GOD = replace(
    mark_facts(fame=3, common=True, classes=(18, 25)), senses=frozenset({Sense.GOD}), prior=0.5
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
    thing = replace(name, senses=frozenset({Sense.THING}))
    assert not on_its_own_goods(thing, clothes)
    assert on_its_own_goods(replace(thing, prior=1.5), clothes)  # it is mostly the mark


def test_a_comparison_with_such_goods_leaves_no_doubt() -> None:
    text = "Bag, Orchid dupe"
    item = scored(text, "Orchid", GOD)
    cue = Cue("comparison", 12, 16, "dupe")
    bags = [frozenset({18})]
    assert is_firm(item.field, item.candidate, GOD, cue, bags)
    assert not is_firm(item.field, item.candidate, GOD, cue, [frozenset({11})])
    assert not is_firm(item.field, item.candidate, GOD, None, bags)


def test_a_word_of_the_mark_leaves_no_doubt() -> None:
    mark = mark_facts("3M", fame=3, common=True)
    for text, kept in (
        ("Hooks, 3M adhesive", True),
        ("Cable 3M long", False),
        ("Adhesive LED strip 3M", False),  # it must follow what may be a measure
    ):
        item = scored(text, "3M", mark)
        assert is_firm(item.field, item.candidate, mark, None, []) is kept
