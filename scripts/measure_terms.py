"""How often the term rules speak on real listings: `measure_terms.py LISTINGS_FOLDER [--read N]`.

A fixed sample of the `*.jsonl.gz` in the folder (rows with title, brand, category, bullets,
description) is checked as listings of amazon.com whose `brand` is the seller's own. Prints the
share of listings with a term finding at warning or above, and the findings by rule; `--read N`
prints N of the grave findings with the words around them, for a person to judge.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
from collections import Counter
from datetime import date
from pathlib import Path

from brandlint.finding import Finding
from brandlint.linter import check
from brandlint.listing import Listing
from brandlint.rule_ids import GROUP_OF

SEED = 20261127
DAY = date(2026, 11, 27)
GRAVE = ("warning", "error")


def sample(folder: Path, size: int) -> list[dict[str, object]]:
    """`size` rows of all files, the same ones at every call. Raises SystemExit where there are
    none.
    """
    rows: list[dict[str, object]] = []
    for file in sorted(folder.glob("*.jsonl.gz")):
        with gzip.open(file, "rt", encoding="utf8") as lines:
            rows += map(json.loads, lines)
    if not rows:
        raise SystemExit(f"{folder} holds no *.jsonl.gz with rows")
    return random.Random(SEED).sample(rows, min(size, len(rows)))


def listing(row: dict[str, object]) -> Listing:
    fields = {"title": str(row.get("title") or "")}
    bullets = row.get("bullets")
    fields |= {
        f"bullet_{at}": str(text)
        for at, text in enumerate(bullets if isinstance(bullets, list) else [], 1)
    }
    fields |= {"description": str(row["description"])} if row.get("description") else {}
    brand = str(row.get("brand") or "")
    return Listing(
        fields,
        marketplace="amazon.com",
        category=str(row.get("category") or ""),
        brands=(brand,) if brand else (),
        lang="en",
        day=DAY,
    )


def shown(row: Finding, of: Listing) -> str:
    text, start, end = of.text(row.field or ""), row.start or 0, row.end or 0
    around = f"{text[max(0, start - 70) : start]}[[{text[start:end]}]]{text[end : end + 60]}"
    return f"{row.severity:7} {row.rule:21} {of.category[:28]:28} {' '.join(around.split())}"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--size", type=int, default=5000, help="listings in the sample")
    parser.add_argument(
        "--read", type=int, default=0, metavar="N", help="print N of the grave findings"
    )
    args = parser.parse_args()
    rows = [listing(row) for row in sample(args.folder, args.size)]
    grave: list[str] = []
    with_grave, by_rule = 0, Counter[tuple[str, str]]()
    for one in rows:
        found = [row for row in check(one).findings if GROUP_OF[row.rule] == "terms"]
        by_rule.update((row.rule, row.severity) for row in found)
        lines = [shown(row, one) for row in found if row.severity in GRAVE]
        with_grave += bool(lines)
        grave += lines
    print(
        f"{len(rows)} listings, {with_grave} ({with_grave / len(rows):.2%}) with a term finding "
        f"at warning or above; {len(grave)} such findings"
    )
    for (rule, severity), count in sorted(by_rule.items()):
        print(f"{count:6} {severity:8} {rule}")
    for line in random.Random(SEED).sample(grave, min(args.read, len(grave))):
        print(line)


if __name__ == "__main__":
    main()
