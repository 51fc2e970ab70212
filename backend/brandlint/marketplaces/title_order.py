"""What a title may begin with, by marketplace: `title_order.csv`, with its source."""

from __future__ import annotations

from functools import lru_cache

from brandlint.package_data import rows_of


@lru_cache(maxsize=64)
def may_open_with_fit(marketplace: str) -> bool:
    """May a title begin with what the goods fit ("Fit for 1999-2004 Ford Mustang …"), where the
    wording of fit goes before the mark?
    """
    rows = rows_of("brandlint.marketplaces", "title_order.csv")
    return any(row["marketplace"] in marketplace and row["opens_with_fit"] == "1" for row in rows)
