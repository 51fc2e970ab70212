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
from brandlint.training.listings import TrainingListing
from brandlint_nlp.annotate import AnnotatedListing, annotate
from brandlint_nlp.candidates import Finder
from brandlint_nlp.features import Group, ScoredCandidate, first_features
from brandlint_nlp.field_text import field_texts
from brandlint_nlp.fold import fold, lookup_key
from brandlint_nlp.lexicon import Lexicon
from brandlint_nlp.types import Context

_HIDDEN = 0.6  # share of known marks that are hidden or replaced
_WORDS = 0.3  # share of replacements that are brands which are also words
_MOST = 250  # candidates of a listing above which it is left out
_RARE = 3.0  # Zipf frequency below which a word may be somebody's mark that is not curated


@dataclass(slots=True)
class LabelledCandidate:
    """A candidate, whether it is a mark (1) or not (0), and how much the label counts (0-1)."""

    scored: ScoredCandidate
    mark: int
    weight: float


@dataclass(slots=True)
class LabelledListing:
    """One listing's candidates, field by field in text order."""

    source: str
    id: str
    fields: list[list[LabelledCandidate]]


class Annotator:
    """Annotates training listings with one lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._finder = Finder(lexicon)

    def __call__(self, listing: TrainingListing) -> AnnotatedListing:
        context = Context(
            listing.brands,
            category=listing.category,
            classes=nice_classes(listing.category),
            offices=listing.offices,
            language=listing.language,
        )
        folded = {name: fold(text) for name, text in listing.fields.items()}
        return annotate(field_texts(self._finder, folded, role), self.lexicon, context)


def gold(listings: Iterable[TrainingListing], lexicon: Lexicon) -> list[LabelledListing]:
    """The candidates of labelled listings; what meets a protected term counts for nothing."""
    annotator = Annotator(lexicon)
    return [
        LabelledListing(
            listing.source,
            listing.id,
            [
                [_gold_label(item, listing) for item in candidates]
                for candidates in annotator(listing).scored
            ],
        )
        for listing in listings
    ]


def _gold_label(item: ScoredCandidate, listing: TrainingListing) -> LabelledCandidate:
    labelled = listing.spans or ()
    span = {
        "field": item.field.name,
        "start": item.candidate.start,
        "end": item.candidate.end,
    }
    met = [label for label in labelled if meets(span, label)]
    mark = any(label.get("use") in THIRD for label in met)
    unsure = any(label.get("term") and label["term"] != "claim" for label in met) or (
        listing.partial and not met
    )
    return LabelledCandidate(item, int(mark), 0.0 if not mark and unsure else 1.0)


def names_of(listings: Iterable[TrainingListing]) -> list[str]:
    """Brands of the listings that nobody has curated."""
    curated = {lookup_key(text) for mark in read_curated() for text in (mark.mark, *mark.aliases)}
    names = {brand for listing in listings if listing.branded for brand in listing.brands}
    return sorted(
        name
        for name in names
        if 2 < len(name) < 25
        and 1 <= len(lookup_key(name).split()) <= 3
        and lookup_key(name) not in curated
    )


def silver(
    listings: Iterable[TrainingListing], lexicon: Lexicon, names: list[str], seed: int
) -> Iterator[LabelledListing]:
    """Listings with labels made by code.

    Of a listing with known marks come a spliced and a hidden copy; some listings come as they are.
    """
    annotator, dice = Annotator(lexicon), random.Random(seed)
    word_brands = [
        mark.mark
        for mark in read_curated()
        if mark.common_word and mark.fame >= 2 and mark.kind == "maker" and mark.mark[:1].isupper()
    ]
    for listing in listings:
        annotated = annotator(listing)
        if not 0 < sum(map(len, annotated.scored)) <= _MOST:
            continue
        has_known_mark = any(
            item.group is Group.KNOWN for candidates in annotated.scored for item in candidates
        )
        if has_known_mark:
            copy, spans = _spliced(listing, annotated, dice, names, word_brands)
            if spans:
                fields = _natural(listing, annotator(copy), dice, hide=False)
                yield LabelledListing(listing.source, listing.id, _at_spans(fields, spans))
        if not has_known_mark or dice.random() < 0.5:
            fields = _natural(listing, annotated, dice, hide=False)
            yield LabelledListing(listing.source, listing.id, fields)
        if has_known_mark:
            fields = _natural(listing, annotator(listing), dice, hide=True)
            yield LabelledListing(listing.source, listing.id, fields)


def _spliced(
    listing: TrainingListing,
    annotated: AnnotatedListing,
    dice: random.Random,
    names: list[str],
    word_brands: list[str],
) -> tuple[TrainingListing, list[dict[str, object]]]:
    """A copy in which known marks have given their places to other names, and where those stand."""
    chosen: dict[int, str] = {}
    fields, spans = dict(listing.fields), []
    for field, candidates in zip(annotated.fields, annotated.scored, strict=True):
        pieces, copied, length = [], 0, 0
        for item in candidates:
            if item.group is not Group.KNOWN:
                continue
            if item.mark.lexicon_row not in chosen:
                chosen[item.mark.lexicon_row] = (
                    dice.choice(word_brands if dice.random() < _WORDS else names)
                    if dice.random() < _HIDDEN
                    else ""
                )
            name = _as_written(chosen[item.mark.lexicon_row], item.written)
            if not name:
                continue
            pieces += [field.folded.original[copied : item.candidate.start], name]
            length += len(pieces[-2])
            spans.append({"field": field.name, "start": length, "end": length + len(name)})
            length += len(name)
            copied = item.candidate.end
        fields[field.name] = "".join([*pieces, field.folded.original[copied:]])
    return replace(listing, fields=fields), spans


def _as_written(name: str, like: str) -> str:
    """In small letters or capitals if the mark is written so."""
    if like.islower():
        return name.lower()
    return name.upper() if like.isupper() and len(like) > 4 else name


def _at_spans(
    fields: list[list[LabelledCandidate]], spans: list[dict[str, object]]
) -> list[list[LabelledCandidate]]:
    """The candidates on the new names are marks; those that only touch one count for nothing."""
    for candidates in fields:
        for item in candidates:
            scored = item.scored
            for span in spans:
                start, end = scored.candidate.start, scored.candidate.end
                left, right = int(str(span["start"])), int(str(span["end"]))
                if span["field"] == scored.field.name and start < right and end > left:
                    whole = min(end, right) - max(start, left) >= 0.6 * (right - left)
                    shown = not scored.written.islower() or scored.field.lower
                    item.mark, item.weight = int(whole), float(whole and shown)
    return fields


def _natural(
    listing: TrainingListing, annotated: AnnotatedListing, dice: random.Random, *, hide: bool
) -> list[list[LabelledCandidate]]:
    """The candidates as they stand; `hide` makes known marks such as only a register knows."""
    hidden: dict[int, bool] = {}
    fields = []
    for candidates in annotated.scored:
        labels = []
        for item in candidates:
            mark, weight = _label(listing, item, annotated)
            if hide and item.group is Group.KNOWN:
                if hidden.setdefault(item.mark.lexicon_row, dice.random() < _HIDDEN):
                    weight = 0.0 if item.written.islower() and not item.field.lower else weight
                    item.mark = replace(item.mark, fame=0, common=False)
                    item.features = first_features(item, annotated.facts)
            labels.append(LabelledCandidate(item, mark, weight))
        fields.append(labels)
    return fields


def _label(
    listing: TrainingListing, item: ScoredCandidate, annotated: AnnotatedListing
) -> tuple[int, float]:
    """The silver label of a candidate, 1 for a mark, and how much it counts (0-1)."""
    has = item.features.keys()
    if item.group is Group.KNOWN:
        return 1, 0.0 if item.mark.zipf >= 4.5 and item.written.islower() else 1.0
    if item.group is Group.DISGUISE:
        return 1, 0.0
    if item.group is Group.COMMON:
        if "small" in has:
            return 0, 0.0 if "technology" in has else 1.0
        if has & {"house", "model-after", "technology"}:
            return 1, 0.5
        return 0, 0.0 if item.cue is not None else 0.5 if item.mark.fame < 3 else 0.3
    if listing.marked:
        return 0, 1.0
    if "line" in has:
        return 0, 0.7
    words = item.field.words_of(item.candidate)
    if min(map(annotated.facts.words.zipf, words)) >= _RARE:
        return 0, 1.0
    return 0, 0.5 if has & {"compound", "misspelt", "inflected"} else 0.15
