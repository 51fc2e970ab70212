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

LANGUAGES = ("en", "de", "fr", "es", "it", "nl", "pl", "sv", "pt", "tr", "ja", "zh")
KINDS = ("compatibility", "comparison", "authorisation", "negation")


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
    """The phrases of the languages of one listing by their first word, and product words."""

    phrases: dict[str, tuple[Phrase, ...]]
    heads: frozenset[str]
    devices: frozenset[str]
    parts: frozenset[str]
    services: frozenset[str]
    joints: frozenset[str]


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
                words = tuple(fold(text).words)
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
    )


def hits(folded: Folded, wording: Wording) -> list[Hit]:
    """The longest phrases in text order, none inside another."""
    longest: list[Hit] = []
    words, free = folded.words, 0
    for first, word in enumerate(words):
        for phrase in wording.phrases.get(word, ()) if first >= free else ():
            last = first + len(phrase.words)
            if len(phrase.words) == 1 or tuple(words[first:last]) == phrase.words:
                longest.append(Hit(phrase, first, last))
                free = max(free, last)
                break
    return longest
