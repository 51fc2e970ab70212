"""The small commands: `rules`, `evaluate`, `profile`, `dismissals`, `pair`, `serve`."""

from __future__ import annotations

import argparse
import json
import sys
from datetime import UTC, datetime
from pathlib import Path

from brandlint import linter
from brandlint.cli.args import Commands, day
from brandlint.errors import BrandlintError
from brandlint.finding import Report
from brandlint.output import plain
from brandlint.readers import read
from brandlint.rules.catalogue import catalogue
from brandlint.rules.markdown import rule_page
from brandlint.seller.profile import FILE, here, load
from brandlint.seller.profile_text import profile_page
from brandlint.training.evaluate import Score


def add(commands: Commands) -> None:
    rules = commands.add_parser("rules", help="list the rules, or show one")
    rules.add_argument("id", nargs="?")
    rules.add_argument("--lang", choices=("en", "zh"), default="en")
    rules.set_defaults(run=_rules)
    evaluate = commands.add_parser("evaluate", help="measure against labelled listings")
    evaluate.add_argument("gold", metavar="GOLD.jsonl")
    evaluate.add_argument(
        "--misses",
        type=int,
        default=10,
        metavar="N",
        help="show the N worst errors of each kind (default: 10)",
    )
    evaluate.set_defaults(run=_evaluate)
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
    dismissals = commands.add_parser(
        "dismissals",
        help="what was put aside, as labelled listings that `brandlint train --extra` learns from",
    )
    dismissals.add_argument("--output", metavar="F", help="a file (default: standard output)")
    dismissals.set_defaults(run=_dismissals)
    pair = commands.add_parser(
        "pair", help="a code by which the browser extension gets its token, good for ten minutes"
    )
    pair.set_defaults(run=_pair)
    serve = commands.add_parser("serve", help="start the HTTP API")
    serve.add_argument("--host", default="127.0.0.1")
    serve.add_argument("--port", type=int, default=8765)
    serve.add_argument("--workers", type=int, default=1)
    serve.add_argument(
        "--profile", metavar="F", help=f"the seller's settings (default: {FILE} in this folder)"
    )
    serve.set_defaults(run=_serve)


def _rules(args: argparse.Namespace) -> int:
    if args.id is None:
        for rule in catalogue().values():
            print(f"{rule.id:24} {rule.text.severity:8} {rule.text.title.of(args.lang)}")
        return 0
    if args.id not in catalogue():
        raise BrandlintError("usage", f"there is no rule {args.id!r}; `brandlint rules` lists them")
    print(rule_page(catalogue()[args.id], args.lang))
    return 0


def _evaluate(args: argparse.Namespace) -> int:
    try:
        lines = Path(args.gold).read_text("utf8").splitlines()
        gold = [json.loads(line) for line in lines if line.strip()]
    except OSError as error:
        raise BrandlintError("no-such-file", f"{args.gold}: {error.strerror}") from error
    except (ValueError, RecursionError) as error:
        raise BrandlintError("malformed", f"{args.gold}: {error}") from error
    score = Score()
    for row, listing in zip(gold, read(args.gold, {}), strict=True):
        report: Report = linter.check(listing)
        try:
            score.add(row, [plain.finding(finding) for finding in report.findings])
        except (KeyError, TypeError) as error:
            raise BrandlintError(
                "malformed", f"{args.gold}: labels of {listing.id!r} lack {error}"
            ) from error
    print(f"{score.table()}\n\n{score.calibration.table()}")
    if args.misses:
        print(score.worst(args.misses))
    return 0


def _profile(args: argparse.Namespace) -> int:
    print(
        profile_page(
            load(args.profile or here()), args.date or datetime.now(UTC).date(), args.lang
        ),
        end="",
    )
    return 0


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


def _pair(args: argparse.Namespace) -> int:
    from brandlint.store.settings import Store

    print(Store().pairing_code())
    return 0


def _serve(args: argparse.Namespace) -> int:
    from brandlint.api.serve import serve

    return serve(args.host, args.port, args.workers, args.profile or here())
