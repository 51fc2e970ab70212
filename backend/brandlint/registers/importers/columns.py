"""Which column of a table is which field.

It is told by the table's known form, by header words in many languages, by what the user says.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from brandlint.errors import BrandlintError
from brandlint.package_data import rows_of
from brandlint.registers.importers.values import plain

_CLASS_COLUMN = re.compile(r"(?:nice )?class ?0?(\d{1,2})")
_FEW = 10  # class columns that make a table of flags


@dataclass(frozen=True, slots=True)
class Form:
    """A known table. `office` is where every row has effect (empty: a column says), `madrid_office`
    where its international registrations have, `register` the `source` of its cases; `once`:
    published one time and not kept up to date.
    """

    name: str
    office: str = ""
    madrid_office: str = ""
    register: str = "own-list"
    once: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """`fields`: field → index of its column; `flags`: index → the Nice class for which it holds yes
    or no.
    """

    form: Form
    width: int
    fields: Mapping[str, int]
    flags: Mapping[int, int]


@lru_cache(maxsize=1)
def _forms() -> tuple[tuple[frozenset[str], Form], ...]:
    return tuple(
        (
            frozenset(plain(word) for word in row["signature"].split("|")),
            Form(
                row["format"],
                row["office"],
                row["madrid_office"],
                row["register"],
                row["once"] == "1",
            ),
        )
        for row in rows_of("brandlint.registers.importers", "register_tables.csv")
    )


@lru_cache(maxsize=1)
def _headers() -> Mapping[tuple[str, str], str]:
    """(form, plain header) → field; the empty form is for every table."""
    return {
        (row["format"], plain(row["header"])): row["field"]
        for row in rows_of("brandlint.registers.importers", "register_headers.csv")
    }


def fields() -> frozenset[str]:
    """Every field that a column can be."""
    return frozenset(_headers().values()) - {""}


def form_of(header: Sequence[str]) -> Form:
    """The known table that has this header, or a list of someone's own."""
    words = {plain(word) for word in header}
    return next((form for signature, form in _forms() if signature <= words), Form("own-list"))


def field_of(form: Form, header: str) -> str:
    """The field that a header names in a table of this form, empty for none."""
    word = plain(header)
    return _headers().get((form.name, word), _headers().get(("", word), ""))


def is_header(row: Sequence[str], columns: Mapping[str, str]) -> bool:
    """Whether a row names the columns: two fields are recognised in it, or one and it has no other
    cell, or all that the user names.
    """
    if columns and all(name in row for name in columns.values()):
        return True
    form = form_of(row)
    recognised = {field_of(form, cell) for cell in row if cell.strip()} - {""}
    return bool(recognised & {"mark", "number", "registration"}) and (
        len(recognised) > 1 or sum(bool(cell.strip()) for cell in row) == 1
    )


def layout_of(where: str, header: Sequence[str], columns: Mapping[str, str], office: str) -> Layout:
    """The columns of a table. `columns` (field → header) wins over what is recognised; `office`
    stands in for a missing column.

    Raises `BrandlintError` (needs-map): no mark or no number, nothing that names the office, two
    columns for one field, a header that is not there or there twice. A table with no known header
    at all is not-a-register.
    """
    form = form_of(header)
    recognised: defaultdict[str, list[int]] = defaultdict(list)
    flags = {
        index: int(number[1])
        for index, name in enumerate(header)
        if (number := _CLASS_COLUMN.fullmatch(plain(name))) and 1 <= int(number[1]) <= 45
    }
    if len(flags) < _FEW:
        flags = {}
    for index, name in enumerate(header):
        if name.strip() and index not in flags and (field := field_of(form, name)):
            recognised[field].append(index)
    for field, name in columns.items():
        recognised[field] = _named(where, header, field, name)
    chosen = {recognised[field][0] for field in columns}
    mapping = {
        field: [index for index in indexes if field in columns or index not in chosen]
        for field, indexes in recognised.items()
    }
    doubled = {field: indexes for field, indexes in mapping.items() if len(indexes) > 1}
    missing = [
        field
        for field in ("mark", "number")
        if not mapping.get(field) and not (field == "number" and mapping.get("registration"))
    ]
    problems = [f"no column is recognised as {field}" for field in missing]
    problems += [
        f"{' and '.join(header[index] for index in indexes)} could both be {field}"
        for field, indexes in doubled.items()
    ]
    if not (mapping.get("office") or office or form.office):
        problems.append("no column names the office")
    if problems:
        raise BrandlintError(
            "needs-map",
            f"{where} has {', '.join(name or '(empty)' for name in header)[:400]}: "
            f"{'; '.join(problems)}",
        )
    return Layout(
        form,
        len(header),
        {field: indexes[0] for field, indexes in mapping.items() if indexes},
        flags,
    )


def _named(where: str, header: Sequence[str], field: str, name: str) -> list[int]:
    if field not in fields():
        raise BrandlintError(
            "needs-map",
            f"{where}: there is no field {field!r}; there are {', '.join(sorted(fields()))}",
        )
    indexes = [index for index, word in enumerate(header) if word == name] or [
        index for index, word in enumerate(header) if plain(word) == plain(name)
    ]
    if len(indexes) != 1:
        raise BrandlintError(
            "needs-map",
            f"{where} has {'no column' if not indexes else 'more than one column'} {name!r}; "
            f"there are {', '.join(header)[:400]}",
        )
    return indexes
