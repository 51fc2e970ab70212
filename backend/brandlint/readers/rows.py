"""A row of a table → a listing, by the layout of the table."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from brandlint.errors import BrandlintError
from brandlint.listing import Listing
from brandlint.marketplaces.marketplace import parse_marketplace
from brandlint.readers.headings import BRAND, CATEGORY, ID, MARKETPLACE
from brandlint.readers.layout import Layout, Row
from brandlint.readers.options import Notes
from brandlint.tabular.text import within_cap

_KEPT_ZEROS = re.compile(r'="?([^"]*)"?')  # `="0123"`: how tables keep zeros from spreadsheets
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_NO_TEXT = re.compile(
    r"\s*(?:https?://\S+|www\.\S+|\S+@\S+\.\w+|true|false|yes|no|[\d.,:/+\s-]*[^\W\d_]{0,4}"
    r"|(?=\S*\d)[A-Z0-9._-]+)\s*",
    re.IGNORECASE,
)
_NAMED = 40  # columns that are named one by one


class PlacedListing(NamedTuple):
    """A listing, its row, and field → column of its texts."""

    listing: Listing
    row: Row
    columns: Mapping[str, int]


def listings_of_rows(
    path: str, layout: Layout, rows: Iterable[Row], notes: Notes, sheet: str = ""
) -> Iterator[PlacedListing]:
    """The listings of the rows below the headings. A row without text is none; `notes` is told of
    rows that cannot be read and, at the end, of the columns with text that were not read.
    """
    where = f"{path}, sheet {sheet}" if sheet else path
    notes.say(f"{where}: {layout.described()}")
    columns = layout.columns
    unread: dict[int, str] = {}
    for row in rows:
        if row.number < layout.data:
            continue
        try:
            listing = listing_of_row(f"{where}, {row.place}", layout, row, unread)
        except BrandlintError as error:
            notes.bad_row(error)
            continue
        if listing is not None:
            yield PlacedListing(listing, row, columns)
    if unread:
        notes.say(f"{where}: not read: {enumerated([unread[column] for column in sorted(unread)])}")


def enumerated(names: list[str]) -> str:
    """The names in one line, of very many the first."""
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    return ", ".join(names[:_NAMED]) + more


def listing_of_row(where: str, layout: Layout, row: Row, unread: dict[int, str]) -> Listing | None:
    """The listing of a row, None if there is no text; `unread` is told of columns with text that
    are not read. Raises `BrandlintError` (malformed,
    ragged-row, too-large, unknown-marketplace).
    """
    if row.error:
        raise BrandlintError("malformed", f"{where}: {row.error}")
    cells = row.cells
    if len(cells) > layout.width and any(cell.strip() for cell in cells[layout.width :]):
        raise BrandlintError("ragged-row", f"{where}: {len(cells)} cells, header {layout.width}")
    fields = {
        field: cells[column]
        for column, field in layout.fields.items()
        if column < len(cells) and cells[column].strip()
    }
    plain = {role: _first(cells, columns) for role, columns in layout.plain.items()}
    brand = plain.get(BRAND, "")
    if not fields and not brand:
        if any(map(str.strip, cells)) and len(cells) <= min(layout.fields):
            raise BrandlintError(
                "ragged-row", f"{where}: {len(cells)} cells, header {layout.width}"
            )
        return None
    within_cap(where, fields)
    try:
        marketplace = parse_marketplace(plain.get(MARKETPLACE, ""))
    except BrandlintError as error:
        raise BrandlintError(error.slug, f"{where}: {error.detail}", error.pointers) from error
    return Listing(
        fields=fields,
        id=plain.get(ID, "") or str(row.number),
        category=_first(cells, layout.plain.get(CATEGORY, ()), _LETTERS) or plain.get(CATEGORY, ""),
        marketplace=marketplace,
        brand=brand,
        unread=tuple(_unread(layout, cells, unread)),
    )


def _first(cells: list[str], columns: Iterable[int], pattern: re.Pattern[str] | None = None) -> str:
    """The first of these cells that says something."""
    for column in columns:
        text = cells[column].strip() if column < len(cells) else ""
        kept = _KEPT_ZEROS.fullmatch(text)
        text = kept[1].strip() if kept else text
        if text and (pattern is None or pattern.search(text)):
            return text
    return ""


def _unread(layout: Layout, cells: list[str], unread: dict[int, str]) -> Iterator[str]:
    """The columns with text in this row that are not read; `unread` keeps those seen so far."""
    for column in layout.unread:
        if column >= len(cells):
            return
        cell = cells[column]
        if not cell or (column not in unread and not is_text(cell)):
            continue
        if column not in unread:
            unread[column] = layout.name(column)
        yield unread[column]


def is_text(cell: str) -> bool:
    """Is it words, and not a number, a code, an address or a yes or no?"""
    return _LETTERS.search(cell) is not None and _NO_TEXT.fullmatch(cell) is None
