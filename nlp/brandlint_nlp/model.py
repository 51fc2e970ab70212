"""The trained judge: weights of the features and the context reader, as `brandlint train` writes
them.

A folder holds `weights.json` (log-odds a feature, in two passes: a candidate by itself, then in its
company) and `context/`, a spaCy pipeline. The package's own lies in `brandlint_nlp/trained/`, with
its card.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from pathlib import Path

WEIGHTS, CONTEXT, CARD = "weights.json", "context", "CARD.md"


@dataclass(frozen=True, slots=True)
class Weights:
    """What the judge has learned, in log-odds.

    `first` and `second`: log-odds by feature, in two passes. `threshold`: from there on a candidate
    counts as a mark. `low`, `high`: outside them the context is not read, because it could not turn
    the verdict.
    """

    first: Mapping[str, float]
    second: Mapping[str, float]
    threshold: float
    low: float
    high: float

    def save(self, folder: Path) -> None:
        plain = {
            "first": _rounded(self.first),
            "second": _rounded(self.second),
            "threshold": round(self.threshold, 4),
            "low": round(self.low, 4),
            "high": round(self.high, 4),
        }
        (folder / WEIGHTS).write_text(json.dumps(plain, indent=1, sort_keys=True) + "\n", "utf8")


def _rounded(weights: Mapping[str, float]) -> dict[str, float]:
    return {name: round(float(value), 4) for name, value in weights.items()}


def own_folder() -> Path:
    """The folder of the model that ships with the package."""
    return Path(str(resources.files("brandlint_nlp"))) / "trained"


def read_weights(folder: Path) -> Weights:
    """The weights in a model folder. Raises OSError or ValueError if they cannot be read."""
    data = json.loads((folder / WEIGHTS).read_text("utf8"))
    return Weights(data["first"], data["second"], data["threshold"], data["low"], data["high"])


@lru_cache(maxsize=1)
def own_weights() -> Weights:
    return read_weights(own_folder())


def log_odds(features: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """The sum of what the features weigh; a feature without a weight says nothing."""
    return sum(weights.get(name, 0.0) * value for name, value in features.items())
