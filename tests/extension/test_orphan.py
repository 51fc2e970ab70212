"""After an update of the extension, a page holds a dead script."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Playwright

from ..servers import Server
from .conftest import launch


def test_it_takes_its_overlay_down_and_says_so_once(
    driver: Playwright, built: Path, server: Server, tmp_path_factory: pytest.TempPathFactory
) -> None:
    with launch(driver, built, server, tmp_path_factory) as own:
        page = own.open("seller-central")
        own.report(page)
        own.worker.evaluate("() => void setTimeout(() => chrome.runtime.reload(), 50)")
        notice = page.locator("brandlint-layer .notice")
        notice.get_by_text("Reload this tab").wait_for()
        assert page.locator("brandlint-layer").count() == 1 and notice.count() == 1
        notice.get_by_role("button").click()
        page.wait_for_timeout(1200)
        assert notice.count() == 0
