"""What people call the marketplaces, and which texts speak of another one than a listing's."""

from __future__ import annotations

import re
from functools import lru_cache

from brandlint.package_data import rows_of


@lru_cache(maxsize=1 << 12)
def names_another(text: str, marketplace: str) -> bool:
    """Does the text name a marketplace other than this one (its id)? In an address names stand in
    small letters.
    """
    return any(
        part not in marketplace and re.search(pattern, text, re.IGNORECASE if "://" in text else 0)
        for pattern, part in _patterns().items()
    )


@lru_cache(maxsize=1)
def _patterns() -> dict[str, str]:
    """Pattern of a name → what the ids of its marketplaces have in common."""
    rows = rows_of("brandlint.marketplaces", "names.csv")
    return {
        rf"\b{re.escape(name)}\b" if name.isascii() else name: row["marketplace"]
        for row in rows
        for name in (row["name"],)
    }
