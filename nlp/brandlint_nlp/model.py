"""The trained judge: weights of the features and the context reader, as `brandlint train` writes
them.

A folder holds `weights.json` (log-odds a feature, in two passes: a candidate by itself, then in its
company), `context/`, a spaCy pipeline, `priors.csv` (how likely each text of the curated marks is
the mark where it stands in a listing, in log-odds; it is compiled into the lexicon) and
`coined.npy` (the letters of coined names). The package's own lies in `brandlint_nlp/trained/`, with
its card.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from pathlib import Path

WEIGHTS, CONTEXT, CARD, PRIORS = "weights.json", "context", "CARD.md", "priors.csv"
_PRIOR_COLUMNS = ("form", "log_odds")
GroupedWeights = Mapping[str, Mapping[str, float]]  # group → feature → log-odds
_NONE: Mapping[str, float] = {}


@dataclass(frozen=True, slots=True)
class Weights:
    """What the judge has learned, in log-odds.

    `first` and `second`: log-odds by group and feature, in two passes. `threshold`: from there on a
    candidate counts as a mark. `low`, `high`: outside them the context is not read, because it
    could not turn the verdict.
    """

    first: GroupedWeights
    second: GroupedWeights
    threshold: float
    low: float
    high: float

    def save(self, folder: Path) -> None:
        plain = {
            "first": _rounded(ungrouped(self.first)),
            "second": _rounded(ungrouped(self.second)),
            "threshold": round(self.threshold, 4),
            "low": round(self.low, 4),
            "high": round(self.high, 4),
        }
        (folder / WEIGHTS).write_text(json.dumps(plain, indent=1, sort_keys=True) + "\n", "utf8")


def grouped(weights: Mapping[str, float]) -> GroupedWeights:
    """Weights under `group.feature`, as a file holds them, by group and feature."""
    groups: dict[str, dict[str, float]] = {}
    for name, value in weights.items():
        group, _, feature = name.partition(".")
        groups.setdefault(group, {})[feature] = value
    return groups


def ungrouped(weights: GroupedWeights) -> dict[str, float]:
    """Weights by group and feature under `group.feature`, as a file holds them."""
    return {
        f"{group}.{feature}": value
        for group, features in weights.items()
        for feature, value in features.items()
    }


def _rounded(weights: Mapping[str, float]) -> dict[str, float]:
    return {name: round(float(value), 4) for name, value in weights.items()}


def shipped_folder() -> Path:
    """The folder of the model that ships with the package."""
    return Path(str(resources.files("brandlint_nlp"))) / "trained"


def read_weights(folder: Path) -> Weights:
    """The weights in a model folder. Raises OSError or ValueError if they cannot be read."""
    data = json.loads((folder / WEIGHTS).read_text("utf8"))
    return Weights(
        grouped(data["first"]),
        grouped(data["second"]),
        data["threshold"],
        data["low"],
        data["high"],
    )


def read_priors(folder: Path) -> dict[str, float]:
    """The priors in a model folder, log-odds by folded text.

    Raises OSError, ValueError or KeyError if they cannot be read.
    """
    with (folder / PRIORS).open(encoding="utf8", newline="") as lines:
        form, log_odds = _PRIOR_COLUMNS
        return {row[form]: float(row[log_odds]) for row in csv.DictReader(lines)}


def write_priors(priors: Mapping[str, float], folder: Path) -> None:
    """Write priors into a model folder, in the order of their texts."""
    with (folder / PRIORS).open("w", encoding="utf8", newline="") as lines:
        writer = csv.writer(lines, lineterminator="\n")
        writer.writerow(_PRIOR_COLUMNS)
        writer.writerows((text, f"{value:.2f}") for text, value in sorted(priors.items()))


@lru_cache(maxsize=1)
def shipped_weights() -> Weights:
    return read_weights(shipped_folder())


def log_odds(group: str, features: Mapping[str, float], weights: GroupedWeights) -> float:
    """The sum of what the features of a candidate of this group weigh.

    A feature without a weight says nothing.
    """
    of_group = weights.get(group, _NONE)
    return sum(of_group.get(name, 0.0) * value for name, value in features.items())
