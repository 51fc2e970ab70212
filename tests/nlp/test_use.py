"""What a mark does in a listing follows from its wording, its kind and the goods."""

from __future__ import annotations

import pytest

from brandlint_nlp.lexicon import Lexicon
from brandlint_nlp.types import Cue, Kind, Use
from brandlint_nlp.use import classify_use

from .builders import annotated, facts, mark_facts, scored


def use(
    opened: Lexicon,
    *,
    cue: str = "",
    wording: str = "for",
    text: str = "A thing Orchid",
    role: str = "title",
    kind: Kind = Kind.MAKER,
    classes: tuple[int, ...] = (),
    fame: int = 0,
    accessory: bool = False,
    toys: bool = False,
) -> Use:
    item = scored(text, "Orchid", mark_facts(kind=kind, classes=classes, fame=fame), role=role)
    listing = annotated([item], facts(opened), accessory=accessory, toys=toys)
    return classify_use(item, Cue(cue, 0, 1, wording) if cue else None, listing)


@pytest.mark.parametrize(
    ("options", "want"),
    [
        ({}, Use.OTHER),
        ({"cue": "comparison"}, Use.COMPARISON),
        ({"cue": "authorisation"}, Use.LICENSED),
        ({"cue": "compatibility"}, Use.COMPATIBILITY),
        ({"cue": "negation"}, Use.COMPATIBILITY),
        ({"cue": "compatibility", "wording": "powered by"}, Use.COMPONENT),
        ({"kind": Kind.TECHNOLOGY}, Use.COMPONENT),
        ({"kind": Kind.TECHNOLOGY, "cue": "comparison"}, Use.COMPARISON),
        ({"kind": Kind.FRANCHISE}, Use.LICENSED),
        ({"toys": True, "classes": (12,)}, Use.LICENSED),
        ({"accessory": True}, Use.COMPATIBILITY),
        ({"classes": (12,)}, Use.COMPATIBILITY),
        ({"classes": (12,), "role": "brand"}, Use.OTHER),
        ({"classes": (9,), "fame": 2, "role": "bullet"}, Use.COMPATIBILITY),
        ({"classes": (9,), "fame": 2, "role": "title"}, Use.OTHER),
        ({"text": "With Orchid motor", "role": "bullet"}, Use.COMPONENT),
    ],
)
def test_uses(small: Lexicon, options: dict[str, object], want: Use) -> None:
    assert use(small, **options) is want  # type: ignore[arg-type]
