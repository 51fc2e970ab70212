"""`brandlint rules`: the list of rules, or the page of one."""

from __future__ import annotations

import argparse

from brandlint.cli.args import Parser
from brandlint.errors import BrandlintError
from brandlint.rule_ids import GROUP_OF
from brandlint.rules.markdown import rule_page
from brandlint.rules.texts import rule_text


def add_arguments(parser: Parser) -> None:
    parser.add_argument(
        "id", nargs="?", help="show the page of this rule (default: list all rules)"
    )
    parser.add_argument("--lang", choices=("en", "zh"), default="en", help="language of the texts")


def run(args: argparse.Namespace) -> int:
    if args.id is None:
        for text in map(rule_text, GROUP_OF):
            print(f"{text.id:24} {text.severity:8} {text.title.of(args.lang)}")
        return 0
    if args.id not in GROUP_OF:
        raise BrandlintError("usage", f"there is no rule {args.id!r}; `brandlint rules` lists them")
    print(rule_page(rule_text(args.id), args.lang))
    return 0
