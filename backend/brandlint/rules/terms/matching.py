"""Where terms stand in a listing: one pass over the folded words, then each term's conditions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from brandlint.listing import BRAND, BULLET, COMPATIBLE, HIGHLIGHTS, TITLE, role
from brandlint.rules.terms.conditions import Occurrence, applies
from brandlint.rules.terms.table import FREE_WORDS, Term, terms
from brandlint_nlp.fold import Folded, fold
from brandlint_nlp.phrases import Phrases, forms


@dataclass(frozen=True, slots=True)
class TermMatch:
    """A term that counts at `start:end` (code points) of a field."""

    field: str
    start: int
    end: int
    text: str
    term: Term


@dataclass(frozen=True, slots=True)
class _Index:
    """The terms that count. A pattern comes with words of which one must be there (none: no need);
    those of `markup` are looked for in the markup of a text.
    """

    phrases: Phrases[tuple[Term, str]]
    patterns: tuple[tuple[Term, re.Pattern[str], frozenset[str]], ...]
    markup: tuple[tuple[Term, re.Pattern[str]], ...]


@lru_cache(maxsize=64)
def _index(language: str, territories: frozenset[str], marketplace: str, day: date) -> _Index:
    """The terms that count there and then for texts in a language."""
    counting = [term for term in terms(language) if term.counts(territories, marketplace, day)]
    return _Index(
        Phrases(
            (text, term.language if term.language != "*" else "en", (term, text))
            for term in counting
            if not term.pattern
            for text in term.terms
        ),
        tuple(
            (term, re.compile(term.pattern), _needed(term))
            for term in counting
            if term.pattern and not term.markup
        ),
        tuple((term, re.compile(term.pattern)) for term in counting if term.markup),
    )


def _needed(term: Term) -> frozenset[str]:
    return frozenset(form for word in term.when.any_word for form in forms(word, term.language))


def match_terms(
    fields: Mapping[str, Folded],
    *,
    languages: Mapping[str, str],
    category: str,
    territories: frozenset[str],
    marketplace: str,
    day: date,
) -> tuple[list[TermMatch], list[TermMatch]]:
    """The terms in the texts, and the free words, which silence what is within them.

    Both field by field; matches may overlap. `languages` are those of the fields;
    `territories` are country codes, and `EU` for the Union's stores.
    """
    matches: list[TermMatch] = []
    free: list[TermMatch] = []
    about = [(TITLE, fields[name]) for name in fields if role(name) == TITLE]
    about.append(("", _folded_category(category)))
    for name, folded in fields.items():
        part = role(name)
        if part in {BRAND, COMPATIBLE}:
            continue
        language = languages[name]
        index = _index(language, territories, marketplace, day)
        for start, end, first, last, term, written in _candidates(index, folded):
            text = folded.original[start:end]
            if term.case_sensitive and re.sub(r"[\s-]+", " ", text) != re.sub(
                r"[\s-]+", " ", written
            ):
                continue
            occurrence = Occurrence(
                folded,
                start,
                end,
                first,
                last,
                _part(part),
                category,
                language,
                tuple(text for role_of_text, text in about if role_of_text != part),
            )
            if applies(term.when, term.language, occurrence):
                (free if term.rule == FREE_WORDS else matches).append(
                    TermMatch(name, start, end, text, term)
                )
    return matches, free


@lru_cache(maxsize=4096)
def _folded_category(category: str) -> Folded:
    return fold(category)


def match_markup(
    fields: Mapping[str, str],
    *,
    languages: Mapping[str, str],
    territories: frozenset[str],
    marketplace: str,
    day: date,
) -> list[TermMatch]:
    """The terms that the markup of these texts is, in the texts as they were sent."""
    return [
        TermMatch(name, match.start(), match.end(), match[0], term)
        for name, text in fields.items()
        if role(name) not in {BRAND, COMPATIBLE}
        for term, pattern in _index(languages[name], territories, marketplace, day).markup
        for match in pattern.finditer(text)
    ]


def _part(part: str) -> str:
    return {HIGHLIGHTS: TITLE}.get(
        part, part if part in {TITLE, BULLET, "search_terms"} else "description"
    )


def _candidates(index: _Index, folded: Folded) -> Iterable[tuple[int, int, int, int, Term, str]]:
    """What stands in a text, whatever the conditions of its term.

    It is start and end (code points), first and last word (-1 where a pattern matched), the term,
    and how the term is written.
    """
    for phrase in index.phrases.find(folded):
        term, written = phrase.value
        yield phrase.start, phrase.end, phrase.first, phrase.last, term, written
    for term, pattern, needed in index.patterns:
        if needed and needed.isdisjoint(folded.words):
            continue
        for match in pattern.finditer(folded.original):
            start, end = match.span(
                "hit" if "hit" in pattern.groupindex and match["hit"] is not None else 0
            )
            if end > start:
                yield start, end, -1, -1, term, ""
