"""A listing before it is judged: whose marks, of which facts."""

from __future__ import annotations

from pathlib import Path

from brandlint_nlp.annotate import AnnotatedListing, annotate
from brandlint_nlp.lexicon import Lexicon

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
    assert [item.written for item in got.own] == ["Orange", "Orange"]


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
        ((item,),) = listing(opened, "Delta Tap", classes=frozenset(classes)).scored
        assert item.mark.owner == (owner or "Delta Air Lines")
    own = listing(opened, "Delta Tap", "Delta Faucet", classes=frozenset({39}))
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
