"""What the commands share in reading their arguments."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from datetime import date
from typing import NoReturn

from brandlint.errors import BrandlintError


class Parser(argparse.ArgumentParser):
    """argparse with the one-line error of the catalogue."""

    def error(self, message: str) -> NoReturn:
        raise BrandlintError("usage", message)


def day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is no date such as 2026-09-27") from error


def mapping(arguments: Sequence[str]) -> dict[str, str]:
    """`--map FIELD=COLUMN` arguments as field → column. Raises `BrandlintError` (usage)."""
    columns: dict[str, str] = {}
    for argument in arguments:
        field, sign, column = argument.partition("=")
        if not sign or not field or not column:
            raise BrandlintError("usage", f"--map takes FIELD=COLUMN, not {argument!r}")
        columns[field] = column
    return columns
