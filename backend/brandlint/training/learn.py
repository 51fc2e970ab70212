"""Listings → a trained judge: silver labels, the context reader, the weights, and the labelled
listings that adjust them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from brandlint.registers.build import build_lexicon, entries
from brandlint.registers.curated.curated import read_curated
from brandlint.training import context, fit
from brandlint.training.crowd import count, crowded
from brandlint.training.evaluate import THIRD
from brandlint.training.listings import TrainingListing, examples, labelled, unlabelled
from brandlint.training.silver import LabelledListing, gold, names_of, silver
from brandlint_nlp.context import ContextReader
from brandlint_nlp.judge import add_context_feature
from brandlint_nlp.lexicon import Lexicon
from brandlint_nlp.model import Weights, grouped

_HELD = (
    4  # one listing in so many teaches the weights, not the context reader whose word they weigh
)
_OPEN = 4.0  # log-odds around the threshold within which the context is asked
THRESHOLD = 0.0
# log-odds by which a mark that only a register knows must be surer: at even odds it would alarm too
# often (folds)
_CAUTION = 1.0


@dataclass(slots=True)
class Data:
    """What there is to learn from.

    `silver` holds listings with labels made by code, `gold` the labelled listings, once with a
    small and once with a crowded lexicon.
    """

    silver: list[LabelledListing]
    gold: list[LabelledListing]


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
    labelled_listings = [
        listing for path in sorted((folder / "gold").glob("*.jsonl")) for listing in labelled(path)
    ]
    labelled_listings += [*extra, *examples()]
    listings = list(unlabelled(folder, labelled_listings, most, seed))
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
    small = work / "starter"
    build_lexicon(entries(read_curated()), small, "training")
    made = list(silver(listings, crowd, names, seed))
    say(f"{len(made)} silver cases, {len(fit.labels(made))} labels")
    full = crowded(counted, marks, seed, work)
    return Data(made, [*gold(labelled_listings, Lexicon(small)), *gold(labelled_listings, full)])


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
    return Learned(reader, first, second)


@dataclass(slots=True)
class Learned:
    """What the silver labels taught."""

    reader: ContextReader
    first: dict[str, float]
    second: dict[str, float]

    def adjusted(self, listings: Sequence[LabelledListing]) -> Weights:
        """The weights after labelled listings have moved them."""
        first = fit.first_pass(listings, self.first) if listings else self.first
        second = fit.second_pass(listings, first, self.second) if listings else dict(self.second)
        for name in ("register.word", "register.phrase"):
            second[name] = second.get(name, 0.0) - _CAUTION
        return Weights(
            grouped(first), grouped(second), THRESHOLD, THRESHOLD - _OPEN, THRESHOLD + _OPEN
        )


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
