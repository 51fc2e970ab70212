"""`brandlint search`: similar marks in the registers; without a mark, how far the profile's own
brands are covered.
"""

from __future__ import annotations

import argparse
import json
import sys

from rich.console import Console
from rich.table import Table

from brandlint import linter
from brandlint.cli.args import Parser
from brandlint.errors import BrandlintError
from brandlint.marketplaces.marketplace import parse_marketplace
from brandlint.registers.similar_marks import similar
from brandlint.seller.coverage import coverage
from brandlint.seller.profile import FILE, default_file, load

_LIMIT = 1000


def add_arguments(parser: Parser) -> None:
    parser.add_argument(
        "mark",
        nargs="?",
        metavar="MARK",
        help="the mark that others are compared with (default: the coverage of your own brands)",
    )
    parser.add_argument("--market", default="", help="only offices that count for this marketplace")
    parser.add_argument(
        "--class",
        dest="classes",
        action="append",
        type=_class,
        default=[],
        metavar="N",
        help="Nice class of your goods (repeat)",
    )
    parser.add_argument(
        "--limit",
        type=int,
        default=20,
        metavar="N",
        help=f"show the N most similar marks, 1 to {_LIMIT}",
    )
    parser.add_argument(
        "--format",
        choices=("text", "json"),
        default="text",
        help="a table for people or JSON for programs",
    )
    parser.add_argument(
        "--profile", metavar="F", help=f"the seller's settings (default: {FILE} in this folder)"
    )


def _class(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= 45):
        raise argparse.ArgumentTypeError(f"{text!r} is no Nice class: 1 to 45")
    return int(text)


def run(args: argparse.Namespace) -> int:
    if not 1 <= args.limit <= _LIMIT:
        raise BrandlintError("usage", f"--limit takes 1 to {_LIMIT}")
    snapshot = linter.snapshot()
    if args.mark is None:
        profile = load(args.profile or default_file())
        if not profile.brands or not profile.marketplaces:
            raise BrandlintError(
                "usage", "name a mark, or give a profile with brands and marketplaces"
            )
        states = coverage(snapshot, profile)
        if args.format == "json":
            print(json.dumps(states, ensure_ascii=False, indent=1))
            return 0
        table = Table("brand", "marketplace", "offices", "state", "")
        for state in states:
            table.add_row(*state.values())
        _print(table)
        return 0
    if not args.mark.strip():
        raise BrandlintError("usage", "the mark is empty")
    results = similar(
        snapshot,
        args.mark,
        marketplace=parse_marketplace(args.market),
        classes=args.classes,
        limit=args.limit,
    )
    if args.format == "json":
        print(json.dumps(results, ensure_ascii=False, indent=1))
        return 0
    table = Table(
        "score", "mark", "why", "office", "number", "status", "classes", "owner", "data of"
    )
    for result in results:
        for index, record in enumerate(result["records"][:3]):
            head = (
                (f"{result['score']:.0f}", result["text"], ", ".join(result["reasons"]))
                if index == 0
                else ("", "", "")
            )
            table.add_row(
                *head,
                record["office"],
                record["number"],
                record["status"],
                ", ".join(map(str, record["classes"])),
                record["owner"],
                record["as_of"],
            )
    _print(table)
    print(
        "A ranking aid, no verdict: nearness of marks and goods is for a lawyer of that country "
        "to judge.",
        file=sys.stderr,
    )
    return 0


def _print(table: Table) -> None:
    Console(width=None if sys.stdout.isatty() else 160).print(table)
