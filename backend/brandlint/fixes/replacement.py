"""Replacing a word by another one so that the text around it still fits."""

from __future__ import annotations

import re
from dataclasses import dataclass

from brandlint.finding import Edit

_BEGINS = re.compile(r"(?:^|[.!?:•·\n(\[【（“\"])\s*$")
_NEXT = re.compile(r"\s+([^\W\d_])")
_LAST = re.compile(r"([^\W\d_])[^\W\d_]*\s+$")
_ARTICLE = re.compile(r"\b(an?)\s+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Replacement:
    """`text` is written by `edit`; `fits` tells whether the article before it still does."""

    text: str
    edit: Edit
    fits: bool


def replacement(field: str, text: str, start: int, end: int, new: str) -> Replacement | None:
    """Write `new` at text[start:end] (code points) in the capitals that belong there; None if it
    stands beside it already.

    The last word of `new` is left out where the text goes on with it ("thermos flask" → "vacuum
    flask").
    """
    original, before, after = (
        text[start:end],
        text[max(0, start - 64) : start],
        text[end : end + 64],
    )
    head, _, last = new.rpartition(" ")
    doubled = re.match(rf"\s+{re.escape(last)}(?:s|es)?\b", after, re.IGNORECASE)
    if re.search(rf"\b{re.escape(new)}\W*$", before, re.IGNORECASE) or (doubled and not head):
        return None
    written = _like(original, head if doubled else new, before, after)
    article = _ARTICLE.search(before)
    fits = article is None or (article[1].casefold() == "an") == (written[:1].casefold() in "aeiou")
    edit = Edit(field=field, start=start, end=end, text=written)
    return Replacement(written, edit, fits)


def _like(original: str, new: str, before: str, after: str) -> str:
    """`new` in the capitals of `original`.

    A first capital is kept only where it is not that of a name: at the beginning of a sentence, or
    among words that have one too.
    """
    if original.isupper() and len(original) > 1:
        return new.upper()
    if not original[:1].isupper():
        return new
    neighbour = _NEXT.match(after) or _LAST.search(before)
    return (
        new[:1].upper() + new[1:]
        if _BEGINS.search(before) or (neighbour is not None and neighbour[1].isupper())
        else new
    )
