"""What a mark's text means besides the mark, and where a text means that.

`Hermes` is a fashion house and a Greek god, `Puma` a maker of shoes and a wild cat. The senses of a
text are known by class (god, animal, place …): `data/senses/senses.yaml` holds the words that show
a class in each language, `data/senses/homonyms.csv` the texts that have a sense, with words of
their own. A word speaks at one of four levels, from the strongest:

- `goods`: goods that are about the sense; they settle it wherever they stand in the field;
- `before`: settles it right before the text;
- `beside`: settles it within two words;
- `hints`: settles it anywhere in the field, unless the goods are those of the mark.

Words of the level `keeps` show the mark: within two words behind a text with a digit, which may be
a measure ("3M adhesive tape"), else anywhere in the field, unless another sense is shown.
"""

from __future__ import annotations

import csv
import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from importlib import resources
from io import StringIO
from typing import Any

from brandlint_nlp.candidates import Candidate
from brandlint_nlp.fold import Folded, lookup_key
from brandlint_nlp.phrases import BREAK, Phrases
from brandlint_nlp.types import Sense
from brandlint_nlp.yaml_reader import parse_yaml

SENSE_FILES = ("senses.yaml", "homonyms.csv")  # what the senses of a lexicon are compiled from
_COMMA = re.compile("[,、，/()]")
_BESIDE = 2  # words between a text and a word beside it


class Level(StrEnum):
    """How strongly a word shows a sense; see above."""

    GOODS = "goods"
    BEFORE = "before"
    BESIDE = "beside"
    HINTS = "hints"
    KEEPS = "keeps"


@dataclass(frozen=True, slots=True)
class Homonym:
    """What a folded text means besides the mark. `words`: what shows it of this text alone.
    `keeps`: what shows the mark. A text without a sense is the mark beside such a word alone.
    """

    form: str
    senses: frozenset[Sense]
    words: tuple[str, ...]
    keeps: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True)
class SenseWord:
    """A word that shows a sense, at words first:last of a folded text and start:end of the
    original.
    """

    sense: str  # a class, or a folded text that the word is for
    level: Level
    first: int
    last: int
    start: int
    end: int


@lru_cache(maxsize=1)
def sense_classes() -> Mapping[Sense, dict[str, Any]]:
    """The classes of `senses.yaml`. Raises ValueError for a class or level that there is not."""
    data = parse_yaml(_text("senses.yaml"))
    for name, entry in data.items():
        unknown = set(entry) - {*Level, "meanings"}
        if unknown:
            raise ValueError(f"senses/senses.yaml: {name}: unknown key {unknown.pop()!r}")
    return {Sense(name): entry for name, entry in data.items()}


@lru_cache(maxsize=1)
def homonyms() -> Mapping[str, Homonym]:
    """The texts of `homonyms.csv` by folded form. Raises ValueError naming a bad row."""
    found: dict[str, Homonym] = {}
    reader = csv.DictReader(StringIO(_text("homonyms.csv")))
    for row in reader:
        where = f"senses/homonyms.csv:{reader.line_num}"
        form = row["form"]
        if form != lookup_key(form) or form in found:
            raise ValueError(f"{where}: form {form!r} is not folded, or stands twice")
        try:
            senses = frozenset(map(Sense, filter(None, row["senses"].split(";"))))
        except ValueError as error:
            raise ValueError(f"{where}: {error}") from error
        words, keeps = (
            tuple(filter(None, map(str.strip, row[column].split(";"))))
            for column in ("words", "keeps")
        )
        if not (senses or keeps):
            raise ValueError(f"{where}: {form!r} has no sense")
        found[form] = Homonym(form, senses, words, keeps, row["source"])
    return found


def senses_of(meaning: str) -> frozenset[Sense]:
    """The classes of an ordinary meaning as the curated marks word it (`given name; river`)."""
    words = [f" {lookup_key(part)} " for part in meaning.replace(",", ";").split(";")]
    return frozenset(
        sense
        for sense, entry in sense_classes().items()
        for text in entry["meanings"]
        if any(f" {lookup_key(text)} " in word for word in words)
    )


def sense_words(folded: Folded, language: str) -> list[SenseWord]:
    """The words of a text that show a sense: those of classes, and those of single texts."""
    found = []
    for match in _phrases(language).find(folded):
        sense, level = match.value
        first, last = match.first, match.last
        if first < 0:  # inside a run without word edges
            first = bisect_right(folded.starts, match.start) - 1
            last = bisect_right(folded.starts, match.end - 1)
        found.append(SenseWord(sense, level, first, last, match.start, match.end))
    return found


def shown_sense(
    folded: Folded, candidate: Candidate, words: list[SenseWord], *, own_goods: bool, sure: bool
) -> SenseWord | None:
    """The word that shows that a candidate is no mark here, None if none does.

    `words` are those of its senses. `own_goods`: are the goods those of the mark? `sure`: is the
    text nearly always the mark? Then the word must stand beside it.
    """
    for word in words:
        if word.level is Level.KEEPS:
            continue
        if word.first < candidate.last and candidate.first < word.last:
            if (
                word.first <= candidate.first
                and candidate.last <= word.last
                and (word.last - word.first > candidate.last - candidate.first)
            ):
                return word  # a phrase that holds it: "camper vans"
            continue
        if word.level is Level.GOODS:
            settled = not sure
        elif word.level is Level.HINTS:
            settled = not sure and not own_goods
        else:
            reach = 0 if word.level is Level.BEFORE else _BESIDE
            settled = stands_beside(folded, candidate, word, reach)
        if settled:
            return word
    return None


def stands_beside(folded: Folded, candidate: Candidate, word: SenseWord, reach: int) -> bool:
    """Do at most `reach` words of the same clause stand between a word and the candidate?

    Over a comma a word speaks only where it stands next to it, as in a list.
    """
    if word.last <= candidate.first:
        gap, between = candidate.first - word.last, folded.original[word.end : candidate.start]
    elif word.level is Level.BEFORE:
        return False
    else:
        gap, between = word.first - candidate.last, folded.original[candidate.end : word.start]
    if gap and _COMMA.search(between):
        return False
    return gap <= reach and not BREAK.search(between)


@lru_cache(maxsize=32)
def _phrases(language: str) -> Phrases[tuple[str, Level]]:
    """The words of all senses in a language and English."""
    rows: list[tuple[str, str, tuple[str, Level]]] = [
        (text, name, (sense, level))
        for sense, entry in sense_classes().items()
        for level in Level
        for name in dict.fromkeys((language, "en"))
        for text in entry.get(level, {}).get(name, ())
    ]
    for form, homonym in homonyms().items():
        rows.extend(
            (text, language, (form, level))
            for text in homonym.words
            for level in (Level.BESIDE, Level.HINTS)
        )
        rows.extend((text, language, (form, Level.KEEPS)) for text in homonym.keeps)
    return Phrases(rows)


def _text(name: str) -> str:
    return (resources.files("brandlint_nlp.data") / "senses" / name).read_text("utf8")
