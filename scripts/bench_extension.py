"""Figures of the browser extension in Chromium, each beside its target: `python
scripts/bench_extension.py [--samples N] [--seconds N]`.

The page is made up: 20 fields in shadow roots as on Seller Central, a description of 2,000 words,
some 200 findings. The same page at an address that no content script matches is the page without
the extension, in the same browser and run. In the copy of the extension that is measured, a line
before its script takes OpaqueRange away at addresses with `?overlay`: there it draws as in browsers
that have none.

- Moved underlines: after each key, in the next frame and before it is painted, is every mark in
  sight where its word is? Letters, line
  feeds and deletions at the start and in the middle of the description.
- New finding: from the last key (the browser's own time of it) to the first animation frame that
  has the mark; each listing is new to the
  server.
- Main thread: tasks in the browser's trace, in CPU time of the thread, as the wall clock would
  count what else runs on the machine. p50
  with the extension less p50 without, p95 less p95. The short list is what draws where no server
  is.
- Idle: CPU time of the page's process while nobody types, less that of the page without the
  extension.
- Alignment: the overlay's boxes against OpaqueRange's of the same words, the farthest edge, in CSS
  px, at device scales 0.9, 1 and 1.25.

Needs Chromium, npm with the extension's packages, and the extra `dev`.
"""

from __future__ import annotations

import argparse
import json
import os
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench_page import percentile
from extension_bench.fields import (
    LONG,
    MARKS,
    PLAINLY,
    TITLE,
    Fields,
    as_sent,
    description,
    listing,
    many_looks,
)
from extension_bench.tab import SETTLED, Tab
from extension_bench.work import BURST, CADENCE, Event, Work, work
from extension_stage import Server, Stage, browser, build, serve
from playwright.sync_api import BrowserContext, sync_playwright

WATCHED = "https://sellercentral.amazon.com/abis/listing/edit/product_details"
PLAIN = "https://plain.example.org/"  # matched by no content script
OVERLAY = "?overlay"
FORCED = (
    f"if (location.search === '{OVERLAY}') for (const one of [HTMLInputElement, "
    f"HTMLTextAreaElement]) delete one.prototype.createValueRange;"
)
EACH = f"/\\b(?:{'|'.join(MARKS)})\\b/g"
PAUSE = 250  # ms from the last key to the question, as in extension/src/content/check-loop.ts
KEYS = 60  # whose underlines are looked at
ROUNDS, BURSTS = 3, 3
SCALES = (0.9, 1, 1.25)
SITUATIONS = ("as it is", "scrolled", "resized", "moved by the page")
SET = (
    "async (more) => { const {settings} = await chrome.storage.local.get(); await "
    "chrome.storage.local.set({settings: {...settings, ...more}}); }"
)
REPORT = (
    "async () => Object.entries(await chrome.storage.session.get()).find(([key]) => "
    "key.startsWith('report:'))[1]"
)


@dataclass(frozen=True, slots=True)
class Figure:
    what: str
    found: str
    target: str = ""


def with_switch(folder: Path) -> Path:
    """The built extension, drawing overlays where an address asks for them."""
    build(folder)
    (folder / "forced.js").write_text(FORCED, "utf8")
    file = folder / "manifest.json"
    manifest = json.loads(file.read_text("utf8"))
    for part in manifest["content_scripts"]:
        if "js" in part:
            part["js"].insert(0, "forced.js")
    file.write_text(json.dumps(manifest), "utf8")
    return folder


def both(values: list[float], plain: list[float] | None = None) -> str:
    """p50 and p95 in ms, less those of the page without the extension."""
    middle, most = (
        percentile(values, share) - (percentile(plain, share) if plain else 0)
        for share in (0.5, 0.95)
    )
    return f"{middle:.1f} / {most:.1f} ms"


