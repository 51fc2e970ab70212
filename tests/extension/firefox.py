"""Firefox driven over WebDriver BiDi, without a driver program: just what the tests of the
extension need.
"""

from __future__ import annotations

import base64
import json
import re
import subprocess
import time
import uuid
from collections.abc import Callable
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from websockets.sync.client import ClientConnection, connect

T = TypeVar("T")
PATIENCE = 30.0  # seconds until a condition counts as never met; no figure of speed
STEP = 0.05
PREFERENCES: dict[str, bool | int | str] = {
    # Nothing of its own: no updates, no reports, no first-run pages.
    "app.update.disabledForTesting": True,
    "app.normandy.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.homepage_override.mstone": "ignore",
    "browser.startup.page": 0,
    "browser.aboutwelcome.enabled": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "toolkit.telemetry.server": "",
    "extensions.update.enabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "services.settings.server": "data:,",
    # A window that no desktop shows still has the focus, so that pages hear of it.
    "focusmanager.testmode": True,
    # Zoom is the tab's, not the site's, so that it ends with its test.
    "browser.zoom.siteSpecific": False,
    # What the pictures show must not depend on the machine's own theme.
    "ui.systemUsesDarkTheme": 0,
    "ui.caretBlinkTime": 0,
}
KEYS = {
    "Control": "\ue009",
    "Shift": "\ue008",
    "Home": "\ue011",
    "End": "\ue010",
    "Backspace": "\ue003",
    "Escape": "\ue00c",
    "Tab": "\ue004",
    "F8": "\ue038",
}

# `find(path)`: the first element for each part of a path, looked for through open shadow roots and
# frames of the same origin. `spot(element)`: its box in the top page's viewport.
LIBRARY = """
  const framed = (element) => element.localName === 'iframe' && !element.src;
  const roots = (element) => [
    element.shadowRoot, framed(element) ? element.contentDocument : null,
  ].filter(Boolean);
  const below = (root, selector) => {
    const direct = root.querySelector?.(selector);
    if (direct) return direct;
    for (const each of [root, ...(root.querySelectorAll?.('*') ?? [])]) {
      for (const inner of roots(each)) {
        const found = below(inner, selector);
        if (found) return found;
      }
    }
    return null;
  };
  const find = (path) => path.split(' >>> ').reduce((at, part) => at && below(at, part), document);
  const spot = (element) => {
    const box = element.getBoundingClientRect();
    let [x, y] = [box.left, box.top];
    for (let view = element.ownerDocument.defaultView; view !== top; view = view.parent) {
      const frame = view.frameElement, outer = frame.getBoundingClientRect();
      x += outer.left + frame.clientLeft; y += outer.top + frame.clientTop;
    }
    const { width, height } = box;
    return { left: x, top: y, width, height, right: x + width, bottom: y + height };
  };
"""


class RefusedError(Exception):
    """The browser's answer to a command that it did not carry out."""


class Connection:
    """Commands and events over one web socket. Events are handled while an answer is awaited, so
    there is no thread.
    """

    def __init__(self, address: str) -> None:
        # The browser answers no pings while it is busy, and pictures are larger than the usual
        # limit.
        self.open = ExitStack()
        self.socket: ClientConnection = self.open.enter_context(
            connect(
                address, ping_interval=None, max_size=None, open_timeout=PATIENCE, compression=None
            )
        )
        self.count = 0
        self.handlers: dict[str, Callable[[dict[str, Any]], None]] = {}

    def send(self, method: str, **parameters: Any) -> int:
        self.count += 1
        self.socket.send(json.dumps({"id": self.count, "method": method, "params": parameters}))
        return self.count

    def call(self, method: str, **parameters: Any) -> dict[str, Any]:
        wanted = self.send(method, **parameters)
        while True:
            said = json.loads(self.socket.recv(timeout=PATIENCE * 2))
            if said.get("type") == "event":
                handler = self.handlers.get(said["method"])
                if handler:
                    handler(said["params"])
            elif said.get("id") == wanted:
                if said["type"] == "error":
                    raise RefusedError(f"{method}: {said['error']}: {said['message']}")
                result: dict[str, Any] = said["result"]
                return result


