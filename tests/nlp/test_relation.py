"""What a mark does in a listing follows from its wording, its kind and the goods."""

from __future__ import annotations

import pytest

from brandlint_nlp.lexicon import Lexicon
from brandlint_nlp.relation import relation_of, use_of
from brandlint_nlp.types import Cue, Kind, Relation, Use

from .builders import annotated, facts, mark_facts, scored


def relation(
    opened: Lexicon,
    *,
    cue: str = "",
    wording: str = "for",
    strong: bool = False,
    text: str = "A thing Orchid",
    role: str = "title",
    kind: Kind = Kind.MAKER,
    classes: tuple[int, ...] = (9,),
    fame: int = 0,
    goods: str = "",
    toys: bool = False,
) -> Relation:
    item = scored(text, "Orchid", mark_facts(kind=kind, classes=classes, fame=fame), role=role)
    listing = annotated([item], facts(opened), title=goods, toys=toys)
    return relation_of(item, Cue(cue, 0, 1, wording, strong=strong) if cue else None, listing)


FOR = {"cue": "compatibility"}
SURELY_FOR = {"cue": "compatibility", "wording": "compatible with", "strong": True}


@pytest.mark.parametrize(
    ("options", "want"),
    [
        ({}, Relation.NAMES_GOODS),
        ({"cue": "comparison"}, Relation.COMPARED),
        ({"cue": "authorisation"}, Relation.LICENSED),
        ({"cue": "negation"}, Relation.FITS),
        ({"cue": "bears"}, Relation.BEARS),
        ({"cue": "audience"}, Relation.AUDIENCE),
        ({"cue": "material"}, Relation.MADE_FROM),
        ({**FOR, "wording": "powered by"}, Relation.CONTAINS),
        ({"kind": Kind.TECHNOLOGY}, Relation.CONTAINS),
        ({"kind": Kind.TECHNOLOGY, "cue": "comparison"}, Relation.COMPARED),
        ({"kind": Kind.TECHNOLOGY, "cue": "bears", "strong": True}, Relation.BEARS),
        ({"kind": Kind.TECHNOLOGY, "cue": "bears"}, Relation.CONTAINS),
        ({"kind": Kind.FRANCHISE}, Relation.LICENSED),
        ({"kind": Kind.FRANCHISE, **FOR}, Relation.LICENSED),
        ({"kind": Kind.FRANCHISE, "classes": (28,), "goods": "Card sleeves", **FOR}, Relation.FITS),
        ({"toys": True, "classes": (12,)}, Relation.LICENSED),
        ({"goods": "Leather case"}, Relation.FITS),
        ({"goods": "Leather jacket"}, Relation.NAMES_GOODS),
        ({"classes": (12,)}, Relation.FITS),
        ({"classes": (12,), "role": "brand"}, Relation.NAMES_GOODS),
        ({"fame": 2, "role": "bullet"}, Relation.FITS),
        ({"fame": 2, "role": "bullet", "classes": (9, 18, 25)}, Relation.NAMES_GOODS),
        ({"fame": 2, "role": "title"}, Relation.NAMES_GOODS),
        ({"text": "Made of Orchid fabric", "role": "bullet"}, Relation.CONTAINS),
        ({"text": "With Orchid zipper", "cue": "possession"}, Relation.CONTAINS),
    ],
)
def test_what_the_wording_and_the_goods_say(
    small: Lexicon, options: dict[str, object], want: Relation
) -> None:
    assert relation(small, **options) is want  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("goods", "classes", "want"),
    [
        ("Silicone case", (9,), Relation.FITS),
        ("Rubber floor mats", (12, 25, 28), Relation.FITS),
        ("Memory foam insoles", (18, 25), Relation.FITS),
        ("Doll clothes", (3, 9, 16, 25, 28), Relation.FITS),
        ("Repair manual", (7,), Relation.FITS),
        ("Ring light", (9,), Relation.FITS),  # unknown goods, a maker of devices
        ("Ring light", (18, 25), Relation.NAMES_GOODS),
        ("Cotton t-shirt", (9,), Relation.NAMES_GOODS),
        ("Coffee mug", (12,), Relation.NAMES_GOODS),
        ("Car stickers", (12,), Relation.NAMES_GOODS),
        ("Decal sticker", (9,), Relation.FITS),
        ("Gift box", (9,), Relation.PACKAGES),
        ("Woven neck labels", (3, 25), Relation.PACKAGES),
        ("Chrome emblem", (12,), Relation.BEARS),
    ],
)
def test_a_preposition_says_fits_of_goods_that_can_fit(
    small: Lexicon, goods: str, classes: tuple[int, ...], want: Relation
) -> None:
    assert relation(small, goods=goods, classes=classes, cue="compatibility") is want


@pytest.mark.parametrize(
    ("goods", "want"),
    [
        ("Cotton t-shirt", Relation.FITS),
        ("Packaging box", Relation.PACKAGES),
        ("Replacement logo", Relation.BEARS),
    ],
)
def test_strong_wording_is_taken_at_its_word_but_for_signs_and_boxes(
    small: Lexicon, goods: str, want: Relation
) -> None:
    assert relation(small, goods=goods, classes=(12,), **SURELY_FOR) is want  # type: ignore[arg-type]


def test_a_use_follows_from_each_relation() -> None:
    assert use_of(Relation.FITS) is use_of(Relation.WORKS_WITH) is Use.COMPATIBILITY
    assert use_of(Relation.BEARS) is use_of(Relation.NAMES_GOODS) is Use.OTHER
    assert {use_of(relation) for relation in Relation} == set(Use) - {Use.OWN, Use.GENERIC}
