"""The built extension in a real browser, on look-alike pages of the portals, against a real
server.
"""

from __future__ import annotations

import json
import mimetypes
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page, Playwright, Route, Worker

from ..servers import Server, free_port, start, with_snapshots

HERE = Path(__file__).resolve().parent
EXTENSION = HERE.parents[1] / "extension"
PAGES = HERE / "pages"
POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; frame-src 'self'; img-src 'self'"
ADDRESSES = {
    "seller-central": "https://sellercentral.amazon.com/abis/listing/edit/product_details",
    "vendor-central": "https://vendorcentral.amazon.com/hz/vendor/members/aplus/content-manager",
    "shopify": "https://admin.shopify.com/store/test/products/1",
    "ebay": "https://www.ebay.com/lstng?draftId=1",
    "etsy": "https://www.etsy.com/your/shops/me/listing-editor/create",
    "tiktok": "https://seller-us.tiktok.com/product/create",
    "walmart": "https://seller.walmart.com/items/create",
    "aliexpress": "https://csp.aliexpress.com/m_apps/product-publish/create",
    "generic": "https://shop.example.org/admin/product/new",
}


def answer(portal: str, path: str) -> tuple[Path, str]:
    """The file that a look-alike page's address stands for, and its media type."""
    name = path.rsplit("/", 1)[-1]
    if path == "/abis/frame":
        name = "seller-central-frame.html"
    elif not (PAGES / name).is_file():
        name = f"{portal}.html"
    kind = (
        "text/javascript" if name.endswith(".js") else mimetypes.guess_type(name)[0] or "text/html"
    )
    return PAGES / name, kind


@pytest.fixture(scope="session")
def built() -> Path:
    """The folder of the built extension. Built anew: a leftover could be of an older state."""
    npm = shutil.which("npm")
    if npm is None or not (EXTENSION / "node_modules").is_dir():
        pytest.skip(
            "needs npm and the extension's packages (scripts/test.py installs them where it may)"
        )
    subprocess.run([npm, "run", "-s", "build", "--", "--no-zip"], cwd=EXTENSION, check=True)
    return EXTENSION / "dist"


