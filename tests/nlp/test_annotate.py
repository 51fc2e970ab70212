"""A listing before it is judged: whose marks, of which facts."""

from __future__ import annotations

from pathlib import Path

import pytest

from brandlint_nlp.annotate import AnnotatedListing, annotate
from brandlint_nlp.lexicon import Lexicon
from brandlint_nlp.lexicon_build import Form
from brandlint_nlp.types import Reading

from .builders import context, entry, field, lexicon


def listing(opened: Lexicon, text: str, brand: str = "", **options: object) -> AnnotatedListing:
    return annotate([field(opened, text)], opened, context(brand, **options))


def written(annotated: AnnotatedListing) -> list[str]:
    return [item.written for candidates in annotated.scored for item in candidates]


def test_the_marks_of_the_sellers_house_are_own(small: Lexicon) -> None:
    got = listing(small, "Apple iPhone case for Samsung", "Apple")
    assert [item.written for item in got.own] == ["Apple", "iPhone"]
    assert written(got) == ["Samsung"]


def test_an_ordinary_word_behind_the_own_brand_is_its_line(small: Lexicon) -> None:
    got = listing(small, "Lumora Orange case, Orange strap", "Lumora")
    assert [item.written for item in got.lines] == ["Orange", "Orange"]


def test_what_only_a_register_knows_counts_with_a_capital(small: Lexicon) -> None:
    offices = ("US",)
    assert written(listing(small, "Wooden board game", offices=offices)) == []
    assert written(listing(small, "Wooden Board game", offices=offices)) == ["Board"]
    assert written(listing(small, "wooden board game", offices=offices)) == ["board"]


def test_a_register_that_is_not_asked_for_names_no_mark(small: Lexicon) -> None:
    assert written(listing(small, "The Kestrel shirt", offices=("US",))) == []
    assert written(listing(small, "The Kestrel shirt", offices=("DE",))) == ["Kestrel"]


def test_of_several_proprietors_the_one_of_the_goods_is_meant(tmp_path: Path) -> None:
    opened = lexicon(
        tmp_path,
        [
            entry("Delta", owner="Delta Air Lines", classes=(39,), fame=3),
            entry("Delta", owner="Delta Faucet", classes=(11,), fame=2),
        ],
    )
    for classes, owner in (((11,), "Delta Faucet"), ((39,), "Delta Air Lines"), ((), None)):
        ((item,),) = listing(opened, "Delta Thing", classes=frozenset(classes)).scored
        assert item.mark.owner == (owner or "Delta Air Lines")
    own = listing(opened, "Delta Thing", "Delta Faucet", classes=frozenset({39}))
    assert [item.mark.owner for item in own.own] == ["Delta Faucet"]


def test_electronics_show_by_class_by_mark_and_by_device(small: Lexicon) -> None:
    assert listing(small, "The Orange case", classes=frozenset({9})).facts.electronics
    assert listing(small, "The Samsung case").facts.electronics
    assert not listing(small, "The Orange case").facts.electronics


def test_keywords_have_no_wording(small: Lexicon) -> None:
    keywords = field(small, "case for iPhone", "search_terms")
    ((item,),) = annotate([keywords], small, context()).scored
    assert item.cue is None
    ((item,),) = listing(small, "case for iPhone").scored
    assert item.cue is not None


def test_the_title_says_whether_the_goods_are_an_accessory(small: Lexicon) -> None:
    assert listing(small, "Leather case, iPhone").accessory
    assert not listing(small, "The new iPhone").accessory
    assert listing(small, "The new iPhone", category="Toys & Games").toys


FORMS = {
    "charger": Form(reading=Reading.WORD),
    "and1": Form(reading=Reading.EXACT),
    "gum": Form(reading=Reading.EXACT),
    "note": Form(reading=Reading.HOUSE),
}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Fast Charger for cars", []),
        ("Dodge Charger floor mats", ["Dodge", "Charger"]),
        ("Charger® floor mats", ["Charger"]),
        ("3 straps and 1 pocket", []),
        ("AND1 shorts", ["AND1"]),
        ("Gum for the teeth", []),
        ("Brushes by GUM for teeth", ["GUM"]),
        ("BRUSHES BY GUM FOR TEETH", []),
        ("Case for Note 9", ["Note"]),
    ],
)
def test_how_a_form_is_read(tmp_path: Path, text: str, found: list[str]) -> None:
    marks = [
        entry("Dodge"),
        entry("Charger", house="Dodge"),
        entry("AND1"),
        entry("Gum"),
        entry("Note", house="Samsung"),
    ]
    opened = lexicon(tmp_path, marks, FORMS)
    assert written(listing(opened, text)) == found


def test_of_several_houses_the_one_that_is_named_is_meant(tmp_path: Path) -> None:
    marks = [
        entry("Samsung"),
        entry("Nissan"),
        entry("Note", owner="Samsung Electronics", house="Samsung", fame=3),
        entry("Note", owner="Nissan Motor", house="Nissan", fame=2),
    ]
    opened = lexicon(tmp_path, marks)
    for text, house in (("Samsung Note", "Samsung"), ("Mats for Nissan Note", "Nissan")):
        ((_, item),) = listing(opened, text).scored
        assert item.mark.house == house


def test_a_word_is_native_in_a_field_of_its_language(tmp_path: Path) -> None:
    opened = lexicon(tmp_path / "native", forms={"orange": Form(frozenset({"de"}))})
    fields = [field(opened, "Orange für alle", "title"), field(opened, "Orange for all", "bullet")]
    got = annotate(fields, opened, context(language="de", languages={"bullet": "en"}))
    assert [item.mark.native for candidates in got.scored for item in candidates] == [True, False]
    assert [got.fields[0].cues[0].phrase.words, got.fields[1].cues[0].phrase.words] == [
        ("fur",),
        ("for",),
    ]
