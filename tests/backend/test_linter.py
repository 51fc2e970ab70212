"""The one door: listings through the whole engine, the fixes applied."""

from __future__ import annotations

import pytest

from brandlint.fixes.apply import apply
from brandlint.linter import check
from brandlint.listing import Listing


@pytest.mark.parametrize(
    ("fields", "want"),
    [
        (
            {"title": "Phone case", "search_terms": "case iphone leather"},
            {"title": "Phone case", "search_terms": "case leather"},
        ),
        ({"title": "Tool pouch, Velcro flap"}, {"title": "Tool pouch, hook and loop flap"}),
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
    one = check(
        Listing(
            fields={"description": "A fine thing. Strong and good shoes Nike size 42 in the box."}
        )
    ).findings
    two = check(
        Listing(
            fields={
                "description": (
                    "Something new first! A fine thing. Strong and good shoes Nike "
                    "size 42 in the box."
                )
            }
        )
    ).findings
    assert [row.fingerprint for row in one] == [row.fingerprint for row in two] and one


def test_compatible_devices_give_no_finding() -> None:
    assert not check(
        Listing(fields={"title": "Phone case", "compatible_devices": "iPhone 15, Samsung S24"})
    ).findings


def test_a_famous_brand_in_the_brand_field_asks_for_the_authorisation() -> None:
    rows = check(Listing(fields={"title": "Shoes"}, brand="Nike")).findings
    assert [(row.rule, row.severity, row.field) for row in rows] == [
        ("third-party-mark", "warning", "brand")
    ]
    assert not check(Listing(fields={"title": "Shoes"}, brand="Nike", brands=("Nike",))).findings


def test_own_is_the_house_not_the_group() -> None:
    assert not check(Listing(fields={"title": "Apple iPhone 15"}, brands=("Apple",))).findings
    assert check(Listing(fields={"title": "Dior lipstick"}, brands=("Louis Vuitton",))).findings


def test_an_option_that_does_not_exist_is_refused() -> None:
    options = {"mesages": "zh"}
    with pytest.raises(TypeError, match="mesages"):
        check(Listing(fields={"title": "Shoes"}), **options)  # type: ignore[arg-type]


def test_a_language_is_recognised_where_none_is_given() -> None:
    report = check(Listing({"title": "Lederhülle mit Kartenfach, kompatibel mit iPhone 15"}))
    assert report.checked["language"] == "de"
    assert report.checked["territories_assumed"] and "DE" in report.checked["territories"]
    assert [finding.severity for finding in report.findings if finding.mark] == ["info"]


def test_each_field_is_read_in_its_own_language() -> None:
    fields = {
        "title": "Nachttisch mit zwei Schubladen, Boden aus Buche",
        "bullet_1": "The drawers run on soft rails and close without any noise at all.",
        "bullet_2": "Lieferung mit Anleitung und allen Schrauben für den Aufbau.",
    }
    report = check(Listing(fields, marketplace="amazon.de"))
    assert report.checked["language"] == "de"
    assert report.checked["languages"] == {"title": "de", "bullet_1": "en", "bullet_2": "de"}


@pytest.mark.parametrize(
    ("text", "marketplace", "severity"),
    [
        ("Hülle ähnlich wie von Rolex für das Handgelenk", "etsy.com", "warning"),
        ("Etui do telefonu, kompatybilne z iPhone 15, czarne", "ebay.com", "info"),
        ("表带 适用于小米手环8 编织尼龙", "aliexpress.com", "info"),
    ],
)
def test_the_wording_follows_the_text_not_the_marketplace(
    text: str, marketplace: str, severity: str
) -> None:
    report = check(Listing({"title": text}, marketplace=marketplace))
    assert [finding.severity for finding in report.findings if finding.mark] == [severity]
