"""Cue wording per language: what stands before or after a mark and says what the mark is doing
there. Data: `data/wording`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

from brandlint_nlp.fold import Folded, fold, lookup_key
from brandlint_nlp.yaml_reader import parse_yaml

_IN_LATIN_LETTERS = ("en", "de", "fr", "es", "it", "nl", "pl", "sv", "pt", "tr")
LANGUAGES = (*_IN_LATIN_LETTERS, "ja", "zh", "ko", "th", "ru", "ar")
KINDS = (
    "compatibility",  # for, fits, compatible with
    "possession",  # with, includes
    "comparison",  # like, better than
    "authorisation",  # licensed by, genuine
    "negation",  # not for
    "bears",  # with its logo, in its pattern
    "audience",  # for those who like it
    "material",  # made from it
)
HEAD_FIRST = frozenset(
    {"fr", "es", "it", "pt", "pl", "ru"}
)  # languages whose head noun comes first
ANY_WORD = "*"  # in a phrase: one word, whichever it is


@dataclass(frozen=True, slots=True)
class Phrase:
    """One wording. `before`: it stands before the mark. `strong`: it settles the use alone."""

    kind: str
    words: tuple[str, ...]
    before: bool
    accepted: bool
    strong: bool


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase found at words first:last (exclusive) of a folded text."""

    phrase: Phrase
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Wording:
    """The phrases of the languages of one listing by their first word, and product words.

    `goods`: nouns of what is sold. `heads`: those of accessories. `devices`: nouns of devices.
    """

    phrases: dict[str, tuple[Phrase, ...]]
    heads: frozenset[str]
    devices: frozenset[str]
    parts: frozenset[str]
    services: frozenset[str]
    joints: frozenset[str]
    goods: frozenset[str]


def read(name: str) -> dict[str, Any]:
    """One wording file of the package as plain data."""
    path = resources.files("brandlint_nlp.data") / "wording" / f"{name}.yaml"
    data = parse_yaml(path.read_text("utf8"))
    if not isinstance(data, dict):
        raise ValueError(f"wording/{name}.yaml must be a mapping")
    return data


@lru_cache(maxsize=64)
def wording(language: str) -> Wording:
    """The wording of a listing in this language: its own and English, which stands in listings
    everywhere.
    """
    phrases: dict[str, list[Phrase]] = {}
    wanted = [name for name in dict.fromkeys((language[:2].lower(), "en")) if name in LANGUAGES]
    for name in wanted:
        for cue in read(name)["cues"]:
            if cue["kind"] not in KINDS:
                raise ValueError(f"wording/{name}.yaml: unknown kind {cue['kind']!r}")
            for text in cue["phrases"]:
                words = _words(text)
                if words:
                    phrase = Phrase(
                        cue["kind"],
                        words,
                        cue["position"] == "before",
                        bool(cue.get("accepted", True)),
                        cue.get("strength", "strong") == "strong",
                    )
                    phrases.setdefault(words[0], []).append(phrase)
    nouns, terms = read("heads"), read("parts")
    return Wording(
        {
            first: tuple(sorted(alternatives, key=lambda phrase: -len(phrase.words)))
            for first, alternatives in phrases.items()
        },
        frozenset(lookup_key(text) for name in wanted for text in nouns["heads"].get(name, ())),
        frozenset(
            lookup_key(text) for name in wanted for text in nouns["device_nouns"].get(name, ())
        ),
        frozenset(map(lookup_key, terms["part_nouns"])),
        frozenset(map(lookup_key, terms["services"])),
        frozenset(map(lookup_key, terms["joints"])),
        frozenset(
            lookup_key(text)
            for group in (
                nouns["heads"],
                read("goods")["merchandise"],
                *(row["nouns"] for row in read("goods")["accessories"]),
            )
            for name in wanted
            for text in group.get(name, ())
        ),
    )


def _words(text: str) -> tuple[str, ...]:
    """The folded words of a phrase."""
    words: list[str] = []
    for number, piece in enumerate(text.split(ANY_WORD)):
        words += [ANY_WORD] * (number > 0) + fold(piece).words
    return tuple(words)


def _is(wanted: str, word: str) -> bool:
    return wanted in {word, ANY_WORD}


def hits(folded: Folded, wording: Wording) -> list[Hit]:
    """The longest phrases in text order, none inside another; words that say something of what
    stands before them and something of what stands behind them are two.
    """
    longest: list[Hit] = []
    words, free = folded.words, 0
    for first, word in enumerate(words):
        size = 0
        for phrase in wording.phrases.get(word, ()) if first >= free else ():
            last = first + len(phrase.words)
            if len(phrase.words) < size:
                break
            if last <= len(words) and all(map(_is, phrase.words, words[first:last])):
                longest.append(Hit(phrase, first, last))
                size, free = len(phrase.words), last
    return longest
