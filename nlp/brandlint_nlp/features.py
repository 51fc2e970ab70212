"""The features of a candidate: what speaks for or against its being a mark here.

Each feature is a number that a linear judge weighs: 1 where something holds, or a small number;
what does not hold is left out. Its name is `feature` or `feature:part`. What a feature weighs
depends on the group of the candidate, and so does which features it has: `APPLIES`.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from brandlint_nlp.candidates import Candidate
from brandlint_nlp.coined import coined_log_odds
from brandlint_nlp.field_text import FieldText, OwnNames
from brandlint_nlp.fold import lookup_key
from brandlint_nlp.phrases import BREAK
from brandlint_nlp.types import Cue, Kind, MarkFacts, Reading
from brandlint_nlp.words import Words

MODEL_KINDS = frozenset({Kind.TECHNOLOGY, Kind.CERTIFICATION})
_OPENS = re.compile(r"[.!?:\n*•/|(\[-]\s*$")
_NUMBER = re.compile(r"[a-z]{0,4}\d+[a-z0-9]*", re.ASCII)
_LISTED = re.compile(r"[\s,/&+()]*(?:and|or)?[\s,/&+()]*")
_SEPARATED = re.compile(r"[,/&+]|\b(?:and|or)\b")
CONTEXT_FEATURE = "context"  # what the context reader says, in log-odds
SYMBOLS = "®™"  # signs of a mark
_UNSURE = 2.0  # log-odds around even up to which a prior is unsure
_ELECTRONICS = frozenset({9, 42})  # Nice classes of devices and software
_NEAR = 6  # words between a candidate and what counts as its neighbour
_FAINT = 0.02  # probability up to which a neighbour says nothing
_RARE = 2.5  # Zipf frequency below which a word may be a form of another


class Group(StrEnum):
    """What is known of a candidate's mark; each group has weights of its own."""

    KNOWN = "known"  # a known mark that is no ordinary word
    COMMON = "common"  # a known mark that is an ordinary word too
    REGISTER = "register"  # known from a register alone
    DISGUISE = "disguise"  # a look-alike


@dataclass(slots=True)
class ScoredCandidate:
    """A candidate with its features and the log-odds that they have brought so far."""

    field: FieldText
    candidate: Candidate
    mark: MarkFacts
    cue: Cue | None
    features: dict[str, float] = dataclasses.field(default_factory=dict)
    score: float = 0.0

    @property
    def group(self) -> Group:
        if self.candidate.lookalike:
            return Group.DISGUISE
        if self.mark.fame == 0:
            return Group.REGISTER
        return Group.COMMON if self.mark.common else Group.KNOWN

    @property
    def written(self) -> str:
        """The candidate as it stands in the original."""
        return self.field.written(self.candidate)

    @property
    def words(self) -> list[str]:
        """The folded words of the candidate."""
        return self.field.words_of(self.candidate)

    @property
    def is_word(self) -> bool:
        """Is it one word, not a phrase?"""
        return self.candidate.last - self.candidate.first == 1

    @property
    def small(self) -> bool:
        """Is it in small letters?"""
        return self.written.islower()

    @property
    def small_among_capitals(self) -> bool:
        """Is it in small letters, in a field that has capitals?"""
        return self.small and not self.field.lower

    @property
    def next_word(self) -> str:
        """The folded word after the candidate, "" at the end of the field."""
        words = self.field.folded.words
        return words[self.candidate.last] if self.candidate.last < len(words) else ""


@dataclass(frozen=True, slots=True)
class ListingFacts:
    """What is the same for all candidates of a listing.

    `classes`: Nice classes of the goods. `electronics`: are the goods electronics? `houses`: the
    houses of its known marks that are no ordinary words.
    """

    own: OwnNames
    classes: frozenset[int]
    electronics: bool
    houses: frozenset[str]
    words: Words


Feature = Callable[[ScoredCandidate, ListingFacts], tuple[str, float] | None]


def length(item: ScoredCandidate, facts: ListingFacts) -> tuple[str, float]:
    """Is it a word or a phrase? What the group weighs by itself."""
    return "word" if item.is_word else "phrase", 1.0


def fame(item: ScoredCandidate, facts: ListingFacts) -> tuple[str, float]:
    """How far the mark is known beyond its trade: 0 to 2."""
    return "fame", item.mark.fame - 1


def _is_technology(item: ScoredCandidate, facts: ListingFacts) -> bool:
    return (
        item.mark.fame > 0
        and item.mark.kind in MODEL_KINDS
        and facts.electronics
        and lookup_key(item.mark.text) not in item.field.wording.services
    )


