"""`brandlint profile`: explain the seller's settings."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime

from brandlint.cli.args import Parser, day
from brandlint.seller.profile import FILE, default_file, load
from brandlint.seller.profile_text import profile_page


def add_arguments(parser: Parser) -> None:
    parser.add_argument("--profile", metavar="F", help=f"the file (default: {FILE} in this folder)")
    parser.add_argument(
        "--date", type=day, metavar="YYYY-MM-DD", help="as of this day (default: today)"
    )
    parser.add_argument(
        "--lang", choices=("en", "zh"), default="en", help="language of the explanation"
    )


def run(args: argparse.Namespace) -> int:
    print(
        profile_page(
            load(args.profile or default_file()), args.date or datetime.now(UTC).date(), args.lang
        ),
        end="",
    )
    return 0
