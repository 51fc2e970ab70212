"""All rules: their code, and the texts of the YAML beside it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec
from typing import cast

from brandlint.rule_ids import GROUPS
from brandlint.rules.context import ListingRule, MarkRule, TermRule
from brandlint.rules.texts import RuleText, rule_text

_DEFAULT = {"terms": "brandlint.rules.terms.default"}


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its code, whose type is that of its group, and its texts."""

    id: str
    group: str
    check: MarkRule | TermRule | ListingRule

    @property
    def text(self) -> RuleText:
        """Its texts, read when they are first asked for.

        Raises ValueError naming the YAML file that does not fit the schema.
        """
        return rule_text(self.id)


@lru_cache(maxsize=1)
def catalogue() -> dict[str, Rule]:
    """All rules by id, in the order in which they are asked."""
    return {rule_id: _rule(group, rule_id) for group, ids in GROUPS.items() for rule_id in ids}


def read_texts() -> None:
    """Read the texts of all rules. Raises ValueError naming a file that does not fit the schema."""
    for rule_id in catalogue():
        rule_text(rule_id)


@lru_cache(maxsize=1)
def mark_rules() -> tuple[MarkRule, ...]:
    """The rules that are asked about a mention, in their order."""
    return tuple(cast(MarkRule, rule.check) for rule in _of_groups("marks"))


@lru_cache(maxsize=1)
def term_rules() -> dict[str, TermRule]:
    """The rules that are asked about a term, by their ids."""
    return {rule.id: cast(TermRule, rule.check) for rule in _of_groups("terms")}


@lru_cache(maxsize=1)
def listing_rules() -> tuple[ListingRule, ...]:
    """The rules that are asked about a listing as a whole, in their order."""
    rules = _of_groups("registration", "fields", "patents")
    return tuple(cast(ListingRule, rule.check) for rule in rules)


def _of_groups(*groups: str) -> list[Rule]:
    return [catalogue()[rule_id] for group in groups for rule_id in GROUPS[group]]


def _is_file(module: str) -> bool:
    """Has a module code? A folder of data alone has none."""
    spec = find_spec(module)
    return spec is not None and spec.origin is not None


def _rule(group: str, rule_id: str) -> Rule:
    module = f"brandlint.rules.{group}.{rule_id.replace('-', '_')}"
    if group in _DEFAULT and not _is_file(module):
        module = _DEFAULT[group]
    return Rule(rule_id, group, import_module(module).check)
