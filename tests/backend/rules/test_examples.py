"""The examples of all rules through the whole engine: severity as written, and safe fixes that settle their finding.

Whether each example is flagged or allowed at all stands in `tests/backend/test_rules.py`.
"""

from __future__ import annotations

import pytest

from brandlint.fixing import apply
from brandlint.linter import check
from brandlint.listing import Listing
from brandlint.rules.catalogue import Example, Rule, catalogue

EXAMPLES = [
    pytest.param(rule, example, id=f"{rule.id}-{number}")
    for rule in catalogue()
    for number, example in enumerate((*rule.text.flags, *rule.text.allows))
]


def listing(example: Example, fields: dict[str, str]) -> Listing:
    return Listing(fields=fields, brands=example.brands, category=example.category, lang=example.lang, marketplace="amazon.com")


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_safe_fixes_settle_and_add_nothing(rule: Rule, example: Example) -> None:
    before = check(listing(example, example.fields)).findings
    fixed = apply(example.fields, before)
    after = check(listing(example, fixed)).findings
    settled = {row.fingerprint for row in before if any(fix.safety == "safe" for fix in row.fixes)}
    assert not settled & {row.fingerprint for row in after}
    assert sum(row.severity in {"warning", "error"} for row in after) <= sum(
        row.severity in {"warning", "error"} for row in before
    ) - len(settled)
    assert apply(fixed, after) == fixed


@pytest.mark.parametrize("rule", catalogue(), ids=lambda rule: rule.id)
def test_flags_are_texts_of_the_listing(rule: Rule) -> None:
    for example in rule.text.flags:
        assert example.text and any(example.text in text for text in example.fields.values())
