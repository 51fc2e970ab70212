"""Phrases in one pass over a folded text."""

from __future__ import annotations

import pytest

from brandlint_nlp.fold import fold
from brandlint_nlp.phrases import Phrases


def seen(text: str, *phrases: str, lang: str = "en") -> list[str]:
    return sorted(
        text[match.start : match.end]
        for match in Phrases((phrase, lang, phrase) for phrase in phrases).find(fold(text))
    )


@pytest.mark.parametrize(
    ("text", "phrases", "want"),
    [
        ("Free shipping today", ["free shipping"], ["Free shipping"]),
        ("FREE-SHIPPING", ["free shipping"], ["FREE-SHIPPING"]),
        ("free. Shipping box", ["free shipping"], []),
        ("free, shipping", ["free shipping"], []),
        ("duty free shipping", ["free shipping", "free"], ["free", "free shipping"]),
        ("treats, treating, treated, treaty", ["treat~"], ["treated", "treating", "treats"]),
        ("100% recycled", ["100% recycled"], ["100% recycled"]),
        ("100 recycled", ["100% recycled"], []),
        ("Mom's choice", ["mom"], ["Mom"]),
        ("adapters (USB-IF)", ["usb if"], ["USB-IF"]),
        ("price €5", ["€"], ["€"]),
        ("crème", ["creme"], ["crème"]),
        ("最好的杯子", ["最好"], ["最好"]),
        ("a ★★ b", ["★"], ["★", "★"]),
    ],
)
def test_places(text: str, phrases: list[str], want: list[str]) -> None:
    assert seen(text, *phrases) == want


@pytest.mark.parametrize(
    ("lang", "stem", "form"),
    [
        ("de", "klimaneutral~", "klimaneutrale"),
        ("es", "ecológico~", "ecológicas"),
        ("it", "ecologico~", "ecologica"),
        ("fr", "biodégradable~", "biodégradables"),
    ],
)
def test_endings_by_language(lang: str, stem: str, form: str) -> None:
    assert seen(form, stem, lang=lang) == [form]


def test_a_search_can_be_limited_to_words() -> None:
    phrases = Phrases([("red", "en", None), ("蓝", "zh", None)])
    folded = fold("red one two 蓝 red")
    assert [(match.start, match.end) for match in phrases.find(folded, (1, 4))] == [(12, 13)]


@pytest.mark.parametrize("phrase", ["~", "~a"])
def test_an_ending_needs_a_word(phrase: str) -> None:
    with pytest.raises(ValueError, match="without a word"):
        Phrases([(phrase, "en", None)])
