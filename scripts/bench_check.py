"""Speed and memory of a check beside its peers, as a Markdown table: `python scripts/bench_check.py
[--marks 3000000] [--quick]`.

Every row runs in a process of its own over the same 200-word texts, joined from the labelled
listings of ../shared; where that is absent, made-up texts take their place and the output says so.
The peers need the extra `bench`; they match and do not judge.

Times are milliseconds a text. `build` is seconds from the marks to a ready matcher, imports
excluded; for brandlint, from a snapshot on disk to the first answer. `memory` is what that and the
checks added to the process (resident set, pages of mapped files that were touched included), in MB
of 10^6 bytes. The ratios are against brandlint in the same run: time against the curated marks,
memory against the large register. `worker_mb` is what a further forked worker has for itself once
it has checked every text; `peak_mb` is what a build adds to the process at its highest.
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import random
import resource
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from make_marks import synthetic_marks

ROOT = Path(__file__).resolve().parent.parent
GOLD = ROOT.parent / "shared/data/gold/dev.jsonl"
WORDS = 200
ROUNDS = 3
START_LIMIT = 60.0  # seconds until a server that does not answer is given up
EXTRAS = (
    "open_ms",
    "worker_mb",
    "peak_mb",
    "peak_mb_per_million",
    "disk_mb",
)  # figures that few rows have
Check = Callable[[str], object]
Row = dict[str, float]
MODULES = {  # what is imported before a row is measured
    "brandlint": ("brandlint.linter", "brandlint_nlp.span_categoriser"),
    "register": ("brandlint.linter", "brandlint_nlp.span_categoriser"),
    "presidio": ("presidio_analyzer.nlp_engine", "spacy"),
    "PhraseMatcher": ("spacy.matcher",),
    "flashtext": ("flashtext",),
    "pyahocorasick": ("ahocorasick",),
}
PEERS = MODULES.keys() - {"brandlint", "register"}


@dataclass(frozen=True, slots=True)
class Case:
    """One row: what is measured, and with how many synthetic marks (0: only the curated ones)."""

    name: str
    count: int


def plan(marks: int, quick: bool) -> list[Case]:
    """The rows in their order; `quick` takes the peers at a tenth of their size."""
    share = 10 if quick else 1
    return [
        Case("brandlint", 0),
        Case("loopback", 0),
        Case("build", marks),
        Case("register", marks),
        Case("presidio", 1_000 // share),
        Case("presidio", 10_000 // share),
        Case("PhraseMatcher", 100_000 // share),
        Case("flashtext", 1_000_000 // share),
        Case("pyahocorasick", 1_000_000 // share),
    ]


def texts() -> list[str]:
    """The labelled listings, joined in their order and cut to 200 words each; made-up texts where
    they are absent.
    """
    if GOLD.exists():
        rows = [json.loads(line) for line in GOLD.read_text("utf8").splitlines()]
        words = [word for row in rows for text in row["fields"].values() for word in text.split()]
    else:
        dice = random.Random(3)
        parts = (
            "case",
            "strap",
            "charger",
            "blue",
            "steel",
            "compatible with",
            "iPhone 15",
            "for your",
            "kitchen",
            "and",
            "the",
        )
        marks = [mark.text.title() for mark in synthetic_marks(500, 4)]
        words = " ".join(
            dice.choice(marks) if dice.random() < 0.1 else dice.choice(parts) for _ in range(20_000)
        ).split()
    return [" ".join(words[at : at + WORDS]) for at in range(0, len(words) - WORDS + 1, WORDS)]


def resident() -> float:
    """Resident memory of this process, MB."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6


def private() -> float:
    """Memory that this process shares with no other, MB: Private_Clean + Private_Dirty."""
    lines = Path("/proc/self/smaps_rollup").read_text().splitlines()
    return (
        sum(
            int(line.split()[1])
            for line in lines
            if line.startswith(("Private_Clean", "Private_Dirty"))
        )
        * 1024
        / 1e6
    )


