"""The cells of one row of a table → entries, whatever the table was."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from brandlint.registers.case import Case, Drawing, Skipped, Status
from brandlint.registers.importers.columns import Form
from brandlint.registers.importers.statuses import drawing_of, status_of
from brandlint.registers.importers.values import (
    iso_date,
    madrid_number,
    nice_classes,
    office_of,
    offices_of,
    plain,
    registered_number,
)

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
_ENTITY = re.compile(
    r"\s*\([^()]*;[^()]*\)\s*$"
)  # `(CORPORATION; OREGON, USA)` behind an owner of the USPTO search
_GOODS_CLASS = re.compile(r"(?:^|[;.]\s*)(IC|US)\s+(\d{3})[:.]\s*")


def is_yes(cell: str) -> bool:
    """Whether a cell says yes, in one of some languages."""
    return plain(cell) in _YES


def entries_of(
    where: str, cells: Mapping[str, str], form: Form, fallback: str
) -> Iterator[Case | Skipped]:
    """The entries of one row: several for an international registration, one a territory.

    `where` names the row in reasons; `cells`: field → text; `fallback`: the office (ST.3 code)
    where neither a cell nor the form names one.
    """
    named = cells.get("office", "")
    office = (
        office_of(named)
        or ("WO" if plain(named) == "ir" else "")
        or (form.office or fallback if not named else "")
    )
    number = cells.get("number", "") or cells.get("registration", "")
    mark = cells.get("mark", "")
    if not office or not number:
        yield Skipped("no-number" if office else "no-office", f"{where}: {named} {mark}".rstrip())
        return
    drawing = drawing_of(cells.get("type", ""), has_words=bool(mark))
    if not mark:
        yield Skipped("design-only", f"{where}: {office} {number} has no words")
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
    territories = list(offices_of(cells.get("designated", ""))) or [form.madrid_office or "WO"]
    status = (
        Status.UNKNOWN
        if case.status is Status.REGISTERED and "designated" in cells
        else case.status
    )
    for territory in territories:
        yield _designation(case, territory, status)


def _designation(case: Case, office: str, status: Status) -> Case:
    """An international registration as it has effect at one office."""
    return replace(
        case,
        office=office,
        number=madrid_number(case.number),
        registration=case.registration or case.number,
        status=status,
        basis="madrid",
    )


def _case(cells: Mapping[str, str], form: Form, office: str, number: str, drawing: Drawing) -> Case:
    dates = {
        name: iso_date(cells.get(name, ""), month_first=office == "US")
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
        (name for name in ("supplemental", "madrid") if is_yes(cells.get(name, ""))),
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
    by_class: dict[int, str] = {0: parts[0].strip()} if parts[0].strip() else {}
    for scheme, number, words in zip(parts[1::3], parts[2::3], parts[3::3], strict=True):
        nice_class = int(number) if scheme == "IC" and 1 <= int(number) <= 45 else 0
        earlier = by_class.get(nice_class, "")
        by_class[nice_class] = "; ".join(part for part in (earlier, words.strip()) if part)
    return by_class
