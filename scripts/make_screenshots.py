"""Pictures of the browser extension and the lint page for the stores and the README: `python
scripts/make_screenshots.py [--only store|readme]`.

Builds the extension, starts a server of its own with a temporary home, loads the extension in
Chromium and drives it over the look-alike pages of `tests/extension/pages`. Writes
`extension/store/screenshots/<language>/*.png` (1280 × 800) and `docs/images/*.png`, in English and
Simplified Chinese, light and dark, and `docs/lint-page.png`. A side panel cannot be opened by a
script: its page is loaded in a tab of its width, and for the stores the picture of it is set beside
that of the listing, as the browser sets the panel itself. Needs npm with the extension's packages,
Chromium, the extra `dev`, and fonts with Chinese characters and emoji.
"""

from __future__ import annotations

import argparse
import base64
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Literal

from extension_stage import EXTENSION, Server, Stage, browser, build, serve
from playwright.sync_api import Locator, Page, sync_playwright
from setup_env import ROOT

Scheme = Literal["light", "dark"]
STORE = EXTENSION / "store/screenshots"
README = ROOT / "docs/images"
LINT_PAGE = ROOT / "docs/lint-page.png"
WIDTH, HEIGHT = 1280, 800  # what the stores take
POPUP, PANEL = 380, 420  # widths, CSS px
LARGEST = 150_000  # bytes of a picture in the README
LOCALES = {"en": "en-US", "zh": "zh-CN"}
GLYPHS = {
    "Chinese characters": ("4e2d", "fonts-noto-cjk"),
    "emoji": ("1f45f", "fonts-noto-color-emoji"),
}
PROFILE = {
    "brands": [{"name": "Norrvik"}],
    "authorised": [
        {
            "name": "Haldvik Trail",
            "proof": "Distribution agreement of 1 March 2026",
            "until": "2027-02-28",
        }
    ],
    "marketplaces": ["amazon.com", "amazon.de"],
}
# The look-alikes are made for tests: without their decoys and with a little air they are easier on
# the eye.
STYLE = """
header input, .reconciledValue--muted { display: none; }
body { background: #eef1f4; }
main { box-shadow: 0 1px 3px rgb(0 0 0 / 12%); }
button { border: 1px solid #8a939c; border-radius: 6px; background: #fff; }
nav button:first-child { border-color: #23303d; background: #23303d; color: #fff; }
"""
TITLE = 'kat-input[name="item_name-0-value"] input[part=input]'
MIDDLE = """(field, word) => {
  const at = field.value.indexOf(word);
  const box = field.createValueRange(at, at + word.length).getBoundingClientRect();
  return [box.left + box.width / 2, box.top + box.height / 2];
}"""


def missing_glyphs() -> list[str]:
    """What no font of this machine can draw, with the package of Debian that helps; empty where
    fonts cannot be asked for.
    """
    if shutil.which("fc-list") is None:
        return []
    found = {}
    for name, (code, package) in GLYPHS.items():
        if not subprocess.run(
            ["fc-list", f":charset={code}"], capture_output=True, check=False
        ).stdout.strip():
            found[name] = package
    return [f"{name} (on Debian: {package})" for name, package in found.items()]


class Shoot:
    """One language's pictures."""

    def __init__(self, stage: Stage, server: Server, language: str) -> None:
        self.stage = stage
        self.server = server
        self.language = language

    def reset(self) -> None:
        self.server.call("PUT", "/v1/profile", PROFILE)
        self.stage.reset(self.server, language=self.language, marketplace="amazon.com")

    def listing(
        self,
        scheme: Scheme,
        *,
        width: int = WIDTH,
        height: int = HEIGHT,
        portal: str = "seller-central",
    ) -> tuple[Page, int]:
        """A look-alike page that has been checked, and the number of its tab."""
        page = self.stage.page(width, height, scheme)
        tab = self.stage.open(page, portal, STYLE)
        page.wait_for_timeout(300)  # the last underlines
        return page, tab

    def own(self, name: str, scheme: Scheme, width: int, height: int, query: str = "") -> Page:
        """A page of the extension, with what it asks the server for."""
        page = self.stage.inside(self.stage.page(width, height, scheme), name, query)
        page.wait_for_timeout(800)
        return page

    def options(self, scheme: Scheme, width: int, height: int) -> Page:
        page = self.own("options", scheme, width, height)
        page.locator("#test").click()
        page.locator("#address-said.good").wait_for()
        page.mouse.move(1, 1)
        page.evaluate("() => document.activeElement.blur()")
        return page


def card(page: Page, field: Locator, word: str) -> Locator:
    """The card of the finding at this word, opened by a click on it."""
    page.mouse.click(*field.evaluate(MIDDLE, word))
    found = page.locator("brandlint-layer .card")
    found.wait_for()
    page.wait_for_timeout(200)
    return found


def joined(stage: Stage, parts: list[tuple[bytes, str]], to: Path) -> None:
    """One picture of the stores' size from several, each with its place as CSS."""
    images = "".join(
        f'<img style="position:absolute;{place}" '
        f'src="data:image/png;base64,{base64.b64encode(data).decode()}">'
        for data, place in parts
    )
    page = stage.page(WIDTH, HEIGHT, "light")
    page.set_content(f'<body style="margin:0;overflow:hidden;background:#fff">{images}')
    page.evaluate("() => Promise.all([...document.images].map((image) => image.decode()))")
    page.screenshot(path=to, scale="css")


