"""Weights of the features: logistic regression with a Gaussian prior, so that the labelled listings
move what the silver labels say only as far as they can (maximum a posteriori; Newton's method).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from brandlint.training.silver import LabelledCandidate, LabelledListing
from brandlint_nlp.judge import rescore_in_company
from brandlint_nlp.model import Weights, grouped, ungrouped

Array = NDArray[np.float64]
LEARNED = ("register",)  # groups whose weights the silver labels teach
# A look-alike of a known mark: few labelled listings hold one (log-odds).
GIVEN = {
    "disguise.word": 3.2,
    "disguise.phrase": 3.2,
    "disguise.fame": 0.5,
    "disguise.short": -2.0,
}
_SILVER, _GOLD = (
    3.0,
    10.0,
)  # precision of the prior: around zero for silver, around the silver weights for labelled listings
_STEPS, _STILL = 40, 1e-4


def logistic(
    rows: Sequence[Mapping[str, float]],
    marks: Array,
    counts: Array,
    precision: float,
    mean: Mapping[str, float],
) -> dict[str, float]:
    """Weights by feature that best explain `marks` (0 or 1, with the weights `counts`) under a
    normal prior with this mean and precision.
    """
    names = sorted({name for row in rows for name in row} | set(mean))
    column_of = {name: column for column, name in enumerate(names)}
    table = np.zeros((len(rows), len(names)))
    for number, row in enumerate(rows):
        for name, value in row.items():
            table[number, column_of[name]] = value
    prior = np.array([mean.get(name, 0.0) for name in names])
    weights = prior.copy()
    ridge = precision * np.eye(len(names))
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-np.clip(table @ weights, -30, 30)))
        slope = table.T @ (counts * (marks - chance)) - ridge @ (weights - prior)
        curve = table.T @ (table * (counts * chance * (1 - chance))[:, None]) + ridge
        step = np.linalg.solve(curve, slope)
        weights = weights + np.clip(step, -2, 2)
        if np.abs(step).max() < _STILL:
            break
    return dict(zip(names, map(float, weights), strict=True))


def labels(listings: Iterable[LabelledListing]) -> list[LabelledCandidate]:
    """The labelled candidates that count."""
    return [
        item
        for listing in listings
        for candidates in listing.fields
        for item in candidates
        if item.weight > 0
    ]


def first_pass(
    listings: Iterable[LabelledListing], mean: Mapping[str, float] | None = None
) -> dict[str, float]:
    """The weights of the candidates by themselves, from silver labels, or from labelled listings
    around a `mean`.
    """
    return _pass(labels(listings), mean)


def second_pass(
    listings: Sequence[LabelledListing],
    first: Mapping[str, float],
    mean: Mapping[str, float] | None = None,
) -> dict[str, float]:
    """The weights of the candidates in their company and, where it was read, their context."""
    weigh(listings, Weights(grouped(first), {}, 0.0, 0.0, 0.0))
    return _pass(labels(listings), mean)


def weigh(listings: Iterable[LabelledListing], weights: Weights) -> None:
    """Give every candidate the features of its company and its score.

    What the context said of it is a feature that counts again.
    """
    for listing in listings:
        fields = [[item.scored for item in candidates] for candidates in listing.fields]
        rescore_in_company(fields, weights)


def _pass(items: list[LabelledCandidate], mean: Mapping[str, float] | None) -> dict[str, float]:
    if mean is None:
        items = [item for item in items if item.scored.group in LEARNED]
    marks, counts = (
        np.array([float(item.mark) for item in items]),
        np.array([item.weight for item in items]),
    )
    weights = logistic(
        [ungrouped({item.scored.group: item.scored.features}) for item in items],
        marks,
        counts,
        _SILVER if mean is None else _GOLD,
        mean or {},
    )
    return {**GIVEN, **weights} if mean is None else weights
