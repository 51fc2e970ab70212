"""Every rule: its texts in both languages, its examples, its fixes."""

from __future__ import annotations

import pytest

from brandlint.finding import Finding
from brandlint.fixing import apply
from brandlint.linter import check
from brandlint.listing import Listing
from brandlint.rules.catalogue import Example, Rule, catalogue, rule_page

FLAGS = [(rule, example) for rule in catalogue() for example in rule.text.flags]
ALLOWS = [(rule, example) for rule in catalogue() for example in rule.text.allows]


def found(rule: Rule, example: Example) -> list[Finding]:
    listing = Listing(fields=example.fields, brands=example.brands, category=example.category, lang=example.lang)
    return [row for row in check(listing).findings if row.rule == rule.id and (not example.text or row.text == example.text)]


@pytest.mark.parametrize(("rule", "example"), FLAGS, ids=lambda value: getattr(value, "id", ""))
def test_flags(rule: Rule, example: Example) -> None:
    rows = found(rule, example)
    assert rows
    assert not example.severity or rows[0].severity == example.severity


@pytest.mark.parametrize(("rule", "example"), ALLOWS, ids=lambda value: getattr(value, "id", ""))
def test_allows(rule: Rule, example: Example) -> None:
    assert not found(rule, example)


@pytest.mark.parametrize("rule", catalogue(), ids=lambda rule: rule.id)
def test_texts(rule: Rule) -> None:
    assert len(rule.text.flags) >= 8 and len(rule.text.allows) >= 8
    for lang in ("en", "zh"):
        assert "infring" not in rule_page(rule, lang).lower() and "侵权" not in rule_page(rule, lang)


@pytest.mark.parametrize(
    ("fields", "want"),
    [
        ({"title": "Phone case", "search_terms": "case iphone leather"}, {"title": "Phone case", "search_terms": "case leather"}),
        ({"title": "Tool pouch, Velcro flap"}, {"title": "Tool pouch, Hook and loop flap"}),
        ({"title": "iPhone 15 leather case"}, {"title": "leather case Compatible with iPhone 15"}),
    ],
)
def test_safe_fixes_settle_what_they_fix(fields: dict[str, str], want: dict[str, str]) -> None:
    fixed = apply(fields, check(Listing(fields=fields)).findings)
    assert fixed == want
    after = check(Listing(fields=fixed)).findings
    assert not [row for row in after if row.severity in {"warning", "error"}]
    assert apply(fixed, after) == fixed


def test_fingerprint_outlives_edits_elsewhere() -> None:
    one = check(Listing(fields={"description": "A fine thing. Strong and good shoes Nike size 42 in the box."})).findings
    two = check(Listing(fields={"description": "Something new first! A fine thing. Strong and good shoes Nike size 42 in the box."})).findings
    assert [row.fingerprint for row in one] == [row.fingerprint for row in two] and one


def test_compatible_devices_give_no_finding() -> None:
    assert not check(Listing(fields={"title": "Phone case", "compatible_devices": "iPhone 15, Samsung S24"})).findings


def test_a_famous_brand_in_the_brand_field_asks_for_the_authorisation() -> None:
    rows = check(Listing(fields={"title": "Shoes"}, brand="Nike")).findings
    assert [(row.rule, row.severity, row.field) for row in rows] == [("third-party-mark", "warning", "brand")]
    assert not check(Listing(fields={"title": "Shoes"}, brand="Nike", brands=("Nike",))).findings


def test_own_is_the_house_not_the_group() -> None:
    assert not check(Listing(fields={"title": "Apple iPhone 15"}, brands=("Apple",))).findings
    assert check(Listing(fields={"title": "Dior lipstick"}, brands=("Louis Vuitton",))).findings
