"""Deletions that leave a well-formed text behind.

The words go together with one adjoining space or list separator.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from brandlint.finding import Edit

_PAIRS = frozenset({"()", "[]", "{}", "“”", "（）", "【】"})
_OPENING = "([{“（【"
_BACK = 64  # code points in which a hanging separator is looked for
_HANGING = re.compile(r"\s*[,;|/]?\s*\Z")
_FOLLOWS = re.compile(r"\s*(?:[,;|/]\s*)?")
_SEPARATED = re.compile(r"\s*(?:[,;|/]|\Z)")


def deletion(field: str, text: str, start: int, end: int) -> Edit:
    """Delete text[start:end] (code points) and what would be left hanging."""
    return deletions(field, text, [(start, end)])[0]


def deletions(field: str, text: str, spans: Sequence[tuple[int, int]]) -> list[Edit]:
    """One deletion a span (code points), in the order of the spans.

    Those of neighbours never overlap, so that all can be applied.
    """
    wide = [_bracketed(text, *span) for span in spans]
    before = sorted(wide)
    edits: dict[tuple[int, int], Edit] = {}
    # Nothing that stays stands before `gone`, once the first `done` spans are deleted.
    gone = done = 0
    for start, end in before:
        while before[done][1] <= start:
            if is_empty(text, gone, before[done][0]):
                gone = before[done][1]
            done += 1
        edits[start, end] = _deletion(field, text, start, end, leads=is_empty(text, gone, start))
    return [edits[span] for span in wide]


def _deletion(field: str, text: str, start: int, end: int, *, leads: bool) -> Edit:
    if leads:
        if follows := _FOLLOWS.match(text, end):
            end = follows.end()
    elif _SEPARATED.match(text, end):
        if hanging := _HANGING.search(text, max(0, start - _BACK), start):
            start = hanging.start()
    elif text[start - 1].isspace():
        start -= 1
    return Edit(field=field, start=start, end=end, text="")


def _bracketed(text: str, start: int, end: int) -> tuple[int, int]:
    """The span with the brackets that hold nothing else."""
    while start > 0 and text[start - 1 : start] + text[end : end + 1] in _PAIRS:
        start, end = start - 1, end + 1
    return start, end


def is_empty(text: str, start: int, end: int) -> bool:
    """Are there only separators in text[start:end], back to an opening bracket?"""
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;|/"):
        end -= 1
    return end == start or text[end - 1] in _OPENING
