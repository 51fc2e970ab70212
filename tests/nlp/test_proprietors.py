"""Which of several proprietors of one text is meant."""

from __future__ import annotations

from brandlint_nlp.proprietors import meant
from brandlint_nlp.types import MarkFacts

from .builders import NOBODY, mark_facts

JEANS = mark_facts("Wrangler", house="Wrangler", fame=3, common=True, classes=(25,))
CAR = mark_facts("Wrangler", house="Jeep", fame=3, common=True, classes=(12,))


def chosen(text: str, *goods: set[int], category: frozenset[int] = frozenset()) -> MarkFacts:
    mark = meant([JEANS, CAR], NOBODY, f" {text} ", [frozenset(one) for one in goods], category)
    assert mark is not None
    return mark


def test_the_goods_choose() -> None:
    assert chosen("mats", {12}).house == "Jeep"
    assert chosen("trousers", {25}).house == "Wrangler"
    assert chosen("two shirts and mats", {25}, {25}, {12}).house == "Wrangler"


def test_the_category_chooses_where_the_title_names_no_goods() -> None:
    assert chosen("thing", category=frozenset({12})).house == "Jeep"


def test_words_of_a_proprietor_choose_and_leave_no_doubt() -> None:
    mark = chosen("door sill wrangler jk", {25})
    assert mark.house == "Jeep" and not mark.common


def test_a_house_that_is_named_chooses() -> None:
    assert chosen("jeep wrangler jeans", {25}).house == "Jeep"


def test_where_nothing_tells_the_others_are_its_rivals() -> None:
    mark = chosen("wrangler")
    assert mark.house == "Wrangler" and mark.rivals == ("Jeep",)
    assert chosen("wrangler", {12}).rivals == ()


def test_one_proprietor_and_none() -> None:
    assert meant([CAR], NOBODY, " ", [], frozenset()) is CAR
    assert meant([], NOBODY, " ", [], frozenset()) is None