def until(read: Callable[[], T], good: Callable[[T], object] = bool, what: str = "") -> T:
    """Read until it is good; the last reading is told where it never was."""
    end = time.monotonic() + PATIENCE
    while True:
        found = read()
        if good(found):
            return found
        assert time.monotonic() < end, f"{what or 'the condition'} never came; last: {found!r}"
        time.sleep(STEP)


def _move(x: float, y: float) -> dict[str, Any]:
    return {"type": "pointerMove", "x": round(x), "y": round(y), "origin": "viewport"}


@dataclass
class Tab:
    """A page in a tab."""

    connection: Connection
    context: str

    def run(self, script: str, *values: Any) -> Any:
        """What the body of a function returns in the page; it may await. Values come as `given`,
        results go through JSON.
        """
        code = (
            f"async () => {{ {LIBRARY} const given = {json.dumps(values)}; return "
            f"JSON.stringify(await (async () => {{ {script} }})()) ?? 'null'; }}"
        )
        answer = self.connection.call(
            "script.callFunction",
            functionDeclaration=code,
            target={"context": self.context},
            awaitPromise=True,
            userActivation=False,
        )
        assert answer["type"] == "success", answer["exceptionDetails"]["text"]
        return json.loads(answer["result"]["value"])

    def read(self, expression: str, *values: Any) -> Any:
        return self.run(f"return {expression};", *values)

    def wait(self, expression: str, *values: Any) -> Any:
        """Until the expression is true in the page."""
        return until(lambda: self.read(expression, *values), what=f"{expression} {values or ''}")

    def go(self, address: str) -> None:
        self.connection.call(
            "browsingContext.navigate", context=self.context, url=address, wait="complete"
        )

    def act(self, *sources: dict[str, Any]) -> None:
        self.connection.call("input.performActions", context=self.context, actions=list(sources))

    def click_at(self, x: float, y: float) -> None:
        press = [{"type": "pointerDown", "button": 0}, {"type": "pointerUp", "button": 0}]
        self.act(
            {
                "type": "pointer",
                "id": "mouse",
                "parameters": {"pointerType": "mouse"},
                "actions": [_move(x, y), *press],
            }
        )

    def click(self, path: str) -> None:
        box = self.run(
            "const found = find(given[0]); found.scrollIntoView({ block: 'nearest' }); return "
            "spot(found);",
            path,
        )
        self.click_at(box["left"] + box["width"] / 2, box["top"] + box["height"] / 2)

    def type(self, text: str) -> None:
        keys = [{"type": kind, "value": letter} for letter in text for kind in ("keyDown", "keyUp")]
        self.act({"type": "key", "id": "keyboard", "actions": keys})

    def press(self, *names: str) -> None:
        """Keys held together, such as Control and z."""
        values = [KEYS.get(name, name) for name in names]
        keys = [{"type": "keyDown", "value": value} for value in values] + [
            {"type": "keyUp", "value": value} for value in reversed(values)
        ]
        self.act({"type": "key", "id": "keyboard", "actions": keys})

    def picture(self, clip: dict[str, int] | None = None) -> bytes:
        """The viewport, or a part of it, as a PNG."""
        part = {"clip": {"type": "box", **clip}} if clip else {}
        return base64.b64decode(
            self.connection.call("browsingContext.captureScreenshot", context=self.context, **part)[
                "data"
            ]
        )

    def sharpen(self, fine: int, height: int = 2400) -> None:
        """Pictures with so many pixels for one of the page's, which is laid out as before. The
        viewport becomes so high that nothing is scrolled: the browser takes its pictures at whole
        pixels of the page, wherever it is scrolled to.
        """
        size = {"width": 1280, "height": height}
        self.connection.call(
            "browsingContext.setViewport",
            context=self.context,
            viewport=size,
            devicePixelRatio=float(fine),
        )

    def move_to(self, x: float, y: float) -> None:
        self.act(
            {
                "type": "pointer",
                "id": "mouse",
                "parameters": {"pointerType": "mouse"},
                "actions": [_move(x, y)],
            }
        )

    def close(self) -> None:
        self.connection.call("browsingContext.close", context=self.context)


@dataclass
class Reply:
    """What an intercepted request is answered with."""

    body: bytes
    headers: dict[str, str]