def technology(item: ScoredCandidate, facts: ListingFacts) -> tuple[str, float] | None:
    """A technology or certification mark on electronics."""
    return ("technology", 1.0) if _is_technology(item, facts) else None


def prior_features(item: ScoredCandidate, features: Mapping[str, float]) -> dict[str, float]:
    """How likely the text is the mark wherever it stands in listings: log-odds from even odds.

    What goes beyond the unsure middle is a feature of its own. Empty without a prior. An ordinary
    word is mostly the mark among the mark's own goods: on others, which the further `features` of
    the candidate tell, that says nothing, unless wording governs it and it has a capital. Nor does
    it say anything of a word of the text's own language: the listings counted are English.
    """
    value = item.mark.prior
    if not value:
        return {}
    if value > 0 and item.mark.native:
        return {}
    if value > 0 and item.group is Group.COMMON and "no-electronics" in features:
        if item.cue is None or item.small:
            return {}
    name = "often-mark" if value > 0 else "seldom-mark"
    sure = abs(value) - _UNSURE
    return {name: abs(value)} | ({f"{name}:sure": sure} if sure > 0 else {})


PRIOR_FEATURES = frozenset({"often-mark", "often-mark:sure", "seldom-mark", "seldom-mark:sure"})


def house_only(item: ScoredCandidate, facts: ListingFacts) -> tuple[str, float] | None:
    """A text that is read as the mark beside its house, in a list or after wording of fit."""
    return ("house-only", 1.0) if item.mark.reading is Reading.HOUSE else None


def coined(item: ScoredCandidate, facts: ListingFacts) -> tuple[str, float] | None:
    """Are the letters of a single word those of coined names, or those of words? In log-odds."""
    if not item.is_word:
        return None
    value = coined_log_odds(item.words[0])
    return ("coined", value) if value > 0 else ("like-a-word", -value)


def coined_in_class(item: ScoredCandidate, facts: ListingFacts) -> tuple[str, float] | None:
    """A word that no language has, registered for such goods."""
    if not item.is_word or facts.words.zipf_anywhere(item.words[0]) > 0:
        return None
    return ("coined-in-class", 1.0) if facts.classes & item.mark.classes else None


def symbol(item: ScoredCandidate, facts: ListingFacts) -> tuple[str, float] | None:
    """The sign ® or ™ right behind it."""
    end = item.candidate.end
    sign = item.field.folded.original[end : end + 1]
    return ("symbol", 1.0) if sign and sign in SYMBOLS else None


def exact(item: ScoredCandidate, facts: ListingFacts) -> tuple[str, float] | None:
    """Written in the letters of the mark, which are not all small."""
    text = item.mark.text
    return ("exact", 1.0) if item.written == text and not text.islower() else None


def number_before(item: ScoredCandidate, facts: ListingFacts) -> tuple[str, float] | None:
    """A number stands right before it, as before a unit."""
    first = item.candidate.first
    return (
        ("number-before", 1.0) if first and item.field.folded.words[first - 1].isdigit() else None
    )


def short(item: ScoredCandidate, facts: ListingFacts) -> tuple[str, float] | None:
    """Up to three letters that are written otherwise than the mark."""
    written = item.written
    compact = written.replace(" ", "")
    if len(compact) > 3 or not compact.isascii() or written.isupper() or written == item.mark.text:
        return None
    return "short", 1.0


def _zipf(item: ScoredCandidate, facts: ListingFacts, word: str) -> float:
    """How frequent a word is in English, or in the language of the text if it is one of its own."""
    return facts.words.zipf_anywhere(word) if item.mark.native else facts.words.zipf(word)


def _rarest(item: ScoredCandidate, facts: ListingFacts) -> float:
    return min(_zipf(item, facts, word) for word in item.words)


def frequency(item: ScoredCandidate, facts: ListingFacts) -> tuple[str, float]:
    """How frequent the word is, or the rarest word of a phrase: Zipf frequency above 2, 0 to 4."""
    name = "frequency" if item.is_word else "frequency:rarest"
    return name, min(4.0, max(0.0, _rarest(item, facts) - 2))


def high_frequency(item: ScoredCandidate, facts: ListingFacts) -> tuple[str, float]:
    """How very frequent the word is, or how frequent the commonest word of a phrase."""
    if item.is_word:
        return "frequency:high", min(2.0, max(0.0, _rarest(item, facts) - 4))
    commonest = max(_zipf(item, facts, word) for word in item.words)
    return "frequency:commonest", min(4.0, max(0.0, commonest - 2))


def resemblance(item: ScoredCandidate, facts: ListingFacts) -> tuple[str, float] | None:
    """A rare word that is inflected, a compound or misspelt."""
    word = item.words[0]
    if not item.is_word or not (word.isascii() and word.isalpha()):
        return None
    if _rarest(item, facts) >= _RARE:
        return None
    name = facts.words.resemblance(word)
    return (name, 1.0) if name else None


