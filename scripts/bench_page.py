"""Speed of the lint page in a real browser, and of the API with its cache: `python
scripts/bench_page.py [--keys N]`.

A description of 2,000 words with some 200 findings stands in the page of a server that this command
starts on a free port. For each key: milliseconds from the key to the underline of the check that
follows it (the pause of 60 ms included), and milliseconds of the main thread that the key's own
handlers take. For the API: p50 of one connection for texts that were never checked before and for
texts that are in the cache. Needs Chromium and the extra `dev`.
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from extension_bench.fields import PLAIN_WORDS

MARKS = (
    "Nike",
    "Gucci",
    "Velcro",
    "Rolex",
    "Chanel",
    "best seller",
    "Dyson",
    "LEGO",
    "Adidas",
    "free shipping",
)
# Every key of the page goes through `input`; its cost is what the handlers take, layout of what
# they changed included.
WATCH = """() => {
  const field = document.getElementById("description"); window.cost = []; window.began = 0;
  field.addEventListener("input", () => { window.began = performance.now(); }, { capture: true });
  field.addEventListener("input", () => {
    field.offsetHeight; window.cost.push(performance.now() - window.began);
  });
}"""
WAIT = """async (count) => {
  const all = () => [...CSS.highlights.values()].reduce((sum, set) => sum + set.size, 0);
  while (all() !== count) {
    if (performance.now() - window.began > 5000) return -1;
    await new Promise((go) => setTimeout(go, 1));
  }
  return performance.now() - window.began;
}"""


def description(words: int, findings: int) -> str:
    """Words of a made-up description with marks and phrases strewn in, a sentence each."""
    every = words // findings
    parts = [
        PLAIN_WORDS[at % len(PLAIN_WORDS)] if at % every else MARKS[at // every % len(MARKS)]
        for at in range(words)
    ]
    return " ".join(part + ("." if at % 12 == 11 else "") for at, part in enumerate(parts))


def percentile(values: list[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


def serve(home: str, *arguments: str) -> tuple[subprocess.Popen[str], int]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    environment = {**os.environ, "BRANDLINT_HOME": home, "BRANDLINT_RATE": "1000000/minute"}
    command = [sys.executable, "-m", "brandlint", "serve", "--port", str(port), *arguments]
    server = subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True)
    assert server.stderr is not None
    if not re.search("#token=", server.stderr.readline()):
        raise SystemExit("the server did not start")
    for _ in range(200):
        try:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
            connection.request("GET", "/readyz")
            if connection.getresponse().status == 200:
                return server, port
        except OSError:
            time.sleep(0.1)
    raise SystemExit("the server does not answer")


def page(port: int, keys: int) -> dict[str, float]:
    from playwright.sync_api import sync_playwright

    path = next(
        filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
    )
    if path is None:
        raise SystemExit("Chromium is needed")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=["--no-sandbox"])
        opened = browser.new_page()
        opened.goto(f"http://127.0.0.1:{port}/")
        opened.locator("#description").fill(description(2000, 200))
        opened.wait_for_function("() => document.querySelectorAll('#list > li').length > 100")
        found = opened.locator("#list > li").count()
        opened.evaluate(WATCH)
        opened.locator("#description").press("Control+End")
        highlighted = opened.evaluate(
            "() => [...CSS.highlights.values()].reduce((sum, set) => sum + set.size, 0)"
        )
        shown = []
        for _ in range(keys):
            opened.keyboard.insert_text(" Gucc")
            opened.wait_for_timeout(400)
            opened.keyboard.press("i")
            shown.append(float(opened.evaluate(WAIT, highlighted + 1)))
            for _ in range(6):
                opened.keyboard.press("Backspace")
            opened.wait_for_timeout(400)
        cost = opened.evaluate("() => window.cost")
        browser.close()
    if min(shown) < 0:
        raise SystemExit("an underline did not come")
    return {
        "findings": found,
        "key to underline p50": statistics.median(shown),
        "key to underline p95": percentile(shown, 0.95),
        "main thread a key p50": statistics.median(cost),
        "main thread a key p95": percentile(cost, 0.95),
    }


def api(port: int, count: int) -> dict[str, float]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    texts = [f"{description(200, 10)} number {at}" for at in range(count)]

    def times() -> list[float]:
        found = []
        for text in texts:
            began = time.perf_counter()
            connection.request(
                "POST",
                "/v1/check",
                json.dumps({"fields": {"description": text}}),
                {"Content-Type": "application/json"},
            )
            connection.getresponse().read()
            found.append((time.perf_counter() - began) * 1000)
        return found

    cold, warm = times(), times()
    return {
        "API p50, new text": statistics.median(cold),
        "API p99, new text": percentile(cold, 0.99),
        "API p50, in the cache": statistics.median(warm),
        "in the cache / new": statistics.median(warm) / statistics.median(cold),
    }


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--keys", type=int, default=30, help="words typed into the page")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="brandlint-bench-") as home:
        server, port = serve(str(Path(home)))
        try:
            rows = {**page(port, args.keys), **api(port, 300)}
        finally:
            server.terminate()
            server.wait(20)
    print("| what | ms (findings: number, ratio: quotient) |\n|---|---|")
    for name, value in rows.items():
        print(f"| {name} | {value:.2f} |")


if __name__ == "__main__":
    main()
