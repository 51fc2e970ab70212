"""Candidates with labels made by code, and those of labelled listings.

Silver labels: a widely known mark that is no ordinary word names itself, so it is shown to the
judge as one that only a register knows (`hidden`), or its place is given to another name, a real
brand nobody has curated or a brand that is also a word (`spliced`). The candidates around it are
ordinary words as far as their frequency, their shape or a hand-marked title tell; the others count
little.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from brandlint.listing import role
from brandlint.marketplaces.categories import nice_classes
from brandlint.registers.curated.curated import read_curated
from brandlint.training.evaluate import THIRD, meets
from brandlint.training.listings import Row
from brandlint_nlp.annotate import Survey, survey
from brandlint_nlp.candidates import Finder
from brandlint_nlp.features import Seen, first_signals
from brandlint_nlp.field_text import pages_of
from brandlint_nlp.fold import fold, lookup_key
from brandlint_nlp.lexicon import Lexicon
from brandlint_nlp.types import Context

_HIDDEN = 0.6  # share of known marks that are hidden or replaced
_WORDS = 0.3  # share of replacements that are brands which are also words
_MOST = 250  # candidates of a listing above which it is left out
_RARE = 3.0  # Zipf frequency below which a word may be somebody's mark that is not curated


@dataclass(slots=True)
class Labelled:
    """A candidate, whether it is a mark (1) or not (0), and how much the label counts (0-1)."""

    seen: Seen
    mark: int
    weight: float


@dataclass(slots=True)
class Case:
    """One listing's candidates, field by field in text order."""

    source: str
    id: str
    rows: list[list[Labelled]]


