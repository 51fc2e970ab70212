"""`brandlint dismissals`: dismissed findings as labelled listings."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from brandlint.cli.args import Commands
from brandlint.errors import BrandlintError


def add(commands: Commands) -> None:
    dismissals = commands.add_parser(
        "dismissals",
        help="what was put aside, as labelled listings that `brandlint train --extra` learns from",
    )
    dismissals.add_argument("--output", metavar="F", help="a file (default: standard output)")
    dismissals.set_defaults(run=_dismissals)


def _dismissals(args: argparse.Namespace) -> int:
    from brandlint.store.settings import Store

    rows = Store().examples()
    lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    if args.output is None:
        print(lines, end="")
    else:
        try:
            Path(args.output).write_text(lines, "utf8")
        except OSError as error:
            raise BrandlintError("cannot-write", f"{args.output}: {error.strerror}") from error
    print(
        f"brandlint: {len(rows)} examples; words are kept only while the settings say learn = true",
        file=sys.stderr,
    )
    return 0
