"""Which wording governs a candidate: the nearest before it, else right after it, else that of the
list it stands in.
"""

from __future__ import annotations

import operator
import re
from bisect import bisect_left, bisect_right
from itertools import chain

from brandlint_nlp.candidates import Candidate
from brandlint_nlp.field_text import FieldText
from brandlint_nlp.types import Cue
from brandlint_nlp.wording import Hit, Wording

BREAK = re.compile(r"[.!?;。！？；\n]\s|[。！？；\n]|\s[-–—|]\s|[|•]")
MODEL = re.compile(
    r"[a-z]{0,4}\d+[a-z0-9]*|pro|max|plus|mini|ultra|air|series|gen|lite|note|edge|fold|flip|se"
    r"|xl|xr|xs",
    re.ASCII,
)
_FIRST_WORD = operator.attrgetter("first")  # of a hit
_WINDOW = 20  # words around a candidate in which wording can govern it
_STRONG_REACH, _WEAK_REACH = 8, 2  # words between strong or weak wording and the mark behind it
_FREE_REACH = 4  # of them, those that strong wording reaches over whatever they are
_BACK_REACH = 3  # words between a mark and strong wording behind it; weak wording stands next to it
_NEGATION_REACH = 3  # words between a negation and the mark
_LIST_REACH = 8  # words between two marks of one list


def passable(field: FieldText, first: int, last: int, wording: Wording) -> bool:
    """May a cue reach over words first:last? Model words, numbers, connectors and capitalised names
    only.
    """
    for index in range(first, last):
        word = field.folded.words[index]
        letter = field.folded.original[field.folded.starts[index]]
        if not (
            word in wording.joints
            or MODEL.fullmatch(word)
            or letter.isupper()
            or word.isdigit()
            or not word.isascii()
        ):
            return False
    return True


def direct_cue(field: FieldText, candidate: Candidate, wording: Wording) -> Cue | None:
    """The wording that stands beside the candidate itself.

    That is the nearest that governs it from before, else the nearest that does from behind, else a
    negation alone.
    """
    nearby = _hits_around(field, candidate)
    if not nearby:
        return None
    before = [hit for hit in nearby if hit.phrase.before and hit.last <= candidate.first]
    after = [hit for hit in nearby if not hit.phrase.before and hit.first >= candidate.last]
    negation = next((hit for hit in reversed(before) if _negates(field, hit, candidate)), None)
    governing = next(
        chain(
            (hit for hit in reversed(before) if _reaches_ahead(field, hit, candidate, wording)),
            (hit for hit in after if _reaches_back(field, hit, candidate, wording)),
        ),
        None,
    )
    if governing is not None:
        return _cue(field, governing, negated=negation is not None)
    return None if negation is None else _cue(field, negation, negated=True)


def _hits_around(field: FieldText, candidate: Candidate) -> list[Hit]:
    """The wording within `_WINDOW` words of the candidate, in text order."""
    nearest = bisect_left(field.cues, candidate.first - _WINDOW, key=_FIRST_WORD)
    end = bisect_right(field.cues, candidate.last + _WINDOW, nearest, key=_FIRST_WORD)
    return field.cues[nearest:end]


def _negates(field: FieldText, hit: Hit, candidate: Candidate) -> bool:
    """Is it a "not" before the candidate, in its clause?"""
    return (
        hit.phrase.kind == "negation"
        and candidate.first - hit.last <= _NEGATION_REACH
        and not BREAK.search(_text_before(field, hit, candidate))
    )


def _reaches_ahead(field: FieldText, hit: Hit, candidate: Candidate, wording: Wording) -> bool:
    """Does wording that stands before the candidate reach it?"""
    phrase, distance = hit.phrase, candidate.first - hit.last
    return (
        phrase.kind != "negation"
        and distance <= (_STRONG_REACH if phrase.strong else _WEAK_REACH)
        and not BREAK.search(_text_before(field, hit, candidate) + " ")
        and (
            (phrase.strong and distance <= _FREE_REACH)
            or passable(field, hit.last, candidate.first, wording)
        )
    )


def _reaches_back(field: FieldText, hit: Hit, candidate: Candidate, wording: Wording) -> bool:
    """Does wording that stands behind the candidate reach back to it?"""
    folded = field.folded
    return (
        hit.first - candidate.last <= (_BACK_REACH if hit.phrase.strong else 0)
        and not BREAK.search(folded.original[candidate.end : folded.starts[hit.first]])
        and passable(field, candidate.last, hit.first, wording)
    )


def _text_before(field: FieldText, hit: Hit, candidate: Candidate) -> str:
    """The text between wording and the candidate that follows it."""
    folded = field.folded
    return folded.original[folded.ends[hit.last - 1] : candidate.start]


def _cue(field: FieldText, hit: Hit, *, negated: bool) -> Cue:
    """The wording as it stands in the text."""
    folded, phrase = field.folded, hit.phrase
    start, end = folded.starts[hit.first], folded.ends[hit.last - 1]
    return Cue(phrase.kind, start, end, folded.original[start:end], phrase.accepted, negated)


def inherited_cue(
    field: FieldText,
    candidate: Candidate,
    previous: tuple[Candidate, Cue | None] | None,
    wording: Wording,
) -> Cue | None:
    """The wording of the mark before it in one list ("for iPhone, iPad and Samsung"), if it has
    none of its own.
    """
    if previous is None or previous[1] is None:
        return None
    before = previous[0]
    span = field.folded.original[before.end : candidate.start]
    near = candidate.first - before.last <= _LIST_REACH and not BREAK.search(span)
    return previous[1] if near and passable(field, before.last, candidate.first, wording) else None