class Surveyor:
    """Surveys listings with one lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._finder = Finder(lexicon)

    def __call__(self, row: Row) -> Survey:
        context = Context(
            row.brands,
            category=row.category,
            classes=nice_classes(row.category),
            offices=row.offices,
            language=row.language,
        )
        pages = pages_of(
            self._finder, {name: fold(text) for name, text in row.fields.items()}, role
        )
        return survey(pages, self.lexicon, context)


def gold(rows: Iterable[Row], lexicon: Lexicon) -> list[Case]:
    """The candidates of labelled listings; what meets a protected term counts for nothing."""
    look = Surveyor(lexicon)
    cases = []
    for row in rows:
        spans = row.spans or ()
        third = [span for span in spans if span.get("use") in THIRD]
        neutral = [span for span in spans if span.get("term") and span["term"] != "claim"]
        case = Case(row.source, row.id, [])
        for found in look(row).rows:
            labels = []
            for seen in found:
                place = {
                    "field": seen.page.name,
                    "start": seen.candidate.start,
                    "end": seen.candidate.end,
                }
                mark = any(meets(place, span) for span in third)
                unsure = any(meets(place, span) for span in neutral) or (
                    row.partial and not any(meets(place, span) for span in spans)
                )
                labels.append(Labelled(seen, int(mark), 0.0 if not mark and unsure else 1.0))
            case.rows.append(labels)
        cases.append(case)
    return cases


def names_of(rows: Iterable[Row]) -> list[str]:
    """Brands of the listings that nobody has curated."""
    curated = {lookup_key(text) for mark in read_curated() for text in (mark.mark, *mark.aliases)}
    names = {brand for row in rows if row.branded for brand in row.brands}
    return sorted(
        name
        for name in names
        if 2 < len(name) < 25
        and 1 <= len(lookup_key(name).split()) <= 3
        and lookup_key(name) not in curated
    )


def silver(rows: Iterable[Row], lexicon: Lexicon, names: list[str], seed: int) -> Iterator[Case]:
    """Cases with labels made by code: of a listing with known marks a spliced and a hidden copy,
    and some listings as they are.
    """
    look, dice = Surveyor(lexicon), random.Random(seed)
    worded = [
        mark.mark
        for mark in read_curated()
        if mark.common_word and mark.fame >= 2 and mark.kind == "maker" and mark.mark[:1].isupper()
    ]
    for row in rows:
        seen = look(row)
        if not 0 < sum(map(len, seen.rows)) <= _MOST:
            continue
        known = any(item.group == "known" for found in seen.rows for item in found)
        if known:
            other, spans = _spliced(row, seen, dice, names, worded)
            if spans:
                yield Case(
                    row.source,
                    row.id,
                    _at_spans(_natural(row, look(other), dice, hide=False), spans),
                )
        if not known or dice.random() < 0.5:
            yield Case(row.source, row.id, _natural(row, seen, dice, hide=False))
        if known:
            yield Case(row.source, row.id, _natural(row, look(row), dice, hide=True))


def _spliced(
    row: Row, seen: Survey, dice: random.Random, names: list[str], worded: list[str]
) -> tuple[Row, list[dict[str, object]]]:
    """A copy in which known marks have given their places to other names, and where those stand."""
    chosen: dict[int, str] = {}
    fields, spans = dict(row.fields), []
    for page, found in zip(seen.pages, seen.rows, strict=True):
        pieces, at, length = [], 0, 0
        for item in found:
            if item.group != "known":
                continue
            if item.fact.lexicon_row not in chosen:
                chosen[item.fact.lexicon_row] = (
                    dice.choice(worded if dice.random() < _WORDS else names)
                    if dice.random() < _HIDDEN
                    else ""
                )
            name = _as_written(chosen[item.fact.lexicon_row], item.written)
            if not name:
                continue
            pieces += [page.folded.original[at : item.candidate.start], name]
            length += len(pieces[-2])
            spans.append({"field": page.name, "start": length, "end": length + len(name)})
            length += len(name)
            at = item.candidate.end
        fields[page.name] = "".join([*pieces, page.folded.original[at:]])
    return replace(row, fields=fields), spans


def _as_written(name: str, like: str) -> str:
    """In small letters or capitals if the mark is written so."""
    if like.islower():
        return name.lower()
    return name.upper() if like.isupper() and len(like) > 4 else name


def _at_spans(rows: list[list[Labelled]], spans: list[dict[str, object]]) -> list[list[Labelled]]:
    """The candidates on the new names are marks; those that only touch one count for nothing."""
    for row in rows:
        for item in row:
            for span in spans:
                start, end = item.seen.candidate.start, item.seen.candidate.end
                left, right = int(str(span["start"])), int(str(span["end"]))
                if span["field"] == item.seen.page.name and start < right and end > left:
                    whole = min(end, right) - max(start, left) >= 0.6 * (right - left)
                    shown = not item.seen.written.islower() or item.seen.page.lower
                    item.mark, item.weight = int(whole), float(whole and shown)
    return rows


def _natural(row: Row, seen: Survey, dice: random.Random, *, hide: bool) -> list[list[Labelled]]:
    """The candidates as they stand; with `hide`, known marks become such as only a register
    knows.
    """
    hidden: dict[int, bool] = {}
    rows = []
    for found in seen.rows:
        labels = []
        for item in found:
            mark, weight = _label(row, item, seen)
            if hide and item.group == "known":
                if hidden.setdefault(item.fact.lexicon_row, dice.random() < _HIDDEN):
                    weight = 0.0 if item.written.islower() and not item.page.lower else weight
                    item.fact = replace(item.fact, fame=0, common=False)
                    item.signals = first_signals(item, seen.around)
            labels.append(Labelled(item, mark, weight))
        rows.append(labels)
    return rows


def _label(row: Row, item: Seen, seen: Survey) -> tuple[int, float]:
    has = {name.partition(".")[2] for name in item.signals}
    if item.group == "known":
        return 1, 0.0 if item.fact.zipf >= 4.5 and item.written.islower() else 1.0
    if item.group == "disguise":
        return 1, 0.0
    if item.group == "common":
        if "small" in has:
            return 0, 0.0 if "technology" in has else 1.0
        if has & {"house", "model-after", "technology"}:
            return 1, 0.5
        return 0, 0.0 if item.cue is not None else 0.5 if item.fact.fame < 3 else 0.3
    if row.marked:
        return 0, 1.0
    if "line" in has:
        return 0, 0.7
    words = item.page.folded.words[item.candidate.first : item.candidate.last]
    if min(map(seen.around.words.zipf, words)) >= _RARE:
        return 0, 1.0
    return 0, 0.5 if has & {"compound", "misspelt", "inflected"} else 0.15
