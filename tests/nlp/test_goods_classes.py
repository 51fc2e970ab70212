"""The goods of a text, as Nice classes."""

from __future__ import annotations

import pytest

from brandlint_nlp.fold import fold
from brandlint_nlp.goods_classes import class_words


@pytest.mark.parametrize(
    ("text", "language", "named"),
    [
        ("Rubber floor mats", "en", {12}),
        ("Two handbags", "en", {18}),
        ("Drill bits", "en", {7}),
        ("Vollwaschmittel Pulver", "de", {3}),
        ("Lederhandtasche", "de", {18}),  # a compound: its head says the goods
        ("Chocolat au lait", "fr", {30}),
        ("Dywaniki samochodowe", "pl", {12}),
        ("スニーカー メンズ", "ja", {25}),
        ("汽车脚垫", "zh", {12}),
        ("초콜릿 선물", "ko", {30}),
        ("A quiet evening", "en", set()),
    ],
)
def test_words_name_goods(text: str, language: str, named: set[int]) -> None:
    assert frozenset().union(*class_words(language).classes(fold(text))) == named


def test_a_name_inside_another_is_part_of_it() -> None:
    assert class_words("en").classes(fold("polo shirt")) == [frozenset({25})]


def test_goods_have_english_names_in_every_language() -> None:
    assert class_words("de").classes(fold("Sneakers Herren")) == class_words("en").classes(
        fold("Sneakers")
    )
