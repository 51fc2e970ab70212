"""Deletions that leave a well-formed text behind: the words go together with one adjoining space or list separator."""

from __future__ import annotations

import re
from collections.abc import Iterable

from brandlint.finding import Edit

_PAIRS = frozenset({"()", "[]", "{}", "“”", "（）", "【】"})
_OPENING = "([{“（【"
_BACK = 64  # code points in which a hanging separator is looked for
_HANGING = re.compile(r"\s*[,;|/]?\s*\Z")
_FOLLOWS = re.compile(r"\s*(?:[,;|/]\s*)?")
_SEPARATED = re.compile(r"\s*(?:[,;|/]|\Z)")


def deletion(field: str, text: str, start: int, end: int, others: Iterable[tuple[int, int]] = ()) -> Edit:
    """Delete text[start:end] (code points) and what would be left hanging. `others` are spans that get a deletion of their
    own: the edits of neighbours never overlap, so that all can be applied at once."""
    start, end = _bracketed(text, start, end)
    if _leads(text, start, [_bracketed(text, *other) for other in others]):
        match = _FOLLOWS.match(text, end)
        return Edit(field, start, match.end() if match else end, "")
    if _SEPARATED.match(text, end):
        match = _HANGING.search(text, max(0, start - _BACK), start)
        return Edit(field, match.start() if match else start, end, "")
    return Edit(field, start - 1 if text[start - 1].isspace() else start, end, "")


def _bracketed(text: str, start: int, end: int) -> tuple[int, int]:
    """The span with the brackets that hold nothing else."""
    while start > 0 and text[start - 1 : start] + text[end : end + 1] in _PAIRS:
        start, end = start - 1, end + 1
    return start, end


def _leads(text: str, start: int, others: list[tuple[int, int]]) -> bool:
    """Does nothing that stays stand before `start`, back to an opening bracket or the beginning?"""
    at = 0
    for left, right in sorted(others):
        if right <= start and _nothing(text, at, left):
            at = right
    return _nothing(text, at, start)


def _nothing(text: str, start: int, end: int) -> bool:
    """Are there only separators in text[start:end], back to an opening bracket?"""
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;|/"):
        end -= 1
    return end == start or text[end - 1] in _OPENING