def moved(tab: Tab, way: str) -> Figure:
    run = tab.inside if way == "native" else tab.outside
    run(f"bench.{way}Keys(bench.at('{LONG}'), {EACH}), 0")
    text = description(2000, 182)
    for place in (text.index(PLAINLY), text.index(PLAINLY, len(text) // 2)):
        tab.caret(LONG, place)
        tab.page.wait_for_timeout(SETTLED)
        for at in range(KEYS // 2):
            tab.press(("x", "Backspace", "Enter", "Backspace")[at % 4], 40)
    seen: list[bool] = run("bench.seen()")
    return Figure(
        f"keys whose underlines moved in the same frame, {way}",
        f"{sum(seen)} of {len(seen)}",
        "all",
    )


def new_finding(
    tab: Tab, fields: Fields, server: Server, samples: int, what: str
) -> Iterator[Figure]:
    title = fields[0]["text"]
    times: list[float] = []
    alone: list[float] = []
    tab.inside("bench.watch()")
    for at in range(10, 10 + 2 * samples):
        text = f"{title} {at} Gucci"  # a number, so that the listing is new
        began = time.perf_counter()
        server.call("POST", "/v1/check", as_sent(fields, text))
        alone.append((time.perf_counter() - began) * 1000)
        tab.caret(TITLE, len(title), 1000)
        tab.page.keyboard.insert_text(text[len(title) : -1])
        tab.page.wait_for_timeout(PAUSE / 2)
        tab.page.keyboard.press(text[-1])
        took = float(tab.inside(f"bench.shown({len(text) - len('Gucci')}, {len(text)})"))
        if (
            took < PAUSE
        ):  # the short list is in charge since an answer was slow: the next one is waited for
            tab.page.wait_for_timeout(2 * SETTLED)
            continue
        times.append(took)
        if len(times) == samples:
            break
    yield Figure(
        f"key to new finding shown, {what}, p50 / p95 of {len(times)}",
        both(times),
        f"p95 ≤ {PAUSE + 60} ms",
    )
    yield Figure(
        "the same without the pause", both([took - PAUSE for took in times]), "p95 ≤ 60 ms"
    )
    yield Figure("the server alone, asked for the like at the same time", both(alone))


def typed(tabs: dict[str, Tab], rounds: int) -> dict[str, Work]:
    """The main threads' work while letters are typed, in rounds, as the machine has its moods."""
    events: dict[str, list[Event]] = {name: [] for name in tabs}
    for _ in range(rounds):
        for name, tab in tabs.items():
            events[name] += tab.trace(BURSTS)
    return {name: work(traced) for name, traced in events.items()}


def main_thread(
    found: Work, plain: Work, what: str, target: str = "p95 ≤ 2 ms"
) -> Iterator[Figure]:
    yield Figure(
        f"main thread a key, {what}: own listeners, p50 / p95 of {len(found.frames)}",
        both(found.listeners),
    )
    yield Figure(
        "with layout, style and paint until its frame is drawn",
        both(found.frames, plain.frames),
        target,
    )
    yield Figure(f"all until the next key, {CADENCE} ms later", both(found.whole, plain.whole))
    yield Figure(f"all after the pause of a burst of {BURST}", both(found.pauses, plain.pauses))
    yield Figure("the longest task of that", both(found.longest, plain.longest))


def idle(tabs: dict[str, Tab], seconds: float) -> Iterator[Figure]:
    """All at the same time: with Playwright no page is hidden."""

    def read() -> dict[str, float]:
        rows = {
            name: tab.cdp.send("Performance.getMetrics")["metrics"] for name, tab in tabs.items()
        }
        return {
            name: next(row["value"] for row in metrics if row["name"] == "ProcessTime")
            for name, metrics in rows.items()
        }

    for tab in tabs.values():
        tab.caret(LONG, 0)  # which blinks in all
        tab.cdp.send("Performance.enable")
        if tab.page.evaluate("document.visibilityState") != "visible":
            raise SystemExit("a hidden page is idle anyway")
    before = read()
    next(iter(tabs.values())).page.wait_for_timeout(seconds * 1000)
    after = read()
    share = {name: 100 * (after[name] - before[name]) / seconds for name in tabs}
    plain = share.pop("without")
    for name, most in share.items():
        yield Figure(
            f"idle CPU, {name} (the page without the extension: {plain:.2f} %)",
            f"{most - plain:+.2f} % of a core",
            "≈ 0",
        )


def alignment(context: BrowserContext) -> Iterator[Figure]:
    fields = many_looks()
    every = f"{json.dumps([field['name'] for field in fields])}.map(bench.at)"
    far: dict[str, list[float]] = {name: [] for name in SITUATIONS}
    odd = 0
    for scale in SCALES:
        tab = Tab(context, WATCHED + OVERLAY, fields)
        size = {
            "width": round(1280 / scale),
            "height": round(1500 / scale),
            "deviceScaleFactor": scale,
            "mobile": False,
        }
        tab.cdp.send("Emulation.setDeviceMetricsOverride", size)
        tab.drawn(60)
        for name in SITUATIONS:
            tab.outside(f"bench.situations['{name}'](bench.at('{LONG}'), bench.at('{TITLE}'))")
            tab.page.wait_for_timeout(1000)
            found: dict[str, Any] = tab.outside(f"bench.overlay({every}, {EACH})")
            far[name] += found["distances"]
            odd += len(found["missing"]) + found["spare"]
        tab.close()
    for name, distances in far.items():
        yield Figure(
            f"overlay from the glyphs, {name}, farthest of {len(distances)}",
            f"{max(distances):.2f} px",
            "≤ 1 px",
        )
    yield Figure("words in sight without a mark, marks without a word", f"{odd}", "0")


def figures(stage: Stage, server: Server, samples: int, seconds: float) -> Iterator[Figure]:
    context, large, small = stage.context, listing(2000, 182, 10), listing(200, 10, 5)
    plain = Tab(context, PLAIN, large)
    overlay = Tab(context, WATCHED + OVERLAY, large)
    overlay.drawn(40)
    native = Tab(context, WATCHED, large)
    native.drawn(40)
    count = len(stage.inner.evaluate(REPORT)["findings"])
    yield Figure("fields / findings of the page", f"{len(large)} / {count}", "20 / 200")
    yield moved(native, "native")
    yield moved(overlay, "overlay")
    found = typed({"plain": plain, "native": native, "overlay": overlay}, ROUNDS)
    yield Figure("main thread a key, without the extension, p50 / p95", both(found["plain"].frames))
    yield from main_thread(found["native"], found["plain"], "native")
    yield from list(main_thread(found["overlay"], found["plain"], "overlay"))[:2]
    yield from new_finding(native, large, server, samples, f"{count} findings, 2,000 words")
    yield from idle({"native": native, "overlay": overlay, "without": plain}, seconds)
    plain.close()
    overlay.close()
    stage.inner.evaluate(SET, {"mode": "short-list"})
    native.page.wait_for_timeout(2 * SETTLED)
    short = typed({"short": native}, 1)["short"]
    yield from list(main_thread(short, found["plain"], "short list", "within a frame: 16 ms"))[:2]
    stage.inner.evaluate(SET, {"mode": "server"})
    native.close()

    few = Tab(context, WATCHED, small)
    few.drawn(15)
    yield from new_finding(
        few,
        small,
        server,
        samples,
        f"{len(stage.inner.evaluate(REPORT)['findings'])} findings, 200 words",
    )
    few.close()
    yield from alignment(context)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--samples", type=int, default=60, help="new findings on each page")
    parser.add_argument("--seconds", type=float, default=20, help="how long the page is left idle")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="brandlint-bench-", ignore_cleanup_errors=True) as kept:
        folder = Path(kept)
        extension = with_switch(folder / "extension")
        with (
            serve(folder / "home") as server,
            sync_playwright() as driver,
            browser(driver, extension, folder / "profile") as stage,
        ):
            stage.reset(server)
            print("| what | figure | target |\n|---|---|---|", flush=True)
            size = (extension / "content.js").stat().st_size / 1000
            print(f"| content script, minified | {size:.1f} kB | ≤ 120 kB |", flush=True)
            for row in figures(stage, server, args.samples, args.seconds):
                print(f"| {row.what} | {row.found} | {row.target} |", flush=True)
    print(
        f"\nload of the machine over the last 5 minutes: {os.getloadavg()[1]:.1f} on "
        f"{os.cpu_count()} cores"
    )


if __name__ == "__main__":
    main()
