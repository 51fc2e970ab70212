"""The examples of all rules through the whole engine: flagged or allowed as written, and safe fixes
that settle their finding.
"""

from __future__ import annotations

from datetime import date

import pytest

from brandlint.finding import Finding
from brandlint.fixes.apply import apply
from brandlint.linter import check
from brandlint.listing import Listing
from brandlint.rules.catalogue import Rule, catalogue
from brandlint.rules.texts import Example
from brandlint.seller.profile import Profile

EXAMPLES = [
    pytest.param(
        rule, example, flagged, id=f"{rule.id}-{'flags' if flagged else 'allows'}-{number}"
    )
    for rule in catalogue().values()
    for examples, flagged in ((rule.text.flags, True), (rule.text.allows, False))
    for number, example in enumerate(examples)
]
DAY = date(2026, 11, 27)
GRAVE = {"warning", "error"}


def grave(rows: tuple[Finding, ...]) -> int:
    return sum(row.severity in GRAVE for row in rows)


def found(example: Example, fields: dict[str, str]) -> tuple[Finding, ...]:
    brand = "" if "brand" in fields else example.brand
    listing = Listing(
        fields=fields,
        brand=brand,
        brands=example.brands,
        category=example.category,
        lang=example.lang,
        marketplace=example.marketplace,
    )
    day = date.fromisoformat(example.day) if example.day else DAY
    return check(
        listing,
        profile=Profile.model_validate(example.profile),
        day=day,
        conflicts=example.conflicts,
    ).findings


@pytest.mark.parametrize(("rule", "example", "flagged"), EXAMPLES)
def test_flagged_or_allowed_as_written(rule: Rule, example: Example, flagged: bool) -> None:
    rows = [
        row
        for row in found(example, example.fields)
        if row.rule == rule.id and (not example.text or row.text == example.text)
    ]
    assert bool(rows) == flagged
    assert not flagged or not example.severity or rows[0].severity == example.severity


@pytest.mark.parametrize(("rule", "example", "flagged"), EXAMPLES)
def test_safe_fixes_settle_and_add_nothing(rule: Rule, example: Example, flagged: bool) -> None:
    fields = {**example.fields, **({"brand": example.brand} if example.brand else {})}
    before = found(example, fields)
    fixed = apply(fields, before)
    after = found(example, fixed)
    safe = [row for row in before if any(fix.safety == "safe" for fix in row.fixes)]
    assert not {row.fingerprint for row in safe} & {row.fingerprint for row in after}
    assert grave(after) <= grave(before) - len(
        {row.fingerprint for row in safe if row.severity in GRAVE}
    )
    assert apply(fixed, after) == fixed


@pytest.mark.parametrize("rule", catalogue().values(), ids=lambda rule: rule.id)
def test_flags_are_texts_of_the_listing(rule: Rule) -> None:
    for example in rule.text.flags:
        assert any(example.text in text for text in (*example.fields.values(), example.brand))
