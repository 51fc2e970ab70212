"""Deletions that leave a well-formed text behind.

The words go together with what belongs to them alone, and with one adjoining space or list
separator.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence, Set
from dataclasses import replace
from operator import itemgetter

from brandlint.finding import Edit
from brandlint.fixes.remainders import widened, without_joint, without_lead

_PAIRS = frozenset(
    {"()", "[]", "{}", "“”", "（）", "【】", '""', "''", "‘’", "«»", "„“", "「」", "『』", "《》"}
)
_OPENING = "([{“（【"
_BACK = 64  # code points in which a hanging separator is looked for
_HANGING = re.compile(r"\s*[,;|/]?\s*\Z")
_FOLLOWS = re.compile(r"\s*(?:[,;|/]\s*)?")
_SEPARATED = re.compile(r"\s*(?:[,;|/]|\Z)")


def deletion(field: str, text: str, start: int, end: int, small: Set[str] = frozenset()) -> Edit:
    """Delete text[start:end] (code points) and what would be left hanging.

    `small` are folded articles, prepositions and conjunctions of the text's language.
    """
    return deletions(field, text, [(start, end)], small)[0]


def deletions(
    field: str, text: str, spans: Sequence[tuple[int, int]], small: Set[str] = frozenset()
) -> list[Edit]:
    """One deletion a span (code points), in the order of the spans.

    Those of neighbours never overlap, so that all can be applied; spans of one address or one word
    have the same.
    """
    wide = [_bracketed(text, *widened(text, *span)) for span in spans]
    blocks = _merged(wide)
    edits: list[Edit] = []
    # Nothing that stays stands before `gone`, once the first `done` blocks are deleted.
    gone = done = 0
    for start, end in blocks:
        while blocks[done][1] <= start:
            if is_empty(text, gone, blocks[done][0]):
                gone = blocks[done][1]
            done += 1
        start, end = _bracketed(text, without_lead(text, start, end, small), end)
        edit = _deletion(field, text, start, end, leads=is_empty(text, gone, start))
        free = edits[-1].end if edits else 0
        edits.append(replace(edit, start=max(edit.start, free)))
    return [edits[bisect_right(blocks, span[0], key=itemgetter(0)) - 1] for span in wide]


def _merged(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans in text order, those that overlap as one."""
    blocks: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if blocks and start < blocks[-1][1]:
            blocks[-1] = blocks[-1][0], max(end, blocks[-1][1])
        else:
            blocks.append((start, end))
    return blocks


def _deletion(field: str, text: str, start: int, end: int, *, leads: bool) -> Edit:
    if leads:
        if follows := _FOLLOWS.match(text, end):
            end = without_joint(text, follows.end())
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
