"""`brandlint evaluate`: measure the findings against labelled listings."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from brandlint import linter
from brandlint.cli.args import Parser
from brandlint.errors import BrandlintError
from brandlint.finding import Report, finding_json
from brandlint.readers import read
from brandlint.training.evaluate import Score


def add_arguments(parser: Parser) -> None:
    parser.add_argument("gold", metavar="GOLD.jsonl", help="labelled listings, one a line as JSON")
    parser.add_argument(
        "--misses",
        type=int,
        default=10,
        metavar="N",
        help="show the N worst errors of each kind (default: 10)",
    )


def run(args: argparse.Namespace) -> int:
    try:
        lines = Path(args.gold).read_text("utf8").splitlines()
        gold = [json.loads(line) for line in lines if line.strip()]
    except OSError as error:
        raise BrandlintError("no-such-file", f"{args.gold}: {error.strerror}") from error
    except (ValueError, RecursionError) as error:
        raise BrandlintError("malformed", f"{args.gold}: {error}") from error
    score = Score()
    for record, listing in zip(gold, read(args.gold), strict=True):
        report: Report = linter.check(listing)
        try:
            score.add(record, [finding_json(finding) for finding in report.findings])
        except (KeyError, TypeError) as error:
            raise BrandlintError(
                "malformed", f"{args.gold}: labels of {listing.id!r} lack {error}"
            ) from error
    print(f"{score.table()}\n\n{score.calibration.table()}")
    if args.misses:
        print(score.worst(args.misses))
    return 0
