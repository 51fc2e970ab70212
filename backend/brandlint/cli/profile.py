"""`brandlint profile`: explain the seller's settings."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime

from brandlint.cli.args import Commands, day
from brandlint.seller.profile import FILE, here, load
from brandlint.seller.profile_text import profile_page


def add(commands: Commands) -> None:
    profile = commands.add_parser(
        "profile",
        help="explain the seller's settings: brands, registrations, what they mean where you sell",
    )
    profile.add_argument(
        "--profile", metavar="F", help=f"the file (default: {FILE} in this folder)"
    )
    profile.add_argument(
        "--date", type=day, metavar="YYYY-MM-DD", help="as of this day (default: today)"
    )
    profile.add_argument("--lang", choices=("en", "zh"), default="en")
    profile.set_defaults(run=_profile)


def _profile(args: argparse.Namespace) -> int:
    print(
        profile_page(
            load(args.profile or here()), args.date or datetime.now(UTC).date(), args.lang
        ),
        end="",
    )
    return 0
