"""Where the terms stand in a listing: one pass over the folded words, then the conditions of the
rows that hit.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from brandlint.listing import BRAND, BULLET, COMPATIBLE, HIGHLIGHTS, TITLE, role
from brandlint.rules.terms.conditions import Place, holds
from brandlint.rules.terms.table import GUIDELINES, SILENT, Term, terms
from brandlint_nlp.fold import Folded
from brandlint_nlp.phrases import Phrases, forms


@dataclass(frozen=True, slots=True)
class TermHit:
    """A term that counts at `start:end` (code points) of a field."""

    field: str
    start: int
    end: int
    text: str
    term: Term


@dataclass(frozen=True, slots=True)
class _Index:
    phrases: Phrases[tuple[Term, str]]
    patterns: tuple[
        tuple[Term, re.Pattern[str], frozenset[str]], ...
    ]  # with words of which one must be there (none: no need)


@lru_cache(maxsize=64)
def _index(language: str, territories: frozenset[str], marketplace: str, day: date) -> _Index:
    """The rows that count there and then for texts in a language: its own, English ones and those
    that are the same everywhere.
    """
    rows = [
        term
        for term in terms()
        if term.lang in {"*", "en", language}
        and term.rule != GUIDELINES
        and term.counts(territories, marketplace, day)
    ]
    return _Index(
        Phrases(
            (text, term.lang if term.lang != "*" else "en", (term, text))
            for term in rows
            if term.match != "regex"
            for text in term.terms
        ),
        tuple(
            (term, re.compile(term.pattern), _needed(term))
            for term in rows
            if term.match == "regex"
        ),
    )


def _needed(term: Term) -> frozenset[str]:
    return frozenset(
        form
        for kind, words in term.when
        if kind == "with"
        for word in words
        for form in forms(word, term.lang)
    )


def hits(
    fields: Mapping[str, Folded],
    *,
    language: str,
    category: str,
    territories: frozenset[str],
    marketplace: str,
    day: date,
) -> tuple[list[TermHit], list[TermHit]]:
    """(terms that count, silent ones), overlapping ones too, field by field. `territories`: country
    codes, `EU` for the Union's stores.
    """
    index = _index(language, territories, marketplace, day)
    found: list[TermHit] = []
    quiet: list[TermHit] = []
    for name, folded in fields.items():
        part = role(name)
        if part in {BRAND, COMPATIBLE}:
            continue
        for start, end, first, last, term, written in _raw(index, folded):
            text = folded.original[start:end]
            if term.match == "case" and re.sub(r"[\s-]+", " ", text) != re.sub(
                r"[\s-]+", " ", written
            ):
                continue
            if holds(term, Place(folded, start, end, first, last, _part(part), category, language)):
                (quiet if term.rule == SILENT else found).append(
                    TermHit(name, start, end, text, term)
                )
    return found, quiet


def _part(part: str) -> str:
    return {HIGHLIGHTS: TITLE}.get(
        part, part if part in {TITLE, BULLET, "search_terms"} else "description"
    )


def _raw(index: _Index, folded: Folded) -> Iterable[tuple[int, int, int, int, Term, str]]:
    for found in index.phrases.find(folded):
        term, written = found.value
        yield found.start, found.end, found.first, found.last, term, written
    for term, pattern, needed in index.patterns:
        if needed and needed.isdisjoint(folded.words):
            continue
        for match in pattern.finditer(folded.original):
            start, end = match.span(
                "hit" if "hit" in pattern.groupindex and match["hit"] is not None else 0
            )
            if end > start:
                yield start, end, -1, -1, term, ""
