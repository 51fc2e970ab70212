"""The prior of a mark text: how likely it is the mark where it stands in a listing, whatever stands
around it (entity linkers call it link probability).

Boosted trees learn it from what is counted of the text in unlabelled listings, from its frequency
as a word and from how it may be recognised; the labels are the places of labelled listings. Texts
that no listing holds get theirs from their letters and words. scikit-learn grows the trees; they
are not shipped, the priors are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log, log1p
from typing import Any

import numpy as np
from numpy.typing import NDArray

from brandlint.registers.curated.abbreviations import read_abbreviations
from brandlint.registers.curated.recognition import read_recognition
from brandlint.training.form_counts import FormCount
from brandlint_nlp.coined import coined_log_odds
from brandlint_nlp.features import ScoredCandidate
from brandlint_nlp.fold import lookup_key
from brandlint_nlp.lexicon import Lexicon
from brandlint_nlp.types import Kind, MarkFacts, Reading

LIMIT = 5.0  # log-odds of a prior
_SEED = 1


@dataclass(frozen=True, slots=True)
class FormLabel:
    """A place in a labelled listing: the folded text, and whether it is the mark there."""

    text: str
    mark: bool


class FormTable:
    """The texts of a lexicon as rows of numbers."""

    def __init__(self, lexicon: Lexicon, counts: Mapping[str, FormCount]) -> None:
        self._lexicon = lexicon
        self._counts = counts
        self._readings = read_recognition()
        self._abbreviations = frozenset(read_abbreviations())

    def rows(self, texts: Iterable[str]) -> NDArray[np.float64]:
        """One row a folded text, which is one of the lexicon's."""
        return np.array([self._row(text) for text in texts])

    def text_of(self, item: ScoredCandidate) -> str | None:
        """The text by which a candidate is a mark of the lexicon, None if it is none of them."""
        for text in (" ".join(item.words), lookup_key(item.mark.text)):
            if text in self._lexicon.marks:
                return text
        return None

    def texts(self) -> Iterator[str]:
        """The folded texts of the lexicon."""
        return iter(self._lexicon.marks)

    def _row(self, text: str) -> list[float]:
        count = self._counts.get(text, FormCount())
        mark = self._mark(text)
        zipf = self._lexicon.words.zipf
        words = text.split()
        reading = self._readings.get(text)
        return [
            _log_odds(count.capital + 1, count.small + 1),
            log1p(count.capital + count.small),
            _log_odds(count.title_small + 0.5, count.title_capital + 1.5),
            _log_odds(count.own + 0.3, count.seen + 2.7),
            *(
                _log_odds(part + 0.4, count.seen - part + 2.6)
                for part in (
                    count.housed,
                    count.cued,
                    count.symbol,
                    count.before_number,
                    count.after_number,
                    count.upper,
                )
            ),
            log1p(count.seen),
            min(map(zipf, words)),
            max(map(zipf, words)),
            min(map(self._lexicon.words.zipf_anywhere, words)),
            len(words),
            len(text),
            coined_log_odds(words[0]) if len(words) == 1 else 0.0,
            mark.fame,
            mark.common,
            mark.owners,
            list(Kind).index(mark.kind),
            text in self._abbreviations,
            -1 if reading is None else list(Reading).index(reading.reading),
            -1.0 if reading is None else reading.share,
        ]

    def _mark(self, text: str) -> MarkFacts:
        return self._lexicon.facts(self._lexicon.marks[text], ())[0]


class PriorModel:
    """The priors that labels teach, of texts that need not be among them."""

    def __init__(self, table: FormTable, labels: Sequence[FormLabel]) -> None:
        """Raises ImportError where scikit-learn is not installed."""
        from sklearn.ensemble import HistGradientBoostingClassifier

        self._table = table
        self._trees: Any = HistGradientBoostingClassifier(
            max_iter=120,
            learning_rate=0.08,
            max_leaf_nodes=10,
            min_samples_leaf=15,
            l2_regularization=3.0,
            random_state=_SEED,
        )
        rows = table.rows([label.text for label in labels])
        self._trees.fit(rows, np.array([label.mark for label in labels]))

    def priors(self, texts: Sequence[str]) -> dict[str, float]:
        """The log-odds of each text, -5 to 5."""
        if not texts:
            return {}
        chances = self._trees.predict_proba(self._table.rows(texts))[:, 1]
        inside = np.clip(chances, 1e-3, 1 - 1e-3)
        values = np.clip(np.log(inside / (1 - inside)), -LIMIT, LIMIT)
        return dict(zip(texts, map(float, values), strict=True))


def _log_odds(part: float, rest: float) -> float:
    return log(part / rest)
