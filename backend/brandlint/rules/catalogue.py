"""All rules: their code, and the texts of the YAML beside it, validated at load."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module, resources
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from brandlint.rules.base import Draft, MarkRule
from brandlint.rules.marks import ORDER
from brandlint_nlp.types import Mention


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
    """The schema of a rule's YAML."""

    model_config = ConfigDict(extra="forbid")
    id: str
    group: str
    severity: str
    marketplaces: tuple[str, ...] = ()
    title: Text
    messages: dict[str, Text]
    why: Text
    instead: Text
    known_false_alarms: Text
    complaint: Text
    legal_basis: tuple[Basis, ...]
    generics: dict[str, str] = {}
    flags: tuple[Example, ...]
    allows: tuple[Example, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    id: str
    text: RuleText
    check: MarkRule

    def message(self, draft: Draft, mention: Mention, lang: str) -> str:
        owner = mention.mark.owner or mention.mark.house
        values = {"seen": mention.text, "mark": mention.mark.text, "owner": owner, **draft.values}
        return self.text.messages[draft.message].of(lang).format(**values)


@lru_cache(maxsize=1)
def catalogue() -> tuple[Rule, ...]:
    """The rules in the order in which they are asked. Raises ValueError naming a YAML file that does not fit the schema."""
    rules = []
    for rule_id in ORDER:
        module = rule_id.replace("-", "_")
        data: Any = yaml.safe_load((resources.files("brandlint.rules.marks") / f"{module}.yaml").read_text("utf8"))
        try:
            text = RuleText.model_validate(data)
        except ValidationError as error:
            raise ValueError(f"rules/marks/{module}.yaml: {error}") from error
        rules.append(Rule(rule_id, text, import_module(f"brandlint.rules.marks.{module}").check))
    return tuple(rules)


def rule_page(rule: Rule, lang: str = "en") -> str:
    """The rule's page as Markdown."""
    heads = {
        "en": ("Why", "Write instead", "Known false alarms", "If a complaint has come", "Legal basis"),
        "zh": ("原因", "建议写法", "已知误报", "收到投诉时", "法律依据"),
    }["zh" if lang == "zh" else "en"]
    text = rule.text
    parts = [f"# {rule.id}", text.title.of(lang)]
    for head, body in zip(heads, (text.why, text.instead, text.known_false_alarms, text.complaint), strict=False):
        parts += [f"## {head}", body.of(lang)]
    parts += [f"## {heads[4]}", "\n".join(f"- {row.text} ({row.source}, {row.date})" for row in text.legal_basis)]
    return "\n\n".join(parts)
