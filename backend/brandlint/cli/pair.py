"""`brandlint pair`: a code by which the browser extension gets its token."""

from __future__ import annotations

import argparse

from brandlint.cli.args import Commands


def add(commands: Commands) -> None:
    pair = commands.add_parser(
        "pair", help="a code by which the browser extension gets its token, good for ten minutes"
    )
    pair.set_defaults(run=_pair)


def _pair(args: argparse.Namespace) -> int:
    from brandlint.store.settings import Store

    print(Store().pairing_code())
    return 0
