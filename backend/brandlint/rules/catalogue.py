"""All rules: their code, and the texts of the YAML beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from brandlint.package_data import text_of
from brandlint.rule_ids import GROUP_OF, GROUPS
from brandlint.rules.texts import NO_OWNER, RuleText, answers, read

_DEFAULT = {"terms": "brandlint.rules.terms.default"}


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. What `check` takes and gives depends on the group: see `base.py`."""

    id: str
    group: str
    text: RuleText
    check: Any

    def message(self, key: str, values: Mapping[str, str], lang: str) -> str:
        """What the rule says, in `en` or `zh`; without an owner the twin of the message that does
        not name one.
        """
        messages = self.text.messages
        text = messages[key] if values.get("owner") else messages.get(key + NO_OWNER, messages[key])
        return text.of(lang).format(**values)


def _is_file(module: str) -> bool:
    """Has a module code? A folder of data alone has none."""
    spec = find_spec(module)
    return spec is not None and spec.origin is not None


@lru_cache(maxsize=1)
def catalogue() -> dict[str, Rule]:
    """All rules by id, in the order in which they are asked. Raises ValueError naming a YAML file
    that does not fit the schema.
    """
    return {rule_id: _rule(group, rule_id) for group, ids in GROUPS.items() for rule_id in ids}


def texts_file(rule_id: str) -> str:
    """The path of a rule's texts in the package."""
    stem = rule_id.replace("-", "_")
    group = GROUP_OF[rule_id]
    return f"rules/{group}/{stem}/rule.yaml" if group == "terms" else f"rules/{group}/{stem}.yaml"


def _rule(group: str, rule_id: str) -> Rule:
    stem = rule_id.replace("-", "_")
    name = texts_file(rule_id)
    text = read(text_of("brandlint", name), name)
    if (text.id, text.group) != (rule_id, group):
        raise ValueError(
            f"{name}: id and group are {text.id}, {text.group}; its place says {rule_id}, {group}"
        )
    module = f"brandlint.rules.{group}.{stem}"
    if unknown := set(text.answers) - answers().keys():
        raise ValueError(f"{name}: complaints.yaml has no {sorted(unknown)}")
    if group in _DEFAULT and not _is_file(module):
        module = _DEFAULT[group]
    return Rule(rule_id, group, text, import_module(module).check)
