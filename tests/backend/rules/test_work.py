"""The work for a long text grows with its length, not with its square: calls are counted, not
seconds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from brandlint.fixes import deletion
from brandlint.rules.overlaps import Places
from brandlint.rules.terms import conditions
from brandlint_nlp.fold import fold
from brandlint_nlp.phrases import Phrases

from .builders import around

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
    calls = counted(deletion, "_nothing")
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


def test_places_meet_only_what_is_near() -> None:
    from brandlint.linter import check
    from brandlint.listing import Listing

    row = check(Listing(fields={"title": "Nike shoes red"})).findings[0]
    places = Places(("title", at * 10, at * 10 + 4, at) for at in range(10_000))
    assert row.start == 0 and [thing for _, _, thing in places.meeting(row)] == [0]
    assert around(Listing(fields={"title": "x"})).once("work", "title", lambda: 1) == 1
