"""Imports under load: `python scripts/soak_import.py [--builds 10] [--rate 50] [--cases 20000]`.

A server answers `--rate` listings a second while new cases are imported, built and swapped in
`--builds` times, each by a process of its own; in between an import is killed in the middle of its
build. Every answer is compared with what it must be: the marks of the starter list do not depend on
the register, and the seller's own brand is told of the registrations of whichever snapshot
answered. Prints failed and wrong answers.
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from bench_page import serve
from make_register import HEAD, TAIL, case

_REGISTER = [sys.executable, "-m", "brandlint", "register"]
_OTHERS = {
    ("compatibility-wording", "Gucci"),
    ("lookalike-mark", "N1ke"),
    ("compatibility-wording", "iPhone"),
}
PROFILE = """marketplaces = ["amazon.com"]
[[brands]]
name = "Plumtide"
registrations = [{ office = "US", number = "97000000", classes = [21] }]
"""


@dataclass
class Seen:
    """What the clients saw: answers by snapshot, the slowest (ms), what failed or was wrong."""

    snapshots: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    slowest: float = 0.0


def client(port: int, number: int, of: int, rate: float, stop: threading.Event, seen: Seen) -> None:
    """One of `of` clients that together send `rate` listings a second, each a new one."""
    connection, at, due = (
        http.client.HTTPConnection("127.0.0.1", port, timeout=30),
        number,
        time.perf_counter(),
    )
    while not stop.is_set():
        due += of / rate
        time.sleep(max(0.0, due - time.perf_counter()))
        at += of
        title = f"Plumtide lunch box {at} with N1ke lid, fits Gucci"
        body = {
            "fields": {"title": title, "bullet_1": f"Compatible with iPhone {at % 16}"},
            "marketplace": "amazon.com",
        }
        began = time.perf_counter()
        try:
            connection.request(
                "POST", "/v1/check", json.dumps(body), {"Content-Type": "application/json"}
            )
            reply = connection.getresponse()
            answer = json.loads(reply.read())
        except (OSError, http.client.HTTPException, ValueError) as error:
            seen.wrong.append(f"failed: {error!r}")
            connection.close()
            continue
        seen.slowest = max(seen.slowest, (time.perf_counter() - began) * 1000)
        if reply.status != 200:
            seen.wrong.append(f"{reply.status}: {answer}")
            continue
        marks = {(row["rule"], row["text"].split()[0]) for row in answer["findings"] if row["mark"]}
        name = answer["checked"]["lexicon"]["snapshot"]
        registered = bool(answer["checked"]["registers"])
        told = any(row["rule"] == "own-brand-unregistered" for row in answer["findings"])
        seen.snapshots[name] += 1
        if not marks.issuperset(_OTHERS) or told or registered != (not name.startswith("starter")):
            seen.wrong.append(
                f"{name}: {sorted(marks)}, told of a missing registration: {told}, registers: "
                f"{registered}"
            )


def write(path: Path, first: int, count: int, dice: random.Random) -> None:
    letters = "abcdefghijklmnoprstuvwz"
    with path.open("w", encoding="utf8") as target:
        target.write(
            HEAD
            + (
                case(97_000_000, "PLUMTIDE", "Seller LLC", frozenset({21}), "registered")
                if first == 1
                else ""
            )
        )
        for serial in range(first, first + count):
            target.write(
                case(
                    97_000_000 + serial,
                    "".join(dice.choices(letters, k=dice.randint(5, 12))),
                    f"Owner {serial}",
                    frozenset({serial % 45 + 1}),
                    "registered",
                )
            )
        target.write(TAIL)


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--builds", type=int, default=10)
    parser.add_argument("--rate", type=float, default=50.0, help="listings a second")
    parser.add_argument("--cases", type=int, default=20_000, help="new cases an import")
    parser.add_argument("--clients", type=int, default=4)
    args = parser.parse_args()
    dice, seen, stop = random.Random(5), Seen(), threading.Event()
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "BRANDLINT_HOME": home}
        (Path(home) / "brandlint.toml").write_text(PROFILE, "utf8")
        server, port = serve(home, "--profile", str(Path(home) / "brandlint.toml"))
        threads = [
            threading.Thread(
                target=client, args=(port, number, args.clients, args.rate, stop, seen)
            )
            for number in range(args.clients)
        ]
        began = time.perf_counter()
        killed = 0
        try:
            for thread in threads:
                thread.start()
            for number in range(args.builds):
                xml = Path(home) / f"cases{number}.xml"
                write(xml, 1 + number * args.cases, args.cases, dice)
                victim = subprocess.Popen(
                    [*_REGISTER, "import", "uspto", str(xml)],
                    env=environment,
                    stderr=subprocess.PIPE,
                    text=True,
                    start_new_session=True,
                )
                assert victim.stderr is not None
                while (line := victim.stderr.readline()) and "compiling" not in line:
                    pass
                time.sleep(dice.random())
                os.killpg(victim.pid, signal.SIGKILL)
                killed += victim.wait() == -signal.SIGKILL
                subprocess.run(
                    [*_REGISTER, "verify"], env=environment, check=True, stdout=subprocess.DEVNULL
                )
                built = subprocess.run(
                    [*_REGISTER, "build"],
                    env=environment,
                    capture_output=True,
                    text=True,
                    check=False,
                )
                if built.returncode:
                    seen.wrong.append(built.stderr)
                time.sleep(1)
        finally:
            stop.set()
            for thread in threads:
                thread.join()
            server.terminate()
            server.wait(30)
        seconds = time.perf_counter() - began
    print(
        f"{sum(seen.snapshots.values()):,} answers in {seconds:.0f} s "
        f"({sum(seen.snapshots.values()) / seconds:.0f} a second), from {len(seen.snapshots)} "
        f"snapshots;"
        f" {killed} builds killed; slowest answer {seen.slowest:.0f} ms; failed or wrong: "
        f"{len(seen.wrong)}"
    )
    for line in seen.wrong[:10]:
        print(line)
    return int(bool(seen.wrong))


if __name__ == "__main__":
    sys.exit(main())
