"""`brandlint serve`: start the HTTP API."""

from __future__ import annotations

import argparse

from brandlint.cli.args import Parser
from brandlint.seller.profile import FILE, default_file


def add_arguments(parser: Parser) -> None:
    parser.add_argument(
        "--host",
        default="127.0.0.1",
        help="address to listen on; beyond loopback every call needs the key",
    )
    parser.add_argument("--port", type=int, default=8765, help="TCP port to listen on")
    parser.add_argument(
        "--workers",
        type=int,
        default=1,
        metavar="N",
        help="processes that answer calls (Windows: always one)",
    )
    parser.add_argument(
        "--profile", metavar="F", help=f"the seller's settings (default: {FILE} in this folder)"
    )


def run(args: argparse.Namespace) -> int:
    from brandlint.api.serve import serve

    return serve(args.host, args.port, args.workers, args.profile or default_file())
