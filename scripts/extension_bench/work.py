"""What a trace of the browser says of a page's main thread."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

Event = dict[str, Any]
BURST, CADENCE = 10, 150  # keys typed without a pause, ms between them
CATEGORIES = ["toplevel", "devtools.timeline", "disabled-by-default-devtools.timeline"]


@dataclass(frozen=True, slots=True)
class Work:
    """CPU time of the main thread in ms. For each key: the extension's own listeners; these and all
    else until the key's frame is drawn; all until the next key. For each pause after a burst: all
    of it, and its longest task.
    """

    listeners: list[float] = field(default_factory=list)
    frames: list[float] = field(default_factory=list)
    whole: list[float] = field(default_factory=list)
    pauses: list[float] = field(default_factory=list)
    longest: list[float] = field(default_factory=list)


def work(events: Iterable[Event]) -> Work:
    """Of the thread that took the keys. A task belongs to the last key before its end."""
    events = list(events)
    keys = [
        event
        for event in events
        if event["name"] == "EventDispatch" and event["args"]["data"]["type"] == "keydown"
    ]
    thread = (keys[0]["pid"], keys[0]["tid"])
    own = sorted(
        (
            event
            for event in events
            if event["ph"] == "X" and (event["pid"], event["tid"]) == thread
        ),
        key=_began,
    )
    tasks = [event for event in own if event["name"] == "RunTask"]
    drawn = [event["ts"] for event in own if event["name"] == "Commit"]
    calls = [
        event
        for event in own
        if event["name"] == "FunctionCall" and "content.js" in str(event["args"].get("data"))
    ]
    found = Work()
    for at, key in enumerate(keys):
        following = keys[at + 1]["ts"] if at + 1 < len(keys) else math.inf
        last = (at + 1) % BURST == 0
        until = key["ts"] + CADENCE * 1000 if last else following
        mine = [task for task in tasks if key["ts"] < _ended(task) <= until]
        frame = next((time for time in drawn if time > key["ts"]), until)
        found.listeners.append(
            _cpu(call for call in calls if key["ts"] <= call["ts"] < _ended(mine[0]))
        )
        found.frames.append(_cpu(task for task in mine if task["ts"] <= frame))
        found.whole.append(_cpu(mine))
        if last:
            after = [task for task in tasks if until < _ended(task) <= following]
            found.pauses.append(_cpu(after))
            found.longest.append(max((_cpu([task]) for task in after), default=0.0))
    return found


def _began(event: Event) -> float:
    return float(event["ts"])


def _ended(event: Event) -> float:
    return float(event["ts"] + event["dur"])


def _cpu(events: Iterable[Event]) -> float:
    return sum(float(event.get("tdur", 0)) for event in events) / 1000