class World:
    """What a page's content scripts see: highlights are kept apart from the page's own."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._cdp = page.context.new_cdp_session(page)
        self._context = 0
        self._frame = self._cdp.send("Page.getFrameTree")["frameTree"]["frame"]["id"]
        self._cdp.on("Runtime.executionContextCreated", self._came)
        self._cdp.send("Runtime.enable")

    def _came(self, event: dict[str, Any]) -> None:
        context = event["context"]
        if (
            str(context["origin"]).startswith("chrome-extension:")
            and context["auxData"].get("frameId") == self._frame
        ):
            self._context = context["id"]

    def run(self, expression: str) -> Any:
        """What the expression gives in the script of the top frame."""
        wanted = {
            "expression": expression,
            "contextId": self._context,
            "returnByValue": True,
            "awaitPromise": True,
        }
        return self._cdp.send("Runtime.evaluate", wanted)["result"].get("value")

    def drawn(self) -> list[dict[str, Any]]:
        """Every underlined part: level, start, end (of an input's value, or of a text node), text
        (in editors), box in its frame.
        """
        found = self.run(DRAWN)
        assert isinstance(found, list)
        return found


DRAWN = """[document, ...[...document.querySelectorAll("iframe")].flatMap((frame) => {
  try { return frame.contentDocument ?? []; } catch { return []; }
})].flatMap((page) => [...page.defaultView.CSS.highlights]
  .filter(([name]) => name !== "brandlint-chosen")
  .flatMap(([name, set]) => [...set].map((range) => {
    const {left, top, width, height} = range.getBoundingClientRect();
    const text = range.commonAncestorContainer ? String(range) : null;
    return {level: name.replace("brandlint-", ""), start: range.startOffset, end: range.endOffset,
      text, left, top, width, height};
  })))"""
PATIENCE = 300  # looks, 50 ms apart


def until(page: Page, holds: Callable[[], bool], what: str) -> None:
    """Wait for something that no event tells."""
    for _ in range(PATIENCE):
        if holds():
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"not seen: {what}")


@dataclass
class Chromium:
    """A browser with the extension, paired with a server."""

    context: BrowserContext
    errors: list[str] = field(default_factory=list)

    @property
    def worker(self) -> Worker:
        """The worker that runs now: it stops when it is idle, and another one starts when it is
        needed.
        """
        running = self.context.service_workers
        return running[-1] if running else self.context.wait_for_event("serviceworker")

    @property
    def id(self) -> str:
        return urlsplit(self.worker.url).netloc

    def set(self, **values: Any) -> None:
        """Change what the extension has stored: settings by name, and the token."""
        token = values.pop("token", None)
        self.worker.evaluate(
            "async ({values, token}) => { const {settings = {}} = await "
            "chrome.storage.local.get('settings');"
            " await chrome.storage.local.set({settings: {...settings, ...values}, ...(token === "
            "null ? {} : {token})}); }",
            {"values": values, "token": token},
        )

    def reports(self) -> list[dict[str, Any]]:
        """What the content scripts have reported."""
        found = self.worker.evaluate(
            "async () => Object.entries(await chrome.storage.session.get()).filter(([k]) => "
            "k.startsWith('report:')).map(([, r]) => r)"
        )
        assert isinstance(found, list)
        return found

    def report(
        self,
        page: Page,
        holds: Callable[[dict[str, Any]], bool] = lambda report: (
            report["checkState"]["kind"] == "checked"
        ),
    ) -> dict[str, Any]:
        """The page's report, once it is as wanted."""
        host = urlsplit(page.url).netloc
        for _ in range(PATIENCE):
            found = [
                report
                for report in self.reports()
                if report["host"] == host and report["frame"] == 0
            ]
            if found and holds(found[0]):
                return found[0]
            page.wait_for_timeout(50)
        raise AssertionError(f"not as wanted: {found}")

    def world(self, page: Page) -> World:
        """The content script's side of the page."""
        return World(page)

    def open(self, portal: str, query: str = "") -> Page:
        page = self.context.new_page()
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on(
            "console", lambda line: self.errors.append(line.text) if line.type == "error" else None
        )
        address = ADDRESSES[portal]

        def serve(route: Route) -> None:
            file, kind = answer(portal, urlsplit(route.request.url).path)
            route.fulfill(
                body=file.read_bytes(),
                content_type=kind,
                headers={"Content-Security-Policy": POLICY},
            )

        page.route(f"https://{urlsplit(address).netloc}/**", serve)
        page.goto(address + query)
        return page


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    running = start(with_snapshots(tmp_path_factory.mktemp("home")), free_port())
    yield running
    running.stop()


@contextmanager
def launch(
    driver: Playwright, built: Path, server: Server, folders: pytest.TempPathFactory
) -> Iterator[Chromium]:
    path = next(
        filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
    )
    if path is None:
        pytest.skip("needs Chromium (scripts/test.py installs it where it may)")
    # As if the user had allowed the generic page's site: the browser's own question cannot be
    # answered by a test.
    folder = folders.mktemp("extension") / "chromium"
    shutil.copytree(built / "chromium", folder)
    manifest = json.loads((folder / "manifest.json").read_text("utf8"))
    manifest["host_permissions"].append("https://shop.example.org/*")
    (folder / "manifest.json").write_text(json.dumps(manifest), "utf8")
    context = driver.chromium.launch_persistent_context(
        str(folders.mktemp("chromium")),
        executable_path=path,
        headless=True,
        viewport={"width": 1280, "height": 900},
        locale="en-GB",
        args=[
            f"--disable-extensions-except={folder}",
            f"--load-extension={folder}",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
        ],
    )
    try:
        running = Chromium(context)
        running.set(server=server.address, token=server.token)
        yield running
    finally:
        context.close()


@pytest.fixture(scope="session")
def browser(
    driver: Playwright, built: Path, server: Server, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Chromium]:
    with launch(driver, built, server, tmp_path_factory) as running:
        yield running


@pytest.fixture
def chromium(browser: Chromium, server: Server) -> Iterator[Chromium]:
    """The browser as a test finds it: default settings, paired, no page open; nothing may be
    written to a console as an error.
    """
    browser.worker.evaluate(
        "() => chrome.storage.local.clear().then(() => chrome.storage.session.clear())"
    )
    browser.set(server=server.address, token=server.token)
    browser.errors.clear()
    yield browser
    for page in browser.context.pages[1:]:
        page.close()
    assert browser.errors == []