def unknown(item: ScoredCandidate, facts: ListingFacts) -> tuple[str, float] | None:
    """A word that English does not have: `foreign` if another language has it."""
    if not item.is_word or _rarest(item, facts) > 0:
        return None
    return "unknown" if facts.words.zipf_anywhere(item.words[0]) < 2 else "foreign", 1.0


def case(item: ScoredCandidate, facts: ListingFacts) -> tuple[str, float] | None:
    """How it is written where the field has capitals; the first word of a sentence says nothing."""
    if item.field.lower:
        return None
    if item.small:
        half = _is_technology(item, facts) or item.mark.text.islower()
        return "small", 0.5 if half else 1.0
    if item.field.title_case:
        return "capital-everywhere", 1.0
    if _opens_sentence(item):
        return None
    return "upper-in-prose" if item.written.isupper() else "capital-in-prose", 1.0


def _opens_sentence(item: ScoredCandidate) -> bool:
    start = item.candidate.start
    before = item.field.folded.original[max(0, start - 4) : start]
    return item.candidate.first == 0 or bool(_OPENS.search(before))


def capital_inside(item: ScoredCandidate, facts: ListingFacts) -> tuple[str, float] | None:
    """One word in mixed case with a capital behind its first letter."""
    written = item.written
    if not item.is_word or written.islower() or written.isupper():
        return None
    return ("capital-inside", 1.0) if any(letter.isupper() for letter in written[1:]) else None


def acronym(item: ScoredCandidate, facts: ListingFacts) -> tuple[str, float] | None:
    """Up to four capitals."""
    written = item.written
    return ("acronym", 1.0) if written.isupper() and len(written.replace(" ", "")) <= 4 else None


def digit(item: ScoredCandidate, facts: ListingFacts) -> tuple[str, float] | None:
    """A digit in it."""
    return ("digit", 1.0) if any(letter.isdigit() for letter in item.written) else None


def glued(item: ScoredCandidate, facts: ListingFacts) -> tuple[str, float] | None:
    """A number right behind it (`glued`), or a hyphen beside it."""
    original, start, end = item.field.folded.original, item.candidate.start, item.candidate.end
    before, after = original[start - 1 : start], original[end : end + 1]
    if after.isdigit() or (after == "-" and item.next_word[:1].isdigit()):
        return "glued", 1.0
    return ("hyphen", 1.0) if "-" in (before, after) else None


def class_fit(item: ScoredCandidate, facts: ListingFacts) -> tuple[str, float] | None:
    """Do the Nice classes of a known mark fit those of the goods?"""
    if not facts.classes or not item.mark.classes or not item.mark.fame:
        return None
    return "class-fits" if facts.classes & item.mark.classes else "class-misses", 1.0


def no_electronics(item: ScoredCandidate, facts: ListingFacts) -> tuple[str, float] | None:
    """A known mark of electronics or software on goods that nothing shows to be such."""
    if not item.mark.fame or facts.electronics or not item.mark.classes & _ELECTRONICS:
        return None
    return "no-electronics", 1.0


def cue_wording(item: ScoredCandidate, facts: ListingFacts) -> tuple[str, float] | None:
    """The wording that governs it: the weaker, the more words stand between."""
    cue, candidate, starts = item.cue, item.candidate, item.field.folded.starts
    if cue is None:
        return None
    if cue.start >= candidate.end:
        return "wording-after", 1.0
    strong = (cue.accepted or cue.kind == "comparison") and len(cue.text) > 5
    reach = starts[max(0, candidate.first - 9) : candidate.first]
    distance = sum(cue.end <= start < candidate.start for start in reach)
    if cue.kind == "negation":
        return "negation-strong" if strong else "negation-weak", 1 / (1 + distance)
    return "wording-strong" if strong else "wording-weak", 1 / (1 + distance)


def model_after(item: ScoredCandidate, facts: ListingFacts) -> tuple[str, float] | None:
    """A model number follows."""
    if not item.next_word or not _NUMBER.fullmatch(item.next_word):
        return None
    gap = item.field.folded.starts[item.candidate.last] - item.candidate.end
    return ("model-after", 1.0) if gap <= 1 else None


def head_after(item: ScoredCandidate, facts: ListingFacts) -> tuple[str, float] | None:
    """A product word of an accessory follows."""
    return ("head-after", 1.0) if item.next_word in item.field.wording.heads else None


def part_after(item: ScoredCandidate, facts: ListingFacts) -> tuple[str, float] | None:
    """A word for a part of the goods follows."""
    return ("part-after", 1.0) if item.next_word in item.field.wording.parts else None


