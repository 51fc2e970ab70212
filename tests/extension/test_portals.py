"""Every portal's look-alike page in Chromium with the built extension: what is watched, underlined,
fixed, undone, and left alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Locator, Page

from .conftest import Chromium, until

MANY = 40  # findings of one field


@dataclass(frozen=True)
class Case:
    """A page: its fields in order, some findings (field, words), and one fix: where it stands, its
    button, the page's key, what is left.
    """

    portal: str
    query: str
    marketplace: str
    fields: tuple[str, ...]
    found: tuple[tuple[str, str], ...]
    fixed: tuple[str, str, str, str] | None = None  # field, words, button, key of the page's model
    left: str = ""  # the fixed field's text afterwards

    def __str__(self) -> str:
        return f"{self.portal}{self.query}"


CASES = (
    Case(
        "seller-central",
        "",
        "amazon.com",
        (
            "title",
            "brand",
            "text_1",
            "bullet_1",
            "bullet_2",
            "bullet_3",
            "description",
            "search_terms",
            "text_2",
        ),
        (
            ("title", "Adidas"),
            ("bullet_1", "Velcro"),
            ("bullet_2", "Nike"),
            ("description", "Skechers"),
            ("description", "Gore-Tex"),
            ("search_terms", "puma"),
            ("text_2", "Adidas"),
        ),
        ("title", "Adidas", "Delete the comparison", "item_name-0-value"),
        "Norrvik running shoes for men, breathable mesh, size 10",
    ),
    Case(
        "vendor-central",
        "",
        "amazon.com",
        ("text_1", "text_2", "text_3", "text_4"),
        (("text_1", "YETI"), ("text_4", "Brillo pad")),
        ("text_4", "Velcro", "hook and loop", "body-1"),
    ),
    Case(
        "shopify",
        "",
        "shopify",
        ("title", "description", "brand", "search_terms", "text_1", "text_2"),
        (("title", "Lego"), ("description", "Star Wars"), ("search_terms", "lego")),
        ("description", "Nike", "Delete the comparison", "description"),
    ),
    Case(
        "shopify",
        "?classic",
        "shopify",
        ("title", "description", "brand", "search_terms", "text_1", "text_2"),
        (("title", "Lego"), ("description", "Star Wars"), ("search_terms", "lego")),
        ("search_terms", "lego", "Delete it", "tags"),
    ),
    Case(
        "ebay",
        "",
        "ebay.com",
        ("title", "brand", "text_1", "description"),
        (("title", "Makita"), ("description", "Samsung")),
        ("description", "Velcro", "hook and loop", "description"),
    ),
    Case(
        "etsy",
        "",
        "etsy.com",
        ("title", "description", "search_terms", "text_1"),
        (("title", "Harry Potter"), ("description", "Tupperware"), ("search_terms", "lego")),
        ("title", "Harry Potter", "Delete the comparison", "title"),
    ),
    Case(
        "tiktok",
        "",
        "tiktokshop-us",
        ("title", "brand", "description"),
        (("title", "Dyson"), ("description", "Velcro")),
        ("description", "Velcro", "hook and loop", "description"),
    ),
    Case(
        "tiktok",
        "?textarea",
        "tiktokshop-us",
        ("title", "brand", "description"),
        (("title", "Dyson"), ("description", "Velcro")),
    ),
    Case(
        "walmart",
        "",
        "walmart.com",
        ("title", "brand", "bullet_1", "bullet_2", "bullet_3", "description", "search_terms"),
        (
            ("title", "Miele"),
            ("bullet_2", "Velcro"),
            ("description", "Dyson"),
            ("search_terms", "dyson"),
        ),
        ("bullet_2", "Velcro", "hook and loop", "feature_2"),
    ),
    Case(
        "aliexpress",
        "",
        "aliexpress.com",
        ("title", "brand", "bullet_1", "bullet_2", "description", "search_terms"),
        (
            ("title", "Apple Watch"),
            ("bullet_1", "Nike Sport Band"),
            ("description", "Velcro"),
            ("search_terms", "fitbit"),
        ),
        ("description", "Velcro", "hook and loop", "description"),
    ),
    Case(
        "aliexpress",
        "?lang=zh",
        "aliexpress.com",
        ("title", "brand", "bullet_1", "bullet_2", "description", "search_terms"),
        (("title", "Apple Watch"), ("description", "Velcro")),
    ),
    Case(
        "generic",
        "",
        "",
        ("title", "brand", "bullet_1", "bullet_2", "text_1", "description", "text_2"),
        (("title", "Velcro"), ("bullet_2", "Lego"), ("text_1", "Nintendo")),
        ("bullet_2", "Lego", "Delete the comparison", "bullet_2"),
    ),
)


@pytest.fixture
def allowed(chromium: Chromium) -> Chromium:
    chromium.set(sites=["https://shop.example.org"])
    until(
        chromium.context.pages[0],
        lambda: bool(
            chromium.worker.evaluate(
                "() => chrome.scripting.getRegisteredContentScripts().then((rows) => rows.length)"
            )
        ),
        "the script of the allowed site",
    )
    return chromium


def opened(chromium: Chromium, case: Case) -> tuple[Page, dict[str, Any]]:
    page = chromium.open(case.portal, case.query)

    def settled(report: dict[str, Any]) -> bool:
        names = tuple(row["name"] for row in report["fields"])
        found = {(row["field"], row["text"]) for row in report["findings"]}
        return (
            report["checkState"] == {"kind": "checked"}
            and names == case.fields
            and found >= set(case.found)
        )

    report = chromium.report(page, settled)
    return page, report


def card(page: Page) -> Locator:
    return page.locator("brandlint-layer .card")


def jump(chromium: Chromium, page: Page, report: dict[str, Any], field: str, words: str) -> None:
    """Go to a finding as popup and panel do."""
    finding = next(
        row for row in report["findings"] if row["field"] == field and row["text"] == words
    )
    order = {
        "kind": "jump",
        "field": field,
        "fingerprint": finding["fingerprint"],
        "start": finding["start"],
    }
    chromium.worker.evaluate(
        "({tab, order}) => chrome.tabs.sendMessage(tab, order, {frameId: 0})",
        {"tab": report["tab"], "order": order},
    )
    card(page).wait_for()


@pytest.mark.parametrize("case", CASES, ids=str)
def test_what_is_watched_and_underlined(allowed: Chromium, case: Case) -> None:
    page, report = opened(allowed, case)
    world = allowed.world(page)
    assert report["portal"] == case.portal and report["marketplace"] == case.marketplace
    findings = [row for row in report["findings"] if row["start"] is not None]
    assert {(row["field"], row["text"]) for row in findings} >= set(case.found)
    # Of a long text with many findings only those near the part in sight are drawn.
    long = [
        row for row in findings if sum(other["field"] == row["field"] for other in findings) > MANY
    ]
    until(
        page,
        lambda: (
            len(world.drawn()) == len(findings)
            or (bool(long) and len(findings) - len(long) < len(world.drawn()) < len(findings))
        ),
        "as many underlines as findings",
    )
    drawn = world.drawn()
    if not long:
        assert sorted(row["level"] for row in drawn) == sorted(row["severity"] for row in findings)
    assert all(row["width"] > 4 and row["height"] > 8 for row in drawn)
    # In inputs the ranges count as the findings do; in editors they hold the words themselves.
    spans = {(row["start"], row["end"]) for row in findings}
    words = {row["text"] for row in findings}
    assert all(
        row["text"] in words if row["text"] is not None else (row["start"], row["end"]) in spans
        for row in drawn
    )


@pytest.mark.parametrize("case", [case for case in CASES if case.fixed], ids=str)
def test_a_fix_is_kept_by_the_page_and_can_be_undone(allowed: Chromium, case: Case) -> None:
    assert case.fixed is not None
    field, words, button, key = case.fixed
    page, report = opened(allowed, case)
    # some pages read their editors only then
    model = "(key) => { page.save(); return page.model[key]; }"
    before = page.evaluate(model, key)
    jump(allowed, page, report, field, words)
    card(page).get_by_role("button", name=button).click()
    until(page, lambda: page.evaluate(model, key) != before, "the page's own state to change")
    after = page.evaluate(model, key)
    assert after.count(words) == before.count(words) - 1
    if case.left:
        assert after == case.left
    page.locator("brandlint-layer .notice").get_by_text("Ctrl+Z").wait_for()
    page.keyboard.press("Control+z")
    until(page, lambda: page.evaluate(model, key) == before, "undo to bring it back")


@pytest.mark.parametrize("case", CASES, ids=str)
def test_what_is_saved_is_the_same_with_and_without(allowed: Chromium, case: Case) -> None:
    page, _ = opened(allowed, case)
    first = next(
        row
        for row in allowed.world(page).drawn()
        if row["text"] is None or case.portal == "vendor-central"
    )
    page.mouse.move(first["left"] + 3, first["top"] + 5)
    card(page).wait_for()
    with_it = page.evaluate("() => page.html()"), page.evaluate("() => page.save()")
    page.close()
    allowed.set(portalsOff=[case.portal], sites=[])
    page = allowed.open(case.portal, case.query)
    if case.portal == "generic":
        page.locator("#bullet_2").wait_for()
    assert page.locator("brandlint-layer").count() == 0
    assert (page.evaluate("() => page.html()"), page.evaluate("() => page.save()")) == with_it
