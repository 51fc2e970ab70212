"""All rules: their code, and the texts of the YAML beside it, validated at load."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module, resources
from string import Formatter
from typing import Any, Literal, Self

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from brandlint.rules.base import Draft, MarkRule
from brandlint.rules.marks import ORDER
from brandlint_nlp.types import Mention

NO_OWNER = "-no-owner"
PLACEHOLDERS = frozenset({"seen", "mark", "owner", "cue", "generic"})


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
    source: str
    date: str


class Example(BaseModel):
    model_config = ConfigDict(extra="forbid")
    fields: dict[str, str]
    text: str = ""
    brands: tuple[str, ...] = ()
    category: str = ""
    lang: str = "en"
    severity: str = ""


class RuleText(BaseModel):
    """The schema of a rule's YAML. A message that names the owner has a twin `…-no-owner` for marks whose owner is unknown."""

    model_config = ConfigDict(extra="forbid")
    id: str
    group: str
    severity: Literal["error", "warning", "info", "hint"]
    marketplaces: tuple[str, ...] = ()
    title: Text
    messages: dict[str, Text]
    why: Text
    instead: Text
    known_false_alarms: Text
    complaint: Text
    legal_basis: tuple[Basis, ...]
    generics: dict[str, str] = {}
    surnames: tuple[str, ...] = ()
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


def _placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


@dataclass(frozen=True, slots=True)
class Rule:
    id: str
    text: RuleText
    check: MarkRule

    def message(self, draft: Draft, mention: Mention, lang: str) -> str:
        """What the rule says of this mention, in `en` or `zh`."""
        owner, messages = mention.mark.owner, self.text.messages
        text = messages[draft.message] if owner else messages.get(draft.message + NO_OWNER, messages[draft.message])
        return text.of(lang).format(**{"seen": mention.text, "mark": mention.mark.text, "owner": owner, **draft.values})


def read(source: str, name: str) -> RuleText:
    """The texts in a rule's YAML. Raises ValueError that names the file (`name`) and what in it does not fit."""
    try:
        data: Any = yaml.safe_load(source)
        return RuleText.model_validate(data)
    except (yaml.YAMLError, ValidationError) as error:
        raise ValueError(f"{name}: {error}") from error


@lru_cache(maxsize=1)
def catalogue() -> tuple[Rule, ...]:
    """The rules in the order in which they are asked. Raises ValueError naming a YAML file that does not fit the schema."""
    rules = []
    for rule_id in ORDER:
        module = rule_id.replace("-", "_")
        source = (resources.files("brandlint.rules.marks") / f"{module}.yaml").read_text("utf8")
        text = read(source, f"rules/marks/{module}.yaml")
        if text.id != rule_id:
            raise ValueError(f"rules/marks/{module}.yaml: id is {text.id}, the file's name says {rule_id}")
        rules.append(Rule(rule_id, text, import_module(f"brandlint.rules.marks.{module}").check))
    return tuple(rules)


def rule_page(rule: Rule, lang: str = "en") -> str:
    """The rule's page as Markdown."""
    heads = {
        "en": ("Why", "Write instead", "Known false alarms", "If a complaint has come", "Legal basis", "Flagged", "Not flagged"),
        "zh": ("原因", "建议写法", "已知误报", "收到投诉时", "法律依据", "会提示", "不会提示"),
    }["zh" if lang == "zh" else "en"]
    text = rule.text
    parts = [f"# {rule.id}", text.title.of(lang)]
    for head, body in zip(heads, (text.why, text.instead, text.known_false_alarms, text.complaint), strict=False):
        parts += [f"## {head}", body.of(lang)]
    parts += [f"## {heads[4]}", "\n".join(f"- {row.text} ({row.source}, {row.date})" for row in text.legal_basis)]
    for head, examples in ((heads[5], text.flags), (heads[6], text.allows)):
        parts += [f"## {head}", "\n".join("- " + " · ".join(example.fields.values()) for example in examples[:4])]
    return "\n\n".join(parts)