def device_after(item: ScoredCandidate, facts: ListingFacts) -> tuple[str, float] | None:
    """A word for a device follows."""
    return ("device-after", 1.0) if item.next_word in item.field.wording.devices else None


def house(item: ScoredCandidate, facts: ListingFacts) -> tuple[str, float] | None:
    """Another mark of the same house, which is no ordinary word, stands in the listing."""
    return ("house", 1.0) if item.mark.fame and item.mark.house in facts.houses else None


def line(item: ScoredCandidate, facts: ListingFacts) -> tuple[str, float] | None:
    """The seller's own name stands up to two words before: it may be the name of a line."""
    if item.cue is not None:
        return None
    first = item.candidate.first
    before = item.field.folded.words[max(0, first - 2) : first]
    own = any(word in facts.own.words or word in facts.own.brands for word in before)
    return ("line", 1.0) if own else None


_WRITING: tuple[Feature, ...] = (
    frequency,
    high_frequency,
    resemblance,
    unknown,
    case,
    capital_inside,
    acronym,
    digit,
    glued,
    class_fit,
    no_electronics,
)
_NEIGHBOURHOOD: tuple[Feature, ...] = (
    cue_wording,
    model_after,
    head_after,
    part_after,
    device_after,
    house,
    line,
)
_NAME: tuple[Feature, ...] = (house_only, fame)
_SEEN = (length, technology, short, symbol, exact, number_before, *_WRITING, *_NEIGHBOURHOOD)
# A disguise speaks for itself; a name must be seen in its writing and place.
APPLIES: dict[Group, tuple[Feature, ...]] = {
    Group.DISGUISE: (length, technology, short),
    Group.KNOWN: (*_NAME, *_SEEN),
    Group.COMMON: (*_NAME, *_SEEN),
    Group.REGISTER: (coined, coined_in_class, *_SEEN),
}
# In small letters nothing that stands beside a word says that the mark is meant.
NOT_IN_SMALL_LETTERS = frozenset(_NEIGHBOURHOOD)


def first_features(item: ScoredCandidate, facts: ListingFacts) -> dict[str, float]:
    """The features of a candidate by itself, by name, in the order of `APPLIES`."""
    features: dict[str, float] = {}
    small = item.small_among_capitals
    for feature in APPLIES[item.group]:
        if small and feature in NOT_IN_SMALL_LETTERS:
            continue
        named = feature(item, facts)
        if named is not None and named[1]:
            features[named[0]] = named[1]
    return features | prior_features(item, features)


def evidence_name(group: str, feature: str) -> str:
    """The name under which people are told of a feature.

    It is its own name without the part, or that of its group where it only says which that is.
    """
    return group if feature in {"word", "phrase"} else feature.partition(":")[0]


def neighbour_features(
    index: int, candidates: Sequence[ScoredCandidate], probabilities: Sequence[float], again: float
) -> dict[str, float]:
    """The features that the company of a candidate brings, by name.

    `candidates` are those of its field in text order, of which it is number `index`;
    `probabilities` say how likely each is a mark so far (0-1), and `again` how likely the likeliest
    repetition of the same mark is.
    """
    item = candidates[index]
    if item.group is Group.DISGUISE or item.small_among_capitals:
        return {}
    features = {"again": again} if again else {}
    for neighbour, name in _neighbours(index, candidates):
        probability = probabilities[neighbour]
        if probability > features.get(name, _FAINT):
            features[name] = probability
    return features


def _neighbours(index: int, candidates: Sequence[ScoredCandidate]) -> Iterator[tuple[int, str]]:
    """The neighbours of a candidate, outward, first those before it, and how each stands to it."""
    item = candidates[index]
    for other in range(index - 1, -1, -1):
        relation = _relation(candidates[other], item, "behind-mark")
        if relation is None:
            break
        if relation:
            yield other, relation
    for other in range(index + 1, len(candidates)):
        relation = _relation(item, candidates[other], "before-mark")
        if relation is None:
            break
        if relation:
            yield other, relation


def _relation(left: ScoredCandidate, right: ScoredCandidate, adjacent: str) -> str | None:
    """The feature that two neighbours make, `adjacent` if nothing stands between them.

    "" if they make none; None if they are too far apart to be neighbours.
    """
    words = right.candidate.first - left.candidate.last
    gap = left.field.folded.original[left.candidate.end : right.candidate.start]
    if words > _NEAR or BREAK.search(gap):
        return None
    if words == 0 and not gap.strip():
        return adjacent
    if _LISTED.fullmatch(gap) and _SEPARATED.search(gap):
        return "list"
    return "near-list" if words <= 4 and _SEPARATED.search(gap) else ""
