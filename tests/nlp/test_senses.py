"""The words that show what a text means besides the mark."""

from __future__ import annotations

import pytest

from brandlint_nlp.fold import fold, lookup_key
from brandlint_nlp.phrases import ENDINGS
from brandlint_nlp.senses import (
    Level,
    homonyms,
    sense_classes,
    sense_words,
    senses_of,
    shown_sense,
)
from brandlint_nlp.types import Sense

from .builders import scored


def shown(
    text: str, written: str, *senses: str, language: str = "en", **options: bool
) -> str | None:
    """The word of the text that shows one of these senses of `written`."""
    item = scored(text, written)
    folded = item.field.folded
    words = [word for word in sense_words(folded, language) if word.sense in senses]
    goods = {"own_goods": False, "sure": False} | options
    word = shown_sense(folded, item.candidate, words, **goods)
    return None if word is None else folded.original[word.start : word.end]


def test_goods_about_the_sense_settle_it_wherever_they_stand() -> None:
    text = "Orchid in alabaster, a fine large statue"
    assert shown(text, "Orchid", Sense.GOD) == "statue"
    assert shown(text, "Orchid", Sense.GOD, own_goods=True) == "statue"
    assert shown(text, "Orchid", Sense.ANIMAL, own_goods=True) is None
    assert shown(text, "Orchid", Sense.GOD, sure=True) is None


def test_a_word_beside_settles_it_within_two_words_of_the_clause() -> None:
    for text, found in (
        ("Orchid river shirt", "river"),
        ("River of the Orchid shirt", "River"),
        ("River in a far away Orchid shirt", None),
        ("By the river, a fine Orchid", None),
        ("The river. Orchid shirt", None),
    ):
        assert shown(text, "Orchid", Sense.PLACE, own_goods=True) == found


def test_a_hint_settles_it_unless_the_goods_are_those_of_the_mark() -> None:
    text = "Orchid shirt with a great big panorama"
    assert shown(text, "Orchid", Sense.PLACE) == "panorama"
    assert shown(text, "Orchid", Sense.PLACE, own_goods=True) is None


def test_a_word_before_must_stand_right_before() -> None:
    assert shown("Those who orchid", "orchid", Sense.VERB) == "who"
    assert shown("Those who never or seldom orchid", "orchid", Sense.VERB) is None
    assert shown("orchid who", "orchid", Sense.VERB) is None


@pytest.mark.parametrize(
    ("text", "written", "form", "found"),
    [
        ("Racks for camper vans", "vans", "vans", "camper vans"),
        ("Vans slip-on shoes", "Vans", "vans", None),
        ("Archery target, 60 cm", "target", "target", "Archery"),
    ],
)
def test_words_of_one_text_alone(text: str, written: str, form: str, found: str | None) -> None:
    assert shown(text, written, form) == found


@pytest.mark.parametrize(
    ("language", "text", "sense"),
    [
        ("de", "Orchid Wanderkarte", Sense.PLACE),
        ("fr", "Orchid oiseau", Sense.ANIMAL),
        ("es", "diosa Orchid", Sense.GOD),
        ("it", "pianeta Orchid", Sense.ASTRONOMY),
        ("nl", "naambordje Orchid", Sense.GIVEN_NAME),
        ("pl", "bogini Orchid", Sense.GOD),
        ("sv", "fågel Orchid", Sense.ANIMAL),
        ("pt", "com nome Orchid", Sense.GIVEN_NAME),
        ("tr", "Orchid nehri", Sense.PLACE),
        ("ja", "Orchid 地図", Sense.PLACE),
        ("zh", "Orchid 女神雕像", Sense.GOD),
        ("ko", "Orchid 지도", Sense.PLACE),
    ],
)
def test_every_language_has_words_of_its_own(language: str, text: str, sense: Sense) -> None:
    assert shown(text, "Orchid", sense, language=language)


def test_an_ordinary_meaning_names_its_classes() -> None:
    assert senses_of("given name; river") == {Sense.GIVEN_NAME, Sense.PLACE}
    assert senses_of("surname (painter)") == {Sense.SURNAME}
    assert senses_of("hard outer case") == set()


def test_levels_and_languages_are_known() -> None:
    for entry in sense_classes().values():
        for level in Level:
            assert set(entry.get(level, {})) <= {*ENDINGS, "ja", "zh", "ko"}


def test_homonyms_are_folded_and_have_a_source() -> None:
    for form, homonym in homonyms().items():
        assert form == lookup_key(form) == " ".join(fold(form).words)
        assert (homonym.senses or homonym.keeps) and homonym.source
