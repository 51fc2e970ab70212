"""The conditions of a term's row: what must hold around it for the row to count. Words:
`terms_context.yaml`.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from brandlint.marketplaces.categories import ALIASES, groups
from brandlint.package_data import yaml_of
from brandlint.rules.terms.table import Term
from brandlint_nlp.fold import Folded
from brandlint_nlp.phrases import Phrases

_NEAR = 6  # words on either side
_NEGATION = 4  # words between a negation and what it negates
_REACH = 24  # words on either side of a term that are looked at; Chinese signs count as words
_RUN = 8  # signs between the two where words have no edges


@dataclass(frozen=True, slots=True)
class Place:
    """A term at `start:end` of a field; `first:last` are its words (-1: inside a run); `part` is
    the role of the field.
    """

    folded: Folded
    start: int
    end: int
    first: int
    last: int
    part: str
    category: str
    language: str

    def words(self) -> tuple[int, int]:
        """The words that the place covers, as first:last."""
        if self.first >= 0:
            return self.first, self.last
        return bisect_left(self.folded.ends, self.start + 1), bisect_left(
            self.folded.starts, self.end
        )

    def window(self, reach: int) -> tuple[int, int]:
        """The words of the place with `reach` more on either side, as first:last."""
        first, last = self.words()
        return max(0, first - reach), last + reach


def holds(term: Term, place: Place) -> bool:
    """Do all conditions of the row hold here?"""
    for kind, values in term.when:
        if kind == "field" and place.part not in values:
            return False
        if kind == "category" and not _category(values, place.category):
            return False
        if kind == "near" and not _near(values, term.lang, place):
            return False
        if kind == "not_near" and _near(values, term.lang, place):
            return False
        if kind == "claim" and not claimed(place):
            return False
        if kind == "noun" and not named(place):
            return False
    return True


def _category(values: tuple[str, ...], category: str) -> bool:
    seen = groups(category)
    return bool(seen & {ALIASES.get(value, value) for value in values}) if seen else "any" in values


@lru_cache(maxsize=4096)
def _around(values: tuple[str, ...], language: str) -> Phrases[None]:
    return Phrases((value, "en" if language == "*" else language, None) for value in values)


def _near(values: tuple[str, ...], language: str, place: Place) -> bool:
    first, last = place.words()
    for found in _around(values, language).find(place.folded, place.window(_REACH)):
        if found.first < 0:
            if abs(found.start - place.start) <= 24 and not (
                found.start >= place.start and found.end <= place.end
            ):
                return True
        elif (
            found.last > first - _NEAR
            and found.first < last + _NEAR
            and not (found.first >= first and found.last <= last)
        ):
            return True
    return False


@lru_cache(maxsize=16)
def _negations(language: str) -> tuple[Phrases[None], Phrases[None]]:
    """(phrases that negate what follows, phrases that negate what they follow) of a language and of
    English.
    """
    data: dict[str, Any] = yaml_of("brandlint.rules.terms", "data/terms_context.yaml")
    names = [name for name in dict.fromkeys((language, "en")) if name in data]
    before, after = (
        Phrases((text, name, None) for name in names for text in data[name][side])
        for side in ("before", "after")
    )
    return before, after


def claimed(place: Place) -> bool:
    """Is it said of this product? Not where it is negated ("not for medical use", "without BPA",
    "plastic free").
    """
    before, after = _negations(place.language)
    first, last = place.words()
    folded = place.folded
    for found in before.find(folded, place.window(_REACH)):
        near = (
            place.start - found.end <= _RUN if found.first < 0 else first - found.last < _NEGATION
        )
        if found.end <= place.start and near and _joined(folded.original[found.end : place.start]):
            return False
    for found in after.find(folded, place.window(_REACH)):
        if (
            found.first < 0
            and 0 <= found.start - place.end <= 3 * _RUN
            and _joined(folded.original[place.end : found.start])
        ):
            return False
        if found.first == last and not folded.original[place.end : found.start].strip(" -'’"):
            return False
    return True


def _joined(text: str) -> bool:
    """Does nothing end the sentence or the list item between?"""
    return not any(sign in text for sign in ".;:!?。；：！？|\n")


def named(place: Place) -> bool:
    """Is it used as a common noun? Not with a ® or ™ behind it, and not as the first word before
    "brand".
    """
    return place.folded.original[place.end : place.end + 1] not in {"®", "™"}