def timed(check: Check, sample: list[str]) -> Row:
    """Median and 99th percentile of a check, ms, over every text three times after one warm-up
    round.
    """
    for text in sample:
        check(text)
    times = []
    for _ in range(ROUNDS):
        for text in sample:
            began = time.perf_counter()
            check(text)
            times.append((time.perf_counter() - began) * 1000)
    times.sort()
    return {"p50": times[len(times) // 2], "p99": times[int(len(times) * 0.99)]}


def used(make: Callable[[], Check]) -> tuple[Check, Row]:
    """What `make` returns, the seconds it took, the times of its checks and the memory that all of
    it added.
    """
    sample = texts()  # held before and after alike
    before, began = resident(), time.perf_counter()
    check = make()
    taken = time.perf_counter() - began
    times = timed(check, sample)
    return check, {"build_s": taken, "mb": resident() - before, **times}


def words_of(file: Path, count: int) -> Iterator[str]:
    """The first `count` distinct marks, lower case, from a file with one a line."""
    with file.open(encoding="utf8") as lines:
        for _, line in zip(range(count), lines, strict=False):
            yield line.rstrip("\n")


def write_words(file: Path, count: int) -> None:
    """Write `count` distinct synthetic marks, lower case, one a line."""
    seen: set[str] = set()
    for mark in synthetic_marks(count * 3):
        if len(seen) == count:
            break
        seen.add(mark.text.lower())
    known = sorted(seen)
    random.Random(5).shuffle(known)
    file.write_text("\n".join(known) + "\n", "utf8")


def peer(name: str, count: int, file: Path) -> Check:
    """A peer that knows the first `count` marks of `file`."""
    if name == "flashtext":
        processor = import_module("flashtext").KeywordProcessor()
        for mark in words_of(file, count):
            processor.add_keyword(mark)
        return lambda text: processor.extract_keywords(text, span_info=True)
    if name == "pyahocorasick":
        automaton = import_module("ahocorasick").Automaton()
        for mark in words_of(file, count):
            automaton.add_word(mark, len(mark))
        automaton.make_automaton()
        return lambda text: list(automaton.iter(text.lower()))
    if name == "PhraseMatcher":
        return phrase_matcher(count, file)
    return presidio(count, file)


def phrase_matcher(count: int, file: Path) -> Check:
    import spacy
    from spacy.matcher import PhraseMatcher

    nlp = spacy.blank("en")
    matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
    matcher.add("MARK", [nlp.make_doc(mark) for mark in words_of(file, count)])
    return lambda text: matcher(nlp.make_doc(text))


def presidio(count: int, file: Path) -> Check:
    """Presidio's analyzer with one deny list and a blank spaCy pipeline."""
    import spacy

    analyzer = import_module("presidio_analyzer")
    engine: Any = import_module("presidio_analyzer.nlp_engine").SpacyNlpEngine()
    engine.nlp = {"en": spacy.blank("en")}
    recognizer = analyzer.PatternRecognizer(
        supported_entity="MARK", deny_list=list(words_of(file, count))
    )
    registry = analyzer.RecognizerRegistry(recognizers=[recognizer], supported_languages=["en"])
    whole = analyzer.AnalyzerEngine(
        registry=registry, nlp_engine=engine, supported_languages=["en"]
    )
    return lambda text: whole.analyze(text, language="en", entities=["MARK"])


def brandlint_check() -> Check:
    from brandlint.linter import check, warm
    from brandlint.listing import Listing

    warm()
    return lambda text: check(Listing(fields={"description": text}))


def build_register(count: int, folder: Path) -> Row:
    """Build a register of the curated and `count` synthetic marks; making up the marks is counted
    apart.
    """
    from brandlint.registers.build import build_lexicon, entries
    from brandlint.registers.curated.curated import read_curated
    from brandlint.registers.curated.forms import forms_of
    from brandlint_nlp.lexicon_build import Entry

    making = 0.0

    def all_marks() -> Iterator[Entry]:
        nonlocal making
        yield from entries(read_curated())
        source = synthetic_marks(count)
        while True:
            began = time.perf_counter()
            chunk = [
                Entry(
                    mark.text,
                    mark.owner,
                    mark.text,
                    "maker",
                    mark.classes,
                    0,
                    False,
                    office=mark.office,
                    pending=mark.status == "pending",
                )
                for _, mark in zip(range(1000), source, strict=False)
            ]
            making += time.perf_counter() - began
            if not chunk:
                return
            yield from chunk

    before, began = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.perf_counter()
    build_lexicon(all_marks(), folder, "synthetic", forms_of(read_curated()))
    taken = time.perf_counter() - began
    peak = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * 1024 / 1e6
    disk = sum(file.stat().st_size for file in folder.iterdir()) / 1e6
    row = {"build_s": taken - making, "peak_mb": peak, "disk_mb": disk}
    # below a million, what every build needs (the word list, the curated marks) would be most of
    # the quotient
    return {**row, "peak_mb_per_million": peak / count * 1e6} if count >= 1_000_000 else row


def register_check(folder: Path) -> tuple[Check, Row]:
    from brandlint.linter import check
    from brandlint.listing import Listing
    from brandlint.registers.snapshot import Snapshot

    began = time.perf_counter()
    Snapshot(folder)
    opened = (time.perf_counter() - began) * 1000

    def opened_anew() -> Check:
        snapshot = Snapshot(folder)
        return lambda text: check(Listing(fields={"description": text}), using=snapshot)

    one, row = used(opened_anew)
    return one, {**row, "open_ms": opened}


def further_worker(check: Check) -> float:
    """Private memory of a forked worker that has checked every text, MB."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        for text in texts():
            check(text)
        os.write(write, str(private()).encode())
        os._exit(0)
    os.close(write)
    answer = os.read(read, 64)
    os.waitpid(child, 0)
    return float(answer)


def wait_for(port: int, server: subprocess.Popen[bytes]) -> None:
    """Return once the port is listened on. Raises RuntimeError if the server stops or takes too
    long.
    """
    deadline = time.monotonic() + START_LIMIT
    while time.monotonic() < deadline and server.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"the server did not start (exit status {server.poll()})")


def loopback() -> Row:
    """A check over HTTP: one worker, one connection that is kept."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "brandlint", "serve", "--port", str(port), "--workers", "1"]
    server = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    try:
        wait_for(port, server)
        client = http.client.HTTPConnection("127.0.0.1", port, timeout=30)

        def check(text: str) -> None:
            client.request(
                "POST",
                "/v1/check",
                json.dumps({"fields": {"description": text}}),
                {"Content-Type": "application/json"},
            )
            reply = client.getresponse()
            body = reply.read()
            if reply.status != 200:
                raise RuntimeError(f"the server answered {reply.status}: {body[:200]!r}")

        return timed(check, texts())
    finally:
        server.terminate()
        server.wait(timeout=30)


def measure(case: Case, work: Path) -> Row:
    """One row, measured in this process."""
    if case.name == "prepare":
        brandlint_check()  # builds the starter snapshot, so that no row counts it
        write_words(work / "words.txt", case.count)
        return {}
    if case.name == "build":
        return build_register(case.count, work / "register")
    if case.name == "loopback":
        return loopback()
    for module in MODULES[case.name]:
        import_module(module)
    if case.name in PEERS:
        return used(lambda: peer(case.name, case.count, work / "words.txt"))[1]
    check, row = (
        register_check(work / "register") if case.name == "register" else used(brandlint_check)
    )
    return {**row, "worker_mb": further_worker(check)}


def in_own_process(case: Case, work: Path, limit: float) -> Row | str:
    """The row, or in a few words why there is none."""
    command = [sys.executable, __file__, "--case", case.name, str(case.count), str(work)]
    environment = {**os.environ, "BRANDLINT_HOME": str(work / "home")}
    child = subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment,
        start_new_session=True,
    )
    try:
        out, err = child.communicate(timeout=limit)
    except subprocess.TimeoutExpired:
        os.killpg(child.pid, 9)  # with the server that a case may have started
        child.communicate()
        return f"stopped after {limit:.0f} s"
    if child.returncode:
        return (
            f"failed: {(err.strip().splitlines() or [f'exit status {child.returncode}'])[-1][:120]}"
        )
    row: Row = json.loads(out.splitlines()[-1])
    return row


def table(rows: list[tuple[Case, Row | str]]) -> str:
    """The Markdown table; ratios are empty where brandlint's own row is missing."""
    known = {case.name: row for case, row in rows if isinstance(row, dict)}
    fast, large = known.get("brandlint", {}).get("p50"), known.get("register", {}).get("mb")
    lines = [
        "| what | marks | build, s | memory, MB | p50, ms | p99, ms | time ratio | memory ratio "
        "| more |",
        "|" + "---|" * 9,
    ]
    for case, row in rows:
        head = [case.name, f"{case.count:,}" if case.count else "curated"]
        if isinstance(row, str):
            lines.append(f"| {' | '.join([*head, *[''] * 6, row.replace('|', '/')])} |")
            continue
        cells = [
            f"{row[name]:.2f}" if name in row else "" for name in ("build_s", "mb", "p50", "p99")
        ]
        cells.append(f"{row['p50'] / fast:.2f}" if fast and "p50" in row else "")
        cells.append(f"{row['mb'] / large:.2f}" if large and "mb" in row else "")
        more = [f"{name} {row[name]:.1f}" for name in EXTRAS if name in row]
        lines.append(f"| {' | '.join([*head, *cells, ', '.join(more)])} |")
    return "\n".join(lines)


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--marks",
        type=int,
        help="size of the large register (default 3,000,000; 50,000 with --quick)",
    )
    parser.add_argument("--quick", action="store_true", help="smaller sizes throughout")
    parser.add_argument(
        "--limit",
        type=float,
        default=900,
        metavar="SECONDS",
        help="a row that takes longer is stopped",
    )
    parser.add_argument(
        "--case", nargs=3, metavar=("NAME", "COUNT", "FOLDER"), help=argparse.SUPPRESS
    )
    args = parser.parse_args()
    if args.case:
        print(json.dumps(measure(Case(args.case[0], int(args.case[1])), Path(args.case[2]))))
        return 0
    if not Path("/proc/self/smaps_rollup").exists():
        raise SystemExit("bench_check reads memory from /proc and so needs Linux.")
    marks = args.marks or (50_000 if args.quick else 3_000_000)
    if marks < 1:
        parser.error("--marks must be at least 1")
    if not GOLD.exists():
        print(
            "No labelled listings (../shared is absent): measuring on made-up texts instead.",
            file=sys.stderr,
        )
    cases = plan(marks, args.quick)
    rows: list[tuple[Case, Row | str]] = []
    work = Path(tempfile.mkdtemp(prefix="brandlint-bench-"))
    try:
        prepared = in_own_process(
            Case("prepare", max(case.count for case in cases if case.name in PEERS)),
            work,
            args.limit,
        )
        if isinstance(prepared, str):
            raise SystemExit(f"bench_check: preparing {prepared}")
        for case in cases:
            print(f"measuring {case.name} {case.count or ''}", file=sys.stderr, flush=True)
            rows.append((case, in_own_process(case, work, args.limit)))
    finally:
        shutil.rmtree(work, ignore_errors=True)
    print(
        f"{len(texts())} texts of {WORDS} words, "
        f"{'real listings' if GOLD.exists() else 'made up'}; {os.cpu_count()} cores\n"
    )
    print(table(rows))
    return 0


if __name__ == "__main__":
    sys.exit(main())
