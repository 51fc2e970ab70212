"""What remains of findings that overlap each other, own names, or words that are free."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Generic, TypeVar

from brandlint.finding import SEVERITIES, Finding, Span
from brandlint.rules.context import RuleContext
from brandlint_nlp.phrases import Phrases
from brandlint_nlp.types import OWN_LINE, Use

T = TypeVar("T")
_BLOCK = 64  # code points; spans are looked up by the blocks they touch
# What a mark is doing, where this is more telling than that it is used as a common word.
_BEFORE_GENERIC = frozenset(
    {"lookalike-mark", "mark-in-search-terms", "comparison-claim", "compatibility-wording"}
)
# A term up to so many times as long as a mark that it covers speaks of the same thing.
_SAME = 1.5


class SpanIndex(Generic[T]):
    """Values at spans of fields, looked up by any span that overlaps theirs."""

    def __init__(self, entries: Iterable[tuple[Span, T]] = ()) -> None:
        self._blocks: dict[tuple[str, int], list[tuple[Span, T]]] = {}
        for span, value in entries:
            self.add(span, value)

    def add(self, span: Span, value: T) -> None:
        for block in _blocks(span):
            self._blocks.setdefault(block, []).append((span, value))

    def overlapping(self, span: Span) -> Iterator[tuple[Span, T]]:
        """The entries that overlap the span; the same entry may come twice."""
        for block in _blocks(span):
            for other, value in self._blocks.get(block, ()):
                if other.overlaps(span):
                    yield other, value

    def covers(self, span: Span) -> bool:
        """Is the span within one of the entries' spans?"""
        return any(span.is_within(other) for other, _ in self.overlapping(span))


def _blocks(span: Span) -> Iterator[tuple[str, int]]:
    for block in range(span.start // _BLOCK, max(span.start, span.end - 1) // _BLOCK + 1):
        yield span.field, block


@lru_cache(maxsize=256)
def _phrases(names: tuple[str, ...]) -> Phrases[None]:
    return Phrases((name, "", None) for name in names if name.strip())


def _own_spans(context: RuleContext) -> tuple[SpanIndex[None], SpanIndex[None]]:
    """Where the names stand that the goods are rightly sold under, known marks or not, and where
    what only reads as a line of the seller's own brand.
    """
    spans, lines = SpanIndex[None](), SpanIndex[None]()
    for mention in context.mentions:
        if mention.use is Use.OWN:
            is_line = any(evidence.signal == OWN_LINE for evidence in mention.evidence)
            span = Span(field=mention.field, start=mention.start, end=mention.end)
            (lines if is_line else spans).add(span, None)
    if context.own_names and context.term_matches:
        phrases = _phrases(context.own_names)
        for field, folded in context.folded.items():
            for match in phrases.find(folded):
                spans.add(Span(field=field, start=match.start, end=match.end), None)
    return spans, lines


def resolve_overlaps(
    marks: Sequence[Finding], terms: Sequence[Finding], context: RuleContext
) -> list[Finding]:
    """The findings about marks and about terms of which one stays where several are about the same
    words.

    Free words silence what is within them, own names the terms within them. A mark used as the word
    for the goods is neither a line of the seller's brand (Fernholt Jacuzzi) nor free because the
    same word is free in another of the countries.
    """
    free = SpanIndex(
        (Span(field=match.field, start=match.start, end=match.end), None)
        for match in context.free_matches
    )
    marks_at, terms_at = SpanIndex[Finding](), SpanIndex[Finding]()
    marks_left = []
    for mark, span in _with_spans(marks):
        if not free.covers(span):
            marks_left.append((mark, span))
            marks_at.add(span, mark)
    (own, lines), terms_left = _own_spans(context), []
    for term, span in sorted(_with_spans(terms), key=_rank):
        if own.covers(span) or any(terms_at.overlapping(span)):
            continue
        if term.rule == "mark-as-generic":
            if _covers_more(free, span) or any(
                mark.rule in _BEFORE_GENERIC for _, mark in marks_at.overlapping(span)
            ):
                continue
        elif lines.covers(span) or free.covers(span):
            continue
        terms_left.append(term)
        terms_at.add(span, term)
    return [
        *terms_left,
        *(
            mark
            for mark, span in marks_left
            if not any(_says_it_already(term, mark) for _, term in terms_at.overlapping(span))
        ),
    ]


def _covers_more(free: SpanIndex[None], span: Span) -> bool:
    """Is the span within free words that say more than it does (Hoover Dam)?"""
    return any(span.is_within(other) and other != span for other, _ in free.overlapping(span))


def _with_spans(findings: Iterable[Finding]) -> list[tuple[Finding, Span]]:
    return [(finding, span) for finding in findings if (span := finding.span) is not None]


def _rank(entry: tuple[Finding, Span]) -> tuple[int, int, int]:
    """The gravest first, then the longest, then the first in its text."""
    finding, span = entry
    return -SEVERITIES.index(finding.severity), span.start - span.end, span.start


def _says_it_already(term: Finding, mark: Finding) -> bool:
    """Does the term say of the same words what makes the mark's finding superfluous?"""
    if SEVERITIES.index(term.severity) < SEVERITIES.index(mark.severity):
        return False
    return term.rule == "mark-as-generic" or len(term.text) <= _SAME * len(mark.text)
