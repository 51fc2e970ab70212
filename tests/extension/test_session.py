"""What happens while a seller works: typing, pasting, composing, pages that change underneath, a
server that goes and comes back.
"""

from __future__ import annotations

import json
import urllib.request
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Locator, Page

from ..servers import Server, free_port, start, with_snapshots
from .conftest import Chromium, until

TITLE = 'kat-input[name="item_name-0-value"] input[part=input]'
KEYWORDS = 'kat-input[name="generic_keyword-0-value"] input[part=input]'


def texts(report: dict[str, Any], field: str) -> list[str]:
    return [row["text"] for row in report["findings"] if row["field"] == field]


def has(field: str, *words: str) -> Any:
    return lambda report: (
        report["checkState"]["kind"] == "checked" and texts(report, field) == list(words)
    )


@pytest.fixture
def page(chromium: Chromium) -> Page:
    page = chromium.open("seller-central")
    chromium.report(page, has("title", "Adidas"))
    return page


def card(page: Page) -> Locator:
    return page.locator("brandlint-layer .card")


def open_aside(page: Page) -> None:
    """The part of the title's card that puts its finding aside."""
    page.locator(TITLE).focus()
    page.keyboard.press("F8")
    card(page).get_by_text("Put aside").click()


def in_title(chromium: Chromium, page: Page) -> list[tuple[int, int]]:
    """The underlined parts of the title."""
    box = page.locator(TITLE).bounding_box()
    assert box is not None
    return [
        (row["start"], row["end"])
        for row in chromium.world(page).drawn()
        if box["y"] <= row["top"] <= box["y"] + box["height"]
    ]


def put(page: Page, selector: str, text: str) -> None:
    """Replace a field's text as a person does: select all, paste."""
    page.locator(selector).focus()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(text)


def test_an_underline_moves_with_the_text_and_goes_when_its_word_is_touched(
    chromium: Chromium, page: Page
) -> None:
    before = in_title(chromium, page)
    field = page.locator(TITLE)
    field.focus()
    page.keyboard.press("Home")
    page.keyboard.type("New ")
    assert in_title(chromium, page) == [(start + 4, end + 4) for start, end in before]
    field.evaluate("(field, at) => field.setSelectionRange(at, at)", before[0][0] + 4 + 3)
    page.keyboard.type("x")
    assert in_title(chromium, page) == []


def test_a_new_finding_is_shown_after_the_pause_and_one_listing_is_asked_for(
    chromium: Chromium, page: Page
) -> None:
    calls: list[str] = []
    chromium.context.on(
        "request",
        lambda request: calls.append(request.url) if request.url.endswith("/v1/check") else None,
    )
    page.locator(TITLE).focus()
    page.keyboard.press("End")
    page.keyboard.type(", like Nike shoes", delay=20)
    chromium.report(page, lambda report: "Nike" in texts(report, "title"))
    assert page.evaluate("page.model['item_name-0-value']").endswith(", like Nike shoes")
    assert len(calls) <= 2  # the pause holds keys together


def test_all_fields_are_one_listing(chromium: Chromium, page: Page) -> None:
    put(page, 'kat-predictive-input[name="brand-0-value"] input[part=input]', "Nike")
    report = chromium.report(page, lambda report: "Nike" in texts(report, "brand"))
    assert report["fields"][1]["name"] == "brand"
    chromium.set(ownBrands=["Nike"])
    chromium.report(
        page, lambda report: not texts(report, "brand") and "Nike" not in texts(report, "bullet_2")
    )


def test_a_composition_is_no_edit_until_it_ends(chromium: Chromium, page: Page) -> None:
    put(page, TITLE, "")
    chromium.report(page, lambda report: report["fields"][0]["length"] == 0)
    cdp = page.context.new_cdp_session(page)
    cdp.send("Input.imeSetComposition", {"text": "ni ke", "selectionStart": 5, "selectionEnd": 5})
    page.wait_for_timeout(700)  # longer than the pause and the look for silent writes
    assert chromium.report(page)["fields"][0]["length"] == 0
    assert page.locator(TITLE).input_value() == "ni ke"
    cdp.send("Input.insertText", {"text": "Nike 鞋"})
    chromium.report(page, has("title", "Nike"))
    assert page.locator(TITLE).input_value() == "Nike 鞋"


def test_values_that_the_page_writes_without_a_word_are_seen(
    chromium: Chromium, page: Page
) -> None:
    page.locator("[data-action=fill]").click()
    report = chromium.report(page, lambda report: "Puma" in texts(report, "description"))
    assert "Lego" in texts(report, "bullet_3") and "New Balance" in texts(report, "title")
    until(
        page,
        lambda: len(chromium.world(page).drawn()) == len(report["findings"]),
        "the new underlines",
    )


