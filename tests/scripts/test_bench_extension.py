"""How the extension's benchmark reads a trace; what it measures is its own output."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType
from typing import Any

Load = Callable[[str], ModuleType]
MAIN, OTHER = 7, 8  # threads


def event(
    name: str, at: float, lasts: float = 0.0, thread: int = MAIN, **more: Any
) -> dict[str, Any]:
    """Times in ms; half of what it lasts is CPU time."""
    return {
        "ph": "X",
        "pid": 1,
        "tid": thread,
        "name": name,
        "ts": at * 1000,
        "dur": lasts * 1000,
        "tdur": lasts * 500,
        "args": {"data": more},
    }


def burst(start: float, keys: int, cadence: int) -> list[dict[str, Any]]:
    found = []
    for at in range(keys):
        now = start + at * cadence
        found += [
            event("RunTask", now - 0.1, 4),
            event("EventDispatch", now, 1, type="keydown"),
            event("FunctionCall", now + 1, 1, url="chrome-extension://id/content.js"),
            event("FunctionCall", now + 2, 1, url="https://example.org/page.js"),
            event("RunTask", now + 5, 6),
            event("Commit", now + 9, 1),
            event("RunTask", now + 20, 2),
            event("RunTask", now + 21, 100, thread=OTHER),
        ]
    return found


def test_tasks_belong_to_their_key_its_frame_or_the_pause(script: Load) -> None:
    bench = script("bench_extension")
    keys, cadence = bench.BURST, bench.CADENCE
    pause = [event("RunTask", keys * cadence + 100, 8), event("RunTask", keys * cadence + 200, 2)]
    found = bench.work([*burst(0, keys, cadence), *pause, *burst(5000, keys, cadence)])
    assert found.listeners == [0.5] * 2 * keys
    assert found.frames == [5.0] * 2 * keys
    assert found.whole == [6.0] * 2 * keys
    assert found.pauses == [5.0, 0.0]
    assert found.longest == [4.0, 0.0]


def test_the_page_without_the_extension_is_taken_off(script: Load) -> None:
    bench = script("bench_extension")
    assert bench.both([3.0, 3.0, 5.0], [1.0, 1.0, 2.5]) == "2.0 / 2.5 ms"
    assert bench.both([3.0]) == "3.0 / 3.0 ms"


def test_the_listing_is_as_large_as_it_says(script: Load) -> None:
    bench = script("bench_extension")
    text = bench.description(2000, 200)
    assert sum(text.count(mark) for mark in bench.MARKS) == 200
    assert len(bench.listing(2000, 182, 10)) == 20
