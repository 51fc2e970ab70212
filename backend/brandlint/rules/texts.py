"""The texts of rules: the schema of a rule's YAML, and the texts that rules share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from string import Formatter
from typing import Any, Literal, Self

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from brandlint.package_data import parsed, text_of, yaml_of
from brandlint.rule_ids import GROUP_OF
from brandlint.seller.conflicts import Conflict

UNVERIFIED = "unverified"  # the source of what nobody has looked up
NO_OWNER = "-no-owner"
PLACEHOLDERS = frozenset(
    {
        "seen",
        "mark",
        "owner",
        "cue",
        "generic",
        "why",
        "advice",
        "limit",
        "length",
        "unit",
        "since",
        "words",
        "signs",
        "office",
        "offices",
        "classes",
        "goods",
        "right",
        "registered",
        "day",
        "looked",
    }
)


class Text(BaseModel):
    """A text in the two languages of the interface."""

    model_config = ConfigDict(extra="forbid")
    en: str
    zh: str

    def of(self, lang: str) -> str:
        return self.zh if lang == "zh" else self.en


class Basis(BaseModel):
    model_config = ConfigDict(extra="forbid")
    text: str
    source: str = UNVERIFIED
    date: str


class Example(BaseModel):
    """A listing with what is underlined in it (`text`; empty where the finding is about the listing
    as a whole).
    """

    model_config = ConfigDict(extra="forbid")
    fields: dict[str, str]
    brand: str = ""
    brands: tuple[str, ...] = ()
    category: str = ""
    lang: str = "en"
    marketplace: str = "amazon.com"
    day: str = ""
    profile: dict[str, Any] = {}
    conflicts: dict[str, tuple[Conflict, ...]] = {}
    text: str = ""
    severity: str = ""


class Answer(BaseModel):
    """What to do when a complaint of one kind has come. `territory`: country code, `EU`, or `*`."""

    model_config = ConfigDict(extra="forbid")
    territory: str
    title: Text
    text: Text
    source: str = UNVERIFIED
    date: str


class Reasons(BaseModel):
    """Why the owner of a right or an authority (`law`; None: nobody does), and the marketplace may
    react to what the rule sees.
    """

    model_config = ConfigDict(extra="forbid")
    law: Text | None = None
    marketplace: Text


class RuleText(BaseModel):
    """The schema of a rule's YAML. A message that names the owner has a twin `…-no-owner` for marks
    whose owner is unknown.
    """

    model_config = ConfigDict(extra="forbid")
    id: str
    group: str
    severity: Literal["error", "warning", "info", "hint"]
    marketplaces: tuple[str, ...] = ()
    title: Text
    messages: dict[str, Text]
    risk: Reasons | None = None
    why: Text
    instead: Text
    known_false_alarms: Text
    complaint: Text
    answers: tuple[str, ...] = ()
    legal_basis: tuple[Basis, ...]
    fillers: tuple[str, ...] = ()
    flags: tuple[Example, ...] = Field(min_length=8)
    allows: tuple[Example, ...] = Field(min_length=8)

    @model_validator(mode="after")
    def _messages_fit(self) -> Self:
        for name, text in self.messages.items():
            used = {lang: _placeholders(text.of(lang)) for lang in ("en", "zh")}
            if used["en"] != used["zh"]:
                raise ValueError(f"messages.{name}: en and zh use other placeholders: {used}")
            if unknown := used["en"] - PLACEHOLDERS:
                raise ValueError(f"messages.{name}: unknown placeholders {sorted(unknown)}")
            if "owner" in used["en"] and f"{name}{NO_OWNER}" not in self.messages:
                raise ValueError(f"messages.{name} names the owner: add {name}{NO_OWNER}")
        return self

    def message(self, key: str, values: Mapping[str, str], lang: str) -> str:
        """What the rule says, in `en` or `zh`; without an owner the twin of the message that does
        not name one.
        """
        messages = self.messages
        text = messages[key] if values.get("owner") else messages.get(key + NO_OWNER, messages[key])
        return text.of(lang).format(**values)


def _placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def read(source: str, name: str) -> RuleText:
    """The texts in a rule's YAML. Raises ValueError that names the file (`name`) and what in it
    does not fit.
    """
    try:
        return RuleText.model_validate(parsed(source))
    except (yaml.YAMLError, ValidationError) as error:
        raise ValueError(f"{name}: {error}") from error


def texts_file(rule_id: str) -> str:
    """The path of a rule's texts in the package."""
    group, stem = GROUP_OF[rule_id], rule_id.replace("-", "_")
    return f"rules/{group}/{stem}/rule.yaml" if group == "terms" else f"rules/{group}/{stem}.yaml"


@cache
def rule_text(rule_id: str) -> RuleText:
    """The texts of a rule. Raises ValueError naming the YAML file where it does not fit."""
    group, name = GROUP_OF[rule_id], texts_file(rule_id)
    text = read(text_of("brandlint", name), name)
    if (text.id, text.group) != (rule_id, group):
        raise ValueError(
            f"{name}: id and group are {text.id}, {text.group}; its place says {rule_id}, {group}"
        )
    if unknown := set(text.answers) - answers().keys():
        raise ValueError(f"{name}: complaints.yaml has no {sorted(unknown)}")
    return text


@lru_cache(maxsize=1)
def answers() -> dict[str, Answer]:
    """What to do when a complaint has come, by its kind."""
    return {
        key: Answer.model_validate(row)
        for key, row in yaml_of("brandlint.rules", "complaints.yaml").items()
    }


@dataclass(frozen=True, slots=True)
class SharedTexts:
    """Texts that rules share, by key: titles of fixes, reasons of risks, evidence (by the judge's
    signal); by language: how a title says what the goods fit.
    """

    fixes: Mapping[str, Text]
    risks: Mapping[str, Text]
    evidence: Mapping[str, Text]
    compatible: Mapping[str, str]


@lru_cache(maxsize=1)
def shared_texts() -> SharedTexts:
    data = yaml_of("brandlint.rules", "texts.yaml")
    fixes, risks, evidence = (
        {key: Text.model_validate(row) for key, row in data[part].items()}
        for part in ("fixes", "risks", "evidence")
    )
    return SharedTexts(fixes, risks, evidence, data["compatible"])