def test_a_tab_that_is_swapped_and_a_field_that_is_added(chromium: Chromium, page: Page) -> None:
    page.locator("[data-action=offer]").click()
    chromium.report(page, lambda report: [row["name"] for row in report["fields"]] == ["text_1"])
    page.locator("[data-action=details]").click()
    report = chromium.report(page, has("title", "Adidas"))
    until(
        page,
        lambda: len(chromium.world(page).drawn()) == len(report["findings"]),
        "underlines on the new nodes",
    )
    page.locator("[data-action=more]").click()
    chromium.report(page, lambda report: "bullet_4" in [row["name"] for row in report["fields"]])
    page.locator('kat-input[name="bullet_point-3-value"] input[part=input]').focus()
    page.keyboard.type("As good as Asics shoes")
    chromium.report(page, lambda report: texts(report, "bullet_4") == ["Asics"])


def test_late_closed_and_hidden_fields(chromium: Chromium) -> None:
    chromium.set(sites=["https://shop.example.org"])
    page = chromium.open("generic")
    names = [
        row["name"]
        for row in chromium.report(
            page, lambda report: "bullet_2" in [row["name"] for row in report["fields"]]
        )["fields"]
    ]
    assert "search_terms" not in names
    page.locator("[data-action=reveal]").click()
    chromium.report(
        page, lambda report: "search_terms" in [row["name"] for row in report["fields"]]
    )
    closed = page.evaluate("() => page.closedField.value")
    chromium.report(
        page, lambda report: any(row["length"] == len(closed) for row in report["fields"])
    )


@pytest.mark.parametrize(
    "settings", [{"portalsOff": ["seller-central"]}, {"paused": ["sellercentral.amazon.com"]}]
)
def test_off_means_that_nothing_is_attached(
    chromium: Chromium, page: Page, settings: dict[str, Any]
) -> None:
    world = chromium.world(page)
    assert world.drawn()
    chromium.set(**settings)
    page.locator("brandlint-layer").wait_for(state="detached")
    assert world.drawn() == []
    put(page, TITLE, "Adidas shoes")
    page.wait_for_timeout(600)
    assert world.drawn() == [] and page.locator("brandlint-layer").count() == 0
    assert chromium.reports() == []
    chromium.set(portalsOff=[], paused=[])
    chromium.report(page, has("title", "Adidas"))


def test_keys_lead_from_finding_to_finding(chromium: Chromium, page: Page) -> None:
    page.locator(TITLE).focus()
    page.keyboard.press("F8")
    assert "Adidas" in card(page).inner_text()
    page.keyboard.press("F8")
    card(page).get_by_text("2 of", exact=False).wait_for()
    assert "Velcro" in card(page).inner_text()
    page.keyboard.press("Shift+F8")
    card(page).get_by_text("1 of", exact=False).wait_for()
    page.keyboard.press("Escape")
    card(page).wait_for(state="detached")
    assert page.evaluate("document.activeElement.getAttribute('name')") == "item_name-0-value"


