"""Measures, sizes and codes among the letters of a text: "7 HP", "3M", "F1.8", "M8 x 1.25",
"Size LG".

A candidate that is part of one is no mark there. Data: `data/senses/units.yaml`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

from brandlint_nlp.candidates import Candidate
from brandlint_nlp.fold import Folded, fold
from brandlint_nlp.phrases import forms
from brandlint_nlp.yaml_reader import parse_yaml

_NUMBER_BEFORE = re.compile(r"(?<![A-Za-z\d])\d[\d.,/]*\s?-?$")
_FIGURE = re.compile(r"\d+(?:[.,]\d+)?[\s-]?([a-z]+)", re.IGNORECASE)
_LETTER_CODE = re.compile(r"[a-z]{1,2}\d{1,3}", re.IGNORECASE)
_GOES_ON = re.compile(r"[.,]\d")
_THREAD = re.compile(r"m\d{1,2}", re.IGNORECASE)
_PITCH = re.compile(r"\s?[x×*]\s?\d", re.IGNORECASE)
_SIZES_BESIDE = re.compile(r"[\s,/|&+-]*")
_BESIDE = 2  # words between a thread and the part that has it


@dataclass(frozen=True, slots=True)
class _Words:
    units: frozenset[str]
    sizes: frozenset[str]
    size_words: frozenset[str]
    threads: frozenset[str]


def measure_around(
    folded: Folded, candidate: Candidate, language: str, *, own_goods: bool
) -> str | None:
    """The measure, size or code that a candidate is part of, as it is written; None if it is none.

    `own_goods`: are the goods those of the mark? Then a number before it counts goods of the mark
    ("2 HP laptops").
    """
    words, original = _words(language), folded.original
    start, end = candidate.start, candidate.end
    text = original[start:end]
    key = "".join(folded.words[candidate.first : candidate.last])
    before, after = original[max(0, start - 12) : start], original[end : end + 8]
    number = _NUMBER_BEFORE.search(before)
    if number and key in words.units and not own_goods:
        return number[0] + text
    figure = _FIGURE.fullmatch(text)
    if figure and figure[1].lower() in words.units:
        return text
    if _LETTER_CODE.fullmatch(text) and _GOES_ON.match(after):
        return text + after.split()[0]
    if _THREAD.fullmatch(text):
        pitch = _PITCH.match(after)
        if pitch:
            return text + pitch[0]
        near = folded.words[max(0, candidate.first - _BESIDE) : candidate.last + _BESIDE]
        part = next((word for word in near if word in words.threads), None)
        if part is not None:
            return f"{text} {part}"
    return _size(folded, candidate, words) if key in words.sizes else None


def _size(folded: Folded, candidate: Candidate, words: _Words) -> str | None:
    """The size that a candidate is, behind a word for size or among other sizes."""
    first, last, original = candidate.first, candidate.last, folded.original
    if first and folded.words[first - 1] in words.size_words:
        return original[folded.starts[first - 1] : candidate.end]
    for other, gap in (
        (first - 1, original[folded.ends[first - 1] : candidate.start] if first else "?"),
        (
            last,
            original[candidate.end : folded.starts[last]] if last < len(folded.words) else "?",
        ),
    ):
        if _SIZES_BESIDE.fullmatch(gap) and folded.words[other] in words.sizes:
            low = min(candidate.start, folded.starts[other])
            return original[low : max(candidate.end, folded.ends[other])]
    return None


@lru_cache(maxsize=32)
def _words(language: str) -> _Words:
    """The words of a language and English."""
    data = _read()

    def of_languages(name: str) -> frozenset[str]:
        return frozenset(
            form
            for wanted in dict.fromkeys((language, "en"))
            for text in data[name].get(wanted, ())
            for word in fold(text.removesuffix("~")).words
            for form in forms(word + "~" * text.endswith("~"), wanted)
        )

    def plain(name: str) -> frozenset[str]:
        return frozenset("".join(fold(text).words) for text in data[name])

    return _Words(
        plain("units"), plain("sizes"), of_languages("size_words"), of_languages("threads")
    )


@lru_cache(maxsize=1)
def _read() -> dict[str, Any]:
    file = resources.files("brandlint_nlp.data") / "senses" / "units.yaml"
    data: dict[str, Any] = parse_yaml(file.read_text("utf8"))
    return data
