"""The extension's own pages in Chromium: popup, side panel, options."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from ..servers import Server, free_port, start, with_snapshots
from .conftest import Chromium, until

LANGUAGES = pytest.mark.parametrize("language", ["en", "zh"])


@pytest.fixture
def own(chromium: Chromium, tmp_path: Path) -> Iterator[tuple[Server, Path]]:
    """A server whose settings no other test sees, not yet paired, and its home."""
    running = start(with_snapshots(tmp_path), free_port())
    chromium.set(server=running.address, token="")
    yield running, tmp_path
    running.stop()


def page_of(chromium: Chromium, name: str, query: str = "") -> Page:
    page = chromium.context.new_page()
    page.on("pageerror", lambda error: chromium.errors.append(str(error)))
    page.on(
        "console", lambda line: chromium.errors.append(line.text) if line.type == "error" else None
    )
    page.goto(f"chrome-extension://{chromium.id}/{name}.html{query}")
    return page


def listing(chromium: Chromium) -> tuple[Page, dict[str, Any]]:
    page = chromium.open("seller-central")
    return page, chromium.report(
        page, lambda report: report["checkState"]["kind"] == "checked" and bool(report["findings"])
    )


def without_barriers(page: Page) -> None:
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


@LANGUAGES
def test_the_popup_tells_what_is_watched_and_found_and_leads_there(
    chromium: Chromium, language: str
) -> None:
    chromium.set(language=language)
    page, report = listing(chromium)
    popup = page_of(chromium, "popup", f"?tab={report['tab']}")
    expect(popup.locator("#watched")).to_contain_text(str(len(report["fields"])))
    expect(popup.locator("#groups")).to_contain_text("Adidas")
    expect(popup.locator("#groups")).to_contain_text("reebok")
    expect(popup.locator("#marketplace")).to_contain_text("amazon.com")
    expect(popup.locator("#unchecked")).not_to_be_empty()
    without_barriers(popup)
    popup.evaluate("() => { window.close = () => {}; }")
    popup.locator("#groups").get_by_text("reebok").first.click()
    page.locator("brandlint-layer .card").get_by_text("reebok", exact=True).first.wait_for()


def test_the_popup_sets_the_marketplace_pauses_and_resumes(chromium: Chromium) -> None:
    page, report = listing(chromium)
    popup = page_of(chromium, "popup", f"?tab={report['tab']}")
    popup.locator("#marketplace").select_option("amazon.de")
    chromium.report(
        page,
        lambda report: report["marketplace"] == "amazon.de" and report["marketplaceFrom"] == "hand",
    )
    popup.locator("#pause").click()
    page.locator("brandlint-layer").wait_for(state="detached")
    popup.get_by_role("button", name="Resume").click()
    page.locator("brandlint-layer").wait_for(state="attached")


def test_the_popup_says_what_to_do_where_nothing_is_watched(chromium: Chromium) -> None:
    page = chromium.context.new_page()
    page.goto("about:blank")
    tab = chromium.worker.evaluate(
        "async () => (await chrome.tabs.query({})).find((tab) => tab.url === undefined || "
        "tab.url === 'about:blank').id"
    )
    popup = page_of(chromium, "popup", f"?tab={tab}")
    expect(popup.locator("#watched-none, #notice").first).to_be_visible()
    assert popup.locator("#groups li").count() == 0


@LANGUAGES
def test_the_panel_reports_the_whole_listing_and_follows_the_keys(
    chromium: Chromium, language: str
) -> None:
    chromium.set(language=language)
    page, report = listing(chromium)
    panel = page_of(chromium, "panel", f"?tab={report['tab']}")
    for words in ("Adidas", "Velcro", "Skechers", "puma"):
        expect(panel.locator("#fields")).to_contain_text(words)
    without_barriers(panel)
    page.bring_to_front()
    page.locator('kat-input[name="item_name-0-value"] input[part=input]').fill(
        "Running shoes, Birkenstock style"
    )
    expect(panel.locator("#fields")).to_contain_text("Birkenstock")


def test_pairing_by_the_code_that_the_server_shows(
    chromium: Chromium, own: tuple[Server, Path]
) -> None:
    server, home = own
    options = page_of(chromium, "options")
    options.locator("#code").fill("1111-1111")
    options.locator("#pair-form button.primary").click()
    expect(options.locator("#pair-said")).not_to_be_empty()
    assert token(chromium) == ""
    assert [
        line for line in chromium.errors if "403" not in line
    ] == []  # the browser's own line about the refusal
    chromium.errors.clear()
    shown = subprocess.run(
        [sys.executable, "-m", "brandlint", "pair"],
        env={**os.environ, "BRANDLINT_HOME": str(home)},
        capture_output=True,
        text=True,
        check=True,
    )
    options.locator("#code").fill(shown.stdout.split()[-1])
    options.locator("#pair-form button.primary").click()
    until(options, lambda: token(chromium) == server.token, "the token")
    options.locator("#forget").click()
    until(options, lambda: token(chromium) == "", "the token to be forgotten")


def token(chromium: Chromium) -> str:
    return str(
        chromium.worker.evaluate(
            "async () => (await chrome.storage.local.get('token')).token ?? ''"
        )
    )


def profile(server: Server) -> Any:
    with urllib.request.urlopen(f"{server.address}/v1/profile", timeout=20) as answer:
        return json.load(answer)


def test_brands_go_to_the_servers_profile_and_count_at_once(
    chromium: Chromium, own: tuple[Server, Path]
) -> None:
    server, _ = own
    chromium.set(token=server.token)
    page, _ = listing(chromium)
    options = page_of(chromium, "options")
    options.locator("#own-name").fill("adidas")
    options.locator("#own-form button:not([type])").click()
    until(
        options,
        lambda: [row["name"] for row in profile(server)["brands"]] == ["adidas"],
        "the brand in the profile",
    )
    chromium.report(
        page, lambda report: "Adidas" not in [row["text"] for row in report["findings"]]
    )
    options.locator("#authorised-name").fill("Skechers")
    options.locator("#authorised-proof").fill("Agreement of 2026-03-01")
    options.locator("#authorised-form button:not([type])").click()
    until(
        options,
        lambda: (
            [row["proof"] for row in profile(server)["authorised"]] == ["Agreement of 2026-03-01"]
        ),
        "the authorisation",
    )
    chromium.report(
        page, lambda report: "Skechers" not in [row["text"] for row in report["findings"]]
    )


@LANGUAGES
def test_the_options_have_no_barriers(chromium: Chromium, language: str) -> None:
    chromium.set(language=language)
    options = page_of(chromium, "options")
    expect(options.locator("#rules-list")).to_contain_text(
        "compatibility" if language == "en" else "商标"
    )
    without_barriers(options)


def test_settings_go_out_without_the_token_and_come_back(
    chromium: Chromium, server: Server, tmp_path: Path
) -> None:
    chromium.set(ownBrands=["Norrvik"], language="en")
    options = page_of(chromium, "options")
    with options.expect_download() as waiting:
        options.locator("#export").click()
    file = tmp_path / "settings.json"
    waiting.value.save_as(file)
    assert server.token not in file.read_text("utf8")
    saved = json.loads(file.read_text("utf8"))
    assert "Norrvik" in json.dumps(saved)
    broken = tmp_path / "broken.json"
    broken.write_text(file.read_text("utf8").replace('"hints": false', '"hints": "often"'), "utf8")
    options.locator("#file").set_input_files(str(broken))
    expect(options.locator("#transfer-said")).to_contain_text("hints")
    assert stored(chromium)["ownBrands"] == ["Norrvik"]
    chromium.set(ownBrands=[])
    options.locator("#file").set_input_files(str(file))
    until(options, lambda: stored(chromium)["ownBrands"] == ["Norrvik"], "the settings")


def stored(chromium: Chromium) -> Any:
    return chromium.worker.evaluate(
        "async () => (await chrome.storage.local.get('settings')).settings"
    )
