"""The lint page in a real browser: typing, pasting, fixing, undoing, putting aside, keys,
languages, a server that is gone.
"""

from __future__ import annotations

import json
import re
import urllib.request
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from ...servers import Server, free_port, start

# What the browser's highlights cover, as [level, text of the field].
MARKS = """() => [...CSS.highlights].flatMap(([name, set]) => [...set].map((range) => [
  name.replace("brandlint-", ""),
  range.startContainer.data.slice(range.startOffset, range.endOffset),
]))"""


def underlined(page: Page) -> list[list[str]]:
    found: list[list[str]] = page.evaluate(MARKS)
    return sorted(found)


def finding(page: Page, text: str) -> Any:
    return page.locator("#list > li").filter(has=page.locator("q", has_text=text)).first


def test_underlines_appear_while_one_types(page: Page) -> None:
    page.locator("#title").press_sequentially("Shoes Nike red")
    expect(finding(page, "Nike")).to_be_visible()
    assert underlined(page) == [["warning", "Nike"]]
    expect(page.locator("#state")).to_contain_text("Warnings: 1")


def test_an_ordinary_title_says_nothing(page: Page) -> None:
    page.locator("#title").fill("Apple slicer, gap filler, dove grey curtain, ring light")
    expect(page.locator("#state")).to_have_text("Nothing to say.")
    assert underlined(page) == []


def test_an_underline_stays_on_its_word_behind_emoji_and_edits(page: Page) -> None:
    page.locator("#title").fill("😀😀 Shoes Nike red")
    expect(finding(page, "Nike")).to_be_visible()
    assert underlined(page) == [["warning", "Nike"]]
    page.evaluate(
        "() => { window.fetch = () => new Promise(() => {}) }"
    )  # from here on no check answers
    page.locator("#title").press("Home")
    page.locator("#title").press_sequentially("🎁 New ")
    assert underlined(page) == [["warning", "Nike"]]
    page.evaluate(
        "() => { const f = document.getElementById('title'); const at = f.value.indexOf('Nike'); "
        "f.setSelectionRange(at + 2, at + 2); f.focus(); }"
    )
    page.keyboard.type("x")
    assert underlined(page) == []


def test_a_fix_goes_with_one_click_and_comes_back_with_undo(page: Page) -> None:
    page.locator("#title").fill("Tool pouch with Velcro flap")
    finding(page, "Velcro").locator(".fix button").first.click()
    expect(page.locator("#title")).to_have_value("Tool pouch with hook and loop flap")
    expect(page.locator("#state")).to_have_text("Nothing to say.")
    page.locator("#title").press("Control+z")
    expect(page.locator("#title")).to_have_value("Tool pouch with Velcro flap")
    expect(finding(page, "Velcro")).to_be_visible()


def test_the_page_shows_a_code_for_the_extension(page: Page, server: Server) -> None:
    page.get_by_role("button", name="Connect the browser extension").click()
    code = page.locator("#code").filter(has_text=re.compile(r"\d{4}-\d{4}"))
    code.wait_for()
    found = re.search(r"\d{4}-\d{4}", code.inner_text())
    assert found
    body = json.dumps({"code": found[0]}).encode()
    request = urllib.request.Request(
        f"{server.address}/v1/pair", body, {"Content-Type": "application/json"}
    )
    with urllib.request.urlopen(request, timeout=20) as answer:
        assert json.load(answer) == {"token": server.token}


def test_the_whole_safe_title(page: Page) -> None:
    page.locator("#title").fill(
        "Garden gloves, best seller, size M, for women with long cuffs and thorn proof palms, green"
    )
    page.get_by_role("button", name="Use a whole safe title").click()
    expect(page.locator("#count-title")).not_to_have_class("over")
    assert len(page.locator("#title").input_value()) <= 75
    expect(page.locator("#state")).to_have_text("Nothing to say.")


