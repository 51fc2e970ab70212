"""Tables and lists: exports of TMview, DPMAregister, UKIPO, the USPTO search and its research data,
and lists of a seller's own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from itertools import chain, islice
from typing import Any

from brandlint.errors import BrandlintError
from brandlint.registers.case import Case, Drawing, Skipped, Status
from brandlint.registers.importers.columns import (
    Form,
    Layout,
    field_of,
    form_of,
    is_header,
    layout_of,
)
from brandlint.registers.importers.grids import text_rows
from brandlint.registers.importers.json_records import records
from brandlint.registers.importers.statuses import drawing_of, status_of
from brandlint.registers.importers.streams import Source, reading
from brandlint.registers.importers.values import (
    iso_date,
    madrid_number,
    nice_classes,
    office_code,
    office_of,
    offices_of,
    plain,
    registered_number,
    squeezed,
)
from brandlint.tabular.delimited import Rows
from brandlint.tabular.spreadsheet import is_workbook, read_workbook

_ABOVE = 20  # rows in which the header is looked for
_YES = frozenset({"1", "t", "true", "y", "yes", "x", "ja", "oui", "是"})
_ALIVE = {
    "live": True,
    "alive": True,
    "active": True,
    "1": True,
    "dead": False,
    "inactive": False,
    "0": False,
}
_INTERNATIONAL = frozenset({"WO", "IB"})
_CLONE = re.compile(
    r"UK00[89]\d{8}"
)  # UKIPO numbers of marks cloned from the EU's on 1 January 2021: unverified
_QUOTED = re.compile(r'^="?([^"]*)"?$')  # `="0123"`: how tables keep zeros from spreadsheets
_ENTITY = re.compile(
    r"\s*\([^()]*;[^()]*\)\s*$"
)  # `(CORPORATION; OREGON, USA)` behind an owner of the USPTO search
_GOODS_CLASS = re.compile(r"(?:^|[;.]\s*)(IC|US)\s+(\d{3})[:.]\s*")


def _silent(_: str) -> None:
    return None


def read(
    source: Source,
    columns: Mapping[str, str],
    office: str = "",
    say: Callable[[str], None] = _silent,
) -> Iterator[Case | Skipped]:
    """The entries of a table, or of an answer of TMview in JSON. `columns`: field → header;
    `office`: where no column names one; `say` is told which column is taken as which field.

    Raises `BrandlintError`: needs-map (it is not clear which column is which), not-a-register,
    not-utf8, damaged-file.
    """
    fallback = office_code(office)
    if office and not fallback:
        raise BrandlintError(
            "needs-map",
            f"there is no office {office!r}: name it by its WIPO ST.3 code, such as US, EM or DE",
        )
    with reading(source.name):
        head = source.stream.read(8192)
        source.stream.seek(0)
    if is_workbook(head):
        yield from _workbook(source, columns, fallback, say)
    elif head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in {b"{", b"["}:
        yield from _answer(source, fallback, say)
    else:
        yield from _rows(source.name, text_rows(source, head), columns, fallback, say)


def _workbook(
    source: Source, columns: Mapping[str, str], office: str, say: Callable[[str], None]
) -> Iterator[Case | Skipped]:
    """The first sheet that has a header."""
    shown: list[str] = []
    with reading(source.name):
        for name, rows in read_workbook(source.name, source.stream):
            above = list(islice(rows, _ABOVE))
            if any(is_header(row, columns) for _, row in above):
                yield from _rows(
                    f"{source.name}, sheet {name}",
                    chain(above, rows),
                    columns,
                    office,
                    say,
                    padded=True,
                )
                return
            shown += [f"sheet {name}: {', '.join(above[0][1])[:200]}"] if above else []
    raise BrandlintError(
        "needs-map",
        f"{source.name}: no sheet has a header with mark and number; "
        f"{'; '.join(shown) or 'it is empty'}",
    )


def _rows(
    where: str,
    rows: Rows,
    columns: Mapping[str, str],
    office: str,
    say: Callable[[str], None],
    *,
    padded: bool = False,
) -> Iterator[Case | Skipped]:
    above = list(islice(rows, _ABOVE))
    at = next((at for at, (_, row) in enumerate(above) if is_header(row, columns)), 0)
    if not above or (len(above[at][1]) == 1 and not is_header(above[at][1], columns)):
        raise BrandlintError(
            "not-a-register",
            f"{where} is no table: it begins with {above[0][1][0][:60]!r}"
            if above
            else f"{where} is empty",
        )
    layout = layout_of(where, above[at][1], columns, office)
    header = above[at][1]
    parts = [f"{field} ← {header[index]}" for field, index in layout.fields.items()]
    parts += (
        [f"classes ← {header[min(layout.flags)]} … {header[max(layout.flags)]}"]
        if layout.flags
        else []
    )
    say(
        f"{where}: {', '.join(parts)}"
        + ("" if "office" in layout.fields else f", office = {office or layout.form.office}")
    )
    for number, row in chain(above[at + 1 :], rows):
        place = f"{where}, {'row' if padded else 'line'} {number}"
        if len(row) < layout.width and padded:
            row = row + [""] * (layout.width - len(row))
        if len(row) < layout.width or any(cell.strip() for cell in row[layout.width :]):
            yield Skipped("bad-row", f"{place}: {len(row)} cells, header {layout.width}")
            continue
        yield from _entries(place, _cells(layout, row), layout.form, office)


def _cells(layout: Layout, row: list[str]) -> dict[str, str]:
    cells = {field: _QUOTED.sub(r"\1", squeezed(row[at])) for field, at in layout.fields.items()}
    if layout.flags:
        cells["classes"] = " ".join(
            str(number) for at, number in layout.flags.items() if plain(row[at]) in _YES
        )
    return cells


def _answer(source: Source, office: str, say: Callable[[str], None]) -> Iterator[Case | Skipped]:
    """Records of TMview: the keys are the headers."""
    said = False
    for at, record in enumerate(records(source), 1):
        form = form_of(list(record))
        keys = {field: key for key in record if (field := field_of(form, key))}
        if (
            "mark" not in keys
            and form.name != "tmview"
            and not {"number", "registration"} & set(keys)
        ):
            raise BrandlintError(
                "not-a-register",
                f"{source.name}: its records have {', '.join(list(record)[:20])} and no mark",
            )
        if not said:
            said = True
            say(f"{source.name}: {', '.join(f'{field} ← {key}' for field, key in keys.items())}")
        yield from _entries(
            f"{source.name}, record {at}",
            {field: _flat(record[key]) for field, key in keys.items()},
            form,
            office,
        )


def _flat(value: Any) -> str:
    if isinstance(value, list):
        return "; ".join(_flat(part) for part in value)
    return (
        squeezed(str(value))
        if isinstance(value, str | int | float) and not isinstance(value, bool)
        else ""
    )


def _entries(
    place: str, cells: Mapping[str, str], form: Form, fallback: str
) -> Iterator[Case | Skipped]:
    named = cells.get("office", "")
    office = (
        office_of(named)
        or ("WO" if plain(named) == "ir" else "")
        or (form.office or fallback if not named else "")
    )
    number = cells.get("number", "") or cells.get("registration", "")
    mark = cells.get("mark", "")
    if not office or not number:
        yield Skipped("no-number" if office else "no-office", f"{place}: {named} {mark}".rstrip())
        return
    drawing = drawing_of(cells.get("type", ""), has_words=bool(mark))
    if not mark:
        yield Skipped("design-only", f"{place}: {office} {number} has no words")
        return
    case = _case(cells, form, office, number, drawing)
    international = office in _INTERNATIONAL or (
        form.madrid_office and number.upper().startswith("WO")
    )
    if not international:
        yield case
        return
    # The status of the registration says nothing of what the designated offices decided, unless it
    # has ended.
    where = list(offices_of(cells.get("designated", ""))) or [form.madrid_office or "WO"]
    status = (
        Status.UNKNOWN
        if case.status is Status.REGISTERED and "designated" in cells
        else case.status
    )
    for territory in where:
        yield _moved(case, territory, status)


def _moved(case: Case, office: str, status: Status) -> Case:
    return replace(
        case,
        office=office,
        number=madrid_number(case.number),
        registration=case.registration or case.number,
        status=status,
        basis="madrid",
    )


def _case(cells: Mapping[str, str], form: Form, office: str, number: str, drawing: Drawing) -> Case:
    us = office == "US"
    dates = {
        name: iso_date(cells.get(name, ""), month_first=us)
        for name in (
            "filed",
            "published",
            "registered",
            "ended",
            "cancelled",
            "renewal",
            "status_date",
        )
    }
    registration = registered_number(cells.get("registration", ""))
    classes = nice_classes(cells["classes"]) if "classes" in cells else None
    owner = (
        _ENTITY.sub("", cells.get("owner", "")) if form.name == "uspto" else cells.get("owner", "")
    )
    country = cells.get("owner_country", "")
    basis = next(
        (name for name in ("supplemental", "madrid") if plain(cells.get(name, "")) in _YES),
        "clone" if _CLONE.fullmatch(number) else "national",
    )
    # A register that was published once is as old as the latest day in a row: newer data must win
    # over it.
    updated = (
        max(
            dates[name]
            for name in ("filed", "published", "registered", "ended", "cancelled", "status_date")
        )
        if form.once
        else ""
    )
    return Case(
        office=office,
        number=number,
        updated=updated,
        status=_status(cells, office, bool(registration or dates["registered"])),
        status_code=cells.get("status", ""),
        status_date=dates["status_date"],
        registration=registration,
        filed=dates["filed"],
        published=dates["published"],
        registered=dates["registered"],
        ended=dates["ended"] or dates["cancelled"],
        renewal=dates["renewal"],
        drawing=drawing,
        basis=basis,
        mark=cells["mark"],
        owner=owner or None,
        owner_country=(office_of(country) or country) or None,
        classes=classes,
        goods=_goods(cells.get("goods", ""), classes),
        pseudo=tuple(filter(None, map(str.strip, cells.get("pseudo", "").split(";")))) or None,
        translation=cells.get("translation") or None,
        disclaimer=cells.get("disclaimer") or None,
        source=form.register,
    )


def _status(cells: Mapping[str, str], office: str, registered: bool) -> Status:
    status = status_of(cells.get("status", ""), office)
    alive = _ALIVE.get(plain(cells.get("live", "")))
    if alive is False:
        return Status.DEAD
    if alive and status in {Status.UNKNOWN, Status.DEAD}:
        return Status.REGISTERED if registered else Status.PENDING
    return status


def _goods(text: str, classes: frozenset[int] | None) -> dict[int, str] | None:
    """The specification by class: `IC 025: Footwear.; IC 018: Bags.` in parts, else whole under its
    only class, or under 0.
    """
    if not text:
        return None
    parts = _GOODS_CLASS.split(text)
    if len(parts) < 4:
        return {next(iter(classes)) if classes and len(classes) == 1 else 0: text}
    found: dict[int, str] = {0: parts[0].strip()} if parts[0].strip() else {}
    for scheme, number, words in zip(parts[1::3], parts[2::3], parts[3::3], strict=True):
        key = int(number) if scheme == "IC" and 1 <= int(number) <= 45 else 0
        found[key] = "; ".join(part for part in (found.get(key, ""), words.strip()) if part)
    return found
