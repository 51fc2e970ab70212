"""How fast listings are judged: `python scripts/bench_judge.py [--home FOLDER] [--listings 200000]
[--data ../shared/data]`.

Real listings, none twice, so that no answer comes from a cache. Over HTTP: listings of 200 words,
one after the other, against a local server. In batch: listings a second of processor time (all
threads, reading the files too), the share of them that wake the context reader, and the memory of
the process (MB) as they go by. `--home` names a home whose register is used in place of the starter
marks (`scripts/measure_judge.py` says how the crowded one is made).
"""

from __future__ import annotations

import argparse
import gzip
import http.client
import json
import os
import statistics
import tempfile
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from bench_check import resident
from bench_page import percentile, serve

from brandlint import linter
from brandlint.listing import Listing
from brandlint_nlp.pipeline import MarkPipeline

WORDS, AT_ONCE, LOOKS = 200, 32, 10
Texts = tuple[str, str, dict[str, str]]  # category, brand, fields


def texts(data: Path) -> Iterator[Texts]:
    """The listings, and when they are through, the same with a number more in every field, without
    end.
    """
    turn = 0
    while True:
        for path in sorted((data / "listings").glob("*.jsonl.gz")):
            with gzip.open(path, "rt", encoding="utf8") as lines:
                for row in map(json.loads, lines):
                    fields = {
                        "title": row["title"],
                        **{
                            f"bullet_{at}": text
                            for at, text in enumerate(row.get("bullets") or [], 1)
                        },
                    }
                    if isinstance(row.get("description"), str):
                        fields["description"] = row["description"]
                    yield (
                        row.get("category") or "",
                        row.get("brand") or "",
                        {
                            name: f"{text} {turn or ''}".strip()
                            for name, text in fields.items()
                            if text
                        },
                    )
        turn += 1


def long_ones(data: Path, count: int) -> list[Texts]:
    """Listings cut to 200 words."""
    found = []
    for category, brand, fields in texts(data):
        left, kept = WORDS, {}
        for name, text in fields.items():
            kept[name] = " ".join(text.split()[:left])
            left -= len(kept[name].split())
            if left <= 0:
                break
        if left <= 0:
            found.append((category, brand, kept))
            if len(found) == count:
                break
    return found


def over_http(data: Path, home: str, count: int) -> str:
    rows = long_ones(data, count + 50)
    server, port = serve(home)
    try:
        line = http.client.HTTPConnection("127.0.0.1", port)
        times = []
        for category, brand, fields in rows:
            body = json.dumps(
                {
                    "fields": fields,
                    "category": category,
                    "brands": [brand] if brand else [],
                    "marketplace": "amazon.com",
                }
            )
            began = time.perf_counter()
            line.request("POST", "/v1/check", body, {"Content-Type": "application/json"})
            answer = line.getresponse()
            answer.read()
            times.append((time.perf_counter() - began) * 1000)
            if answer.status != 200:
                raise SystemExit(f"the server answered {answer.status}")
    finally:
        server.terminate()
        server.wait(20)
    times = times[50:]
    return (
        f"HTTP, {count} listings of {WORDS} words: p50 {statistics.median(times):.1f} ms, p99 "
        f"{percentile(times, 0.99):.1f} ms"
    )


def in_batch(data: Path, count: int) -> str:
    linter.warm()
    pipeline = MarkPipeline(linter.snapshot().lexicon)
    rows = (
        Listing(
            fields, marketplace="amazon.com", category=category, brands=(brand,) if brand else ()
        )
        for category, brand, fields in texts(data)
    )
    memory, began = [], time.process_time()
    for at in range(0, count, AT_ONCE):
        linter.check_all(islice(rows, AT_ONCE), pipeline=pipeline)
        if at % (count // LOOKS // AT_ONCE * AT_ONCE or AT_ONCE) == 0:
            memory.append(resident())
    busy = time.process_time() - began
    return (
        f"batch, {count} listings: {count / busy:.0f} a second of processor time, "
        f"{pipeline.woken / pipeline.listings:.3f} wake the context reader\n"
        f"resident MB along the way: {' '.join(f'{value:.0f}' for value in memory)}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--data", type=Path, default=Path(__file__).resolve().parents[2] / "shared/data"
    )
    parser.add_argument("--home", type=Path)
    parser.add_argument(
        "--listings", type=int, default=200_000, metavar="N", help="listings in batch"
    )
    parser.add_argument("--calls", type=int, default=1000, metavar="N", help="listings over HTTP")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="brandlint-") as folder:
        home = str(args.home or folder)
        os.environ["BRANDLINT_HOME"] = home
        linter.warm()
        print(over_http(args.data, home, args.calls), flush=True)
        print(in_batch(args.data, args.listings), flush=True)


if __name__ == "__main__":
    main()
