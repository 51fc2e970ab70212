"""Which wording governs a candidate: what right behind it says that the goods are no fit, else the
nearest before it, else after it, else that of the list it stands in.
"""

from __future__ import annotations

import operator
import re
from bisect import bisect_left, bisect_right

from brandlint_nlp.candidates import Candidate
from brandlint_nlp.field_text import FieldText
from brandlint_nlp.phrases import BREAK, SEPARATOR
from brandlint_nlp.types import Cue
from brandlint_nlp.wording import HEAD_FIRST, Hit, Wording

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
_BESIDE = frozenset({"bears", "audience"})  # kinds of wording that stand right behind the mark
_DECISIVE_BEHIND = frozenset({"bears", "comparison", "audience"})  # kinds of wording


def passable(field: FieldText, first: int, last: int, wording: Wording) -> bool:
    """May a cue reach over words first:last? Model words, numbers, connectors and capitalised names
    only. A noun of other goods ends its scope.
    """
    for index in range(first, last):
        word = field.folded.words[index]
        letter = field.folded.original[field.folded.starts[index]]
        if not (
            word in wording.joints
            or MODEL.fullmatch(word)
            or (letter.isupper() and (word in wording.devices or word not in wording.goods))
            or word.isdigit()
            or not word.isascii()
        ):
            return False
    return True


def direct_cue(field: FieldText, candidate: Candidate, wording: Wording) -> Cue | None:
    """The wording that stands beside the candidate itself.

    That is the nearest that governs it from before, else the nearest that does from behind, else a
    negation alone. What stands behind goes first where it says more: "with X logo", "for X lovers".
    """
    nearby = _hits_around(field, candidate)
    if not nearby:
        return None
    before = [hit for hit in nearby if hit.phrase.before and hit.last <= candidate.first]
    after = [hit for hit in nearby if not hit.phrase.before and hit.first >= candidate.last]
    negation = next((hit for hit in reversed(before) if _negates(field, hit, candidate)), None)
    reaching = (hit for hit in reversed(before) if _reaches_ahead(field, hit, candidate, wording))
    ahead = next(reaching, None)
    if ahead is not None and ahead.phrase.kind == "authorisation" and not ahead.phrase.strong:
        fit = next(reaching, None)  # "for your original X" claims nothing
        ahead = fit if fit is not None and fit.phrase.kind == "compatibility" else ahead
    behind = next((hit for hit in after if _reaches_back(field, hit, candidate, wording)), None)
    governing = behind if ahead is None or _outweighs(behind, ahead) else ahead
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
    between = _text_before(field, hit, candidate)
    return (
        phrase.kind != "negation"
        and distance <= (_STRONG_REACH if phrase.strong else _WEAK_REACH)
        and not BREAK.search(between + " ")
        and (
            (phrase.strong and distance <= _FREE_REACH and not SEPARATOR.search(between))
            or passable(field, hit.last, candidate.first, wording)
            or (_names_its_goods(field, distance) and not SEPARATOR.search(between))
        )
    )


def _names_its_goods(field: FieldText, distance: int) -> bool:
    """Can the word between wording and mark be the mark's own goods ("pour couteau Opinel")?"""
    return distance == 1 and field.language in HEAD_FIRST


def _reaches_back(field: FieldText, hit: Hit, candidate: Candidate, wording: Wording) -> bool:
    """Does wording that stands behind the candidate reach back to it?"""
    folded = field.folded
    between = folded.original[candidate.end : folded.starts[hit.first]]
    if hit.phrase.kind in _BESIDE and not all(
        map(MODEL.fullmatch, folded.words[candidate.last : hit.first])
    ):
        return False
    if hit.phrase.kind in _DECISIVE_BEHIND and SEPARATOR.search(between):
        return False
    return (
        hit.first - candidate.last <= (_BACK_REACH if hit.phrase.strong else 0)
        and not BREAK.search(between)
        and passable(field, candidate.last, hit.first, wording)
    )


def _outweighs(behind: Hit | None, ahead: Hit) -> bool:
    """Does wording behind a mark say more of it than the wording before it?

    Wording that the goods are like it, bear it or are for those who like it does, unless it is weak
    and the wording before it is not.
    """
    if behind is None or behind.phrase.kind not in _DECISIVE_BEHIND:
        return False
    return behind.phrase.strong or ahead.phrase.kind == "possession"


def _text_before(field: FieldText, hit: Hit, candidate: Candidate) -> str:
    """The text between wording and the candidate that follows it."""
    folded = field.folded
    return folded.original[folded.ends[hit.last - 1] : candidate.start]


def _cue(field: FieldText, hit: Hit, *, negated: bool) -> Cue:
    """The wording as it stands in the text."""
    folded, phrase = field.folded, hit.phrase
    start, end = folded.starts[hit.first], folded.ends[hit.last - 1]
    text = folded.original[start:end]
    return Cue(
        phrase.kind,
        start,
        end,
        text,
        accepted=phrase.accepted,
        negated=negated,
        strong=phrase.strong,
    )


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
