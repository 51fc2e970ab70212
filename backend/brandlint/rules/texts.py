"""The texts of rules: the schema of a rule's YAML, and the texts that rules share."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from string import Formatter
from typing import Any, Literal, Self

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from brandlint.package_data import text_of, yaml_of
from brandlint.rule_ids import GROUP_OF
from brandlint.seller.conflict import Conflict
from brandlint_nlp.yaml_reader import parse_yaml

UNVERIFIED = "unverified"  # the source of what nobody has looked up
_OWNER_PART = re.compile(r"\[([^\]]*\{owner\}[^\]]*)\]")
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

    model_config = ConfigDict(extra="forbid", frozen=True)
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
    """The schema of a rule's YAML, in the order of its keys.

    A message may name the `{owner}` of a mark: "somebody else" where none is known or the mark
    bears its owner's name, and what stands in brackets around it, `[, {owner}]`, is left out there.
    """

    model_config = ConfigDict(extra="forbid")
    id: str
    group: str
    severity: Literal["error", "warning", "info", "hint"]
    title: Text
    messages: dict[str, Text]
    risk: Reasons | None = None
    why: Text
    instead: Text
    known_false_alarms: Text
    complaint: Text
    answers: tuple[str, ...] = ()
    legal_basis: tuple[Basis, ...]
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
        return self

    def message(self, key: str, values: Mapping[str, str], lang: str) -> str:
        """What the rule says, in `en` or `zh`, whether the owner of the mark is known or not."""
        text = self.messages[key]
        text = with_owner(text) if values.get("owner") else without_owner(text)
        return text.of(lang).format(**values)


@cache
def with_owner(text: Text) -> Text:
    """The message for a mark whose owner is known."""
    return Text(en=_OWNER_PART.sub(r"\1", text.en), zh=_OWNER_PART.sub(r"\1", text.zh))


@cache
def without_owner(text: Text) -> Text:
    """The message for a mark whose owner is not known, or is named as the mark is."""
    en = _OWNER_PART.sub("", text.en)
    en = en.replace("a mark of {owner}", "somebody else's mark").replace("{owner}", "somebody else")
    zh = re.sub(r" ?\{owner\} ?", "他人", _OWNER_PART.sub("", text.zh))
    return Text(en=re.sub("^somebody", "Somebody", en), zh=zh)


def _placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def read(source: str, name: str) -> RuleText:
    """The texts in a rule's YAML. Raises ValueError that names the file (`name`) and what in it
    does not fit.
    """
    try:
        return RuleText.model_validate(parse_yaml(source))
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
        key: Answer.model_validate(answer)
        for key, answer in yaml_of("brandlint.rules", "complaints.yaml").items()
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
