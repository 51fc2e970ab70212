"""What two marks have in common: spelling, sound, words, beginnings and ends."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz import fuzz
from rapidfuzz.distance import JaroWinkler, Postfix, Prefix

from brandlint_nlp.phonetic import phonetic_key

_VOWELS = dict.fromkeys(map(ord, "aeo"))
_LEAST_WEIGHT = 0.05  # is added to the weight of every word
_NEAR_WORD = 0.7  # likeness of words from which one counts, in part, for the other


class ComparedText:
    """A folded text as it is compared.

    `pieces` are its words, run-together ones taken apart; `weights` how much each of them says,
    0-1; `sound` is its phonetic key, `consonants` the key without vowels.
    """

    __slots__ = ("consonants", "joined", "pieces", "sound", "text", "total", "weights")

    def __init__(
        self, text: str, sound: str, pieces: list[str], weight: Callable[[str], float]
    ) -> None:
        self.text, self.sound, self.pieces = text, sound, pieces
        self.joined, self.consonants = text.replace(" ", ""), sound.translate(_VOWELS)
        self.weights = {word: weight(word) + _LEAST_WEIGHT for word in pieces}
        self.total = sum(map(self.weights.__getitem__, pieces))


class Features(NamedTuple):
    """What two texts have in common, each 0-1; in `weights.yaml`, how much each counts (log-odds).

    `words` is the weight of the words in common, of all in both texts; `covered` the same of the
    text that is covered better; `dominant` the weightiest word in common; `inside` and `joined`:
    one text is in the other, as words or as letters; `one_word…`: both are one word.
    """

    bias: float
    spelling: float
    sound: float
    spelling_and_sound: float
    prefix: float
    suffix: float
    first_letter: float
    words: float
    covered: float
    dominant: float
    first_word: float
    inside: float
    joined: float
    one_word: float
    nearly_same_spelling: float
    nearly_same_sound: float
    consonants: float
    length: float
    jaro_winkler: float
    one_word_spelling: float
    one_word_sound: float
    one_word_jaro_winkler: float


def features_of(a: ComparedText, b: ComparedText) -> Features:
    """The features of two texts, `a` the one asked for."""
    shorter = max(1, min(len(a.joined), len(b.joined)))
    spelling = fuzz.ratio(a.joined, b.joined) / 100
    sound = fuzz.ratio(a.sound, b.sound) / 100 if a.sound and b.sound else spelling
    a_covered, b_covered = _covered_weights(a, b)
    common = [word for word in a.weights if word in b.weights]
    dominant = max((b.weights[word] for word in common), default=0.0)
    whole = bool(common) and len(common) in {len(a.weights), len(b.weights)}
    one_word = float(" " not in a.text and " " not in b.text)
    jaro_winkler = JaroWinkler.similarity(a.joined, b.joined)
    return Features(
        bias=1.0,
        spelling=spelling,
        sound=sound,
        spelling_and_sound=spelling * sound,
        prefix=Prefix.similarity(a.joined, b.joined) / shorter,
        suffix=Postfix.similarity(a.joined, b.joined) / shorter,
        first_letter=float(a.joined[:1] == b.joined[:1]),
        words=(a_covered + b_covered) / (a.total + b.total),
        covered=max(a_covered / a.total, b_covered / b.total),
        dominant=dominant,
        first_word=b.weights[a.pieces[0]] if a.pieces[0] == b.pieces[0] else 0.0,
        inside=dominant if whole else 0.0,
        joined=_joined(a.joined, b.joined) if not common and shorter >= 4 else 0.0,
        one_word=one_word,
        nearly_same_spelling=max(0.0, spelling - 0.75) * 4,
        nearly_same_sound=max(0.0, sound - 0.75) * 4,
        consonants=fuzz.ratio(a.consonants, b.consonants) / 100,
        length=shorter / max(1, len(a.joined), len(b.joined)),
        jaro_winkler=jaro_winkler,
        one_word_spelling=one_word * spelling,
        one_word_sound=one_word * sound,
        one_word_jaro_winkler=one_word * jaro_winkler,
    )


def _joined(a: str, b: str) -> float:
    """1 if one of two texts without spaces begins with the other, 0.6 if it holds it elsewhere."""
    if a not in b and b not in a:
        return 0.0
    return 0.6 + 0.4 * (a.startswith(b) or b.startswith(a))


def _covered_weights(a: ComparedText, b: ComparedText) -> tuple[float, float]:
    """(weight of the words of `a` that `b` has, near ones in part; the same the other way)."""
    likenesses = [
        [1.0 if word == other else near_word(word, other) for other in b.pieces]
        for word in a.pieces
    ]
    of_a = sum(a.weights[word] * max(row) for word, row in zip(a.pieces, likenesses, strict=True))
    of_b = sum(
        b.weights[word] * max(column)
        for word, column in zip(b.pieces, zip(*likenesses, strict=True), strict=True)
    )
    return of_a, of_b


@lru_cache(maxsize=65536)
def near_word(a: str, b: str) -> float:
    """How alike two words are, 0 below 0.7: by spelling, or by sound with a little less."""
    by_sound = 0.0
    if phonetic_key(a) and phonetic_key(b):
        by_sound = 0.95 * fuzz.ratio(phonetic_key(a), phonetic_key(b))
    likeness = max(fuzz.ratio(a, b), by_sound) / 100
    return likeness if likeness >= _NEAR_WORD else 0.0
