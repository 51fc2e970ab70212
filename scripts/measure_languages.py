"""Recall and precision in other languages: `python scripts/measure_languages.py [--errors LANG]`.

The listings are the repository's own (`tests/nlp/data/listings/*.yaml`), with every brand marked as
`[[text|use]]`. They are judged as they stand against the starter marks; nothing is trained or
adjusted on them.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from brandlint import linter
from brandlint.finding import finding_json
from brandlint.listing import Listing
from brandlint.training.evaluate import Score

LISTINGS = Path(__file__).resolve().parents[1] / "tests/nlp/data/listings"
_LABEL = re.compile(r"\[\[(?P<text>[^|\]]+)\|(?P<use>\w+)\]\]")


def unmarked(
    field: str, marked: str, label_form: re.Pattern[str] = _LABEL
) -> tuple[str, list[dict[str, Any]]]:
    """The text without its mark-up, and its spans (offsets are code points). The named groups of
    `label_form` are keys of a span; one is `text`.
    """
    text, spans, at = "", [], 0
    for label in label_form.finditer(marked):
        text += marked[at : label.start()]
        end = len(text) + len(label["text"])
        spans.append({"field": field, "start": len(text), "end": end, **label.groupdict()})
        text += label["text"]
        at = label.end()
    return text + marked[at:], spans


def gold(language: str) -> Iterator[dict[str, Any]]:
    """The listings of a language, as labelled listings that `brandlint evaluate` reads too."""
    for row in yaml.safe_load((LISTINGS / f"{language}.yaml").read_text("utf8")):
        parts = {field: unmarked(field, text) for field, text in row["fields"].items()}
        yield {
            **row,
            "fields": {field: text for field, (text, _) in parts.items()},
            "spans": [span for _, spans in parts.values() for span in spans],
        }


def languages() -> list[str]:
    return sorted(path.stem for path in LISTINGS.glob("*.yaml"))


def measure(language: str) -> Score:
    rows = list(gold(language))
    listings = [
        Listing(
            id=row["id"],
            fields=row["fields"],
            marketplace=row["marketplace"],
            category=row["category"],
            brands=tuple(row["brands"]),
        )
        for row in rows
    ]
    score = Score()
    for row, report in zip(rows, linter.check_all(listings), strict=True):
        score.add(row, [finding_json(finding) for finding in report.findings])
    return score


def row(score: Score) -> tuple[float, float, float, float]:
    """Recall, precision, silence, use accuracy."""
    count, hits, spans = score.count, sum(score.hit.values()), sum(score.total.values())
    findings = count["right"] + count["wrong"]
    return (
        hits / max(1, spans),
        count["right"] / max(1, findings),
        count["silent"] / max(1, count["clean"]),
        count["right use"] / max(1, hits),
    )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--errors", metavar="LANG", choices=languages(), help="the errors of one language, by kind"
    )
    args = parser.parse_args()
    if args.errors:
        print(measure(args.errors).worst(100))
        return
    print(
        "language  listings  marks  recall  precision  silence  right use  traps flagged  own "
        "flagged"
    )
    for language in languages():
        score = measure(language)
        recall, precision, silence, use = row(score)
        count = score.count
        traps = f"{count['traps flagged']}/{count['traps']}"
        print(
            f"{language:8}  {count['listings']:8}  {sum(score.total.values()):5}  {recall:6.3f}  "
            f"{precision:9.3f}  {silence:7.3f}  {use:9.3f}  "
            f"{traps:>13}  {count['own flagged']:11}",
            flush=True,
        )


if __name__ == "__main__":
    main()
