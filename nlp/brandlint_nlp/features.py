"""The features of a candidate: what speaks for or against its being a mark here, each a number that
a linear judge weighs.

A name is `group.feature` or `group.feature:part`. Groups: `known` (a known mark that is no ordinary
word), `common` (a known mark that is also a word), `register` (known from a register alone),
`disguise` (a look-alike). Values are 1 where something holds, or a small number; what does not hold
is left out.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from brandlint_nlp.candidates import Candidate
from brandlint_nlp.cues import BREAK
from brandlint_nlp.field_text import FieldText, OwnNames
from brandlint_nlp.fold import lookup_key
from brandlint_nlp.lexicon import Words
from brandlint_nlp.types import Cue, Kind, MarkFacts
from brandlint_nlp.wording import Wording

Add = Callable[..., None]
MODEL_KINDS = frozenset({Kind.TECHNOLOGY, Kind.CERTIFICATION})
_OPENS = re.compile(r"[.!?:\n*•/|(\[-]\s*$")
_NUMBER = re.compile(r"[a-z]{0,4}\d+[a-z0-9]*", re.ASCII)
_LISTED = re.compile(r"[\s,/&+()]*(?:and|or)?[\s,/&+()]*")
_SEPARATED = re.compile(r"[,/&+]|\b(?:and|or)\b")
_NEAR = 6  # words between a candidate and what counts as its neighbour
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_FREQUENT = 3.6  # Zipf frequency from which on a word is one that everybody writes


@dataclass(slots=True)
class ScoredCandidate:
    """One candidate under judgement, with its features and the log-odds that they have brought so
    far.
    """

    field: FieldText
    candidate: Candidate
    mark: MarkFacts
    cue: Cue | None
    features: dict[str, float] = dataclasses.field(default_factory=dict)
    score: float = 0.0

    @property
    def written(self) -> str:
        return self.field.folded.original[self.candidate.start : self.candidate.end]

    @property
    def group(self) -> str:
        if self.candidate.lookalike:
            return "disguise"
        if self.mark.fame == 0:
            return "register"
        return "common" if self.mark.common else "known"


@dataclass(frozen=True, slots=True)
class ListingFacts:
    """What is the same for all candidates of a listing."""

    own: OwnNames
    classes: frozenset[int]
    electronics: bool
    houses: frozenset[str]
    wording: Wording
    words: Words


def evidence_name(name: str) -> str:
    """Under which name a feature is told to people: its own without the part, or that of its group
    where it only says which that is.
    """
    group, _, feature = name.partition(".")
    return group if feature in {"word", "phrase"} else feature.partition(":")[0]


def first_features(item: ScoredCandidate, facts: ListingFacts) -> dict[str, float]:
    """The features of a candidate by itself: the mark, the writing, the place, the wording."""
    field, candidate, mark, group = item.field, item.candidate, item.mark, item.group
    found: dict[str, float] = {}
    words, original, written = field.folded.words, field.folded.original, item.written
    single = candidate.last - candidate.first == 1
    compact = written.replace(" ", "")
    small, upper = written.islower(), written.isupper()

    def add(feature: str, value: float = 1.0) -> None:
        if value:
            found[f"{group}.{feature}"] = value

    add("phrase" if not single else "word")
    if group in {"common", "known"}:
        add("fame", mark.fame - 1)
    technical = (
        mark.fame > 0
        and mark.kind in MODEL_KINDS
        and facts.electronics
        and lookup_key(mark.text) not in facts.wording.services
    )
    if technical:
        add("technology")
    if len(compact) <= 3 and compact.isascii() and not upper and written != mark.text:
        add("short")
    if group in {"disguise", "known"}:
        return found
    _add_words(add, words[candidate.first : candidate.last], facts.words, single, mark.native)
    opens = candidate.first == 0 or bool(
        _OPENS.search(original[max(0, candidate.start - 4) : candidate.start])
    )
    if not field.lower:
        if small:
            add("small", 0.5 if technical or mark.text.islower() else 1.0)
        elif field.title_case:
            add("capital-everywhere")
        elif not opens:
            add("upper-in-prose" if upper else "capital-in-prose")
    if not small and not upper and single and any(letter.isupper() for letter in written[1:]):
        add("capital-inside")
    if upper and len(compact) <= 4:
        add("acronym")
    if any(letter.isdigit() for letter in written):
        add("digit")
    after = words[candidate.last] if candidate.last < len(words) else ""
    if original[candidate.end : candidate.end + 1].isdigit() or (
        original[candidate.end : candidate.end + 1] == "-" and after[:1].isdigit()
    ):
        add("glued")
    elif (
        original[candidate.start - 1 : candidate.start] == "-"
        or original[candidate.end : candidate.end + 1] == "-"
    ):
        add("hyphen")
    if facts.classes and mark.classes and mark.fame:
        add("class-fits" if facts.classes & mark.classes else "class-misses")
    if small:
        return found
    _add_wording(add, item)
    gap = field.folded.starts[candidate.last] - candidate.end if after else 9
    if gap <= 1 and _NUMBER.fullmatch(after):
        add("model-after")
    for name, known in (
        ("head-after", facts.wording.heads),
        ("part-after", facts.wording.parts),
        ("device-after", facts.wording.devices),
    ):
        if after in known:
            add(name)
    if item.mark.fame and mark.house in facts.houses:
        add("house")
    if item.cue is None and candidate.first > 0:
        before = words[max(0, candidate.first - 2) : candidate.first]
        if any(name in facts.own.words or name in facts.own.brands for name in before):
            add("line")
    return found


def _add_wording(add: Add, item: ScoredCandidate) -> None:
    cue, candidate, field = item.cue, item.candidate, item.field
    if cue is None:
        return
    if cue.start >= candidate.end:
        add("wording-after")
        return
    strong = (cue.accepted or cue.kind == "comparison") and len(cue.text) > 5
    far = sum(
        cue.end <= start < candidate.start
        for start in field.folded.starts[max(0, candidate.first - 9) : candidate.first]
    )
    add(
        f"{'negation' if cue.kind == 'negation' else 'wording'}-{'strong' if strong else 'weak'}",
        1 / (1 + far),
    )


def _add_words(add: Add, words: Sequence[str], known: Words, single: bool, native: bool) -> None:
    """How ordinary the words are in English, or in the language of the text if they are its own
    (`native`).
    """
    zipfs = [known.zipf_anywhere(word) if native else known.zipf(word) for word in words]
    rarest = min(zipfs)
    if single:
        add("frequency", min(4.0, max(0.0, rarest - 2)))
        add("frequency:high", min(2.0, max(0.0, rarest - 4)))
        if rarest < 2.5 and words[0].isascii() and words[0].isalpha():
            shape = likeness(known, words[0])
            if shape:
                add(shape)
        if rarest == 0:
            add("unknown" if known.zipf_anywhere(words[0]) < 2 else "foreign")
    else:
        add("frequency:rarest", min(4.0, max(0.0, rarest - 2)))
        add("frequency:commonest", min(4.0, max(0.0, max(zipfs) - 2)))


@lru_cache(maxsize=65536)
def likeness(known: Words, word: str) -> str:
    """Is a rare word an ordinary one after all: "inflected", "compound" of two, or "misspelt" by
    one letter? "" if neither.
    """
    for ending in ("s", "es", "ed", "ing", "er", "ers", "y", "less", "able", "d"):
        if (
            word.endswith(ending)
            and len(word) - len(ending) >= 4
            and known.zipf(word[: -len(ending)]) >= 2.5
        ):
            return "inflected"
    for prefix in ("multi", "un", "re", "non", "anti", "super", "mini", "micro", "inter"):
        if (
            word.startswith(prefix)
            and known.zipf(word[len(prefix) :]) >= 3
            and len(word) - len(prefix) >= 4
        ):
            return "inflected"
    for at in range(3, len(word) - 2):
        if known.zipf(word[:at]) >= _FREQUENT and known.zipf(word[at:]) >= _FREQUENT:
            return "compound"
    if len(word) >= 6 and _misspelt(known, word):
        return "misspelt"
    return ""


def _misspelt(known: Words, word: str) -> bool:
    pieces = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    for left, right in pieces:
        if right and known.zipf(left + right[1:]) >= _FREQUENT:
            return True
        if len(right) > 1 and known.zipf(left + right[1] + right[0] + right[2:]) >= _FREQUENT:
            return True
        for letter in _LETTERS:
            if known.zipf(left + letter + right) >= _FREQUENT or (
                right and known.zipf(left + letter + right[1:]) >= _FREQUENT
            ):
                return True
    return False


def neighbour_features(
    at: int, row: Sequence[ScoredCandidate], likely: Sequence[float], again: float
) -> dict[str, float]:
    """The features that the company of candidate `at` brings: `row` are the candidates of its field
    in text order, `likely` how likely each is a mark so far (0-1), `again` how likely the likeliest
    other place of the same mark is.
    """
    item = row[at]
    group = item.group
    if group in {"disguise", "known"} or item.written.islower():
        return {}
    found: dict[str, float] = {}
    if again:
        found[f"{group}.again"] = again
    text = item.field.folded.original
    for step in (-1, 1):
        other = at + step
        while 0 <= other < len(row):
            first, last = (row[other], item) if step < 0 else (item, row[other])
            words = last.candidate.first - first.candidate.last
            gap = text[first.candidate.end : last.candidate.start]
            if words > _NEAR or BREAK.search(gap):
                break
            chance = likely[other]
            if words == 0 and not gap.strip():
                _raise(found, f"{group}.{'behind' if step < 0 else 'before'}-mark", chance)
            elif _LISTED.fullmatch(gap) and _SEPARATED.search(gap):
                _raise(found, f"{group}.list", chance)
            elif words <= 4 and _SEPARATED.search(gap):
                _raise(found, f"{group}.near-list", chance)
            other += step
    return found


def _raise(found: dict[str, float], name: str, value: float) -> None:
    if value > found.get(name, 0.02):
        found[name] = value
