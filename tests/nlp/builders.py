"""A lexicon of a few marks, and the documents of the judge, built by hand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from brandlint_nlp.annotate import AnnotatedListing
from brandlint_nlp.candidates import Candidate, Finder
from brandlint_nlp.features import ListingFacts, ScoredCandidate
from brandlint_nlp.field_text import FieldText, OwnNames, field_texts
from brandlint_nlp.fold import fold
from brandlint_nlp.goods import goods_of
from brandlint_nlp.lexicon import Lexicon
from brandlint_nlp.lexicon_build import Entry, Form, compile_lexicon, compile_words
from brandlint_nlp.types import Context, Cue, Kind, MarkFacts, Reading
from brandlint_nlp.wording import hits

NOBODY = OwnNames(frozenset(), frozenset(), frozenset())
WORDS = (  # (word, Zipf frequency, is English)
    ("the", 7.7, True),
    ("case", 5.3, True),
    ("apple", 4.6, True),
    ("orange", 4.5, True),
    ("leather", 4.4, True),
    ("strap", 3.8, True),
    ("board", 5.0, True),
    ("fire", 5.2, True),
    ("place", 5.6, True),
    ("zapato", 4.0, False),
)


def entry(
    mark: str,
    *,
    owner: str = "",
    house: str = "",
    kind: Kind = Kind.MAKER,
    classes: Iterable[int] = (9,),
    fame: int = 3,
    common: bool = False,
    office: str = "",
) -> Entry:
    """A mark to compile; with an `office` one of a register."""
    return Entry(
        mark=mark,
        owner=owner or mark,
        house=house or owner or mark,
        kind=kind,
        classes=frozenset(classes),
        fame=fame,
        common=common,
        office=office,
        row=1 if office else 0,
    )


MARKS = (
    entry("iPhone", owner="Apple Inc.", house="Apple"),
    entry("Apple", owner="Apple Inc.", house="Apple", common=True),
    entry("Samsung"),
    entry("Bluetooth", kind=Kind.TECHNOLOGY),
    entry("Orange", common=True, fame=2, classes=(38,)),
    entry("Board", fame=0, office="US", classes=(28,)),
    entry("Kestrel", owner="Kestrel GmbH", fame=0, office="DE", classes=(25,)),
)


def lexicon(
    folder: Path, marks: Iterable[Entry] = MARKS, forms: Mapping[str, Form] = MappingProxyType({})
) -> Lexicon:
    """A lexicon compiled from these marks into an empty folder."""
    folder.mkdir(parents=True, exist_ok=True)
    compile_lexicon(marks, compile_words(WORDS, folder), folder, {"source": "test"}, forms)
    return Lexicon(folder)


def field(opened: Lexicon, text: str, role: str = "title", language: str = "en") -> FieldText:
    """A field with its candidates and cues."""
    (field_text,) = field_texts(Finder(opened), {role: fold(text)}, str)
    field_text.language = language
    field_text.cues = hits(field_text.folded, field_text.wording)
    return field_text


def mark_facts(
    text: str = "Orchid",
    *,
    house: str = "Orchid",
    kind: Kind = Kind.MAKER,
    fame: int = 0,
    common: bool = False,
    classes: Iterable[int] = (),
    native: bool = False,
    lexicon_row: int = 0,
    reading: Reading | None = None,
    prior: float | None = None,
) -> MarkFacts:
    return MarkFacts(
        text=text,
        owner=house,
        house=house,
        kind=kind,
        fame=fame,
        zipf=0.0,
        common=common,
        owners=1,
        classes=frozenset(classes),
        lexicon_row=lexicon_row,
        native=native,
        reading=reading,
        prior=prior,
    )


def scored(
    text: str,
    written: str,
    mark: MarkFacts | None = None,
    *,
    cue: Cue | None = None,
    role: str = "title",
    lookalike: str = "",
) -> ScoredCandidate:
    """A candidate where `written` first stands in the text, without features."""
    folded = fold(text)
    start = text.index(written)
    end = start + len(written)
    inside = [
        index
        for index, (first, last) in enumerate(zip(folded.starts, folded.ends, strict=True))
        if first < end and last > start
    ]
    candidate = Candidate(inside[0], inside[-1] + 1, start, end, 0, lookalike)
    return ScoredCandidate(
        FieldText(role, role, folded, [candidate]), candidate, mark or mark_facts(written), cue
    )


def facts(
    opened: Lexicon,
    *,
    own: OwnNames = NOBODY,
    classes: Iterable[int] = (),
    electronics: bool = False,
    houses: Iterable[str] = (),
) -> ListingFacts:
    """What is the same for all candidates of a listing in English."""
    return ListingFacts(own, frozenset(classes), electronics, frozenset(houses), opened.words)


def annotated(
    candidates: Sequence[ScoredCandidate],
    listing_facts: ListingFacts,
    *,
    title: str = "",
    toys: bool = False,
) -> AnnotatedListing:
    """A listing whose one field holds these candidates; `title` says what the goods are."""
    goods = goods_of(fold(title), (), "en")
    return AnnotatedListing(
        [candidates[0].field],
        [list(candidates)],
        [],
        [],
        listing_facts,
        goods,
        goods.accessory,
        toys,
    )


def context(brand: str = "", **options: object) -> Context:
    return Context(brands=(brand,) if brand else (), **options)  # type: ignore[arg-type]
