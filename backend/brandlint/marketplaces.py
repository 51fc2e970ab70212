"""Marketplaces and the offices that count there. Data: `data/marketplaces.csv`."""

from __future__ import annotations

import csv
import io
from functools import lru_cache
from importlib import resources

from rapidfuzz import process

from brandlint.errors import BrandlintError


@lru_cache(maxsize=1)
def offices() -> dict[str, tuple[str, ...]]:
    """Marketplace → WIPO ST.3 codes of the offices whose registrations count."""
    text = (resources.files("brandlint.data") / "marketplaces.csv").read_text("utf8")
    return {row["marketplace"]: tuple(filter(None, row["offices"].split(";"))) for row in csv.DictReader(io.StringIO(text))}


def known(marketplace: str) -> str:
    """The marketplace, if it is empty or known. Raises `BrandlintError` (unknown-marketplace) naming the nearest."""
    name = marketplace.strip().casefold().removeprefix("www.")
    if name and name not in offices():
        near = [choice for choice, *_ in process.extract(name, list(offices()), limit=3)]
        raise BrandlintError("unknown-marketplace", f"{marketplace!r}; nearest: {', '.join(near)}", [("/marketplace", "unknown")])
    return name
