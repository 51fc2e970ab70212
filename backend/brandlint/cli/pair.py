"""`brandlint pair`: a code by which the browser extension gets its token."""

from __future__ import annotations

import argparse

from brandlint.cli.args import Parser


def add_arguments(parser: Parser) -> None:
    """There are none."""


def run(args: argparse.Namespace) -> int:
    from brandlint.store.settings import Store

    print(Store().pairing_code())
    return 0
