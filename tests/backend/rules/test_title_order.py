"""What leads a title, and what is offered for goods that fit nothing."""

from __future__ import annotations

import pytest

from brandlint.linter import check
from brandlint.listing import Listing


def severities(title: str, market: str, brands: tuple[str, ...] = ()) -> dict[str, str]:
    rows = check(Listing({"title": title}, marketplace=market, brands=brands)).findings
    return {row.text: row.severity for row in rows if row.rule == "compatibility-wording"}


@pytest.mark.parametrize(
    ("title", "market", "mark", "severity"),
    [
        ("Case for iPhone 15", "amazon.com", "iPhone 15", "info"),
        ("Charger for Dell laptop", "amazon.com", "Dell", "info"),
        ("2 pack cable for iPhone 15", "walmart.com", "iPhone 15", "info"),
        ("Hülle für iPhone 15", "amazon.de", "iPhone 15", "info"),
        ("Ersatzakku für iPhone 15", "otto.de", "iPhone 15", "info"),
        ("Coque pour iPhone 15", "amazon.fr", "iPhone 15", "info"),
        ("Funda para iPhone 15", "amazon.es", "iPhone 15", "info"),
        ("Custodia per iPhone 15", "amazon.it", "iPhone 15", "info"),
        ("Hoesje voor iPhone 15", "bol.com", "iPhone 15", "info"),
        ("Capa para iPhone 15", "amazon.com.br", "iPhone 15", "info"),
        ("Fodral till iPhone 15", "amazon.se", "iPhone 15", "info"),
        ("For iPhone 15 leather case", "amazon.com", "iPhone 15", "warning"),
        ("Für iPhone 15 Lederhülle", "amazon.de", "iPhone 15", "warning"),
        ("Compatible with iPhone 15 case", "etsy.com", "iPhone 15", "warning"),
        ("iPhone 15 leather case", "amazon.com", "iPhone 15", "warning"),
    ],
)
def test_a_noun_of_goods_inside_the_wording_stands_before_the_mark(
    title: str, market: str, mark: str, severity: str
) -> None:
    assert severities(title, market) == {mark: severity}


@pytest.mark.parametrize(
    ("title", "mark"),
    [
        ("Fit for 1999-2004 Ford Mustang LED tail lights", "Ford Mustang"),
        ("For iPad Pro 11 tempered glass screen protector", "iPad Pro"),
        ("Fits Dyson V11 filter, 2 pieces", "Dyson V11"),
        ("Für iPhone 15 Hülle, schwarz", "iPhone 15"),
    ],
)
def test_a_marketplace_that_asks_for_the_fit_first_gets_it(title: str, mark: str) -> None:
    market = "ebay.de" if "ü" in title else "ebay.com"
    assert severities(title, market)[mark] == "info"
    assert severities(title, market.replace("ebay", "amazon"))[mark] == "warning"


def test_a_bare_mark_leads_there_too() -> None:
    assert severities("iPhone 15 leather case", "ebay.com") == {"iPhone 15": "warning"}


@pytest.mark.parametrize(
    ("title", "market", "brand"),
    [
        ("Nordwald iPhone 15 case, black", "amazon.com", "Nordwald"),
        ("Nordwald Hülle iPhone 15", "amazon.de", "Nordwald"),
        ("Nordwald ケース iPhone 15 対応", "amazon.co.jp", "Nordwald"),
        ("Nordwald kılıf iPhone 15 uyumlu", "trendyol.com", "Nordwald"),
        ("Nordwald 手机壳 适用于 iPhone 15", "amazon.cn-global", "Nordwald"),
    ],
)
def test_a_mark_behind_the_sellers_brand_does_not_lead(title: str, market: str, brand: str) -> None:
    rows = check(Listing({"title": title}, marketplace=market, brands=(brand,))).findings
    assert rows and not [row for row in rows if "leads" in row.message]


@pytest.mark.parametrize(
    "fields",
    [
        {"title": "T-shirt, black", "description": "Great Adidas shoes"},
        {"title": "Running shoes", "description": "Great Adidas shoes"},
        {"title": "Perfume 50 ml", "description": "Comes in a Chanel box"},
        {"title": "Great Adidas shoes"},
        {"title": "iPhone T-shirt"},
        {"title": "Mug", "bullet_1": "Looks good beside Apple and Dyson"},
        {"title": "Dress with Gucci pattern"},
    ],
)
@pytest.mark.parametrize("messages", ["en", "zh"])
def test_goods_that_fit_nothing_are_not_said_to_fit(fields: dict[str, str], messages: str) -> None:
    rows = check(Listing(fields, marketplace="amazon.com"), messages=messages).findings
    assert rows
    titles = [fix.title for row in rows for fix in row.fixes]
    edits = [edit.text for row in rows for fix in row.fixes for edit in fix.edits]
    assert not [
        said for said in (*titles, *edits) if "ompatible with" in said or "what the" in said
    ]


def test_goods_that_can_fit_are() -> None:
    fields = {"title": "Leather case, black", "description": "Great iPhone quality"}
    (row,) = check(Listing(fields, marketplace="amazon.com")).findings
    assert [fix.title for fix in row.fixes] == ["Write “compatible with iPhone”"]
