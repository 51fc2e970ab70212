"""Which of several proprietors of one text is meant in a listing.

`Ariel` is a detergent of one house and a mermaid of another, `Wrangler` a maker of jeans and a car.
`data/senses/proprietors.csv` holds words that speak for one of them: models, lines, parts.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from importlib import resources
from io import StringIO

from brandlint_nlp.field_text import OwnNames
from brandlint_nlp.fold import lookup_key
from brandlint_nlp.types import MarkFacts

_NAMED, _SAID, _GOODS, _CATEGORY = 4.0, 2.0, 1.0, 0.5  # what speaks for a proprietor, and how much


def meant(
    marks: Sequence[MarkFacts],
    own: OwnNames,
    text: str,
    goods: Sequence[frozenset[int]],
    category: frozenset[int],
    company: frozenset[str] = frozenset(),
) -> MarkFacts | None:
    """Of several proprietors of one text the one that is meant; None if there is none.

    That is the seller, else the one for whom most speaks: its house or words of its own in the
    folded `text` (with a space at both ends), the `goods` that the title names (Nice classes, one
    set a name), the classes of the `category`, and its `company`: the houses of other marks in the
    listing. `marks` come the most famous first, and the first
    is meant where nothing tells; then it names the others as its rivals.
    """
    if own.houses:
        for mark in marks:
            if lookup_key(mark.house) in own.houses:
                return mark
    if len(marks) < 2:
        return marks[0] if marks else None
    known = [mark for mark in marks if mark.fame] or list(marks)
    scores = [
        _score(mark, text, goods, category, known[0].fame) + _SAID * (mark.house in company)
        for mark in known
    ]
    best = max(scores)
    chosen = known[scores.index(best)]
    if _is_said(chosen, text):
        chosen = replace(chosen, common=False)  # beside such words it is no ordinary word
    rivals = tuple(
        mark.owner
        for mark, score in zip(known, scores, strict=True)
        if score == best and mark is not chosen and mark.fame
    )
    return replace(chosen, rivals=rivals) if rivals else chosen


def _score(
    mark: MarkFacts,
    text: str,
    goods: Sequence[frozenset[int]],
    category: frozenset[int],
    most_famous: int,
) -> float:
    """How much speaks for this proprietor."""
    house = lookup_key(mark.house)
    score = 0.0
    if mark.fame and house != lookup_key(mark.text) and f" {house} " in text:
        score += _NAMED
    if _is_said(mark, text):
        score += _SAID
    score += _GOODS * sum(bool(mark.classes & classes) for classes in goods) / (len(goods) or 1)
    if mark.classes & category and mark.fame >= most_famous - 1:
        score += _CATEGORY
    return score


def _is_said(mark: MarkFacts, text: str) -> bool:
    """Does a word stand in the text that speaks for this proprietor?"""
    words = _words().get((lookup_key(mark.text), lookup_key(mark.house)), ())
    return any(f" {word} " in text for word in words)


@lru_cache(maxsize=1)
def _words() -> Mapping[tuple[str, str], tuple[str, ...]]:
    """The words that speak for a proprietor, by folded text and house. Raises ValueError naming the
    line of a bad row.
    """
    file = resources.files("brandlint_nlp.data") / "senses" / "proprietors.csv"
    reader = csv.DictReader(StringIO(file.read_text("utf8")))
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    for row in reader:
        key = row["form"], lookup_key(row["house"])
        words = tuple(filter(None, map(lookup_key, row["words"].split(";"))))
        if key[0] != lookup_key(key[0]) or key in found or not words:
            raise ValueError(
                f"senses/proprietors.csv:{reader.line_num}: form {key[0]!r} is not folded, stands "
                f"twice for {row['house']!r}, or has no words"
            )
        found[key] = words
    return found
