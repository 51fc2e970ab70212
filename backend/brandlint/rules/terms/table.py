"""The terms and their reasons, read from the folders of the rules and checked: what is looked for,
where and when it counts, and why. `README.md` says how to add one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from importlib import resources
from typing import Annotated, Any, Literal

import yaml
from pydantic import ConfigDict, Field, TypeAdapter, ValidationError

from brandlint.finding import Safety, Severity
from brandlint.marketplaces.names import names_another
from brandlint.package_data import text_of
from brandlint.rule_ids import GROUPS
from brandlint.rules.terms.conditions import ALWAYS, Conditions
from brandlint.rules.texts import UNVERIFIED, Text
from brandlint_nlp.yaml_reader import parse_yaml

FREE_WORDS = "free-words"  # words that anybody may use; marks are not looked for inside them
RULES = tuple(sorted((*GROUPS["terms"], FREE_WORDS)))
LANGUAGES = ("*", "en", "de", "es", "fr", "it", "ja", "ko", "nl", "pl", "pt", "sv", "tr", "zh")
_PARTS = re.compile(r";\s+(?![^()]*\))")  # of a basis
Texts = Annotated[tuple[str, ...], Field(min_length=1)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why terms are spoken of, the legal basis and its source, and what to write instead."""

    __pydantic_config__ = ConfigDict(extra="forbid")
    id: str
    why: Text
    instead: Text
    basis: str
    date: str
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A family of terms with the conditions under which it counts.

    `mark`: the mark in its own form, where the first of the terms is another one (a plural).
    `territories`: country codes, `EU` for the Union's stores, none for everywhere. `marketplaces`:
    parts of their names, none for all. `since`, `until`: inclusive. `holder`: who owns the right or
    enforces the law. `basis`, `sources`: where they are other than the reason's; `verified`: does
    the reason's source speak of these terms too? `replacement`: what can stand in the term's place,
    "" deletes it, None: there is nothing. `markup`: is its pattern looked for in the markup of a
    text (HTML), which shows no words? `language`: `*` for terms that are the same in all.
    """

    __pydantic_config__ = ConfigDict(extra="forbid")
    rule: str
    language: str
    terms: Texts
    mark: str = ""
    pattern: str = ""
    markup: bool = False
    reason: str
    severity: Severity
    confidence: Literal["high", "medium", "low"] = "medium"
    territories: frozenset[str] = frozenset()
    marketplaces: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    case_sensitive: bool = False
    when: Conditions = ALWAYS
    holder: str = ""
    basis: str = ""
    sources: tuple[str, ...] = ()
    verified: bool = True
    replacement: str | None = None
    safety: Safety = "display"
    advice: Text | None = None

    def __post_init__(self) -> None:
        try:
            re.compile(self.pattern)
        except re.error as error:
            raise ValueError(f"pattern: {error}") from error
        if self.when.any_word and not self.pattern:
            raise ValueError("`any_word` spares a pattern texts without its words; terms need none")
        if self.markup and not self.pattern:
            raise ValueError("`markup` says where a pattern is looked for; terms need none")
        if self.since and self.until and self.since > self.until:
            raise ValueError("`since` is after `until`")
        if self.safety != "display" and self.replacement is None:
            raise ValueError(f"safety {self.safety} needs a replacement")

    @property
    def name(self) -> str:
        """What a finding calls the term."""
        return self.mark or self.terms[0]

    def counts(self, territories: frozenset[str], marketplace: str, day: date) -> bool:
        """Does the term count for goods sold in these territories, there, on this day?"""
        if (self.since and day < self.since) or (self.until and day > self.until):
            return False
        if self.territories and self.territories.isdisjoint(territories):
            return False
        return not self.marketplaces or any(part in marketplace for part in self.marketplaces)


_TERMS = TypeAdapter(list[Term])
_REASONS = TypeAdapter(dict[str, Reason])


def read_reasons(source: str, name: str) -> dict[str, Reason]:
    """The reasons of one file, by id. Raises ValueError naming file and reason."""
    try:
        entries: dict[str, dict[str, Any]] = parse_yaml(source) or {}
        return _REASONS.validate_python({id: {**entry, "id": id} for id, entry in entries.items()})
    except ValidationError as error:
        raise ValueError(f"{name}: {_first(error)}") from error
    except (yaml.YAMLError, AttributeError, TypeError) as error:
        raise ValueError(f"{name}: {error}") from error


def read_terms(source: str, name: str, rule: str, language: str) -> list[Term]:
    """The terms of one file. Raises ValueError naming file and entry."""
    entries: list[dict[str, Any]] = []
    try:
        for group in parse_yaml(source) or ():
            for entry in group.pop("entries", ({},)):
                entries.append(_fields({**group, **entry}) | {"rule": rule, "language": language})
        return _TERMS.validate_python(entries)
    except ValidationError as error:
        terms = entries[int(error.errors()[0]["loc"][0])].get("terms")
        raise ValueError(f"{name}: {terms}: {_first(error)}") from error
    except (yaml.YAMLError, AttributeError, TypeError) as error:
        raise ValueError(f"{name}: {error}") from error


def _first(error: ValidationError) -> str:
    details = error.errors()[0]
    return f"{'.'.join(map(str, details['loc']))}: {details['msg']}"


def _fields(entry: dict[str, Any]) -> dict[str, Any]:
    """An entry as the fields of a term: `delete` is an empty replacement, and the lines of a
    pattern are one.
    """
    if entry.pop("delete", False):
        entry["replacement"] = ""
    if "pattern" in entry:
        entry["pattern"] = "".join(map(str.strip, entry["pattern"].splitlines()))
    return entry


@lru_cache(maxsize=len(RULES))
def reasons(rule: str) -> dict[str, Reason]:
    """The reasons of a rule by id."""
    name = f"{rule.replace('-', '_')}/reasons.yaml"
    return read_reasons(text_of("brandlint.rules.terms", name), f"rules/terms/{name}")


@cache
def _terms_of_file(rule: str, language: str) -> tuple[Term, ...]:
    name = f"{rule.replace('-', '_')}/{'all' if language == '*' else language}.yaml"
    file = resources.files("brandlint.rules.terms") / name
    if not file.is_file():
        return ()
    source = file.read_text("utf8")
    return tuple(read_terms(source, f"rules/terms/{name}", rule, language))


@lru_cache(maxsize=len(LANGUAGES) + 1)
def terms(language: str = "") -> tuple[Term, ...]:
    """The terms for texts in a language: its own, those that are the same in all and English ones;
    without a language all terms. Raises ValueError for a file that does not fit.
    """
    languages = dict.fromkeys((language, "*", "en")) if language else LANGUAGES
    return tuple(
        term for rule in RULES for name in languages for term in _terms_of_file(rule, name)
    )


@lru_cache(maxsize=64)
def has_terms(language: str) -> bool:
    """Has a rule terms of this language?"""
    return language in LANGUAGES and any(_terms_of_file(rule, language) for rule in RULES)


def reason_of(term: Term) -> Reason:
    """Why the term is spoken of. Raises ValueError if its rule has no such reason."""
    if term.reason not in reasons(term.rule):
        raise ValueError(f"{term.rule}: {term.terms}: reasons.yaml has no {term.reason!r}")
    return reasons(term.rule)[term.reason]


def legal_basis(term: Term, marketplace: str) -> str:
    """The basis with its source and the month in which it was looked up, without the rules of
    marketplaces other than this one; empty if nothing is left.
    """
    reason = reason_of(term)
    parts = _PARTS.split(term.basis or reason.basis)
    basis = "; ".join(part for part in parts if not names_another(part, marketplace))
    found = (term.sources or reason.sources) if term.verified else ()
    sources = [source for source in found if not names_another(source, marketplace)]
    told = [" ; ".join(sources or ([] if found else [UNVERIFIED])), reason.date]
    return basis and f"{basis} ({', '.join(filter(None, told))})"
