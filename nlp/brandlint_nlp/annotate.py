"""What is known of a listing before anything is judged: its candidates with their facts and first
signals, and the seller's own marks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from brandlint_nlp.candidates import Candidate
from brandlint_nlp.cues import direct_cue
from brandlint_nlp.features import MODEL_KINDS, Around, Seen, first_signals
from brandlint_nlp.field_text import Own, Page, own_names
from brandlint_nlp.fold import lookup_key
from brandlint_nlp.lexicon import Lexicon
from brandlint_nlp.types import Context, Kind, MarkFacts
from brandlint_nlp.wording import hits, wording

_TOYS = re.compile(r"toy|game|die-?cast|vehicle|figure|puzzle|play|doll|hobb|collect", re.I)


@dataclass(slots=True)
class Survey:
    """`rows` holds the candidates to be judged, field by field in text order; `own` those that are
    the seller's.
    """

    pages: list[Page]
    rows: list[list[Seen]]
    own: list[Seen]
    around: Around
    accessory: bool
    toys: bool


def survey(pages: list[Page], lexicon: Lexicon, context: Context) -> Survey:
    known = wording(context.language)
    own = own_names(lexicon, context.brands)
    for page in pages:
        page.cues = hits(page.folded, known)
        if not page.lower:
            page.candidates = [
                c for c in page.candidates if c.lookalike or not _small(lexicon, page, c)
            ]
    facts = {}
    for lexicon_row in {c.lexicon_row for page in pages for c in page.candidates}:
        if (here := _facts(lexicon, lexicon_row, own, context)) is not None:
            facts[lexicon_row] = (
                replace(here, common=True, native=True)
                if lexicon.native(lexicon_row, context.language)
                else here
            )
    for page in pages:
        page.candidates = [c for c in page.candidates if c.lexicon_row in facts]
    present = [
        facts[lexicon_row]
        for lexicon_row in {c.lexicon_row for page in pages for c in page.candidates}
    ]
    houses = frozenset(fact.house for fact in present if fact.fame and not fact.common)
    electronics = (
        bool(context.classes & {9})
        or any(
            not fact.common
            and fact.kind in {Kind.TECHNOLOGY, Kind.MAKER}
            and 9 in fact.classes
            and fact.fame >= 2
            for fact in present
        )
        or any(word in known.devices for page in pages for word in page.folded.words)
    )
    around = Around(own, context.classes, electronics, houses, known, lexicon.words)
    lines = _own_lines(pages, facts, own)
    rows: list[list[Seen]] = []
    mine: list[Seen] = []
    for page in pages:
        row = []
        for candidate in page.candidates:
            fact = facts[candidate.lexicon_row]
            if candidate.lexicon_row in lines or _is_own(page, candidate, fact, own):
                mine.append(Seen(page, candidate, fact, None))
            else:
                cue = (
                    None
                    if page.role in {"brand", "search_terms"}
                    else direct_cue(page, candidate, known)
                )
                seen = Seen(page, candidate, fact, cue)
                seen.signals = first_signals(seen, around)
                row.append(seen)
        rows.append(row)
    return Survey(
        pages,
        rows,
        mine,
        around,
        _accessory(pages, known.heads),
        bool(_TOYS.search(context.category)),
    )


def _small(lexicon: Lexicon, page: Page, candidate: Candidate) -> bool:
    """Words that only a register knows, in small letters in a text that has capitals: nothing there
    says that the mark is meant.
    """
    return (
        lexicon.fame(candidate.lexicon_row) == 0
        and page.folded.original[candidate.start : candidate.end].islower()
    )


def _facts(lexicon: Lexicon, lexicon_row: int, own: Own, context: Context) -> MarkFacts | None:
    """Of several proprietors of one text: the seller's own, else the one whose classes fit, else
    the most famous. None: a register has it, but none whose marks count here.
    """
    rows = lexicon.facts(lexicon_row, context.offices)
    for row in rows if own.houses else ():
        if lookup_key(row.house) in own.houses:
            return row
    if len(rows) > 1 and context.classes:
        fitting = [
            row for row in rows if row.classes & context.classes and row.fame >= rows[0].fame - 1
        ]
        if fitting:
            return fitting[0]
    return rows[0] if rows else None


def _is_own(page: Page, candidate: Candidate, fact: MarkFacts, own: Own) -> bool:
    if not own.brands:
        return False
    if candidate.lookalike:
        text = lookup_key(page.folded.original[candidate.start : candidate.end])
        return text in own.brands or text in own.words or lookup_key(fact.house) in own.houses
    text = " ".join(page.folded.words[candidate.first : candidate.last])
    if (
        lookup_key(fact.house) in own.houses
        or text in own.brands
        or lookup_key(fact.text) in own.brands
        or text in own.words
    ):
        return True
    return any(f" {text} " in f" {brand} " or f" {brand} " in f" {text} " for brand in own.brands)


def _own_lines(pages: list[Page], facts: dict[int, MarkFacts], own: Own) -> frozenset[int]:
    """Rows of ordinary words, and of names that only a register knows, that stand right behind the
    seller's own brand somewhere: its line names, here and elsewhere.
    """
    found = set()
    last_words = {brand.rpartition(" ")[2] for brand in own.brands}
    for page in pages:
        for candidate in page.candidates:
            fact = facts[candidate.lexicon_row]
            if (
                (fact.common or not fact.fame)
                and fact.kind not in MODEL_KINDS
                and candidate.first > 0
            ):
                if page.folded.words[candidate.first - 1] in last_words:
                    found.add(candidate.lexicon_row)
    return frozenset(found)


def _accessory(pages: list[Page], heads: frozenset[str]) -> bool:
    """Are the goods an accessory or a spare part? A product word of that kind stands in the
    title.
    """
    for page in pages:
        if page.role == "title":
            words = page.folded.words
            return any(
                " ".join(words[at : at + size]) in heads
                for at in range(len(words))
                for size in (1, 2)
            )
    return False
