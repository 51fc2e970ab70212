"""`brandlint serve`: start the HTTP API."""

from __future__ import annotations

import argparse

from brandlint.cli.args import Commands
from brandlint.seller.profile import FILE, here


def add(commands: Commands) -> None:
    serve = commands.add_parser("serve", help="start the HTTP API")
    serve.add_argument("--host", default="127.0.0.1")
    serve.add_argument("--port", type=int, default=8765)
    serve.add_argument("--workers", type=int, default=1)
    serve.add_argument(
        "--profile", metavar="F", help=f"the seller's settings (default: {FILE} in this folder)"
    )
    serve.set_defaults(run=_serve)


def _serve(args: argparse.Namespace) -> int:
    from brandlint.api.serve import serve

    return serve(args.host, args.port, args.workers, args.profile or here())
