"""The work for a long text grows with its length, not with its square: calls are counted, not
seconds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from brandlint.finding import Span
from brandlint.fixes import deletion
from brandlint.listing import Listing
from brandlint.rules.overlaps import SpanIndex
from brandlint.rules.terms import conditions
from brandlint_nlp.fold import fold
from brandlint_nlp.phrases import Phrases

from .builders import context

Counted = Callable[[Any, str], list[int]]


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> Iterator[Counted]:
    """Counts the calls of a function of a module or class from here on."""

    def count(owner: Any, name: str) -> list[int]:
        calls, real = [0], getattr(owner, name)

        def instead(*args: Any, **names: Any) -> Any:
            calls[0] += 1
            return real(*args, **names)

        monkeypatch.setattr(owner, name, instead)
        return calls

    yield count


@pytest.mark.parametrize("many", [100, 1000])
def test_deletions_look_at_each_span_twice_at_most(many: int, counted: Counted) -> None:
    text = "nike shoes, " * many
    calls = counted(deletion, "is_empty")
    found = deletion.deletions("search_terms", text, [(at * 12, at * 12 + 4) for at in range(many)])
    assert len(found) == many and calls[0] <= 2 * many


@pytest.mark.parametrize("many", [10, 300])
def test_conditions_of_terms_look_at_the_words_around_only(many: int) -> None:
    folded = fold("Not for medical use, it kills germs. " * many)
    occurrence = conditions.Occurrence(
        folded,
        folded.starts[-2],
        folded.ends[-1],
        len(folded.words) - 2,
        len(folded.words),
        "title",
        "",
        "en",
    )
    first, last = occurrence.window(24)
    assert last - first <= 24 * 2 + 2
    assert len(list(Phrases([("not", "en", None)]).find(folded, (first, last)))) <= 8


def test_a_span_is_compared_with_those_near_it_only() -> None:
    index = SpanIndex(
        (Span(field="title", start=at * 10, end=at * 10 + 4), at) for at in range(10_000)
    )
    near = index.overlapping(Span(field="title", start=0, end=4))
    assert [value for _, value in near] == [0]


def test_what_is_worked_out_of_a_field_is_kept() -> None:
    of_listing = context(Listing(fields={"title": "x"}))
    assert of_listing.once("work", "title", lambda: 1) == 1
    assert of_listing.once("work", "title", lambda: 2) == 1
