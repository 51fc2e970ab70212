"""Candidates that mean something else here than their mark.

What decides are the words of the other sense (`brandlint_nlp.senses`), the goods, and what only a
mark has beside it: ® or ™, wording of fit or comparison, another mark of its house, a model number.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from brandlint_nlp.candidates import Candidate
from brandlint_nlp.features import SYMBOLS, ListingFacts, ScoredCandidate, model_after
from brandlint_nlp.field_text import FieldText
from brandlint_nlp.fold import lookup_key
from brandlint_nlp.senses import Level, homonyms, shown_sense, stands_beside
from brandlint_nlp.types import Cue, MarkFacts, Sense
from brandlint_nlp.units import measure_around

_SURE = 4.0  # log-odds of a prior from which on a text is nearly always the mark
_MOSTLY = 1.0  # log-odds of a text that is mostly the mark
_FIRM = 3.0  # log-odds of a text that its surrounding says to be the mark
_FAMOUS = 3
_NAMES = frozenset({Sense.GIVEN_NAME, Sense.SURNAME})
# Senses that goods do not have of themselves, as they have colours, parts and users.
_NAMING = _NAMES | {Sense.GOD, Sense.ANIMAL, Sense.PLACE, Sense.ASTRONOMY, Sense.SCIENCE}
# Nice classes of goods that carry motifs: paper, jewellery, furniture, textiles, clothing, toys.
# An animal or a fruit on them is a picture.
_MOTIFS = frozenset({14, 16, 18, 20, 21, 24, 25, 26, 27, 28})
_COUNTED = frozenset({Sense.SCIENCE, Sense.WEEKDAY})  # senses that numbers follow


@dataclass(frozen=True, slots=True)
class OtherSense:
    """A candidate that means something else than its mark, and the word that shows it."""

    item: ScoredCandidate
    word: str


def is_kept(field: FieldText, candidate: Candidate) -> bool:
    """Does a word show that the candidate is the mark?"""
    folded, form = field.folded, " ".join(field.words_of(candidate))
    homonym = homonyms().get(form)
    if homonym is None or not homonym.keeps:
        return False
    words = [word for word in field.sense_words if word.sense == form]
    figure = any(letter.isdigit() for letter in form)
    return any(
        word.level is Level.KEEPS
        and (
            not figure
            or (word.first >= candidate.last and stands_beside(folded, candidate, word, 1))
        )
        for word in words
    ) and (figure or shown_sense(folded, candidate, words, own_goods=False, sure=False) is None)


def firm(mark: MarkFacts) -> MarkFacts:
    """The mark without the doubt that its text is something else."""
    return replace(mark, common=False, prior=max(mark.prior or 0.0, _FIRM))


def likely(mark: MarkFacts) -> MarkFacts:
    """The mark on its own goods, where the word is rather the mark than not."""
    return replace(mark, common=False, prior=max(mark.prior or 0.0, _MOSTLY))


def is_firm(
    field: FieldText,
    candidate: Candidate,
    mark: MarkFacts,
    cue: Cue | None,
    goods: Sequence[frozenset[int]],
) -> bool:
    """Does its surrounding say that a text with other senses is the mark?

    A word of the mark does, and a comparison with a well-known mark of such goods.
    """
    if is_kept(field, candidate):
        return True
    return (
        cue is not None
        and cue.kind == "comparison"
        and mark.fame > 1
        and mark.common
        and not field.written(candidate).islower()
        and any(classes & mark.classes for classes in goods)
    )


def on_its_own_goods(mark: MarkFacts, goods: Sequence[frozenset[int]]) -> bool:
    """Does a world-famous mark stand on its own goods, so that what else the word means is no doubt
    against it?

    A name, and what is mostly the mark in listings, is none on any of its goods; an animal, a
    place, a star only on goods that carry no motifs.
    """
    if not (mark.common and mark.fame == _FAMOUS):
        return False
    if (mark.prior or 0.0) >= _MOSTLY or (mark.senses and mark.senses <= _NAMES):
        carried = mark.classes
    elif mark.senses & _NAMING:
        carried = mark.classes - _MOTIFS
    else:
        return False
    return any(classes & carried for classes in goods)


def split_senses(
    fields: list[list[ScoredCandidate]],
    facts: ListingFacts,
    goods: Sequence[frozenset[int]],
) -> tuple[list[list[ScoredCandidate]], list[OtherSense]]:
    """The candidates of each field that may be their marks, and those that mean something else.

    `goods`: Nice classes of the goods, one set a name of goods.
    """
    kept: list[list[ScoredCandidate]] = []
    others: list[OtherSense] = []
    rows = {
        (item.mark.house, item.mark.lexicon_row) for candidates in fields for item in candidates
    }
    for candidates in fields:
        staying = []
        for item in candidates:
            word = _other_sense(item, facts, goods, rows)
            if word is None:
                staying.append(item)
            else:
                others.append(OtherSense(item, word))
        kept.append(staying)
    return kept, others


def _other_sense(
    item: ScoredCandidate,
    facts: ListingFacts,
    goods: Sequence[frozenset[int]],
    rows: set[tuple[str, int]],
) -> str | None:
    """The words that show another sense of the candidate than the mark, None if none do."""
    mark, field, candidate = item.mark, item.field, item.candidate
    if candidate.lookalike or is_kept(field, candidate):
        return None
    own_goods = any(classes & mark.classes for classes in goods)
    measure = measure_around(field.folded, candidate, field.language, own_goods=own_goods)
    if measure is not None and not _has_house_or_sign(item, rows):
        return measure
    if not mark.senses or _has_house_or_sign(item, rows) or _is_named_as_mark(item, facts):
        return None
    form = " ".join(item.words)
    wanted: set[str] = set(mark.senses)
    if form in homonyms():
        wanted.add(form)
    word = shown_sense(
        field.folded,
        candidate,
        [word for word in field.sense_words if word.sense in wanted],
        own_goods=own_goods,
        sure=(mark.prior or 0.0) >= _SURE,
    )
    return None if word is None else field.folded.original[word.start : word.end]


def _has_house_or_sign(item: ScoredCandidate, rows: set[tuple[str, int]]) -> bool:
    """Does ® or ™ follow it, or another mark of its house stand in the listing?"""
    original, end, mark = item.field.folded.original, item.candidate.end, item.mark
    if original[end : end + 1] and original[end] in SYMBOLS:
        return True
    return any(house == mark.house and row != mark.lexicon_row for house, row in rows)


def _is_named_as_mark(item: ScoredCandidate, facts: ListingFacts) -> bool:
    """Does wording of fit or comparison name it, or does a model number follow?"""
    cue, mark = item.cue, item.mark
    if cue is not None and (
        cue.kind in {"comparison", "authorisation"}
        or (cue.kind == "compatibility" and cue.accepted and " " in lookup_key(cue.text))
    ):
        return True
    return not mark.senses & _COUNTED and model_after(item, facts) is not None
