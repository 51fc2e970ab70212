"""Where a table's headings stand, where its data begin, and which column is read as what.

The headings are told from other rows by how many of their cells are known headings. Amazon's
templates name their rows themselves, and have two rows of headings.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from brandlint.errors import BrandlintError
from brandlint.readers.headings import (
    BRAND,
    BULLET,
    DESCRIPTION,
    MANUFACTURER,
    OTHER,
    PLAIN,
    TITLE,
    UNKNOWN,
    Heading,
    heading_of,
)

TOP = 40  # rows in which headings are looked for
_WEIGHTS = {TITLE: 4, DESCRIPTION: 3, OTHER: 1}
_WEIGHT = 2  # of any other role
_OTHERS = 6  # columns without text that count
_SHOWN = 200  # code points of the headings that an error names
_SETTINGS = re.compile(r"\b(labelRow|attributeRow|dataRow)=(\d{1,4})")


class Row(NamedTuple):
    """A row of a table. `number` counts as spreadsheets do, `place` names it for people. `error`
    says why it cannot be read, empty if it can.
    """

    number: int
    place: str
    cells: list[str]
    error: str = ""


@dataclass(frozen=True, slots=True)
class Layout:
    """`data` is the number of the first row of data, `width` how many columns have a heading.

    `names` are the headings by column, `fields` column → field of a listing, `plain` id, brand,
    category and marketplace → their columns, the best first. `unread` are the columns that may hold
    text and are not read.
    """

    data: int
    width: int
    names: Sequence[str]
    fields: Mapping[int, str]
    plain: Mapping[str, tuple[int, ...]]
    unread: tuple[int, ...]

    @property
    def columns(self) -> dict[str, int]:
        """Field → its column."""
        return {field: column for column, field in self.fields.items()}

    def name(self, column: int) -> str:
        """The heading of a column, in one line."""
        name = " ".join(self.names[column].split()) if column < len(self.names) else ""
        return name or f"column {column + 1}"

    def described(self) -> str:
        """Which column is read as what."""
        fields = [(field, (column,)) for column, field in self.fields.items()]
        return ", ".join(
            f"{role} ← {' / '.join(map(self.name, columns))}"
            for role, columns in [*self.plain.items(), *fields]
        )


def known_headings(cells: Iterable[str]) -> int:
    """How much of a row is known headings: 0 for a row that can be none."""
    roles: set[str] = set()
    known = others = filled = 0
    for cell in cells:
        if not cell.strip():
            continue
        filled += 1
        role = heading_of(cell).role
        known += bool(role)
        others += role == OTHER
        roles.add(role)
    roles -= {"", OTHER}
    texts = roles - PLAIN
    if not texts or (known < 2 and known < filled) or (known < filled / 2 and len(roles) < 3):
        return 0
    return sum(_WEIGHTS.get(role, _WEIGHT) for role in roles) + min(others, _OTHERS)


def is_table_of_goods(rows: Iterable[Row]) -> bool:
    """Is a row of these headings, though none may be of a text, as in a list of stock?"""
    for row in rows:
        filled = [cell for cell in row.cells if cell.strip()]
        known = sum(bool(heading_of(cell).role) for cell in filled)
        if known >= 3 and 2 * known >= len(filled):
            return True
    return False


def find_layout(
    path: str,
    rows: Sequence[Row],
    columns: Mapping[str, str],
    header_row: int = 0,
    *,
    sure: bool = True,
) -> Layout | None:
    """The layout of a table that begins with these rows, None if none of them are headings.

    `sure`: must most headings be known, as in a text that may be no table? Else it is enough that
    one text of a listing is known in the first row. Raises `BrandlintError` (no-columns) where
    `columns` names a heading that is not there, or `header_row` a row.
    """
    top = [row for row in rows if not row.error][:TOP]
    if header_row:
        chosen = [row for row in rows if row.number == header_row]
        if not chosen:
            raise BrandlintError("no-columns", f"{path} has no row {header_row}")
        return _layout(path, chosen, header_row + 1, columns)
    settings = _settings(top)
    if settings:
        numbers = [settings[name] for name in ("labelRow", "attributeRow") if name in settings]
        headers = [row for row in rows if row.number in numbers]
        if headers:
            data = settings.get("dataRow", headers[-1].number + 1)
            return _layout(path, headers, data, columns)
    headers = _headers(top, columns)
    if not headers and not sure:
        headers = [row for row in top if any(map(str.strip, row.cells))][:1]
        if not any(_is_text_heading(cell) for row in headers for cell in row.cells):
            headers = []
    if not headers:
        if columns and top:
            _missing(path, top[0].cells, next(iter(columns.values())))
        return None
    return _layout(path, headers, headers[-1].number + 1, columns)


def layout_of_names(path: str, names: Sequence[str], columns: Mapping[str, str]) -> Layout | None:
    """The layout of a record whose texts have these names, None if none of them is read."""
    header = Row(0, "", list(names))
    if not any(map(_is_text_heading, names)):
        if not set(map(_plain, columns.values())) & set(map(_plain, names)):
            return None
    given = {field: name for field, name in columns.items() if _plain(name) in map(_plain, names)}
    return _layout(path, [header], 0, given)


def _is_text_heading(name: str) -> bool:
    return heading_of(name).role not in {"", OTHER, *PLAIN}


def has_settings(rows: Sequence[Row]) -> bool:
    """Does a table name its rows of headings and data itself?"""
    return bool(_settings(rows[:TOP]))


def _settings(rows: Iterable[Row]) -> dict[str, int]:
    """The rows that an Amazon template names for its labels, attributes and data."""
    for row in rows:
        found = {name: int(number) for name, number in _SETTINGS.findall("&".join(row.cells[:8]))}
        if found:
            return found
    return {}


def _headers(rows: Sequence[Row], columns: Mapping[str, str]) -> list[Row]:
    """The row of headings that are best known, and those beside it that are headings too."""
    if columns:
        wanted = set(map(_plain, columns.values()))
        named = [row for row in rows if wanted <= {_plain(cell) for cell in row.cells}]
        if named:
            return [max(named, key=lambda row: known_headings(row.cells))]
        return []
    scores = [known_headings(row.cells) for row in rows]
    best = max(scores, default=0)
    if not best:
        return []
    first = last = scores.index(best)
    while first > 0 and _are_headers(rows[first - 1], rows[first], scores[first - 1], best):
        first -= 1
    while last + 1 < len(rows) and _are_headers(rows[last + 1], rows[last], scores[last + 1], best):
        last += 1
    return list(rows[first : last + 1])


def _are_headers(row: Row, beside: Row, score: int, best: int) -> bool:
    """Are they a second row of headings, such as attribute names below labels?"""
    known = sum(bool(heading_of(cell).role) for cell in row.cells)
    return abs(row.number - beside.number) == 1 and score >= max(4, best / 2) and known >= 3


def _layout(path: str, headers: Sequence[Row], data: int, columns: Mapping[str, str]) -> Layout:
    width = max(len(row.cells) for row in headers)
    names = [_name(headers, column) for column in range(width)]
    given = _given(path, headers, columns)
    headings = [_heading(headers, column) for column in range(width)]
    fields, plain = _assigned(headings, given)
    taken = {*fields, *(column for places in plain.values() for column in places)}
    unread = tuple(
        column
        for column, heading in enumerate(headings)
        if column not in taken and (heading.role != OTHER or column in given)
    )
    if not fields:
        raise BrandlintError("no-columns", f"{path} has {_shown(names)}")
    while names and not names[-1].strip():
        names.pop()
    return Layout(data, len(names), names, fields, plain, unread)


def _name(headers: Sequence[Row], column: int) -> str:
    """The heading that people read: the first that is not empty."""
    cells = (row.cells[column] for row in headers if column < len(row.cells))
    return next((cell for cell in cells if cell.strip()), "")


def _heading(headers: Sequence[Row], column: int) -> Heading:
    """What the headings of a column say; attribute names, which stand last, go first."""
    for row in reversed(headers):
        if column < len(row.cells) and row.cells[column].strip():
            heading = heading_of(row.cells[column])
            if heading.role:
                return heading
    return UNKNOWN


def _given(path: str, headers: Sequence[Row], columns: Mapping[str, str]) -> dict[int, str]:
    """Column → field, as `--map` names them."""
    given: dict[int, str] = {}
    if not columns:
        return given
    exact: dict[str, int] = {}
    near: dict[str, int] = {}
    for row in headers:
        for column, cell in enumerate(row.cells):
            exact.setdefault(cell, column)
            near.setdefault(_plain(cell), column)
    for field, name in columns.items():
        column = exact.get(name, near.get(_plain(name), -1))
        if column < 0:
            _missing(path, headers[0].cells, name)
        given[column] = field
    return given


def _missing(path: str, names: Sequence[str], name: str) -> None:
    raise BrandlintError("no-columns", f"{path} has no column {name!r}; there are {_shown(names)}")


def _shown(names: Sequence[str]) -> str:
    text = ", ".join(filter(None, (" ".join(name.split()) for name in names[:50])))
    return text[:_SHOWN] or "no headings"


def _plain(name: str) -> str:
    return " ".join(name.replace("\xa0", " ").split()).casefold()


def _assigned(
    headings: Sequence[Heading], given: Mapping[int, str]
) -> tuple[dict[int, str], dict[str, tuple[int, ...]]]:
    """Column → field, and the columns of what stands beside the texts.

    What is given for a role goes in place of all columns with headings of it.
    """
    fields: dict[int, str] = {}
    plain: dict[str, list[tuple[int, int]]] = {}
    for column, field in given.items():
        if field in PLAIN:
            plain[field] = [(0, column)]
        else:
            fields[column] = field
    taken = set(fields.values()) | plain.keys()
    last: dict[str, int] = {}
    for column, heading in enumerate(headings):
        role = heading.role
        if column in given or role in {"", OTHER} or role in given.values():
            continue
        if role in PLAIN:
            plain.setdefault(role, []).append((heading.rank, column))
            continue
        field = _free(role, heading.number, last, taken)
        fields[column] = field
        taken.add(field)
    if BRAND not in plain and MANUFACTURER in fields.values():
        column = next(column for column, field in fields.items() if field == MANUFACTURER)
        del fields[column]
        plain[BRAND] = [(0, column)]
    ordered = dict(sorted(fields.items()))
    # Equal ranks stay in the order of the columns.
    return ordered, {
        role: tuple(column for _, column in sorted(columns)) for role, columns in plain.items()
    }


def _free(role: str, number: int, last: dict[str, int], taken: set[str]) -> str:
    """The name of the field for one more column of a role: `title`, `title_2`, `bullet_1`."""
    if role == BULLET and number and f"{role}_{number}" not in taken:
        return f"{role}_{number}"
    count = last.get(role, 0) + 1
    while _numbered(role, count) in taken:
        count += 1
    last[role] = count
    return _numbered(role, count)


def _numbered(role: str, number: int) -> str:
    return role if number == 1 and role != BULLET else f"{role}_{number}"
