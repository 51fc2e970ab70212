"""What languages glue to names, as data: `data/affixes.yaml` says which."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

from brandlint_nlp.fold import fold, lookup_key
from brandlint_nlp.yaml_reader import parse_yaml

_FILE = "affixes.yaml"


@dataclass(frozen=True, slots=True)
class Affixes:
    """The affixes of one language, and those of all, folded.

    `endings`: ending as it is written → what it may stand for at the end of the name. `apostrophe`:
    may an ending stand behind one? `compounds`: are words made of a name and a frequent word?
    """

    elided: frozenset[str]
    derived: frozenset[str]
    endings: dict[str, tuple[str, ...]]
    apostrophe: bool
    compounds: bool
    nouns: frozenset[str]
    longest: int  # letters of an ending


@lru_cache(maxsize=1)
def _data() -> dict[str, Any]:
    text = (resources.files("brandlint_nlp.data") / _FILE).read_text("utf8")
    data = parse_yaml(text)
    if not isinstance(data, dict):
        raise ValueError(f"{_FILE} must be a mapping")
    return data


@lru_cache(maxsize=64)
def affixes(language: str) -> Affixes:
    """What a listing in this language may glue to names."""
    data = _data()
    own: dict[str, Any] = data["languages"].get(language[:2].lower(), {})
    endings: dict[str, list[str]] = {}
    for rows in (data["languages"]["all"], own):
        for name_end, written in rows.get("endings", {}).items():
            for ending in map(_folded, written):
                endings.setdefault(ending, []).append(_folded(name_end))
    return Affixes(
        frozenset(map(lookup_key, data["elided"])),
        frozenset(map(lookup_key, data["derived"])),
        {ending: tuple(dict.fromkeys(ends)) for ending, ends in endings.items()},
        bool(own.get("apostrophe", False)),
        bool(own.get("compounds", False)),
        frozenset(map(lookup_key, own.get("nouns", ()))),
        max(map(len, endings), default=0),
    )


def _folded(text: str) -> str:
    return fold(text).text