@pytest.fixture
def own_server(chromium: Chromium, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server whose settings no other test sees, paired with the extension."""
    running = start(with_snapshots(tmp_path_factory.mktemp("home")), free_port())
    chromium.set(server=running.address, token=running.token)
    yield running
    running.stop()


def test_a_finding_that_is_put_aside_is_a_setting_and_can_be_taken_back(
    chromium: Chromium, own_server: Server
) -> None:
    page = chromium.open("seller-central")
    chromium.report(page, has("title", "Adidas"))
    open_aside(page)
    card(page).get_by_role("button", name="my brand").click()
    report = chromium.report(
        page,
        lambda report: report["checkState"]["kind"] == "checked" and not texts(report, "title"),
    )
    assert "Adidas" not in texts(report, "description")
    assert "adidas" in [row["name"].casefold() for row in profile(own_server)["brands"]]
    page.locator("brandlint-layer .notice").get_by_role("button", name="Undo").click()
    chromium.report(page, has("title", "Adidas"))
    assert profile(own_server)["brands"] == []


def profile(server: Server) -> Any:
    with urllib.request.urlopen(f"{server.address}/v1/profile", timeout=20) as answer:
        return json.load(answer)


def test_a_wrong_token_is_said_where_it_matters_and_checks_go_on(
    chromium: Chromium, server: Server
) -> None:
    chromium.set(token="wrong")
    page = chromium.open("seller-central")
    chromium.report(page, has("title", "Adidas"))
    open_aside(page)
    card(page).get_by_role("button", name="my brand").click()
    card(page).get_by_text("pair", exact=False).first.wait_for()
    assert profile(server)["brands"] == []


def test_without_a_token_nothing_can_be_put_aside(chromium: Chromium) -> None:
    chromium.set(token="")
    page = chromium.open("seller-central")
    chromium.report(page, has("title", "Adidas"))
    open_aside(page)
    assert card(page).get_by_role("button", name="my brand").count() == 0


def test_a_fix_is_refused_when_its_words_have_changed(chromium: Chromium, page: Page) -> None:
    page.locator(TITLE).focus()
    page.keyboard.press("F8")
    card(page).wait_for()
    # Written by the page in the moment before the click, so that nothing has told of it.
    button = card(page).get_by_role("button", name="Delete the comparison").element_handle()
    page.locator(TITLE).evaluate(
        "(field, button) => { field.value = field.value.replace('Adidas style', 'Adidas look'); "
        "button.click(); }",
        button,
    )
    page.locator("brandlint-layer .notice").get_by_text(
        "The text has changed", exact=False
    ).wait_for()
    assert "Adidas look" in page.locator(TITLE).input_value()


def test_an_open_card_follows_the_answers(chromium: Chromium, page: Page) -> None:
    page.locator(TITLE).focus()
    page.keyboard.press("F8")
    card(page).wait_for()
    page.locator(TITLE).evaluate("(field) => { field.value = `Light ${field.value}`; }")
    chromium.report(
        page,
        lambda report: (
            [row["start"] for row in report["findings"] if row["field"] == "title"] == [37]
        ),
    )
    card(page).get_by_role("button", name="Delete the comparison").click()
    until(
        page,
        lambda: (
            page.locator(TITLE).input_value()
            == "Light Norrvik running shoes for men, breathable mesh, size 10"
        ),
        "the fix in its place",
    )


def test_the_server_goes_and_comes_back(
    chromium: Chromium, tmp_path_factory: pytest.TempPathFactory
) -> None:
    home, port = with_snapshots(tmp_path_factory.mktemp("home")), free_port()
    own = start(home, port)
    try:
        chromium.set(server=own.address, token=own.token)
        page = chromium.open("seller-central")
        chromium.report(page, has("title", "Adidas"))
        own.stop()
        put(page, TITLE, "Running shoes Nike style, for Dyson")
        report = chromium.report(
            page,
            lambda report: (
                report["checkState"]["kind"] == "offline" and "Nike" in texts(report, "title")
            ),
        )
        assert report["findings"] and all(
            row["mark"] is None or row["mark"]["records"] == [] for row in report["findings"]
        )
        page.locator(TITLE).focus()
        page.keyboard.press("F8")
        card(page).get_by_text("offline: short list").wait_for()
        page.keyboard.press("Escape")
        own = start(home, port)
        page.locator(TITLE).focus()
        page.keyboard.press("End")
        page.keyboard.type(" cleaners")
        report = chromium.report(
            page,
            lambda report: (
                report["checkState"]["kind"] == "checked" and "Nike" in texts(report, "title")
            ),
        )
        assert report["notChecked"]
    finally:
        own.stop()


def test_a_page_that_is_left_is_forgotten(chromium: Chromium, page: Page) -> None:
    page.evaluate("() => history.pushState(null, '', '/home')")
    until(page, lambda: chromium.reports() == [], "the report to go")
    assert page.locator("brandlint-layer").count() == 0
    page.evaluate("() => history.back()")
    chromium.report(page, has("title", "Adidas"))
    page.goto("about:blank")
    until(page, lambda: chromium.reports() == [], "the report to go")


def test_fields_of_other_kinds_are_told_by_their_labels(chromium: Chromium, page: Page) -> None:
    told = {row["name"]: row["label"] for row in chromium.report(page)["fields"]}
    assert told["text_1"] == "Model Name" and told["title"] == ""


def test_the_short_list_is_a_mode_of_its_own(chromium: Chromium) -> None:
    calls: list[str] = []
    chromium.context.on(
        "request", lambda request: calls.append(request.url) if "/v1/check" in request.url else None
    )
    chromium.set(mode="short-list", ownBrands=["Adidas"])
    page = chromium.open("seller-central")
    report = chromium.report(page, lambda report: report["checkState"]["kind"] == "offline")
    assert texts(report, "title") == [] and texts(report, "search_terms") == ["reebok"]
    until(
        page,
        lambda: len(chromium.world(page).drawn()) == len(report["findings"]),
        "the short list's underlines",
    )
    assert calls == []


def test_the_worker_may_stop_at_any_time(chromium: Chromium, page: Page) -> None:
    inside = chromium.context.new_page()
    inside.goto(f"chrome-extension://{chromium.id}/options.html")
    cdp = chromium.context.new_cdp_session(inside)
    cdp.send("ServiceWorker.enable")
    cdp.send("ServiceWorker.stopAllWorkers")
    inside.goto("chrome://serviceworker-internals/")
    inside.locator(".serviceworker-running-status", has_text="STOPPED").first.wait_for()
    inside.close()
    put(page, TITLE, "Running shoes, Reebok style")
    until(page, lambda: in_title(chromium, page) == [(15, 21)], "the new finding's underline")
    chromium.report(page, has("title", "Reebok"))


def test_chinese(chromium: Chromium) -> None:
    chromium.set(language="zh")
    page = chromium.open("seller-central")
    report = chromium.report(page, has("title", "Adidas"))
    assert "商标" in report["findings"][0]["message"]
    page.locator(TITLE).focus()
    page.keyboard.press("F8")
    card(page).get_by_text("发布前请核对").wait_for()
