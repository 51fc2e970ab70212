"""Deletions that leave a well-formed text behind: the words go together with one adjoining space or list separator."""

from __future__ import annotations

import re
from collections.abc import Iterable

from brandlint.finding import Edit

_GAP = r"[\s,;|/]*"
_HANGING = re.compile(r"\s*[,;|/]?\s*\Z")
_FOLLOWS = re.compile(r"\s*(?:[,;|/]\s*)?")
_SEPARATED = re.compile(r"\s*(?:[,;|/]|\Z)")


def deletion(field: str, text: str, start: int, end: int, others: Iterable[tuple[int, int]] = ()) -> Edit:
    """Delete text[start:end] (code points) and what would be left hanging. `others` are spans that get a deletion of their
    own: the edits of neighbours never overlap, so that all can be applied at once."""
    if _leads(text, start, others):
        match = _FOLLOWS.match(text, end)
        return Edit(field, start, match.end() if match else end, "")
    if _SEPARATED.match(text, end):
        match = _HANGING.search(text, 0, start)
        return Edit(field, match.start() if match else start, end, "")
    if text[start - 1].isspace():
        return Edit(field, start - 1, end, "")
    if text[end].isspace() and text[start - 1] in "([{\"'":
        return Edit(field, start, end + 1, "")
    return Edit(field, start, end, "")


def _leads(text: str, start: int, others: Iterable[tuple[int, int]]) -> bool:
    """Does nothing that stays stand before `start`?"""
    at = 0
    for left, right in sorted(others):
        if right <= start and re.fullmatch(_GAP, text[at:left]):
            at = right
    return re.fullmatch(_GAP, text[at:start]) is not None
