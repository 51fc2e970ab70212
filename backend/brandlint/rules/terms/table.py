"""The rows of `data/`, validated at load: what is looked for, where and when it counts, and
why.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib import resources
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

from brandlint.finding import Safety, Severity
from brandlint.marketplaces.categories import ALIASES, known_groups
from brandlint_nlp.fold import lookup_key

SILENT = "silent"
GUIDELINES = "technology-mark"  # rows that are looked up by a mark already found, not in the text
LANGUAGES = frozenset({"*", "en", "de", "fr", "es", "it", "nl", "pl", "sv", "pt", "tr", "ja", "zh"})
CONDITIONS = frozenset({"near", "not_near", "category", "field", "claim", "noun", "with"})
_FIELDS = frozenset({"title", "bullet", "description", "search_terms", "item_highlights"})


@dataclass(frozen=True, slots=True)
class Reason:
    """Why terms are spoken of: the legal basis, and what to write instead, in both languages."""

    id: str
    basis: str
    why_en: str
    why_zh: str
    instead_en: str
    instead_zh: str
    source: str
    date: str


class Term(BaseModel):
    """One row: a family of terms with the conditions under which it counts. `since` and `until` are
    inclusive.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    rule: str
    terms: tuple[str, ...] = Field(min_length=1)
    lang: str
    reason: str
    severity: Severity
    match: Literal["word", "case", "regex"]
    pattern: str = ""
    when: tuple[tuple[str, tuple[str, ...]], ...] = ()
    territories: frozenset[str]
    marketplaces: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    replace: str = ""
    safety: Safety = "display"
    advice_en: str = ""
    advice_zh: str = ""
    holder: str = ""
    basis: str = ""
    source: str = Field(min_length=1)
    confidence: Literal["high", "medium", "low"]

    @field_validator("lang")
    @classmethod
    def _language(cls, value: str) -> str:
        if value not in LANGUAGES:
            raise ValueError(f"unknown language {value!r}")
        return value

    @model_validator(mode="after")
    def _fits(self) -> Self:
        for name, values in self.when:
            if name not in CONDITIONS:
                raise ValueError(f"unknown condition {name!r}")
            if name == "category" and (
                wrong := {ALIASES.get(v, v) for v in values} - known_groups() - {"any"}
            ):
                raise ValueError(f"unknown category groups {sorted(wrong)}")
            if name == "field" and (wrong := set(values) - _FIELDS):
                raise ValueError(f"unknown fields {sorted(wrong)}")
            if name in {"near", "not_near", "with"} and not values:
                raise ValueError(f"{name} without words")
        if self.match != "regex" and any(name == "with" for name, _ in self.when):
            raise ValueError(
                "`with` spares a pattern texts that have none of its words; other rows do not "
                "need it"
            )
        if (self.match == "regex") != bool(self.pattern):
            raise ValueError("a pattern belongs to match=regex, and only there")
        if self.pattern:
            re.compile(self.pattern)
        if self.since and self.until and self.since > self.until:
            raise ValueError("`from` is after `until`")
        if self.safety != "display" and not self.replace:
            raise ValueError(f"safety {self.safety} needs a replacement")
        if bool(self.advice_en) != bool(self.advice_zh):
            raise ValueError("advice stands in both languages or in none")
        return self

    def counts(self, territories: frozenset[str], marketplace: str, day: date) -> bool:
        """Does the row count for goods sold in these territories on this marketplace on this
        day?
        """
        if (self.since and day < self.since) or (self.until and day > self.until):
            return False
        if "*" not in self.territories and not self.territories & territories:
            return False
        return not self.marketplaces or any(part in marketplace for part in self.marketplaces)

    def replacement(self) -> tuple[str | None, Safety]:
        """What can stand in the term's place ("" deletes it, None: nothing is offered) and how safe
        that is.
        """
        return (
            None if not self.replace else "" if self.replace == "-" else self.replace
        ), self.safety


def _files(folder: str) -> Iterator[tuple[str, str]]:
    place = resources.files("brandlint.rules.terms") / folder
    for file in sorted(place.iterdir(), key=lambda file: file.name):
        if file.name.endswith(".csv"):
            yield file.name, file.read_text("utf8")


def read_reasons(source: str, name: str) -> dict[str, Reason]:
    """The reasons of one file. Raises ValueError naming file, line and what is missing."""
    found: dict[str, Reason] = {}
    reader = csv.DictReader(io.StringIO(source))
    for row in reader:
        id = row.pop("reason", "")
        empty = [column for column, value in row.items() if not value]
        if not id or empty or set(row) != {field for field in Reason.__slots__ if field != "id"}:
            raise ValueError(
                f"{name}:{reader.line_num}: {id or 'no id'}: empty or wrong columns "
                f"{empty or sorted(map(str, row))}"
            )
        if id in found:
            raise ValueError(f"{name}:{reader.line_num}: {id} stands twice")
        found[id] = Reason(id, **row)
    return found


def read_terms(source: str, name: str) -> list[Term]:
    """The rows of one file, whose name up to the first dot is the rule. Raises ValueError naming
    file and line.
    """
    rule, found = name.split(".", 1)[0], []
    reader = csv.DictReader(io.StringIO(source))
    for row in reader:
        try:
            found.append(_term(rule, row))
        except (ValidationError, ValueError, TypeError, AttributeError, re.error) as error:
            raise ValueError(f"{name}:{reader.line_num}: {row.get('terms')}: {error}") from error
    return found


def _term(rule: str, row: dict[str, str]) -> Term:
    when = []
    for condition in filter(None, (part.strip() for part in row.pop("when").split(";"))):
        kind, _, values = condition.partition(":")
        when.append((kind, tuple(filter(None, (value.strip() for value in values.split("|"))))))
    pieces = {
        key: tuple(filter(None, (part.strip() for part in row.pop(key).split(sep))))
        for key, sep in (("terms", "|"), ("territories", ";"), ("marketplaces", ";"))
    }
    since, until = row.pop("from"), row.pop("until")
    return Term(
        rule=rule,
        when=tuple(when),
        terms=pieces["terms"],
        territories=frozenset(pieces["territories"]),
        marketplaces=pieces["marketplaces"],
        since=date.fromisoformat(since) if since else None,
        until=date.fromisoformat(until) if until else None,
        **{key: value for key, value in row.items() if value},  # type: ignore[arg-type]
    )


@lru_cache(maxsize=1)
def reasons() -> dict[str, Reason]:
    """All reasons by id. Raises ValueError for a bad or doubled one."""
    found: dict[str, Reason] = {}
    for name, source in _files("data/reasons"):
        rows = read_reasons(source, name)
        if doubled := found.keys() & rows.keys():
            raise ValueError(f"{name}: {sorted(doubled)} stand in another file too")
        found |= rows
    return found


@lru_cache(maxsize=1)
def terms() -> tuple[Term, ...]:
    """All rows. Raises ValueError for a bad one or one whose reason is not there."""
    found = [term for name, source in _files("data") for term in read_terms(source, name)]
    known = reasons()
    for term in found:
        if term.reason not in known:
            raise ValueError(f"{term.rule}: {term.terms[0]}: there is no reason {term.reason!r}")
    return tuple(found)


@lru_cache(maxsize=1)
def guidelines() -> dict[str, Term]:
    """Folded mark → the row that says which wording its owner asks for."""
    return {
        lookup_key(text): term for term in terms() if term.rule == GUIDELINES for text in term.terms
    }
