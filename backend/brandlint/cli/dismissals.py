"""`brandlint dismissals`: dismissed findings as labelled listings."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from brandlint.cli.args import Parser
from brandlint.errors import BrandlintError


def add_arguments(parser: Parser) -> None:
    parser.add_argument("--output", metavar="F", help="a file (default: standard output)")


def run(args: argparse.Namespace) -> int:
    from brandlint.store.settings import Store

    examples = Store().examples()
    lines = "".join(json.dumps(example, ensure_ascii=False) + "\n" for example in examples)
    if args.output is None:
        print(lines, end="")
    else:
        try:
            Path(args.output).write_text(lines, "utf8")
        except OSError as error:
            raise BrandlintError("no-such-file", f"{args.output}: {error.strerror}") from error
    print(
        f"brandlint: {len(examples)} examples; words are kept only while the settings say "
        f"learn = true",
        file=sys.stderr,
    )
    return 0
