"""Records whose texts have names (of JSON, of XML) → listings, by what the names say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from brandlint.errors import BrandlintError
from brandlint.readers.layout import Layout, Row, layout_of_names
from brandlint.readers.options import Notes
from brandlint.readers.rows import PlacedListing, enumerated, listing_of_row


class ObjectRows:
    """Reads records one by one. Records with the same names share one layout."""

    def __init__(self, path: str, columns: Mapping[str, str], notes: Notes) -> None:
        self._path = path
        self._columns = columns
        self._notes = notes
        self._layouts: dict[tuple[str, ...], Layout | None] = {}
        self._unread: dict[str, None] = {}
        self._told: set[str] = set()

    def listing(
        self, number: int, place: str, names: Sequence[str], cells: list[str]
    ) -> PlacedListing | None:
        """The listing of a record, None where it has no text that is read. Raises
        `BrandlintError` (too-large, unknown-marketplace).
        """
        key = tuple(names)
        if key not in self._layouts:
            self._layouts[key] = layout_of_names(self._path, names, self._columns)
            self._tell(self._layouts[key])
        layout = self._layouts[key]
        if layout is None:
            return None
        unread: dict[int, str] = {}
        row = Row(number, place, cells)
        listing = listing_of_row(f"{self._path}, {place}", layout, row, unread)
        self._unread.update(dict.fromkeys(unread.values()))
        if listing is None:
            return None
        return PlacedListing(listing, row, layout.columns)

    def finish(self) -> None:
        """Name what was not read."""
        if self._unread:
            names = enumerated(list(self._unread))
            self._notes.say(f"{self._path}: not read: {names}")

    def _tell(self, layout: Layout | None) -> None:
        described = layout.described() if layout is not None else ""
        if described and described not in self._told and len(self._told) < 5:
            self._told.add(described)
            self._notes.say(f"{self._path}: {described}")


def no_records(path: str) -> BrandlintError:
    return BrandlintError("no-columns", f"{path} holds no records with a title or a description")
