"""A tab with the bench's page, and the content script's side of it."""

from __future__ import annotations

import json
import threading
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, Route

from .fields import LONG, Fields
from .work import BURST, CADENCE, CATEGORIES, Event

HERE = Path(__file__).resolve().parent
PROBES = (HERE / "probes.js").read_text("utf8") + "0"  # which answers with a number
SETTLED = 700  # ms: pause, answer and report are over
CARET = """({name, start, end}) => {
  const field = document.querySelector(`[name="${name}"]`).shadowRoot.querySelector("[part]");
  field.focus(); field.scrollIntoView({block: "center"}); field.setSelectionRange(start, end);
}"""
MARKS = (
    "document.querySelector('brandlint-layer')?.shadowRoot.querySelectorAll('.mark').length ?? 0"
)


class Tab:
    def __init__(self, context: BrowserContext, address: str, fields: Fields) -> None:
        self.page = context.new_page()
        self.cdp = context.new_cdp_session(self.page)
        self._world = 0
        body = (
            (HERE / "listing.html")
            .read_text("utf8")
            .replace("of FIELDS)", f"of {json.dumps(fields)})")
        )

        def answer(route: Route) -> None:
            route.fulfill(body=body, content_type="text/html")

        self.page.route("**/*", answer)
        self.cdp.on("Runtime.executionContextCreated", self._came)
        self.cdp.send("Runtime.enable")
        self.page.goto(address)

    def _came(self, event: Event) -> None:
        if str(event["context"]["origin"]).startswith("chrome-extension:"):
            self._world = event["context"]["id"]

    def outside(self, expression: str) -> Any:
        """What the expression gives in the page's own world."""
        self.page.evaluate(PROBES)
        return self.page.evaluate(expression)

    def inside(self, expression: str) -> Any:
        """What it gives in the content script's world."""
        wanted = {
            "expression": PROBES + ";" + expression,
            "contextId": self._world,
            "returnByValue": True,
            "awaitPromise": True,
        }
        answer = self.cdp.send("Runtime.evaluate", wanted)
        if "exceptionDetails" in answer:
            raise RuntimeError(
                answer["exceptionDetails"]["exception"].get("description", expression)
            )
        return answer["result"].get("value")

    def drawn(self, least: int) -> None:
        """Wait until so many underlines are drawn, in either way."""
        for _ in range(400):
            self.page.wait_for_timeout(50)
            if (
                self._world
                and max(self.inside("bench.count()"), self.page.evaluate(MARKS)) >= least
            ):
                self.page.wait_for_timeout(SETTLED)
                return
        raise SystemExit(f"less than {least} underlines")

    def caret(self, name: str, start: int, end: int | None = None) -> None:
        self.page.bring_to_front()
        self.page.evaluate(
            CARET, {"name": name, "start": start, "end": start if end is None else end}
        )

    def press(self, key: str, wait: float) -> None:
        self.page.keyboard.press(key)
        self.page.wait_for_timeout(wait)

    def trace(self, bursts: int) -> list[Event]:
        """What the browser's threads did while bursts of letters were typed at the start of the
        description.
        """
        events: list[Event] = []
        over = threading.Event()
        cdp = self.page.context.new_cdp_session(self.page)
        cdp.on("Tracing.dataCollected", lambda more: events.extend(more["value"]))
        cdp.on("Tracing.tracingComplete", lambda _: over.set())
        self.caret(LONG, 0)
        self.page.wait_for_timeout(SETTLED)
        cdp.send(
            "Tracing.start",
            {"traceConfig": {"includedCategories": CATEGORIES}, "transferMode": "ReportEvents"},
        )
        for _ in range(bursts):
            for _ in range(BURST):
                self.press("x", CADENCE)
            self.page.wait_for_timeout(SETTLED)
        cdp.send("Tracing.end")
        while not over.is_set():
            self.page.wait_for_timeout(50)
        return events

    def close(self) -> None:
        self.page.close()
