"""The patterns of the terms do work that grows with the length of the text and no faster."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from brandlint.rules.terms.table import terms

PATTERNS = [
    pytest.param(term.pattern, id=f"{term.rule}-{term.language}-{term.terms[0][:30]}")
    for term in terms()
    if term.pattern
]
_parse = re._parser.parse  # type: ignore[attr-defined]
_UNBOUNDED = 4000  # a quantifier from here on has no end for a text of a listing


def _parts(item: Any) -> Iterator[Any]:
    """The sequences of items inside a parsed item."""
    if isinstance(item, re._parser.SubPattern):  # type: ignore[attr-defined]
        yield item
    elif isinstance(item, list | tuple):
        for part in item:
            yield from _parts(part)


def _unbounded(sequence: Any) -> Iterator[tuple[Any, bool]]:
    """The endless quantifiers of a sequence, and whether each stands in another."""

    def walk(items: Any, inside: bool) -> Iterator[tuple[Any, bool]]:
        for name, value in items:
            endless = str(name) in {"MAX_REPEAT", "MIN_REPEAT"} and value[1] >= _UNBOUNDED
            if endless:
                yield value, inside
            for part in _parts(value):
                yield from walk(part, inside or endless)

    yield from walk(sequence, False)


def _begins_endless(sequence: Any) -> bool:
    """Can the pattern begin with an endless quantifier, so that every start reads on to the end?"""
    for name, value in sequence:
        if str(name) == "AT":
            continue
        if str(name) in {"MAX_REPEAT", "MIN_REPEAT"}:
            return bool(value[1] >= _UNBOUNDED)
        if str(name) in {"BRANCH", "SUBPATTERN"}:
            return any(_begins_endless(part) for part in _parts(value))
        return False
    return False


@pytest.mark.parametrize("pattern", PATTERNS)
def test_no_endless_quantifier_stands_in_another_or_first(pattern: str) -> None:
    parsed = _parse(pattern)
    assert not [value for value, inside in _unbounded(parsed) if inside]
    assert not _begins_endless(parsed)


@pytest.mark.parametrize("pattern", [r"(?:a+)+b", r"[a-z.]+@x", r"\b(?:[a-z-]+|x)@"])
def test_the_check_sees_a_pattern_that_is_not_linear(pattern: str) -> None:
    parsed = _parse(pattern)
    nested = [value for value, inside in _unbounded(parsed) if inside]
    assert nested or _begins_endless(parsed)


def test_an_address_is_still_found() -> None:
    (email,) = [term for term in terms() if term.terms[0] == "e-mail address in listing text"]
    for text, found in (
        ("Write to help.me+you@example.com today", "help.me+you@example.com"),
        ("N-" * 60 + " x@example.org", "x@example.org"),
    ):
        match = re.search(email.pattern, text)
        assert match is not None
        assert match[0] == found
    assert re.search(email.pattern, "N-" * 60_000) is None
