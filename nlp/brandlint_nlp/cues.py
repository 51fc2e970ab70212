"""Which wording governs a candidate: the nearest before it, else right after it, else that of the
list it stands in.
"""

from __future__ import annotations

import re
from bisect import bisect_left

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
_WINDOW = 20  # words around a candidate in which wording can govern it
_STRONG_REACH, _WEAK_REACH = 8, 2  # words between the wording and the mark
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
    """The wording that stands beside the candidate itself."""
    folded, text = field.folded, field.folded.original
    negated: Hit | None = None
    best: Hit | None = None
    nearest = bisect_left(field.cues, candidate.first - _WINDOW, key=lambda hit: hit.first)
    for index in range(nearest, len(field.cues)):
        hit = field.cues[index]
        if hit.first > candidate.last + _WINDOW:
            break
        if hit.phrase.before and hit.last <= candidate.first:
            span = text[folded.ends[hit.last - 1] : candidate.start]
            far = candidate.first - hit.last
            if hit.phrase.kind == "negation":
                if far <= 3 and not BREAK.search(span):
                    negated = hit
                continue
            reach = _STRONG_REACH if hit.phrase.strong else _WEAK_REACH
            if (
                far <= reach
                and not BREAK.search(span + " ")
                and (
                    (hit.phrase.strong and far <= 4)
                    or passable(field, hit.last, candidate.first, wording)
                )
            ):
                if best is None or hit.first >= best.first:
                    best = hit
        elif not hit.phrase.before and hit.first >= candidate.last and best is None:
            span = text[candidate.end : folded.starts[hit.first]]
            far = hit.first - candidate.last
            if (
                far <= (3 if hit.phrase.strong else 0)
                and not BREAK.search(span)
                and passable(field, candidate.last, hit.first, wording)
            ):
                best = hit
                break
    if best is not None:
        start, end = folded.starts[best.first], folded.ends[best.last - 1]
        return Cue(
            best.phrase.kind, start, end, text[start:end], best.phrase.accepted, negated is not None
        )
    if negated is not None:
        start, end = folded.starts[negated.first], folded.ends[negated.last - 1]
        return Cue("negation", start, end, text[start:end], True, True)
    return None


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
