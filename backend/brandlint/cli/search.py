"""`brandlint search`: similar marks in the registers, and how far an own brand is covered."""

from __future__ import annotations

import argparse

from brandlint.cli.parsing import Commands


def add(commands: Commands) -> None:
    search = commands.add_parser("search", help="similar marks in the imported registers")
    search.set_defaults(run=_search)


def _search(args: argparse.Namespace) -> int:
    return 0
