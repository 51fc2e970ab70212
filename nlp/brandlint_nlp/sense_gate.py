"""Candidates that mean something else here than their mark.

What decides are the words of the other sense (`brandlint_nlp.senses`), the goods, and what only a
mark has beside it: ® or ™, wording of fit or comparison, another mark of its house, a model number.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from brandlint_nlp.features import SYMBOLS, ListingFacts, ScoredCandidate, model_after
from brandlint_nlp.fold import lookup_key
from brandlint_nlp.senses import SenseWord, homonyms, sense_words, shown_sense
from brandlint_nlp.types import MarkFacts, Sense

_SURE = 4.0  # log-odds of a prior from which on a text is nearly always the mark
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


def on_its_own_goods(mark: MarkFacts, goods: Sequence[frozenset[int]]) -> bool:
    """Does a world-famous mark stand on its own goods, so that what else the word means is no doubt
    against it?

    A name is none on any of its goods; an animal, a place, a star only on goods that carry no
    motifs.
    """
    if not (mark.common and mark.fame == _FAMOUS and mark.senses & _NAMING):
        return False
    carried = mark.classes if mark.senses <= _NAMES else mark.classes - _MOTIFS
    return any(classes & carried for classes in goods)


def split_senses(
    fields: list[list[ScoredCandidate]],
    facts: ListingFacts,
    goods: Sequence[frozenset[int]],
) -> tuple[list[list[ScoredCandidate]], list[OtherSense]]:
    """The candidates of each field that may be their marks, and those that mean something else.

    `goods`: Nice classes of the goods, one set a name of goods.
    """
    if not any(item.mark.senses for candidates in fields for item in candidates):
        return fields, []
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
                others.append(OtherSense(item, item.field.folded.original[word.start : word.end]))
        kept.append(staying)
    return kept, others


def _other_sense(
    item: ScoredCandidate,
    facts: ListingFacts,
    goods: Sequence[frozenset[int]],
    rows: set[tuple[str, int]],
) -> SenseWord | None:
    """The word that shows another sense of the candidate than the mark, None if none does."""
    mark = item.mark
    if not mark.senses or item.candidate.lookalike or _is_surely_the_mark(item, facts, rows):
        return None
    form = " ".join(item.words)
    wanted: set[str] = set(mark.senses)
    if form in homonyms():
        wanted.add(form)
    return shown_sense(
        item.field.folded,
        item.candidate,
        sense_words(item.field.folded, item.field.language, frozenset(wanted)),
        own_goods=any(classes & mark.classes for classes in goods),
        sure=(mark.prior or 0.0) >= _SURE,
    )


def _is_surely_the_mark(
    item: ScoredCandidate, facts: ListingFacts, rows: set[tuple[str, int]]
) -> bool:
    """Does something stand beside it that only a mark has?"""
    original, end, cue, mark = (
        item.field.folded.original,
        item.candidate.end,
        item.cue,
        item.mark,
    )
    if original[end : end + 1] and original[end] in SYMBOLS:
        return True
    if cue is not None:
        strong = cue.kind in {"comparison", "authorisation"} or (
            cue.kind == "compatibility" and cue.accepted and " " in lookup_key(cue.text)
        )
        if strong:
            return True
    if any(house == mark.house and row != mark.lexicon_row for house, row in rows):
        return True
    return not mark.senses & _COUNTED and model_after(item, facts) is not None
