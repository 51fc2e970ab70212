"""The entry point: which commands there are, and how errors end.

Exit status: 0 nothing to report, 1 findings, 2 usage or input error, 130 stopped by the keyboard,
141 the reader of standard output has gone (128 and the number of the signal, as shells count).
"""

from __future__ import annotations

import os
import sys
from collections.abc import Collection, Sequence
from importlib import import_module

from brandlint.cli.args import Parser
from brandlint.errors import BrandlintError

# Each command is a module of this package with `add_arguments(parser)` and `run(args)`.
COMMANDS = {
    "check": "lint files, standard input (-) or --text",
    "register": "import trademark registers, look after their snapshots",
    "search": (
        "similar marks in the imported registers; without MARK: how far your own brands are covered"
    ),
    "train": (
        "train the judge from a folder of listings, silver labels made by code and labelled "
        "listings"
    ),
    "rules": "list the rules, or show one",
    "evaluate": "measure against labelled listings",
    "profile": (
        "explain the seller's settings: brands, registrations, what they mean where you sell"
    ),
    "dismissals": (
        "what was put aside, as labelled listings that `brandlint train --extra` learns from"
    ),
    "pair": "a code by which the browser extension gets its token, good for ten minutes",
    "serve": "start the HTTP API",
}


CLOSED_PIPE = 141


def parser(commands: Collection[str] = COMMANDS.keys()) -> Parser:
    """The parser of all commands, of which only `commands` have their arguments: the modules of the
    others are not imported.
    """
    top = Parser(
        prog="brandlint",
        description="Underlines what could cost a marketplace listing: other people's marks.",
    )
    parsers = top.add_subparsers(dest="command", required=True, parser_class=Parser)
    for name, summary in COMMANDS.items():
        command = parsers.add_parser(name, help=summary)
        if name in commands:
            module = import_module(f"brandlint.cli.{name}")
            module.add_arguments(command)
            command.set_defaults(run=module.run)
    return top


def main(arguments: Sequence[str] | None = None) -> int:
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    arguments = sys.argv[1:] if arguments is None else arguments
    try:
        args = parser([word for word in arguments if word in COMMANDS][:1]).parse_args(arguments)
        return int(args.run(args))
    except BrandlintError as error:
        print(error.line(), file=sys.stderr)
        return 2
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return CLOSED_PIPE
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        # The kind of the error only: its message may hold listing text.
        print(BrandlintError("internal", type(error).__name__).line(), file=sys.stderr)
        return 2
