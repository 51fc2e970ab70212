"""What must hold around a term for it to count, and whether it does. Negations:
`negations.yaml`.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from brandlint.marketplaces.categories import groups, known_groups
from brandlint.package_data import yaml_of
from brandlint_nlp.fold import Folded
from brandlint_nlp.phrases import Phrases

FieldName = Literal["title", "bullet", "description", "search_terms"]
UNKNOWN = "unknown"  # the group of a category whose words tell nothing

_NEAR = 6  # words on either side
_NEGATION = 4  # words between a negation and what it negates
_REACH = 24  # words on either side of a term that are looked at; Chinese signs count as words
_RUN = 8  # signs between the two where words have no edges


@dataclass(frozen=True, slots=True, kw_only=True)
class Conditions:
    """What must hold for a term to count; all that is given must.

    `asserted`: it is said of the goods, not negated. `common_noun`: it is used as a common noun.
    `near`, `not_near`: phrases, one (none) of which stands within six words. `goods`, `not_goods`:
    phrases that name goods, one (none) of which stands in the same text, the title or the category.
    `category`: groups of goods, `unknown` for a category that tells none. `field`: roles of fields.
    `any_word`: words of which a text must have one before a pattern is tried.
    """

    asserted: bool = False
    common_noun: bool = False
    near: tuple[str, ...] = ()
    not_near: tuple[str, ...] = ()
    goods: tuple[str, ...] = ()
    not_goods: tuple[str, ...] = ()
    category: tuple[str, ...] = ()
    field: tuple[FieldName, ...] = ()
    any_word: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if unknown := set(self.category) - known_groups() - {UNKNOWN}:
            raise ValueError(f"unknown category groups {sorted(unknown)}")


ALWAYS = Conditions()


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A term at `start:end` of a field; `first:last` are its words (-1: inside a run); `part` is
    the role of the field; `about` are the other texts that say what is sold.
    """

    folded: Folded
    start: int
    end: int
    first: int
    last: int
    part: str
    category: str
    language: str
    about: tuple[Folded, ...] = ()

    def words(self) -> tuple[int, int]:
        """The words that the term covers, as first:last."""
        if self.first >= 0:
            return self.first, self.last
        return bisect_left(self.folded.ends, self.start + 1), bisect_left(
            self.folded.starts, self.end
        )

    def window(self, reach: int) -> tuple[int, int]:
        """The words of the term with `reach` more on either side, as first:last."""
        first, last = self.words()
        return max(0, first - reach), last + reach


def applies(when: Conditions, language: str, occurrence: Occurrence) -> bool:
    """Do all conditions of a term in `language` (`*`: any) hold here?"""
    return (
        (not when.field or occurrence.part in when.field)
        and (not when.category or _is_of(when.category, occurrence.category))
        and (not when.near or _is_near(when.near, language, occurrence))
        and not (when.not_near and _is_near(when.not_near, language, occurrence))
        and (not when.goods or _sells(when.goods, language, occurrence))
        and not (when.not_goods and _sells(when.not_goods, language, occurrence))
        and (not when.asserted or is_asserted(occurrence))
        and (not when.common_noun or is_common_noun(occurrence))
    )


def _is_of(wanted: tuple[str, ...], category: str) -> bool:
    return not (groups(category) or {UNKNOWN}).isdisjoint(wanted)


@lru_cache(maxsize=4096)
def _phrases(texts: tuple[str, ...], language: str) -> Phrases[None]:
    return Phrases((text, "en" if language == "*" else language, None) for text in texts)


def _sells(texts: tuple[str, ...], language: str, occurrence: Occurrence) -> bool:
    """Does one of the phrases name the goods, outside the term itself?"""
    phrases, start, end = _phrases(texts, language), occurrence.start, occurrence.end
    return any(
        phrase.end <= start or phrase.start >= end for phrase in phrases.find(occurrence.folded)
    ) or any(any(phrases.find(text)) for text in occurrence.about)


def _is_near(texts: tuple[str, ...], language: str, occurrence: Occurrence) -> bool:
    first, last = occurrence.words()
    for phrase in _phrases(texts, language).find(occurrence.folded, occurrence.window(_REACH)):
        if phrase.first < 0:
            if abs(phrase.start - occurrence.start) <= 24 and not (
                phrase.start >= occurrence.start and phrase.end <= occurrence.end
            ):
                return True
        elif (
            phrase.last > first - _NEAR
            and phrase.first < last + _NEAR
            and not (phrase.first >= first and phrase.last <= last)
        ):
            return True
    return False


@lru_cache(maxsize=16)
def _negations(language: str) -> tuple[Phrases[None], Phrases[None]]:
    """Two sets of phrases of a language and of English: those that negate what follows, and those
    that negate what they follow.
    """
    data: dict[str, dict[str, list[str]]] = yaml_of("brandlint.rules.terms", "negations.yaml")
    languages = [name for name in dict.fromkeys((language, "en")) if name in data]
    before, after = (
        Phrases((text, name, None) for name in languages for text in data[name][side])
        for side in ("before", "after")
    )
    return before, after


def is_asserted(occurrence: Occurrence) -> bool:
    """Is it said of this product? Not where it is negated ("not for medical use", "without BPA",
    "plastic free").
    """
    before, after = _negations(occurrence.language)
    first, last = occurrence.words()
    folded, start, end = occurrence.folded, occurrence.start, occurrence.end
    for negation in before.find(folded, occurrence.window(_REACH)):
        near = (
            start - negation.end <= _RUN
            if negation.first < 0
            else first - negation.last < _NEGATION
        )
        if negation.end <= start and near and _joined(folded.original[negation.end : start]):
            return False
    for negation in after.find(folded, occurrence.window(_REACH)):
        if (
            negation.first < 0
            and 0 <= negation.start - end <= 3 * _RUN
            and _joined(folded.original[end : negation.start])
        ):
            return False
        if negation.first == last and not folded.original[end : negation.start].strip(" -'’"):
            return False
    return True


def _joined(text: str) -> bool:
    """Does nothing end the sentence or the list item between?"""
    return not any(sign in text for sign in ".;:!?。；：！？|\n")


def is_common_noun(occurrence: Occurrence) -> bool:
    """Is it used as a common noun? Not with a ® or ™ behind it."""
    return occurrence.folded.original[occurrence.end : occurrence.end + 1] not in {"®", "™"}
