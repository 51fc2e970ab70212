"""From official XML to a served snapshot, and what a check and a search cost with it: `python
scripts/bench_register.py [--cases 300000]`.

Made-up USPTO XML (`make_register`) is walked by lxml alone, imported, and compiled, each in
processes of its own whose memory is watched; then the same texts are checked with the starter
snapshot and with this one, and similar marks are searched beside `rapidfuzz.process.extract` over
all texts. Prints a table. 3,000,000 cases take 5.5 GB of disk for the XML, which `--xml` reuses,
and about as much for the register.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bench_check import further_worker, texts, timed

HERE = Path(__file__).resolve().parent
_REGISTER = [sys.executable, "-m", "brandlint", "register"]
_EVERY = 0.1  # seconds between two looks at the memory
_LEAST = 80  # the ratio from which an exhaustive search and ours are compared


@dataclass
class Ran:
    """A command: seconds, and the most memory of its own that all its processes had at one time,
    MB.
    """

    seconds: float
    peak: float


def _family(root: int) -> list[int]:
    """Process ids of `root` and all its descendants."""
    parents: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                parent = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
            except (OSError, IndexError):
                continue
            parents.setdefault(parent, []).append(int(entry.name))
    found = [root]
    for one in found:
        found += parents.get(one, [])
    return found


def _own(process: int) -> float:
    """Anonymous memory of a process, shared parts in proportion, MB; the page cache of files is not
    its own.
    """
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss_Anon")) * 1024 / 1e6


def run(command: list[str], home: Path) -> Ran:
    """Run a command to its end with a `BRANDLINT_HOME`; its failure ends the benchmark."""
    process = subprocess.Popen(command, env={**os.environ, "BRANDLINT_HOME": str(home)})
    began, peak, done = time.perf_counter(), 0.0, threading.Event()

    def watch() -> None:
        nonlocal peak
        while not done.wait(_EVERY):
            peak = max(peak, sum(map(_own, _family(process.pid))))

    watcher = threading.Thread(target=watch)
    watcher.start()
    status = process.wait()
    seconds = time.perf_counter() - began
    done.set()
    watcher.join()
    if status:
        raise SystemExit(f"{' '.join(command)} ended with {status}")
    return Ran(seconds, peak)


def walk(path: Path) -> None:
    """What any importer must at least do: go through every case with lxml and let it go."""
    from lxml import etree

    for _, element in etree.iterparse(str(path), events=("end",), tag="case-file"):
        element.clear()
        while element.getprevious() is not None:
            del element.getparent()[0]


def checks(home: Path) -> dict[str, float]:
    """Times of a check (ms) and the private memory (MB) of a further worker, with the snapshot of
    this home.
    """
    script = "import json; from bench_register import check_here; print(json.dumps(check_here()))"
    answer = subprocess.run(
        [sys.executable, "-c", script],
        cwd=HERE,
        env={**os.environ, "BRANDLINT_HOME": str(home)},
        capture_output=True,
        text=True,
        check=True,
    )
    found: dict[str, float] = json.loads(answer.stdout)
    return found


def check_here() -> dict[str, float]:
    from brandlint import linter
    from brandlint.linter import check
    from brandlint.listing import Listing

    linter.warm()

    def one(text: str) -> object:
        return check(Listing(fields={"description": text}, marketplace="amazon.com"))

    return {**timed(one, texts()), "private": further_worker(one)}


def searches(folder: Path, queries: int) -> dict[str, float]:
    """Times of a search and of the exhaustive one (ms, median and 95th percentile), and the share
    of its hits at `_LEAST` that ours has too.
    """
    from rapidfuzz import fuzz, process

    from brandlint.registers.similar.search import Searcher
    from brandlint_nlp.fold import lookup_key

    searcher = Searcher(folder)
    every = searcher.texts()
    dice = random.Random(11)
    asked = [
        _changed(text, dice) if number % 2 else text
        for number, text in enumerate(
            dice.sample([text for text in every if len(text) > 3], queries)
        )
    ]
    times: dict[str, list[float]] = {"ours": [], "ratio": [], "WRatio": []}
    wanted = found = 0
    for text in asked[:5]:
        searcher.search(text)
    for number, text in enumerate(asked):
        _timed(times["ours"], lambda text=text: searcher.search(text))  # type: ignore[misc]
        if number < 20:
            _timed(
                times["ratio"],
                lambda text=text: process.extract(
                    lookup_key(text), every, scorer=fuzz.ratio, limit=20
                ),  # type: ignore[misc]
            )
        if number < 3:
            _timed(
                times["WRatio"],
                lambda text=text: process.extract(
                    lookup_key(text), every, scorer=fuzz.WRatio, limit=20
                ),  # type: ignore[misc]
            )
        if number < 40:
            most = {
                row[0]
                for row in process.extract(
                    lookup_key(text), every, scorer=fuzz.ratio, score_cutoff=_LEAST, limit=None
                )
            }
            wanted += len(most)
            found += len(most & {hit.text for hit in searcher.search(text, limit=len(every))})
    rows = {
        f"{name} {label}": sorted(row)[int(len(row) * share)]
        for name, row in times.items()
        for label, share in (("p50", 0.5), ("p95", 0.95))
    }
    return {**rows, "texts": len(every), "recall": found / max(1, wanted), "wanted": wanted}


def _timed(into: list[float], work: Callable[[], object]) -> None:
    began = time.perf_counter()
    work()
    into.append((time.perf_counter() - began) * 1000)


def _changed(text: str, dice: random.Random) -> str:
    """The text with one letter replaced."""
    at = dice.randrange(len(text))
    return text[:at] + dice.choice("abcdefghijklmnopqrstuvwxyz") + text[at + 1 :]


def _taken_in(xml: Path, home: Path, what: str) -> tuple[Ran, str]:
    """An import without its build beside a bare walk over the same file, and the row of the
    table.
    """
    command = (
        f"import sys; sys.path.insert(0, {str(HERE)!r}); from pathlib import Path; from "
        f"bench_register import walk; walk(Path({str(xml)!r}))"
    )
    bare = run([sys.executable, "-c", command], home)
    taken = run([*_REGISTER, "import", "uspto", str(xml), "--no-build"], home)
    size = xml.stat().st_size / 1e6
    return taken, (
        f"| import of {what}, {size:,.0f} MB (read and stored) | {taken.seconds:.1f} s, "
        f"{size / taken.seconds:.0f} MB/s; bare lxml walk {bare.seconds:.1f} s,"
        f" {size / bare.seconds:.0f} MB/s: {bare.seconds / taken.seconds:.2f} of its speed; at "
        f"most {taken.peak:.0f} MB |"
    )


def _full(work: Path, cases: int) -> str:
    """The import of cases as full as those of the daily files."""
    xml = work / "full.xml"
    subprocess.run(
        [
            sys.executable,
            str(HERE / "make_register.py"),
            str(cases),
            "--output",
            str(xml),
            "--full",
        ],
        check=True,
    )
    _, line = _taken_in(xml, work / "full", f"{cases:,} full cases")
    xml.unlink()
    return line


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--cases", type=int, default=300_000)
    parser.add_argument(
        "--xml", type=Path, help="XML that `make_register` wrote, instead of writing it anew"
    )
    parser.add_argument("--queries", type=int, default=200)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        work = Path(made)
        rows = [_full(work, min(args.cases, 100_000))]
        xml = args.xml or work / "cases.xml"
        if args.xml is None:
            subprocess.run(
                [
                    sys.executable,
                    str(HERE / "make_register.py"),
                    str(args.cases),
                    "--output",
                    str(xml),
                ],
                check=True,
            )
        home, starter, size = work / "home", work / "starter", xml.stat().st_size / 1e6
        taken, line = _taken_in(xml, home, "lean cases")
        rows.append(line)
        built = run([*_REGISTER, "build"], home)
        (folder,) = (home / "snapshots").glob("2*")
        meta = json.loads((folder / "meta.json").read_text("utf8"))
        records = sum(row["records"] for row in meta["registers"])
        checks(starter)  # makes the starter snapshot
        with_starter, with_register = checks(starter), checks(home)
        found = searches(folder, args.queries)
        disk = sum(path.stat().st_size for path in folder.iterdir()) / 1e6
    print("| what | figure |\n|---|---|")
    print(
        f"| XML | {size:,.0f} MB, {records:,} cases, {meta['marks']:,} marks, "
        f"{found['texts']:,.0f} texts |"
    )
    print("\n".join(rows))
    print(
        f"| build | {built.seconds:.1f} s, at most {built.peak:.0f} MB, "
        f"{built.peak / records * 1e6:.0f} MB a million cases; snapshot {disk:,.0f} MB |"
    )
    print(f"| XML to served snapshot | {(taken.seconds + built.seconds) / 60:.1f} minutes |")
    print(
        f"| check of 200 words, starter | p50 {with_starter['p50']:.2f} ms, p99 "
        f"{with_starter['p99']:.2f} ms, private memory of a worker {with_starter['private']:.0f} "
        f"MB |"
    )
    print(
        f"| the same with the register | p50 {with_register['p50']:.2f} ms "
        f"({with_register['p50'] / with_starter['p50']:.2f}), p99 {with_register['p99']:.2f} ms"
        f" ({with_register['p99'] / with_starter['p99']:.2f}), private "
        f"{with_register['private'] - with_starter['private']:+.0f} MB |"
    )
    print(f"| similar marks | p50 {found['ours p50']:.1f} ms, p95 {found['ours p95']:.1f} ms |")
    print(
        f"| rapidfuzz extract, fuzz.ratio | p50 {found['ratio p50']:.0f} ms: "
        f"{found['ratio p50'] / found['ours p50']:.1f} times ours |"
    )
    print(
        f"| rapidfuzz extract, WRatio | p50 {found['WRatio p50']:.0f} ms: "
        f"{found['WRatio p50'] / found['ours p50']:.1f} times ours |"
    )
    print(
        f"| found of what fuzz.ratio puts at {_LEAST} or above | {found['recall']:.4f} of "
        f"{found['wanted']:.0f} |"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
