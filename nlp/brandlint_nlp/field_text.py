"""One field of a listing under judgement, and the seller's own names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from brandlint_nlp.candidates import Candidate, Finder
from brandlint_nlp.fold import Folded, lookup_key
from brandlint_nlp.lexicon import Lexicon
from brandlint_nlp.senses import SenseWord, sense_words
from brandlint_nlp.wording import Hit, Wording, wording


@dataclass
class FieldText:
    """One field of a listing with the candidates and the cue wording found in it.

    `role` is the part the field plays: title, bullet, brand, search_terms and so on. `language` is
    the primary tag of its language (BCP 47).
    """

    name: str
    role: str
    folded: Folded
    candidates: list[Candidate]
    cues: list[Hit] = field(default_factory=list)
    language: str = "en"

    @property
    def wording(self) -> Wording:
        """The wording of its language."""
        return wording(self.language)

    @cached_property
    def sense_words(self) -> list[SenseWord]:
        """Its words that show another sense of a mark's text, or the mark."""
        return sense_words(self.folded, self.language)

    @cached_property
    def title_case(self) -> bool:
        """Do most words begin with a capital, so that one says nothing?"""
        initials = [
            self.folded.original[start]
            for start, word in zip(self.folded.starts, self.folded.words, strict=True)
            if len(word) > 3
        ]
        letters = [initial for initial in initials if initial.isalpha()]
        capitals = sum(letter.isupper() for letter in letters)
        return len(letters) > 0 and capitals >= 0.5 * len(letters)

    @cached_property
    def lower(self) -> bool:
        """No capital anywhere: case says nothing."""
        return self.folded.original.islower()

    def written(self, candidate: Candidate) -> str:
        """The candidate as it stands in the original."""
        return self.folded.original[candidate.start : candidate.end]

    def words_of(self, candidate: Candidate) -> list[str]:
        """The folded words of the candidate."""
        return self.folded.words[candidate.first : candidate.last]


def field_texts(
    finder: Finder, fields: Mapping[str, Folded], role_of: Callable[[str], str]
) -> list[FieldText]:
    """The fields with their candidates; `role_of` gives the role of a field by its name."""
    return [
        FieldText(name, role_of(name), folded, finder.find(folded))
        for name, folded in fields.items()
    ]


@dataclass(frozen=True, slots=True)
class OwnNames:
    """The seller's names: folded brands, their words, and the houses they belong to."""

    brands: frozenset[str]
    words: frozenset[str]
    houses: frozenset[str]


def own_names(lexicon: Lexicon, names: tuple[str, ...]) -> OwnNames:
    """The names of a seller who sells under these brands."""
    brands = frozenset(filter(None, map(lookup_key, names)))
    houses: set[str] = set()
    for brand in brands:
        houses |= {brand, *lexicon.houses(brand)}
    words = frozenset(word for brand in brands for word in brand.split() if len(word) > 2)
    return OwnNames(brands, words, frozenset(houses))


def with_their_houses(own: OwnNames, houses: Iterable[str], lexicon: Lexicon) -> OwnNames:
    """The same seller with those of these houses that are marks of the seller's: to Hasbro belongs
    Transformers, and to that Optimus Prime.
    """
    if not own.houses:
        return own
    theirs = (house for house in houses if not own.houses.isdisjoint(lexicon.houses(house)))
    return replace(own, houses=own.houses | frozenset(map(lookup_key, theirs)))
