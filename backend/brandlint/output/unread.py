"""The columns with text that were not read, by file."""

from __future__ import annotations

from collections.abc import Iterator

from brandlint.output import CheckedListing


class UnreadColumns:
    """Collects the columns of listings as they go by."""

    def __init__(self) -> None:
        self._columns: dict[str, dict[str, None]] = {}

    def __bool__(self) -> bool:
        return bool(self._columns)

    def add(self, checked: CheckedListing) -> None:
        if checked.listing.unread:
            columns = self._columns.setdefault(checked.source, {})
            columns.update(dict.fromkeys(checked.listing.unread))

    def by_file(self) -> Iterator[tuple[str, list[str]]]:
        """Each file that has some, with their names, both in the order of the input."""
        for source, columns in self._columns.items():
            yield source, list(columns)
