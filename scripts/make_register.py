"""USPTO XML of made-up cases: `python scripts/make_register.py 300000 --output cases.xml [--words ../shared/data/listings] [--seed 1]`.

Without `--words` the marks are those of `make_marks`. With it the register is one that says nothing by itself: each of the 40,000 most
frequent English words, half of all other words of the listings, the curated marks, and as many combinations of words as `count` asks for,
each with a random proprietor and random Nice classes. Serial numbers begin at 97000000; every case is alive in the share that registers show.
"""

from __future__ import annotations

import argparse
import gzip
import itertools
import json
import random
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import escape

from make_marks import ENDINGS, synthetic_marks
from wordfreq import top_n_list

HEAD = """<?xml version="1.0" encoding="utf-8"?>
<trademark-applications-daily><version><version-no>2.0</version-no><version-date>20041108</version-date></version>
<creation-datetime>202611200000</creation-datetime><application-information><file-segments><file-segment>TRMK</file-segment><action-keys>
<action-key>TX</action-key>
"""
TAIL = "</action-keys></file-segments></application-information></trademark-applications-daily>\n"
STATUS = {"registered": "700", "pending": "630", "dead": "602"}
FLAGS = "".join(f"<{name}-in>F</{name}-in>" for name in (
    "trademark", "collective-trademark", "service-mark", "certification-mark", "cancellation-pending", "opposition-pending", "section-2f",
    "section-8-accepted", "section-15-acknowledged", "supplemental-register", "foreign-priority", "intent-to-use-current", "filing-basis-current-66a",
))  # fmt: skip


def crowded(count: int, listings: Path, seed: int) -> Iterator[tuple[str, str, frozenset[int], str]]:
    """(mark, owner, classes, status) of a register in which nearly every word is somebody's mark."""
    from brandlint.registers.curated import read_curated

    dice = random.Random(seed)
    frequent = [word for word in top_n_list("en", 60000) if word.isalpha()][:40000]
    seen: set[str] = set()
    for path in sorted(listings.glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf8") as lines:
            for line in lines:
                row = json.loads(line)
                texts = [row.get("title") or "", *(row.get("fields") or {}).values(), row.get("description") or ""]
                seen.update(word.lower() for text in texts if isinstance(text, str) for word in re.findall(r"[^\W\d_]{3,}", text))
    others = sorted(seen - set(frequent))
    marks = [*frequent, *dice.sample(others, len(others) // 2), *(mark.mark for mark in read_curated())]
    combined = (" ".join(dice.sample(frequent, dice.choice((2, 2, 3)))) for _ in range(count))
    for text in itertools.chain(marks, combined):
        owner = f"{dice.choice(frequent).title()} {dice.choice(frequent).title()} {dice.choice(ENDINGS)}"
        yield text.upper(), owner, frozenset(dice.sample(range(1, 46), dice.choice((1, 1, 2, 3)))), "registered"


def case(serial: int, mark: str, owner: str, classes: frozenset[int], status: str) -> str:
    goods = "".join(f"<case-file-statement><type-code>GS{number:03}1</type-code><text>Goods of class {number}, namely, {escape(mark.lower())} articles"
                    "</text></case-file-statement>" for number in sorted(classes))  # fmt: skip
    held = "".join(f"<classification><international-code>{number:03}</international-code><status-code>6</status-code><primary-code>{number:03}"
                   "</primary-code></classification>" for number in sorted(classes))  # fmt: skip
    year, registered = 2008 + serial % 17, status == "registered"
    return (
        f"<case-file><serial-number>{serial}</serial-number><registration-number>{serial % 9_000_000 if registered else 0:07}</registration-number>"
        f"<transaction-date>20261120</transaction-date><case-file-header><filing-date>{year}0310</filing-date>"
        + (f"<registration-date>{year + 1}0512</registration-date>" if registered else "")
        + f"<status-code>{STATUS[status]}</status-code><status-date>{year + 1}0512</status-date><mark-identification>{escape(mark)}</mark-identification>"
        f"<mark-drawing-code>4</mark-drawing-code>{FLAGS}</case-file-header><case-file-statements>{goods}</case-file-statements>"
        f"<classifications>{held}</classifications><case-file-owners><case-file-owner><entry-number>1</entry-number><party-type>30</party-type>"
        f"<party-name>{escape(owner)}</party-name><country>US</country></case-file-owner></case-file-owners></case-file>\n"
    )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", type=int)
    parser.add_argument("--output", type=Path, required=True)
    parser.add_argument("--words", type=Path, help="a folder of listings (.jsonl.gz)")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    rows = crowded(args.count, args.words, args.seed) if args.words else (
        (mark.text, mark.owner, mark.classes, mark.status) for mark in synthetic_marks(args.count, args.seed))  # fmt: skip
    with args.output.open("w", encoding="utf8") as target:
        target.write(HEAD)
        for at, row in enumerate(rows):
            target.write(case(97_000_000 + at, *row))
        target.write(TAIL)
    print(f"{args.output}: {args.output.stat().st_size / 1e6:,.0f} MB", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
