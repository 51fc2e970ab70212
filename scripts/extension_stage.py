"""A stage for the built extension: a server of its own, Chromium with the extension, look-alike
pages at the portals' addresses.

For scripts that show the extension. Needs npm with the extension's packages, Chromium, and the
extra `dev`.
"""

from __future__ import annotations

import json
import mimetypes
import os
import re
import shutil
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, Page, Playwright, Route
from run import stop, taken, wait_until_ready
from setup_env import ROOT

EXTENSION = ROOT / "extension"
PAGES = ROOT / "tests/extension/pages"
POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; frame-src 'self'; img-src 'self'"
ADDRESSES = {
    "seller-central": "https://sellercentral.amazon.com/abis/listing/edit/product_details",
    "etsy": "https://www.etsy.com/your/shops/me/listing-editor/create",
}
USUAL_PORT = 8765  # what a user sees in the address
LOOKS = 200  # 100 ms apart, until a page has reported
ANY = "managed.json"  # a file of the extension that does nothing when it is opened


def build(into: Path) -> Path:
    """The extension for Chromium, built anew and copied to `into`, where no other build reaches
    it.
    """
    npm = shutil.which("npm")
    if npm is None or not (EXTENSION / "node_modules").is_dir():
        raise SystemExit(
            "npm and the extension's packages are needed: run `npm ci` in extension/ first."
        )
    subprocess.run([npm, "run", "-s", "build", "--", "--no-zip"], cwd=EXTENSION, check=True)
    return shutil.copytree(EXTENSION / "dist/chromium", into)


@dataclass
class Server:
    address: str
    token: str

    def call(self, method: str, path: str, body: object = None) -> Any:
        """The server's answer to one call, with its token."""
        data = None if body is None else json.dumps(body).encode()
        headers = {"Content-Type": "application/json", "Authorization": f"Bearer {self.token}"}
        with urllib.request.urlopen(
            urllib.request.Request(self.address + path, data, headers, method=method), timeout=30
        ) as answer:
            return json.load(answer)


@contextmanager
def serve(home: Path) -> Iterator[Server]:
    """A server with a home of its own: at the usual port if that is free, else at any."""
    port = USUAL_PORT
    if taken(port):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = int(probe.getsockname()[1])
    environment = {**os.environ, "BRANDLINT_HOME": str(home), "BRANDLINT_RATE": ""}
    command = [sys.executable, "-m", "brandlint", "serve", "--port", str(port)]
    process = subprocess.Popen(command, env=environment, stderr=subprocess.PIPE)
    try:
        assert process.stderr is not None
        token = re.search(rb"#token=(\S+)", process.stderr.readline())
        address = f"http://127.0.0.1:{port}"
        if not token or not wait_until_ready(process, address):
            raise SystemExit("the server did not start")
        yield Server(address, token[1].decode())
    finally:
        stop(process)


@dataclass
class Stage:
    """A browser with the extension in it. `inner` is a page of the extension's origin, for its API:
    unlike the worker it is not stopped.
    """

    context: BrowserContext
    inner: Page

    def reset(self, server: Server, **settings: object) -> None:
        """These settings and no others, and paired with the server."""
        stored = {"settings": {"server": server.address, **settings}, "token": server.token}
        self.inner.evaluate(
            "async (stored) => { await chrome.storage.local.clear(); await "
            "chrome.storage.local.set(stored); }",
            stored,
        )

    def page(self, width: int, height: int, scheme: Literal["light", "dark"]) -> Page:
        page = self.context.new_page()
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(color_scheme=scheme)
        return page

    def open(self, page: Page, portal: str, more_style: str = "") -> int:
        """Load a look-alike page and wait until it is checked. Returns the number of its tab."""
        address = ADDRESSES[portal]

        def answer(route: Route) -> None:
            name = urlsplit(route.request.url).path.rsplit("/", 1)[-1]
            file = PAGES / (
                "seller-central-frame.html" if name == "frame" else name
            )  # as pages/README.md says
            file = file if file.is_file() else PAGES / f"{portal}.html"
            kind = "text/javascript" if file.suffix == ".js" else mimetypes.guess_type(file.name)[0]
            body = file.read_text("utf8") + (more_style if file.name == "page.css" else "")
            route.fulfill(body=body, content_type=kind, headers={"Content-Security-Policy": POLICY})

        page.route(f"https://{urlsplit(address).netloc}/**", answer)
        page.goto(address)
        host = urlsplit(address).netloc
        for _ in range(LOOKS):
            kept: dict[str, Any] = self.inner.evaluate("() => chrome.storage.session.get()")
            for key, report in kept.items():
                if (
                    key.startswith("report:")
                    and report["host"] == host
                    and report["checkState"]["kind"] == "checked"
                    and report["findings"]
                ):
                    return int(report["tab"])
            page.wait_for_timeout(100)
        raise SystemExit(f"the extension found nothing on the look-alike page of {portal}")

    def inside(self, page: Page, name: str, query: str = "") -> Page:
        """Load one of the extension's own pages."""
        page.goto(f"{self.inner.url.removesuffix(ANY)}{name}.html{query}")
        return page


@contextmanager
def browser(
    driver: Playwright, extension: Path, profile: Path, *, locale: str = "en-US", scale: float = 1
) -> Iterator[Stage]:
    """Chromium with nothing but this extension, with a profile of its own."""
    path = next(
        filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
    )
    if path is None:
        raise SystemExit("Chromium is needed (on Debian: apt-get install chromium).")
    only = [f"--disable-extensions-except={extension}", f"--load-extension={extension}"]
    context = driver.chromium.launch_persistent_context(
        str(profile),
        executable_path=path,
        headless=True,
        locale=locale,
        device_scale_factor=scale,
        args=[
            *only,
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            "--font-render-hinting=none",
        ],
    )
    try:
        worker = (
            context.service_workers[0]
            if context.service_workers
            else context.wait_for_event("serviceworker")
        )
        # At its installation the extension opens its options, in whatever tab is empty.
        for _ in range(LOOKS):
            if any(page.url.endswith("/options.html") for page in context.pages):
                break
            context.pages[0].wait_for_timeout(100)
        inner = context.new_page()
        inner.goto(worker.url.removesuffix("worker.js") + ANY)
        yield Stage(context, inner)
    finally:
        context.close()
