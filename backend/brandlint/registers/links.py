"""The public page of a record in its office's own register. Data: `register_links.csv`."""

from __future__ import annotations

from functools import lru_cache

from brandlint.package_data import rows_of


@lru_cache(maxsize=1)
def _links() -> dict[str, str]:
    return {
        row["office"]: row["url"] for row in rows_of("brandlint.registers", "register_links.csv")
    }


def link(office: str, number: str) -> str:
    """The address of the record, or of the office's search where records have none of their own;
    empty for an unknown office.
    """
    return _links().get(office, "").replace("{number}", number)
