"""Training the letters of coined names against those of words (`brandlint_nlp.coined`).

The names are the single words among the curated marks that are no ordinary words, the words those
of the frequency lists of twelve languages. Both sides weigh the same, so that the log-odds are
those at even odds.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from brandlint.registers.build import OTHER_LANGUAGES
from brandlint.registers.curated.curated import CuratedMark
from brandlint.registers.curated.word_frequency import frequency_bands
from brandlint_nlp.coined import BUCKETS, SCALE, ngrams
from brandlint_nlp.fold import lookup_key

_SHORTEST = 4  # letters
_RARE_NAME = 3.0  # Zipf frequency below which a name is no frequent word
_WORD = 2.0  # Zipf frequency from which on a word is one
_WORDS_A_NAME = 4
_STRENGTH = 0.3  # inverse of the ridge: the smaller, the smoother
_TEXT_LANGUAGES = ("en", *(code for code in OTHER_LANGUAGES if code not in {"ja", "zh"}))


@dataclass(frozen=True, slots=True)
class Spelling:
    """A folded word and whether it is a name."""

    word: str
    name: bool


def spellings(marks: Iterable[CuratedMark], seed: int) -> list[Spelling]:
    """Names and words to learn from, in random order."""
    zipfs: dict[str, float] = {}
    for language in _TEXT_LANGUAGES:
        for zipf, band in frequency_bands(language, "large" if language == "en" else "small"):
            for word in band:
                zipfs[word] = max(zipf, zipfs.get(word, 0.0))
    known: set[str] = set()
    names: set[str] = set()
    for mark in marks:
        texts = set(map(lookup_key, (mark.mark, *mark.aliases)))
        known |= texts
        if not mark.common_word and not mark.ordinary_meaning:
            names |= {
                text for text in texts if _is_spelling(text) and zipfs.get(text, 0.0) < _RARE_NAME
            }
    words = sorted(
        word
        for word, zipf in zipfs.items()
        if zipf >= _WORD and word not in known and _is_spelling(word)
    )
    dice = random.Random(seed)
    chosen = dice.sample(words, min(len(words), _WORDS_A_NAME * len(names)))
    rows = [Spelling(name, True) for name in sorted(names)]
    rows += [Spelling(word, False) for word in chosen]
    dice.shuffle(rows)
    return rows


def learn_spellings(rows: Sequence[Spelling], seed: int) -> NDArray[np.int8]:
    """The weights of the letter n-grams. Raises ImportError where scikit-learn is not installed."""
    from sklearn.linear_model import LogisticRegression

    model: Any = LogisticRegression(
        C=_STRENGTH, class_weight="balanced", max_iter=400, random_state=seed
    )
    model.fit(_table(rows), np.array([row.name for row in rows]))
    weights = model.coef_[0]
    weights[0] += model.intercept_[0]
    packed: NDArray[np.int8] = np.clip(np.round(weights * SCALE), -127, 127).astype(np.int8)
    return packed


def log_odds_of(words: Iterable[str], weights: NDArray[np.int8]) -> NDArray[np.float64]:
    """What these weights say of folded words."""
    return np.array([sum(int(weights[at]) for at in ngrams(word)) / SCALE for word in words])


def _table(rows: Sequence[Spelling]) -> Any:
    from scipy.sparse import csr_matrix

    places = [(row, bucket) for row, item in enumerate(rows) for bucket in ngrams(item.word)]
    at, buckets = np.array(places).T
    return csr_matrix((np.ones(len(at)), (at, buckets)), shape=(len(rows), BUCKETS))


def _is_spelling(text: str) -> bool:
    return len(text) >= _SHORTEST and text.isalpha() and text.isascii()
