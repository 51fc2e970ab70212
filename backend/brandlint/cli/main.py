"""The entry point: which commands there are, and how errors end.

Exit status: 0 nothing to report, 1 findings, 2 usage or input error.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from brandlint.cli import (
    check,
    dismissals,
    evaluate,
    pair,
    profile,
    register,
    rules,
    search,
    serve,
    train,
)
from brandlint.cli.args import Parser
from brandlint.errors import BrandlintError

# In the order in which `--help` lists them.
COMMANDS = (
    check,
    register,
    search,
    train,
    rules,
    evaluate,
    profile,
    dismissals,
    pair,
    serve,
)


def parser() -> Parser:
    top = Parser(
        prog="brandlint",
        description="Underlines what could cost a marketplace listing: other people's marks.",
    )
    every = top.add_subparsers(dest="command", required=True, parser_class=Parser)
    for module in COMMANDS:
        module.add(every)
    return top


def main(arguments: Sequence[str] | None = None) -> int:
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        args = parser().parse_args(arguments)
        return int(args.run(args))
    except BrandlintError as error:
        print(error.line(), file=sys.stderr)
        return 2
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        # The kind of the error only: its message may hold listing text.
        print(BrandlintError("internal", type(error).__name__).line(), file=sys.stderr)
        return 2
