"""Speed and memory of a check beside its peers, as a Markdown table: `python scripts/bench_check.py [--marks 3000000]`.

Each row runs in a process of its own over the same 200-word listings (needs ../shared and the extra `bench`). Times are medians
a listing; memory is what building and holding the matcher added to the process (resident set).
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import random
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
GOLD = ROOT.parent / "shared/data/gold/dev.jsonl"
Check = Callable[[str], Any]


def texts() -> list[str]:
    """The labelled listings, joined in a fixed order and cut to 200 words each."""
    if not GOLD.exists():
        raise SystemExit("bench_check needs ../shared beside the repository")
    rows = [json.loads(line) for line in GOLD.read_text("utf8").splitlines()]
    words = [word for row in rows for text in row["fields"].values() for word in text.split()]
    return [" ".join(words[at : at + 200]) for at in range(0, len(words) - 200, 200)]


def resident() -> float:
    """Resident memory of this process, MB."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6


def private() -> float:
    """Private memory of this process, MB."""
    lines = Path("/proc/self/smaps_rollup").read_text().splitlines()
    return sum(int(line.split()[1]) for line in lines if line.startswith("Private_")) / 1e3


def timed(check: Check) -> tuple[float, float]:
    """Median and 99th percentile of a check, ms, over every text three times after one warm-up round."""
    sample = texts()
    for text in sample:
        check(text)
    times = []
    for _ in range(3):
        for text in sample:
            began = time.perf_counter()
            check(text)
            times.append((time.perf_counter() - began) * 1000)
    times.sort()
    return times[len(times) // 2], times[int(len(times) * 0.99)]


def marks(count: int) -> list[str]:
    from make_marks import synthetic_marks

    return list(dict.fromkeys(mark.lower() for mark in synthetic_marks(count)))


def peer(name: str, count: int) -> Check:
    known = marks(count)
    if name == "flashtext":
        from flashtext import KeywordProcessor

        processor = KeywordProcessor()
        processor.add_keywords_from_list(known)
        return lambda text: processor.extract_keywords(text, span_info=True)
    if name == "pyahocorasick":
        import ahocorasick

        automaton = ahocorasick.Automaton()
        for mark in known:
            automaton.add_word(mark, mark)
        automaton.make_automaton()
        return lambda text: list(automaton.iter(text.lower()))
    import spacy

    nlp = spacy.blank("en")
    if name == "PhraseMatcher":
        from spacy.matcher import PhraseMatcher

        matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
        matcher.add("MARK", list(nlp.tokenizer.pipe(known)))
        return lambda text: matcher(nlp.make_doc(text))
    from presidio_analyzer import PatternRecognizer

    recognizer = PatternRecognizer(supported_entity="MARK", deny_list=known)
    return lambda text: recognizer.analyze(text, ["MARK"], None)


def brandlint_check() -> Check:
    from brandlint.linter import check, warm
    from brandlint.listing import Listing

    warm()
    return lambda text: check(Listing(fields={"description": text}))


def build_register(count: int, folder: str) -> None:
    from make_marks import synthetic_marks

    from brandlint.registers.curated import read_curated
    from brandlint.registers.snapshot import build, entries
    from brandlint_nlp.lexicon import Entry

    dice = random.Random(2)

    def all_marks() -> Iterable[Entry]:
        yield from entries(read_curated())
        for at, mark in enumerate(synthetic_marks(count)):
            yield Entry(mark, f"Owner {at // 3}", mark, "maker", frozenset(dice.sample(range(1, 46), 2)), 0, False, office=1, status=1)

    build(all_marks(), Path(folder), "synthetic")


def register_check(folder: str) -> tuple[Check, float]:
    from brandlint import linter
    from brandlint_nlp.lexicon import Lexicon

    began = time.perf_counter()
    lexicon = Lexicon(Path(folder))
    opened = (time.perf_counter() - began) * 1000
    linter._open[:] = [lexicon]
    return brandlint_check(), opened


def further_worker(check: Check) -> float:
    """Private memory of a forked worker that has checked every text, MB."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        for text in texts():
            check(text)
        os.write(write, str(private()).encode())
        os._exit(0)
    os.waitpid(child, 0)
    return float(os.read(read, 64))


def loopback() -> tuple[float, float]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = subprocess.Popen([sys.executable, "-m", "brandlint", "serve", "--port", str(port)], stderr=subprocess.DEVNULL)
    try:
        for _ in range(300):
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
                break
            except OSError:
                time.sleep(0.1)
        client = http.client.HTTPConnection("127.0.0.1", port)

        def check(text: str) -> None:
            client.request("POST", "/v1/check", json.dumps({"fields": {"description": text}}), {"Content-Type": "application/json"})
            client.getresponse().read()

        return timed(check)
    finally:
        server.terminate()
        server.wait()


def case(name: str, count: int, folder: str) -> dict[str, float]:
    """One row, measured in this process."""
    before, began = resident(), time.perf_counter()
    row: dict[str, float] = {}
    if name == "build":
        import resource

        build_register(count, folder)
        row["build_s"] = time.perf_counter() - began
        row["peak_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
        row["disk_mb"] = sum(file.stat().st_size for file in Path(folder).iterdir()) / 1e6
        return row
    if name == "loopback":
        row["p50"], row["p99"] = loopback()
        return row
    if name == "register":
        check, row["open_ms"] = register_check(folder)
    else:
        check = brandlint_check() if name == "brandlint" else peer(name, count)
    row["build_s"], row["mb"] = time.perf_counter() - began, resident() - before
    row["p50"], row["p99"] = timed(check)
    if name in {"brandlint", "register"}:
        row["worker_mb"] = further_worker(check)
    return row


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--marks", type=int, default=3_000_000)
    parser.add_argument("--case", nargs=3, metavar=("NAME", "COUNT", "FOLDER"), help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.case:
        print(json.dumps(case(args.case[0], int(args.case[1]), args.case[2])))
        return 0
    work = tempfile.mkdtemp(prefix="brandlint-bench-")
    folder = str(Path(work) / "register")
    plan = [("brandlint", 0), ("loopback", 0), ("build", args.marks), ("register", args.marks), ("presidio", 1000), ("presidio", 10_000),
            ("PhraseMatcher", 100_000), ("flashtext", 1_000_000), ("pyahocorasick", 1_000_000)]  # fmt: skip
    print("| what | marks | build or open, s | memory, MB | p50 ms | p99 ms | ratio to brandlint | more |\n|---|---|---|---|---|---|---|---|")
    base = 0.0
    try:
        for name, count in plan:
            command = [sys.executable, __file__, "--case", name, str(count), folder]
            try:
                done = subprocess.run(command, capture_output=True, text=True, timeout=540)
            except subprocess.TimeoutExpired:
                print(f"| {name} | {count} | more than 540 | | | | | |", flush=True)
                continue
            if done.returncode:
                print(f"| {name} | {count} | failed: {done.stderr.strip().splitlines()[-1][:80]} | | | | | |", flush=True)
                continue
            row = json.loads(done.stdout.splitlines()[-1])
            base = base or row.get("p50", 0.0)
            cells = [f"{row[key]:.2f}" if key in row else "" for key in ("build_s", "mb", "p50", "p99")]
            ratio = f"{row['p50'] / base:.2f}" if "p50" in row else ""
            more = ", ".join(f"{key} {row[key]:.1f}" for key in ("open_ms", "worker_mb", "peak_mb", "disk_mb") if key in row)
            print(f"| {name} | {count or 'curated'} | {' | '.join(cells)} | {ratio} | {more} |", flush=True)
    finally:
        shutil.rmtree(work, ignore_errors=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
