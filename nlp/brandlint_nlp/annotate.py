"""A listing annotated before anything is judged.

Its candidates have the facts of their marks, their wording and their first features, and the
seller's own marks are set apart.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from brandlint_nlp.candidates import Candidate
from brandlint_nlp.cues import direct_cue
from brandlint_nlp.features import (
    MODEL_KINDS,
    SYMBOLS,
    ListingFacts,
    ScoredCandidate,
    first_features,
)
from brandlint_nlp.field_text import FieldText, OwnNames, own_names, with_their_houses
from brandlint_nlp.fold import lookup_key
from brandlint_nlp.goods import Goods, goods_of
from brandlint_nlp.goods_classes import class_words
from brandlint_nlp.lexicon import Lexicon
from brandlint_nlp.proprietors import meant
from brandlint_nlp.sense_gate import (
    OtherSense,
    firm,
    is_firm,
    is_kept,
    likely,
    on_its_own_goods,
    split_senses,
)
from brandlint_nlp.types import Context, Cue, Kind, MarkFacts, Reading
from brandlint_nlp.wording import hits

_TOYS = re.compile(
    r"\b(?:toys?|games?|die-?cast|figures?|puzzles?|play ?sets?|dolls?|hobb(?:y|ies)|collect\w*)\b",
    re.I,
)
_ELECTRONICS = 9  # Nice class
MarkKey = tuple[int, str]  # a lexicon row, in a text of this language
NO_SENTENCES = frozenset({"brand", "search_terms"})  # roles of fields that hold names or keywords


@dataclass(slots=True)
class AnnotatedListing:
    """The fields of a listing with their candidates.

    `scored` holds the candidates to be judged, field by field in text order; `own` those that are
    the seller's, `lines` those that stand where the seller names a line of its own;
    `other_senses` those that mean something else here. `goods`: what is sold.
    `accessory`: does any product word of an accessory stand in the title? `toys`: are the goods
    toys?
    """

    fields: list[FieldText]
    scored: list[list[ScoredCandidate]]
    own: list[ScoredCandidate]
    lines: list[ScoredCandidate]
    facts: ListingFacts
    goods: Goods
    accessory: bool
    toys: bool
    other_senses: list[OtherSense] = dataclasses.field(default_factory=list)


def annotate(fields: list[FieldText], lexicon: Lexicon, context: Context) -> AnnotatedListing:
    """Annotate the fields of one listing; candidates that cannot be marks here are dropped."""
    own = own_names(lexicon, context.brands)
    for field in fields:
        field.language = context.language_of(field.name)
        field.cues = hits(field.folded, field.wording)
        if not field.lower:
            field.candidates = [
                candidate
                for candidate in field.candidates
                if candidate.lookalike or not _is_small_register_word(lexicon, field, candidate)
            ]
    classes = _goods_classes(fields, context)
    marks = _marks(fields, lexicon, own, context, classes)
    own = with_their_houses(own, {mark.house for mark in marks.values()}, lexicon)
    for field in fields:
        field.candidates = [
            candidate
            for candidate in field.candidates
            if _key(field, candidate) in marks
            and (
                candidate.lookalike
                or may_be_read(field, candidate, marks[_key(field, candidate)], lexicon)
            )
        ]
    facts = _listing_facts(fields, marks, own, lexicon, context)
    scored, own_candidates, lines = _split_own(fields, marks, facts, classes)
    scored, other_senses = split_senses(scored, facts, classes)
    return AnnotatedListing(
        fields,
        scored,
        own_candidates,
        lines,
        facts,
        _goods(fields),
        _is_accessory(fields),
        bool(_TOYS.search(context.category)),
        other_senses,
    )


def _goods_classes(fields: list[FieldText], context: Context) -> list[frozenset[int]]:
    """The Nice classes of the goods that the title names, else those of the category."""
    named = [
        classes
        for field in fields
        if field.role == "title"
        for classes in class_words(field.language).classes(field.folded)
    ]
    return named or ([context.classes] if context.classes else [])


def _is_small_register_word(lexicon: Lexicon, field: FieldText, candidate: Candidate) -> bool:
    """Is it a word that only a register knows, in small letters in a text that has capitals?

    Nothing says then that the mark is meant.
    """
    return lexicon.fame(candidate.lexicon_row) == 0 and field.written(candidate).islower()


def _key(field: FieldText, candidate: Candidate) -> MarkKey:
    return candidate.lexicon_row, field.language


def _keys(fields: Iterable[FieldText]) -> set[MarkKey]:
    return {_key(field, candidate) for field in fields for candidate in field.candidates}


def _marks(
    fields: list[FieldText],
    lexicon: Lexicon,
    own: OwnNames,
    context: Context,
    classes: list[frozenset[int]],
) -> dict[MarkKey, MarkFacts]:
    """The mark that each lexicon row among the candidates means in this listing."""
    marks = {}
    words = " ".join(["", *(" ".join(field.folded.words) for field in fields), ""])
    keys = _keys(fields)
    facts = {row: lexicon.facts(row, context.offices) for row, _ in keys}
    company = frozenset(held[0].house for held in facts.values() if len(held) == 1)
    for lexicon_row, language in keys:
        mark = meant(facts[lexicon_row], own, words, classes, context.classes, company)
        if mark is None:
            continue
        if lexicon.native(lexicon_row, language):
            mark = replace(mark, common=True, native=True)
        elif on_its_own_goods(mark, classes):
            mark = likely(mark)
        marks[lexicon_row, language] = mark
    return marks


def may_be_read(field: FieldText, candidate: Candidate, mark: MarkFacts, lexicon: Lexicon) -> bool:
    """May these words be read as the mark, as far as its form settles it by itself?

    A `word` never stands bare: a house of its marks goes before it, or ® or ™ follows. What is
    `exact` counts in the very letters of the mark; a mark that is written as any name is then one
    in capitals.
    """
    if mark.reading not in {Reading.WORD, Reading.EXACT}:
        return True
    if is_kept(field, candidate):
        return True
    original, start, end = field.folded.original, candidate.start, candidate.end
    if original[end : end + 1] and original[end] in SYMBOLS:
        return True
    if mark.reading is Reading.WORD:
        before = " ".join(["", *field.folded.words[max(0, candidate.first - 3) : candidate.first]])
        houses = {lookup_key(facts.house) for facts in lexicon.facts(candidate.lexicon_row, ())}
        return any(before.endswith(f" {house}") for house in houses)
    text, written = mark.text, field.written(candidate)
    if text in {text.lower(), text.title(), text.capitalize()} and text.isalpha():
        return written.isupper() and not original.isupper()
    return text in {original[start : start + len(text)], original[end - len(text) : end]}


def _listing_facts(
    fields: list[FieldText],
    marks: dict[MarkKey, MarkFacts],
    own: OwnNames,
    lexicon: Lexicon,
    context: Context,
) -> ListingFacts:
    present = [marks[key] for key in _keys(fields)]
    electronics = (
        _ELECTRONICS in context.classes
        or any(map(_is_electronics_mark, present))
        or any(not field.wording.devices.isdisjoint(field.folded.words) for field in fields)
    )
    houses = frozenset(mark.house for mark in present if mark.fame and not mark.common)
    return ListingFacts(own, context.classes, electronics, houses, lexicon.words)


def _is_electronics_mark(mark: MarkFacts) -> bool:
    """Is it a well-known mark of electronics that is no ordinary word?"""
    return (
        not mark.common
        and mark.kind in {Kind.TECHNOLOGY, Kind.MAKER}
        and _ELECTRONICS in mark.classes
        and mark.fame >= 2
    )


def _split_own(
    fields: list[FieldText],
    marks: dict[MarkKey, MarkFacts],
    facts: ListingFacts,
    classes: list[frozenset[int]],
) -> tuple[list[list[ScoredCandidate]], list[ScoredCandidate], list[ScoredCandidate]]:
    """The candidates to be judged, field by field, those that are the seller's own, and those that
    read as names of its lines.
    """
    rows_of_lines = _own_lines(fields, marks, facts.own)
    scored: list[list[ScoredCandidate]] = []
    own: list[ScoredCandidate] = []
    lines: list[ScoredCandidate] = []
    for field in fields:
        others = []
        for candidate in field.candidates:
            mark = marks[_key(field, candidate)]
            if _is_own(field, candidate, mark, facts.own):
                own.append(ScoredCandidate(field, candidate, mark, None))
            elif candidate.lexicon_row in rows_of_lines:
                lines.append(ScoredCandidate(field, candidate, mark, None))
            else:
                cue = _cue(field, candidate)
                if is_firm(field, candidate, mark, cue, classes):
                    mark = firm(mark)
                item = ScoredCandidate(field, candidate, mark, cue)
                item.features = first_features(item, facts)
                others.append(item)
        scored.append(others)
    return scored, own, lines


def _cue(field: FieldText, candidate: Candidate) -> Cue | None:
    """The wording beside the candidate; names and keywords have none."""
    return None if field.role in NO_SENTENCES else direct_cue(field, candidate, field.wording)


def _is_own(field: FieldText, candidate: Candidate, mark: MarkFacts, own: OwnNames) -> bool:
    """Does the candidate name the seller, a house of the seller, or a part of a brand?"""
    if not own.brands:
        return False
    of_house = lookup_key(mark.house) in own.houses
    if candidate.lookalike:
        text = lookup_key(field.written(candidate))
        return of_house or text in own.brands or text in own.words
    text = " ".join(field.words_of(candidate))
    if of_house or text in own.brands or text in own.words or lookup_key(mark.text) in own.brands:
        return True
    return any(f" {text} " in f" {brand} " or f" {brand} " in f" {text} " for brand in own.brands)


def _own_lines(
    fields: list[FieldText], marks: dict[MarkKey, MarkFacts], own: OwnNames
) -> frozenset[int]:
    """Lexicon rows of the seller's line names, here and elsewhere in the listing.

    Those are ordinary words, and names that only a register knows, that stand right behind the
    seller's own brand somewhere.
    """
    last_words = {brand.rpartition(" ")[2] for brand in own.brands}
    lines = set()
    for field in fields:
        for candidate in field.candidates:
            mark = marks[_key(field, candidate)]
            if (
                (mark.common or not mark.fame)
                and mark.kind not in MODEL_KINDS
                and candidate.first > 0
                and field.folded.words[candidate.first - 1] in last_words
            ):
                lines.add(candidate.lexicon_row)
    return frozenset(lines)


def _goods(fields: list[FieldText]) -> Goods:
    """The goods that the title names."""
    for field in fields:
        if field.role == "title":
            return goods_of(field.folded, field.cues, field.language)
    return Goods()


def _is_accessory(fields: list[FieldText]) -> bool:
    """Does a product word of an accessory or a spare part stand in the title?"""
    for field in fields:
        if field.role == "title":
            words, heads = field.folded.words, field.wording.heads
            return any(
                " ".join(words[first : first + size]) in heads
                for first in range(len(words))
                for size in (1, 2)
            )
    return False
