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
from brandlint.training.listings import Row, examples, labelled, unlabelled
from brandlint.training.silver import Case, gold, names_of, silver
from brandlint_nlp.context import ContextReader
from brandlint_nlp.lexicon import Lexicon
from brandlint_nlp.model import Weights

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
    """What there is to learn from: silver cases, and the labelled listings with a small and a
    crowded lexicon.
    """

    silver: list[Case]
    gold: list[Case]


def prepare(
    folder: Path,
    work: Path,
    *,
    most: int,
    seed: int,
    say: Callable[[str], None],
    extra: Sequence[Row] = (),
) -> Data:
    """Read the data folder; `extra` are further labelled listings. Lexicons are built in `work`.
    Raises `BrandlintError` (no-such-file, malformed).
    """
    known = [row for path in sorted((folder / "gold").glob("*.jsonl")) for row in labelled(path)]
    known += [*extra, *examples()]
    rows = list(unlabelled(folder, known, most, seed))
    names = names_of(rows)
    say(f"{len(rows)} listings, {len(known)} labelled ones, {len(names)} brands")
    marks = sorted(
        {span["text"] for row in known for span in row.spans or () if span.get("use") in THIRD}
    )
    counted = count(rows)
    crowd = crowded(counted, names, seed, work)
    small = work / "starter"
    build_lexicon(entries(read_curated()), small, "training")
    cases = list(silver(rows, crowd, names, seed))
    say(f"{len(cases)} silver cases, {len(fit.labels(cases))} labels")
    full = crowded(counted, marks, seed, work)
    return Data(cases, [*gold(known, Lexicon(small)), *gold(known, full)])


def learn(data: Data, folder: Path, say: Callable[[str], None], *, without: str = "") -> Learned:
    """Train on everything but the sources that begin with `without`; the context reader is saved
    into `folder`.
    """
    cases = [case for case in data.silver if not without or not case.source.startswith(without)]
    held = [case for case in cases if _held(case)]
    context.train([case for case in cases if not _held(case)], folder, say)
    reader = ContextReader(folder)
    first = fit.first_pass(cases)
    for some in (held, data.gold):
        read(some, reader)
    second = fit.second_pass(held, first)
    return Learned(reader, first, second)


@dataclass(slots=True)
class Learned:
    """What the silver labels taught."""

    reader: ContextReader
    first: dict[str, float]
    second: dict[str, float]

    def adjusted(self, cases: Sequence[Case]) -> Weights:
        """The weights after labelled listings have moved them."""
        first = fit.first_pass(cases, self.first) if cases else self.first
        second = fit.second_pass(cases, first, self.second) if cases else dict(self.second)
        for name in ("register.word", "register.phrase"):
            second[name] = second.get(name, 0.0) - _CAUTION
        return Weights(first, second, THRESHOLD, THRESHOLD - _OPEN, THRESHOLD + _OPEN)


def read(cases: Iterable[Case], reader: ContextReader) -> None:
    """Give the candidates what their context says, as a signal."""
    for case in cases:
        rows = [
            kept
            for row in case.rows
            if (kept := [item.seen for item in row if item.seen.group in fit.LEARNED])
        ]
        if rows:
            fields = [
                (row[0].page.folded, [(seen.candidate.start, seen.candidate.end) for seen in row])
                for row in rows
            ]
            for row, said in zip(rows, reader.read(fields), strict=True):
                for seen, value in zip(row, said, strict=True):
                    seen.signals[f"{seen.group}.context"] = value


def _held(case: Case) -> bool:
    """By the listing, so that its copies are on one side."""
    return blake2b(case.id.encode(), digest_size=2).digest()[0] % _HELD == 0
