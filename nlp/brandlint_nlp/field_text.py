"""One field of a listing under judgement, and the seller's own names."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from brandlint_nlp.candidates import Candidate, Finder
from brandlint_nlp.fold import Folded, lookup_key
from brandlint_nlp.lexicon import Lexicon
from brandlint_nlp.wording import Hit


@dataclass
class Page:
    """One field of a listing with what was found in it."""

    name: str
    role: str
    folded: Folded
    candidates: list[Candidate]
    cues: list[Hit] = field(default_factory=list)

    @cached_property
    def title_case(self) -> bool:
        """Do most words begin with a capital, so that one says nothing?"""
        letters = [
            self.folded.original[start]
            for start, word in zip(self.folded.starts, self.folded.words, strict=True)
            if len(word) > 3
        ]
        letters = [letter for letter in letters if letter.isalpha()]
        return len(letters) > 0 and sum(letter.isupper() for letter in letters) >= 0.5 * len(
            letters
        )

    @cached_property
    def lower(self) -> bool:
        """No capital anywhere: case says nothing."""
        return self.folded.original.islower()


def pages_of(
    finder: Finder, fields: Mapping[str, Folded], roles: Callable[[str], str]
) -> list[Page]:
    """The fields with their candidates; `roles` tells the part a field plays (title, bullet, brand
    …).
    """
    return [Page(name, roles(name), folded, finder.find(folded)) for name, folded in fields.items()]


@dataclass(frozen=True, slots=True)
class Own:
    """The seller's names: folded brands, their words, and the houses they belong to."""

    brands: frozenset[str]
    words: frozenset[str]
    houses: frozenset[str]


@lru_cache(maxsize=512)
def own_names(lexicon: Lexicon, names: tuple[str, ...]) -> Own:
    brands = frozenset(filter(None, map(lookup_key, names)))
    houses: set[str] = set()
    for brand in brands:
        houses |= lexicon.houses(brand) or {brand}
    return Own(
        brands,
        frozenset(word for brand in brands for word in brand.split() if len(word) > 2),
        frozenset(houses),
    )
