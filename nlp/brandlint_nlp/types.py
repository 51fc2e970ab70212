"""Plain data that passes between folding, lexicon, judge and the backend. Offsets are code points
of the original text.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

OWN_LINE = "own-line"  # the signal of a mention that reads as a line of the seller's own brand


class Use(StrEnum):
    """What a mark is doing in a listing."""

    OWN = "own"
    COMPATIBILITY = "compatibility"
    COMPONENT = "component"
    LICENSED = "licensed"
    COMPARISON = "comparison"
    OTHER = "other"
    GENERIC = "generic"


class Relation(StrEnum):
    """How the goods of a listing stand to a mark that it names."""

    FITS = "fits"  # they are an accessory, a part or a refill for it, or say that they are none
    WORKS_WITH = "works-with"  # they work with its app, assistant or platform
    CONTAINS = "contains"  # it is a component, an ingredient or a material of theirs
    COMPARED = "compared"  # they are told to be like it, or better
    LICENSED = "licensed"  # they show a licensed property, or claim the owner's authority
    BEARS = "bears"  # they carry it as a sign or a decoration
    AUDIENCE = "audience"  # they are for people who like it
    PACKAGES = "packages"  # they hold, wrap or label its goods
    MADE_FROM = "made-from"  # they are altered or cut from its goods
    NAMES_GOODS = "names-goods"  # they are sold under it


class Kind(StrEnum):
    """What sort of sign a mark is."""

    MAKER = "maker"
    RETAILER = "retailer"
    FRANCHISE = "franchise"
    TECHNOLOGY = "technology"
    CERTIFICATION = "certification"


class Reading(StrEnum):
    """Where a form that is a mark and something else is read as the mark."""

    MARK = "mark"  # alone
    MIXED = "mixed"  # alone, the context decides
    HOUSE = "house"  # beside its house, in a list of its kind, after wording of fit
    EXACT = "exact"  # in the exact letters of the mark only
    WORD = "word"  # never bare


class Sense(StrEnum):
    """What a mark's text may mean besides the mark, by class."""

    GOD = "god"
    ANIMAL = "animal"
    PLACE = "place"
    GIVEN_NAME = "given_name"
    SURNAME = "surname"
    ASTRONOMY = "astronomy"
    WEEKDAY = "weekday"
    PLANT = "plant"
    SCIENCE = "science"
    VERB = "verb"
    COLOR = "color"
    PERSON = "person"
    THING = "thing"  # anything else, shown by words of the text's own


@dataclass(frozen=True, slots=True)
class Evidence:
    """One signal that spoke for (positive weight) or against (negative) the mention being a mark,
    in log-odds. `detail`: the wording of the listing that governs the mention, if any does.
    """

    signal: str
    weight: float
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Context:
    """What is known of a listing apart from its texts.

    `brands`: names under which the goods are rightly sold; they and the marks of their houses are
    the seller's own. `classes`: likely Nice classes of the goods (may be empty). `offices`: WIPO
    ST.3 codes of the offices whose registrations count. `language`: BCP 47 primary tag of the
    listing; `languages`: those of its fields, by name, where they are known.
    """

    brands: tuple[str, ...] = ()
    category: str = ""
    classes: frozenset[int] = frozenset()
    offices: tuple[str, ...] = ()
    language: str = "en"
    languages: Mapping[str, str] = field(default_factory=dict)

    def language_of(self, field: str) -> str:
        """The language of a field, by its name."""
        return self.languages.get(field, self.language)


@dataclass(frozen=True, slots=True)
class MarkFacts:
    """One mark text of one proprietor in the lexicon, as the judge sees it.

    `fame`: 0 (register only) to 3. `zipf`: commonness as a word, 0-8. `common`: is it an ordinary
    word too? `owners`: how many proprietors share the text. `classes`: Nice classes. `lexicon_row`:
    the row of the text in that lexicon, -1 outside one. `registered`: is one of its records at the
    offices asked for in force? `native`: is it an ordinary word of the language of the field,
    though not of English? `reading`: where the text is read as the mark, None if nobody has said.
    `prior`: log-odds that the text, wherever it stands in listings, is the mark; None if unknown.
    `name`: is what makes it common that it is a name of persons or places? `senses`: what it may
    mean besides the mark. `rivals`: other proprietors of the text who may be meant as well here.
    """

    text: str
    owner: str
    house: str
    kind: Kind
    fame: int
    zipf: float
    common: bool
    owners: int
    classes: frozenset[int]
    lexicon_row: int = -1
    registered: bool = False
    native: bool = False
    reading: Reading | None = None
    prior: float | None = None
    name: bool = False
    senses: frozenset[Sense] = frozenset()
    rivals: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cue:
    """A piece of wording that governs a mention; its kinds are those of `wording.KINDS`.

    `strong`: it settles by itself what the mark does, as "compatible with" does and "for" does not.
    """

    kind: str
    start: int
    end: int
    text: str
    accepted: bool = (
        True  # wording that marketplaces accept ("compatible with"), not only understand ("for")
    )
    negated: bool = False  # "not compatible with X"
    strong: bool = True


@dataclass(frozen=True, slots=True)
class Mention:
    """A mark seen in a text and what it is doing there. `lookalike` names the disguise ("" for the
    plain spelling): leet, homoglyph, separator, zero-width, typo, split. `score` is the probability
    that it is a mark here, 0-1. `relation` is that of the goods to the mark; None for one's own and
    for an ordinary word.
    """

    field: str
    start: int
    end: int
    text: str
    mark: MarkFacts
    use: Use
    score: float
    lookalike: str = ""
    cue: Cue | None = None
    evidence: tuple[Evidence, ...] = ()
    relation: Relation | None = None