def store(shoot: Shoot) -> None:
    """The five pictures of a store's page."""
    folder = STORE / shoot.language
    folder.mkdir(parents=True, exist_ok=True)
    page, tab = shoot.listing("light")
    plain = page.screenshot()
    card(page, page.locator(TITLE), "Adidas")
    page.screenshot(path=folder / "1-finding.png", scale="css")

    narrow, beside = shoot.listing("light", width=WIDTH - PANEL)
    panel = shoot.own("panel", "light", PANEL, HEIGHT, f"?tab={beside}")
    parts = [
        (narrow.screenshot(), f"left:0;top:0;width:{WIDTH - PANEL}px"),
        (panel.screenshot(), f"right:0;top:0;width:{PANEL}px;box-shadow:0 0 0 1px #c4cad0"),
    ]
    joined(shoot.stage, parts, folder / "2-report.png")

    popup = shoot.own("popup", "light", POPUP, 590, f"?tab={tab}")
    frame = (
        f"right:24px;top:8px;width:{POPUP}px;border-radius:10px;box-shadow:0 8px 28px rgb(0 "
        f"0 0/35%)"
    )
    joined(
        shoot.stage,
        [(plain, f"left:0;top:0;width:{WIDTH}px"), (popup.screenshot(), frame)],
        folder / "3-popup.png",
    )

    options = shoot.options("light", WIDTH, HEIGHT)
    options.locator("#brands").evaluate("(section) => section.scrollIntoView()")
    options.screenshot(path=folder / "4-options.png", scale="css")

    dark, _ = shoot.listing("dark", portal="etsy")
    opened = card(dark, dark.locator("#listing-title-input"), "Disney")
    opened.locator("summary").nth(1).click()  # what to do if a complaint has come
    opened.locator("h4").first.wait_for()
    dark.screenshot(path=folder / "5-dark.png", scale="css")


def readme(shoot: Shoot, scheme: Scheme) -> None:
    """Popover, popup, side panel and options, for the README."""
    README.mkdir(parents=True, exist_ok=True)
    end = f"{shoot.language}{'-dark' if scheme == 'dark' else ''}.png"
    page, tab = shoot.listing(scheme, width=900, height=760)
    shoot.own("popup", scheme, POPUP, 590, f"?tab={tab}").screenshot(path=README / f"popup-{end}")
    shoot.own("panel", scheme, PANEL, 760, f"?tab={tab}").screenshot(
        path=README / f"panel-{end}", scale="css"
    )
    options = shoot.options(scheme, 1080, 1300)
    last = options.locator("#brands").bounding_box()
    assert last
    options.screenshot(
        path=README / f"options-{end}",
        scale="css",
        clip={"x": 0, "y": 0, "width": 1080, "height": last["y"] + last["height"] + 16},
    )
    page.bring_to_front()
    shown = card(page, page.locator(TITLE), "Adidas").bounding_box()
    assert shown
    until = min(760, shown["y"] + shown["height"] + 20)
    page.screenshot(
        path=README / f"popover-{end}",
        scale="css",
        clip={"x": 0, "y": 0, "width": 900, "height": until},
    )
    if scheme == "light":
        page.locator("brandlint-layer .card button.primary").first.click()
        page.locator("brandlint-layer .notice").wait_for()
        page.set_viewport_size({"width": 900, "height": 340})
        page.wait_for_timeout(300)
        page.screenshot(path=README / f"fixed-{end}", scale="css")


def lint_page(shoot: Shoot) -> None:
    """The server's own page with its first example, one finding unfolded."""
    page = shoot.stage.page(WIDTH, 900, "light")
    page.goto(f"{shoot.server.address}/#token={shoot.server.token}")
    page.locator("[data-example='1']").click()
    first = page.locator("#list > li").first
    first.wait_for()
    page.mouse.move(1, 1)
    first.locator("summary").first.click()
    first.locator("details[open] p").first.wait_for()  # the rule's own words
    page.evaluate("() => document.activeElement.blur()")
    page.wait_for_timeout(300)
    page.screenshot(path=LINT_PAGE, scale="css")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--only", choices=("store", "readme"), help="one of the two sets")
    args = parser.parse_args()
    if missing := missing_glyphs():
        raise SystemExit(
            f"no font here has {' or '.join(missing)}: install one, else the pictures show boxes."
        )
    schemes: dict[str, Scheme] = {"en": "light", "zh": "dark"}
    with (
        tempfile.TemporaryDirectory(prefix="brandlint-pictures-") as name,
        sync_playwright() as driver,
    ):
        work = Path(name)
        extension = build(work / "extension")
        with serve(work / "home") as server:
            for language, locale in LOCALES.items():
                takes: list[Callable[[Shoot], None]] = []
                if args.only != "readme":
                    takes.append(store)
                if args.only != "store":
                    takes.append(lambda shoot: readme(shoot, schemes[shoot.language]))
                if args.only != "store" and language == "en":
                    takes.append(lint_page)
                for number, take in enumerate(takes):
                    with browser(
                        driver, extension, work / f"{language}-{number}", locale=locale, scale=2
                    ) as stage:
                        shoot = Shoot(stage, server, language)
                        shoot.reset()
                        take(shoot)
    for file in sorted([*STORE.glob("*/*.png"), *README.glob("*.png"), LINT_PAGE]):
        size = file.stat().st_size
        print(
            f"{file.relative_to(ROOT)}  {size / 1000:.0f} "
            f"kB{'  larger than wanted' if README in file.parents and size > LARGEST else ''}"
        )


if __name__ == "__main__":
    main()
