"""How the texts of marks stand in unlabelled listings: how often, in which letters, beside what.

What is counted of a text is no label. It tells a name from a word nevertheless: a name keeps its
capital in prose, stands in brand fields and beside its house, and is followed by models.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields

from brandlint.listing import role
from brandlint.training.listings import TrainingListing
from brandlint_nlp.candidates import Candidate, Finder
from brandlint_nlp.cues import direct_cue
from brandlint_nlp.features import SYMBOLS
from brandlint_nlp.field_text import FieldText, field_texts
from brandlint_nlp.fold import fold, lookup_key
from brandlint_nlp.lexicon import Lexicon
from brandlint_nlp.wording import Wording, hits, wording

_OPENS = re.compile(r"[.!?:\n*•/|(\[-]\s*$")  # what a sentence or an entry of a list ends with
_NEAR = 2  # words between a mark and its house


@dataclass(slots=True)
class FormCount:
    """The occurrences of one folded text.

    `seen`: those apart from the listing's own brand, whose number is `own`. `capital`, `small`: in
    prose, apart from the first word of a sentence. `title_capital`, `title_small`: in fields whose
    words begin with capitals. `upper`: in capitals alone. `after_number`, `before_number`: beside a
    number. `symbol`: before ® or ™. `housed`: right behind a mark of the same house, or in a
    listing whose brand is of the house. `cued`: governed by wording of fit, comparison or licence.
    """

    seen: int = 0
    own: int = 0
    capital: int = 0
    small: int = 0
    title_capital: int = 0
    title_small: int = 0
    upper: int = 0
    after_number: int = 0
    before_number: int = 0
    symbol: int = 0
    housed: int = 0
    cued: int = 0

    def __add__(self, other: FormCount) -> FormCount:
        return FormCount(*(getattr(self, name) + getattr(other, name) for name in _NAMES))


_NAMES = tuple(field.name for field in fields(FormCount))
FormCounts = Mapping[str, Mapping[str, FormCount]]  # source → folded text → its count


def count_forms(listings: Iterable[TrainingListing], lexicon: Lexicon) -> FormCounts:
    """The counts of the mark texts of a lexicon, by source of the listings."""
    finder, phrases = Finder(lexicon), wording("en")
    counts: dict[str, dict[str, FormCount]] = {}
    for listing in listings:
        of_source = counts.setdefault(listing.source, {})
        folded = {name: fold(text) for name, text in listing.fields.items()}
        brand = lookup_key(listing.brands[0]) if listing.branded and listing.brands else ""
        brand_houses = lexicon.houses(brand) if brand else frozenset[str]()
        for text in field_texts(finder, folded, role):
            _count_field(text, of_source, lexicon, phrases, brand, brand_houses)
    return counts


def summed(counts: FormCounts, *, without: str = "") -> dict[str, FormCount]:
    """The counts of all sources together, but for those that begin with `without`."""
    total: dict[str, FormCount] = {}
    for source, of_source in counts.items():
        if not without or not source.startswith(without):
            for text, count in of_source.items():
                total[text] = total[text] + count if text in total else count
    return total


def _count_field(
    field: FieldText,
    counts: dict[str, FormCount],
    lexicon: Lexicon,
    phrases: Wording,
    brand: str,
    brand_houses: frozenset[str],
) -> None:
    if not field.candidates:
        return
    field.cues = hits(field.folded, phrases)
    words, original = field.folded.words, field.folded.original
    previous: Candidate | None = None
    for candidate in field.candidates:
        before, previous = previous, candidate
        if candidate.lookalike:
            continue
        text = lexicon.marks.restore_key(candidate.lexicon_row)
        count = counts.setdefault(text, FormCount())
        if brand and f" {text} " in f" {brand} ":
            count.own += 1
            continue
        count.seen += 1
        _count_letters(field, candidate, count)
        end = original[candidate.end : candidate.end + 1]
        count.symbol += bool(end) and end in SYMBOLS
        count.after_number += candidate.first > 0 and words[candidate.first - 1].isdigit()
        count.before_number += candidate.last < len(words) and words[candidate.last][0].isdigit()
        houses = frozenset(_houses(lexicon, candidate))
        count.housed += bool(houses & brand_houses) or (
            before is not None
            and candidate.first - before.last <= _NEAR
            and not houses.isdisjoint(_houses(lexicon, before))
        )
        count.cued += direct_cue(field, candidate, phrases) is not None


def _houses(lexicon: Lexicon, candidate: Candidate) -> Iterator[str]:
    return (lookup_key(mark.house) for mark in lexicon.facts(candidate.lexicon_row, ()))


def _count_letters(field: FieldText, candidate: Candidate, count: FormCount) -> None:
    written = field.written(candidate)
    count.upper += written.isupper()
    if field.lower:
        return
    if field.title_case:
        if written.islower():
            count.title_small += 1
        else:
            count.title_capital += 1
    elif written.islower():
        count.small += 1
    elif candidate.first and not _OPENS.search(
        field.folded.original[max(0, candidate.start - 4) : candidate.start]
    ):
        count.capital += 1
