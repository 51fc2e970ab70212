"""USPTO XML of made-up cases: `python scripts/make_register.py 300000 --output cases.xml [--words
../shared/data/listings [--gold ../shared/data/gold/dev.jsonl]] [--seed 1]`.

Without `--words` the marks are those of `make_marks`. With it the register is one that says nothing
by itself: each of the 40,000 most frequent English words, half of all other words of the listings,
the curated marks, and as many combinations of words as `count` asks for, each with a random
proprietor and random Nice classes; `--gold` adds every third-party mark of labelled listings.
`--full` adds what real cases carry besides and brandlint passes over (history, correspondent,
foreign applications): about 240 elements and 14 kB a case, as in the daily files. Serial numbers
begin at 97000000; every case is alive in the share that registers show.
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

from brandlint.training.evaluate import THIRD

HEAD = """<?xml version="1.0" encoding="utf-8"?>
<trademark-applications-daily>
<version><version-no>2.0</version-no><version-date>20041108</version-date></version>
<creation-datetime>202611200000</creation-datetime>
<application-information><file-segments><file-segment>TRMK</file-segment><action-keys>
<action-key>TX</action-key>
"""
TAIL = "</action-keys></file-segments></application-information></trademark-applications-daily>\n"
STATUS = {"registered": "700", "pending": "630", "dead": "602"}
FLAGS = "".join(
    f"<{name}-in>F</{name}-in>"
    for name in (
        "trademark",
        "collective-trademark",
        "service-mark",
        "certification-mark",
        "cancellation-pending",
        "opposition-pending",
        "section-2f",
        "section-8-accepted",
        "section-15-acknowledged",
        "supplemental-register",
        "foreign-priority",
        "intent-to-use-current",
        "filing-basis-current-66a",
    )
)


def crowded(
    count: int, listings: Path, gold: Path | None, seed: int
) -> Iterator[tuple[str, str, frozenset[int], str]]:
    """(mark, owner, classes, status) of a register in which nearly every word is somebody's
    mark.
    """
    from brandlint.registers.curated.curated import read_curated

    dice = random.Random(seed)
    frequent = [word for word in top_n_list("en", 60000) if word.isalpha()][:40000]
    seen: set[str] = set()
    for path in sorted(listings.glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf8") as lines:
            for line in lines:
                row = json.loads(line)
                texts = [
                    row.get("title") or "",
                    *(row.get("fields") or {}).values(),
                    row.get("description") or "",
                ]
                seen.update(
                    word.lower()
                    for text in texts
                    if isinstance(text, str)
                    for word in re.findall(r"[^\W\d_]{3,}", text)
                )
    others = sorted(seen - set(frequent))
    labelled = (
        [json.loads(line) for line in gold.read_text("utf8").splitlines()]
        if gold is not None
        else []
    )
    named = sorted(
        {span["text"] for row in labelled for span in row["spans"] if span.get("use") in THIRD}
    )
    marks = [
        *frequent,
        *dice.sample(others, len(others) // 2),
        *(mark.mark for mark in read_curated()),
        *named,
    ]
    combined = (" ".join(dice.sample(frequent, dice.choice((2, 2, 3)))) for _ in range(count))
    for text in itertools.chain(marks, combined):
        owner = (
            f"{dice.choice(frequent).title()} {dice.choice(frequent).title()} "
            f"{dice.choice(ENDINGS)}"
        )
        yield (
            text.upper(),
            owner,
            frozenset(dice.sample(range(1, 46), dice.choice((1, 1, 2, 3)))),
            "registered",
        )


def _history(serial: int) -> str:
    """Prosecution history, correspondent and foreign application of a case."""
    events = "".join(
        f"<case-file-event-statement><code>E{at:03}A</code><type>O</type><description-text>STEP "
        f"{at} OF THE EXAMINATION OF {serial}, ENTERED AND MAILED"
        f"</description-text><date>20{10 + at % 12:02}0{1 + at % 9}15</date><number>{at}</number>"
        f"</case-file-event-statement>"
        for at in range(1, 19)
    )
    lines = "".join(
        f"<address-{at}>Line {at} of the address of the correspondent of {serial}</address-{at}>"
        for at in range(1, 6)
    )
    foreign = "".join(
        f"<foreign-application><filing-date>20100115</filing-date>"
        f"<entry-number>{at}</entry-number><application-number>{serial + at}</application-number>"
        "<country>DE</country><registration-number>302010</registration-number>"
        "<registration-date>20110115</registration-date>"
        "<foreign-priority-claim-in>F</foreign-priority-claim-in></foreign-application>"
        for at in range(1, 8)
    )
    searches = "".join(
        f"<design-search><code>{number:06}</code></design-search>" for number in range(10000, 10008)
    )
    return (
        f"<case-file-event-statements>{events}</case-file-event-statements>"
        f"<correspondent>{lines}</correspondent>"
        f"<foreign-applications>{foreign}</foreign-applications>"
        f"<design-searches>{searches}</design-searches>"
    )


def case(
    serial: int, mark: str, owner: str, classes: frozenset[int], status: str, *, full: bool = False
) -> str:
    goods = "".join(
        f"<case-file-statement><type-code>GS{number:03}1</type-code><text>Goods of class "
        f"{number}, namely, {escape(mark.lower())} articles"
        "</text></case-file-statement>"
        for number in sorted(classes)
    )
    held = "".join(
        f"<classification><international-code>{number:03}</international-code>"
        f"<status-code>6</status-code><primary-code>{number:03}"
        "</primary-code></classification>"
        for number in sorted(classes)
    )
    year, registered = 2008 + serial % 17, status == "registered"
    return (
        f"<case-file><serial-number>{serial}</serial-number>"
        f"<registration-number>{serial % 9_000_000 if registered else 0:07}</registration-number>"
        f"<transaction-date>20261120</transaction-date><case-file-header>"
        f"<filing-date>{year}0310</filing-date>"
        + (f"<registration-date>{year + 1}0512</registration-date>" if registered else "")
        + f"<status-code>{STATUS[status]}</status-code><status-date>{year + 1}0512</status-date>"
        f"<mark-identification>{escape(mark)}</mark-identification>"
        f"<mark-drawing-code>4</mark-drawing-code>{FLAGS}</case-file-header>"
        f"<case-file-statements>{goods}</case-file-statements>"
        f"{_history(serial) if full else ''}<classifications>{held}</classifications>"
        "<case-file-owners><case-file-owner><entry-number>1</entry-number>"
        f"<party-type>30</party-type><party-name>{escape(owner)}</party-name>"
        "<country>US</country></case-file-owner></case-file-owners></case-file>\n"
    )


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("count", type=int)
    parser.add_argument("--output", type=Path, required=True)
    parser.add_argument("--words", type=Path, help="a folder of listings (.jsonl.gz)")
    parser.add_argument("--gold", type=Path, help="labelled listings (.jsonl), with --words")
    parser.add_argument("--full", action="store_true", help="also what real cases carry besides")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    rows = (
        crowded(args.count, args.words, args.gold, args.seed)
        if args.words
        else (
            (mark.text, mark.owner, mark.classes, mark.status)
            for mark in synthetic_marks(args.count, args.seed)
        )
    )
    with args.output.open("w", encoding="utf8") as target:
        target.write(HEAD)
        for at, row in enumerate(rows):
            target.write(case(97_000_000 + at, *row, full=args.full))
        target.write(TAIL)
    print(f"{args.output}: {args.output.stat().st_size / 1e6:,.0f} MB", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