def test_a_pasted_listing_is_split_into_its_fields(page: Page) -> None:
    text = (
        "Wool scarf, grey\n• Warm and light\n• 180 cm long\nSearch terms: scarf winter\nSoft "
        "wool from small farms.\nWash by hand."
    )
    page.evaluate("(text) => navigator.clipboard.writeText(text)", text)
    page.locator("#title").focus()
    page.keyboard.press("Control+v")
    expect(page.locator("#bullet_2")).to_have_value("180 cm long")
    expect(page.locator("#title")).to_have_value("Wool scarf, grey")
    expect(page.locator("#search_terms")).to_have_value("scarf winter")
    expect(page.locator("#description")).to_have_value("Soft wool from small farms.\nWash by hand.")
    page.locator("#copy").click()
    assert page.evaluate("() => navigator.clipboard.readText()").startswith(
        "Title: Wool scarf, grey\nBullet 1: Warm and light"
    )


def test_a_finding_is_put_aside_and_taken_back(page: Page) -> None:
    page.locator("#title").fill("Bag Gucci brown")
    box = finding(page, "Gucci").locator("details.aside")
    box.locator("summary").click()
    box.get_by_role("button", name="I am authorised to sell it").click()
    box.locator("input").fill("contract of 2026-03-01")
    box.get_by_role("button", name="I am authorised to sell it").click()
    expect(finding(page, "Gucci")).to_have_count(0)
    page.get_by_role("button", name="Undo").click()
    expect(finding(page, "Gucci")).to_be_visible()


def test_the_keyboard_alone_is_enough(page: Page) -> None:
    page.locator("#title").focus()
    page.keyboard.type("Tool pouch with Velcro flap")
    expect(finding(page, "Velcro")).to_be_visible()
    page.keyboard.press("F8")
    assert page.evaluate("() => document.activeElement.matches('#list > li')")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#title")).to_have_value("Tool pouch with hook and loop flap")


def test_the_other_language(page: Page) -> None:
    page.locator("#language").click()
    expect(page.locator("html")).to_have_attribute("lang", "zh-Hans")
    page.locator("#title").fill("Shoes Nike red")
    expect(finding(page, "Nike")).to_contain_text("商标")
    expect(page.locator("#state")).to_contain_text("警告")


def test_markup_is_shown_as_text(page: Page) -> None:
    page.locator("#title").fill("<img src=x onerror=alert(1)> Nike <script>alert(2)</script>")
    expect(finding(page, "Nike")).to_be_visible()
    assert page.locator("#list img, .under img, #list script").count() == 0


def test_a_server_that_is_gone_is_named_and_the_text_stays(
    chromium: Browser, tmp_path: Path
) -> None:
    gone = start(tmp_path, free_port())
    page = chromium.new_page()
    page.goto(gone.address)
    gone.stop()
    page.locator("#title").fill("Shoes Nike red")
    expect(page.locator("#state")).to_contain_text("does not answer")
    expect(page.locator("#title")).to_have_value("Shoes Nike red")
    page.close()


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/search?q=plumtide",
        "/rules",
        "/rules/patent-watch",
        "/complaints",
        "/about",
        "/docs",
        "/docs/errors",
    ],
)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_barriers_and_nothing_from_elsewhere(
    chromium: Browser, server: Server, path: str, scheme: Any
) -> None:
    context = chromium.new_context(color_scheme=scheme)
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(server.address + path)
    if path == "/":
        page.locator("[data-example='1']").click()
        expect(page.locator("#list > li").first).to_be_visible()
    found = Axe().run(page)
    serious = [
        row for row in found.response["violations"] if row["impact"] in {"serious", "critical"}
    ]
    assert not serious, json.dumps(serious, indent=1)[:3000]
    assert all(url.startswith((server.address, "data:")) for url in asked)
    context.close()


@pytest.mark.parametrize("width", [360, 768])
def test_narrow_windows_do_not_scroll_sideways(
    chromium: Browser, server: Server, width: int
) -> None:
    context = chromium.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    for path in ("/", "/search?q=plumtide", "/rules/registered-symbol", "/complaints", "/docs"):
        page.goto(server.address + path)
        assert page.evaluate("() => document.documentElement.scrollWidth") <= width, path
    context.close()
