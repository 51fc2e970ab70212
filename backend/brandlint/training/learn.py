"""Listings → a trained judge: priors, silver labels, the context reader, the weights, and the
labelled listings that adjust them.

A labelled listing is never judged by a prior that its own seller's labels have taught, when it is
learned from as when it is measured.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b
from pathlib import Path

from brandlint.registers.build import build_lexicon, entries
from brandlint.registers.curated.curated import read_curated
from brandlint.registers.curated.forms import forms_of
from brandlint.training import context, fit
from brandlint.training.crowd import count, crowded
from brandlint.training.evaluate import THIRD
from brandlint.training.form_counts import FormCounts, count_forms, summed
from brandlint.training.listings import TrainingListing, examples, labelled, unlabelled
from brandlint.training.priors import FormLabel, FormTable, PriorModel
from brandlint.training.silver import (
    LabelledCandidate,
    LabelledListing,
    gold,
    names_of,
    silver,
)
from brandlint_nlp.context import ContextReader
from brandlint_nlp.features import PRIOR_FEATURES, Group, ScoredCandidate, prior_features
from brandlint_nlp.fold import lookup_key
from brandlint_nlp.judge import add_context_feature
from brandlint_nlp.lexicon import Lexicon
from brandlint_nlp.model import Weights, grouped

FOLDS = 5
LABELLED, CHECKED = "train.jsonl", "dev.jsonl"  # in gold/: what teaches, and what only checks
_HELD = (
    4  # one listing in so many teaches the weights, not the context reader whose word they weigh
)
_OPEN = 4.0  # log-odds around the threshold within which the context is asked
THRESHOLD = 0.0
# log-odds by which a mark that only a register knows must be surer: at even odds it would alarm too
# often (folds)
_CAUTION = 1.0
_EVERY = 1_000_000  # listings a source: all there are


@dataclass(slots=True)
class Data:
    """What there is to learn from.

    `silver` holds listings with labels made by code, `gold` the labelled listings, once with a
    small and once with a crowded lexicon; their `sellers` say in which fold each is. `lexicon` is
    the small one, `counts` how its texts stand in the unlabelled listings.
    """

    silver: list[LabelledListing]
    gold: list[LabelledListing]
    sellers: dict[str, str]
    lexicon: Lexicon
    counts: FormCounts


def prepare(
    folder: Path,
    work: Path,
    *,
    most: int,
    seed: int,
    say: Callable[[str], None],
    extra: Sequence[TrainingListing] = (),
) -> Data:
    """Read the data folder; `extra` are further labelled listings. Lexicons are built in `work`.
    Raises `BrandlintError` (no-such-file, malformed).
    """
    labelled_listings = [*labelled(folder / "gold" / LABELLED), *extra, *examples()]
    barred = [*labelled_listings, *_checked(folder)]
    listings = list(unlabelled(folder, barred, most, seed))
    names = names_of(listings)
    say(f"{len(listings)} listings, {len(labelled_listings)} labelled ones, {len(names)} brands")
    marks = sorted(
        {
            span["text"]
            for listing in labelled_listings
            for span in listing.spans or ()
            if span.get("use") in THIRD
        }
    )
    counted = count(listings)
    crowd = crowded(counted, names, seed, work)
    curated = read_curated()
    build_lexicon(entries(curated), work / "starter", "training", forms_of(curated, {}))
    small = Lexicon(work / "starter")
    counts = count_forms(unlabelled(folder, barred, _EVERY, seed), small)
    made = list(silver(listings, crowd, names, seed))
    say(f"{len(made)} silver cases, {len(fit.labels(made))} labels")
    full = crowded(counted, marks, seed, work)
    return Data(
        made,
        [*gold(labelled_listings, small), *gold(labelled_listings, full)],
        {listing.id: fold_of(listing.brands, listing.id) for listing in labelled_listings},
        small,
        counts,
    )


def _checked(folder: Path) -> list[TrainingListing]:
    """The labelled listings that nothing is learned from, where they are at hand."""
    path = folder / "gold" / CHECKED
    return labelled(path) if path.exists() else []


def fold_of(brands: Sequence[str], listing: str) -> str:
    """The fold of a listing: that of its seller, "0" to "4"."""
    seller = lookup_key(brands[0]) if brands else listing
    return str(blake2b(seller.encode(), digest_size=1).digest()[0] % FOLDS)


def learn(data: Data, folder: Path, say: Callable[[str], None], *, without: str = "") -> Learned:
    """Train on everything but the sources that begin with `without`; the context reader is saved
    into `folder`.
    """
    listings = [
        listing for listing in data.silver if not without or not listing.source.startswith(without)
    ]
    held = [listing for listing in listings if _is_held(listing)]
    context.train([listing for listing in listings if not _is_held(listing)], folder, say)
    reader = ContextReader(folder)
    first = fit.first_pass(listings)
    for labelled_listings in (held, data.gold):
        read(labelled_listings, reader)
    second = fit.second_pass(held, first)
    table = FormTable(data.lexicon, summed(data.counts, without=without))
    return Learned(reader, first, second, table, data.sellers)


@dataclass(slots=True)
class Learned:
    """What the silver labels and the unlabelled listings taught."""

    reader: ContextReader
    first: dict[str, float]
    second: dict[str, float]
    table: FormTable
    sellers: Mapping[str, str]

    def adjusted(self, listings: Sequence[LabelledListing]) -> Weights:
        """The weights after labelled listings have moved them."""
        self._cross_fit(listings)
        first = fit.first_pass(listings, self.first) if listings else self.first
        second = fit.second_pass(listings, first, self.second) if listings else dict(self.second)
        for name in ("register.word", "register.phrase"):
            second[name] = second.get(name, 0.0) - _CAUTION
        return Weights(
            grouped(first), grouped(second), THRESHOLD, THRESHOLD - _OPEN, THRESHOLD + _OPEN
        )

    def priors(self, listings: Sequence[LabelledListing]) -> dict[str, float]:
        """The prior of every text of the lexicon, as these labelled listings teach it."""
        texts = list(self.table.texts())
        return PriorModel(self.table, self._form_labels(listings)).priors(texts)

    def _cross_fit(self, listings: Sequence[LabelledListing]) -> None:
        """Give the candidates of each seller the priors that the other sellers' labels teach."""
        for fold in map(str, range(FOLDS)):
            mine = [listing for listing in listings if self.sellers[listing.id] == fold]
            others = [listing for listing in listings if self.sellers[listing.id] != fold]
            if mine and others:
                model = PriorModel(self.table, self._form_labels(others))
                candidates = list(known_candidates(mine))
                texts = {self.table.text_of(item.scored) for item in candidates}
                priors = model.priors(sorted(text for text in texts if text is not None))
                for item in candidates:
                    set_prior(item.scored, priors.get(self.table.text_of(item.scored) or ""))

    def _form_labels(self, listings: Iterable[LabelledListing]) -> list[FormLabel]:
        """The places of known marks in their plain spelling whose label counts."""
        return [
            FormLabel(text, bool(item.mark))
            for item in known_candidates(listings)
            if item.weight > 0 and (text := self.table.text_of(item.scored)) is not None
        ]


def known_candidates(listings: Iterable[LabelledListing]) -> Iterator[LabelledCandidate]:
    """The candidates of known marks in their plain spelling."""
    return (
        item
        for listing in listings
        for candidates in listing.fields
        for item in candidates
        if item.scored.group in {Group.KNOWN, Group.COMMON}
    )


def set_prior(item: ScoredCandidate, prior: float | None) -> None:
    """Give a candidate this prior in place of the one that it has."""
    item.mark = replace(item.mark, prior=prior)
    for name in PRIOR_FEATURES:
        item.features.pop(name, None)
    item.features |= prior_features(item, item.features)


def read(listings: Iterable[LabelledListing], reader: ContextReader) -> None:
    """Give the candidates what their context says, as a feature."""
    for listing in listings:
        fields = [
            learned
            for candidates in listing.fields
            if (learned := [item.scored for item in candidates if item.scored.group in fit.LEARNED])
        ]
        if fields:
            add_context_feature(fields, reader)


def _is_held(listing: LabelledListing) -> bool:
    """Does the listing teach the weights? By its id, so that its copies are on one side."""
    return blake2b(listing.id.encode(), digest_size=2).digest()[0] % _HELD == 0
