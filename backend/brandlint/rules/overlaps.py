"""What remains where several findings meet at one place, or meet the seller's own brand or words
that are free.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Generic, TypeVar

from brandlint.finding import SEVERITIES, Finding
from brandlint.rules.context import Surroundings
from brandlint.rules.terms.matching import TermHit
from brandlint_nlp.phrases import Phrases
from brandlint_nlp.types import Use

T = TypeVar("T")
_BLOCK = 64  # code points; spans are looked up by the blocks they touch
# What a mark is doing, where this is more telling than that it is used as a common word.
_BEFORE_GENERIC = frozenset(
    {"lookalike-mark", "mark-in-search-terms", "comparison-claim", "compatibility-wording"}
)
_SAME = 1.5  # a term up to so many times as long as a mark it covers speaks of the same thing


@lru_cache(maxsize=256)
def _names(brands: tuple[str, ...]) -> Phrases[None]:
    return Phrases((brand, "", None) for brand in brands if brand.strip())


class Places(Generic[T]):
    """Things at spans of fields, found again by any span that they meet."""

    def __init__(self, rows: Iterable[tuple[str, int, int, T]] = ()) -> None:
        self._blocks: dict[tuple[str, int], list[tuple[int, int, T]]] = {}
        for row in rows:
            self.add(*row)

    def add(self, field: str, start: int, end: int, thing: T) -> None:
        for block in range(start // _BLOCK, max(start, end - 1) // _BLOCK + 1):
            self._blocks.setdefault((field, block), []).append((start, end, thing))

    def meeting(self, row: Finding) -> Iterator[tuple[int, int, T]]:
        """(start, end, thing) of what overlaps the finding; the same thing may come twice."""
        field, start, end = row.field or "", row.start or 0, row.end or 0
        for block in range(start // _BLOCK, max(start, end - 1) // _BLOCK + 1):
            for left, right, thing in self._blocks.get((field, block), ()):
                if left < end and start < right:
                    yield left, right, thing

    def around(self, row: Finding) -> bool:
        """Does the finding stand inside one of the spans?"""
        return any(
            left <= (row.start or 0) and (row.end or 0) <= right
            for left, right, _ in self.meeting(row)
        )


def own_places(around: Surroundings) -> Places[None]:
    """Where the names stand that the goods are rightly sold under, known marks or not."""
    places = Places(
        (mention.field, mention.start, mention.end, None)
        for mention in around.mentions
        if mention.use is Use.OWN
    )
    if around.listing.brands and around.hits:
        names = _names(around.listing.brands)
        for field, folded in around.folded.items():
            for found in names.find(folded):
                places.add(field, found.start, found.end, None)
    return places


def settled(
    marks: Sequence[Finding], terms: Sequence[Finding], own: Places[None], quiet: Sequence[TermHit]
) -> list[Finding]:
    """Free words silence what is inside them, the own brand likewise, and of two findings on the
    same words one stays.
    """
    silent = Places((hit.field, hit.start, hit.end, None) for hit in quiet)
    marks = [row for row in marks if not silent.around(row)]
    by_mark, by_term = _places(marks), _places(())
    kept = []
    for row in sorted(
        terms, key=lambda row: (-SEVERITIES.index(row.severity), -_length(row), row.start or 0)
    ):
        if own.around(row) or silent.around(row) or any(True for _ in by_term.meeting(row)):
            continue
        if row.rule == "mark-as-generic" and any(
            mark.rule in _BEFORE_GENERIC for _, _, mark in by_mark.meeting(row)
        ):
            continue
        kept.append(row)
        by_term.add(row.field or "", row.start or 0, row.end or 0, row)
    return [
        *kept,
        *(
            mark
            for mark in marks
            if not any(_covers(term, mark) for _, _, term in by_term.meeting(mark))
        ),
    ]


def _places(rows: Iterable[Finding]) -> Places[Finding]:
    return Places((row.field or "", row.start or 0, row.end or 0, row) for row in rows)


def _covers(term: Finding, mark: Finding) -> bool:
    """Does the term say of the same words what makes the mark's finding superfluous?"""
    if term.rule == "mark-as-generic":
        return True
    return SEVERITIES.index(term.severity) >= SEVERITIES.index(mark.severity) and _length(
        term
    ) <= _SAME * _length(mark)


def _length(row: Finding) -> int:
    return (row.end or 0) - (row.start or 0)