@dataclass
class Firefox:
    process: subprocess.Popen[bytes]
    connection: Connection
    extension: str
    errors: list[str] = field(default_factory=list)
    answer: Callable[[str], Reply | None] = lambda address: None
    own: Tab = field(init=False)
    id: str = field(init=False)

    @classmethod
    def start(cls, program: str, folder: Path, extension: Path, gecko: str) -> Firefox:
        """A browser with a new profile in `folder` and the unpacked extension in it. Its id in
        addresses is made here, as it is random otherwise.
        """
        chosen = str(uuid.uuid4())
        profile = folder / "profile"
        profile.mkdir(parents=True)
        values = {**PREFERENCES, "extensions.webextensions.uuids": json.dumps({gecko: chosen})}
        (profile / "user.js").write_text(
            "".join(
                f"user_pref({json.dumps(name)}, {json.dumps(value)});\n"
                for name, value in values.items()
            ),
            "utf8",
        )
        log = folder / "log"
        with log.open("wb") as out:
            process = subprocess.Popen(
                [
                    program,
                    "--headless",
                    "--no-remote",
                    "--remote-debugging-port",
                    "0",
                    "--profile",
                    str(profile),
                ],
                stdout=out,
                stderr=out,
            )
        try:
            found = until(
                lambda: re.search(
                    r"WebDriver BiDi listening on (ws://\S+)", log.read_text("utf8", "replace")
                ),
                what="the web socket",
            )
            assert found
            running = cls(process, Connection(f"{found[1]}/session"), chosen)
            running.prepare(extension)
        except BaseException:
            process.kill()
            process.wait()
            raise
        return running

    def prepare(self, extension: Path) -> None:
        call = self.connection.call
        call(
            "session.new",
            capabilities={"alwaysMatch": {"unhandledPromptBehavior": {"default": "ignore"}}},
        )
        self.id = call(
            "webExtension.install",
            extensionData={"type": "path", "path": str(extension)},
            **{"moz:permanent": False},
        )["extension"]
        self.connection.handlers["network.beforeRequestSent"] = self.requested
        self.connection.handlers["log.entryAdded"] = self.logged
        call("session.subscribe", events=["network.beforeRequestSent", "log.entryAdded"])
        # https only: the extension's server is on http, and its own pages have a scheme of their
        # own.
        call(
            "network.addIntercept",
            phases=["beforeRequestSent"],
            urlPatterns=[{"type": "pattern", "protocol": "https"}],
        )
        # The page that a new user sees first; BiDi itself may not open one.
        self.own = Tab(
            self.connection,
            until(lambda: self.tabs(self.address("options.html")), what="the options page")[0],
        )

    def address(self, page: str) -> str:
        return f"moz-extension://{self.extension}/{page}"

    def requested(self, event: dict[str, Any]) -> None:
        if not event["isBlocked"]:
            return
        request = event["request"]
        reply = self.answer(request["url"])
        # The answers to these are of no interest, and waiting for one inside the wait for another
        # would lose it.
        if reply is None:
            self.connection.send("network.failRequest", request=request["request"])
            return
        headers = [
            {"name": name, "value": {"type": "string", "value": value}}
            for name, value in reply.headers.items()
        ]
        body = {"type": "base64", "value": base64.b64encode(reply.body).decode()}
        self.connection.send(
            "network.provideResponse",
            request=request["request"],
            statusCode=200,
            reasonPhrase="OK",
            headers=headers,
            body=body,
        )

    def logged(self, event: dict[str, Any]) -> None:
        if event["level"] == "error":
            self.errors.append(str(event.get("text")))

    def tab(self) -> Tab:
        made = Tab(
            self.connection, self.connection.call("browsingContext.create", type="tab")["context"]
        )
        self.connection.call(
            "browsingContext.setViewport",
            context=made.context,
            viewport={"width": 1280, "height": 900},
        )
        return made

    def tabs(self, start: str = "") -> list[str]:
        """The tabs whose addresses start so."""
        rows = self.connection.call("browsingContext.getTree", maxDepth=0)["contexts"]
        return [row["context"] for row in rows if row["url"].startswith(start)]

    def remove(self) -> None:
        """Take the extension out of the browser."""
        self.connection.call("webExtension.uninstall", extension=self.id)

    def stop(self) -> None:
        with suppress(Exception):
            self.connection.call("browser.close")
        with suppress(Exception):
            self.connection.open.close()
        try:
            self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
