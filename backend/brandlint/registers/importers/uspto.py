"""USPTO bulk XML, daily and annual (DTD "trademark-applications-daily" 2.0): one `case-file` an entry.

A daily record is the whole present state of its case; annual rows may carry the status alone. Status codes: `data/uspto_status_codes.csv`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from brandlint.registers.case import Case, Drawing, Skipped, Status
from brandlint.registers.importers.sources import Source
from brandlint.registers.importers.statuses import status_of
from brandlint.registers.importers.values import iso_date, registered_number, squeezed
from brandlint.registers.importers.xml_cases import elements, release

Element = Any
# The first character of mark-drawing-code counts: files of 2018 write `4000` and `3T19`, those of 2026 `5`.
_DRAWINGS = {"1": Drawing.WORDS, "4": Drawing.WORDS, "5": Drawing.WORDS, "3": Drawing.COMBINED, "2": Drawing.DESIGN}
_FLAGS = {
    "supplemental-register-in": "supplemental", "section-2f-in": "2f", "certification-mark-in": "certification", "collective-trademark-in": "collective",
    "collective-service-mark-in": "collective", "collective-membership-mark-in": "collective", "cancellation-pending-in": "cancellation-pending",
    "opposition-pending-in": "opposition-pending", "filing-basis-current-66a-in": "madrid", "standard-characters-claimed-in": "standard-characters",
}  # fmt: skip
_DECLARED = {"section-8-accepted-in": "section-8", "section-15-acknowledged-in": "section-15"}
_TERM = 10  # years between renewals: 15 USC 1059


def read(source: Source) -> Iterator[Case | Skipped]:
    """The cases of one XML stream, in its order. Raises `BrandlintError`: not-a-register; damaged-file (with the line)."""
    for element in elements(source, "uspto", ("case-file",)):
        entry = _entry(element, source.name)
        release(element)
        yield entry


def _entry(case: Element, where: str) -> Case | Skipped:
    parts: dict[str, Element] = {child.tag: child for child in case if isinstance(child.tag, str)}
    number = squeezed(_text(parts.get("serial-number")))
    if not number:
        return Skipped("no-number", f"{where}, line {case.sourceline}: a case without a serial number")
    head = parts.get("case-file-header")
    header: dict[str, str] = {child.tag: child.text or "" for child in head if isinstance(child.tag, str)} if head is not None else {}
    mark = squeezed(header.get("mark-identification")) or None
    drawing = _DRAWINGS.get(header.get("mark-drawing-code", "").strip()[:1], Drawing.NONE)
    if drawing is Drawing.DESIGN:
        return Skipped("design-only", f"{number}: a design without words")
    code = header.get("status-code", "").strip()
    status = status_of(code, "US") if code else Status.UNKNOWN
    registered = iso_date(header.get("registration-date"))
    flags = frozenset(flag for name, flag in _FLAGS.items() if header.get(name) == "T")
    goods, pseudo, translation, disclaimer = _statements(parts.get("case-file-statements"))
    owner, country = _owner(parts.get("case-file-owners"))
    return Case(
        office="US", number=number, updated=iso_date(_text(parts.get("transaction-date"))), status=status, status_code=code,
        status_date=iso_date(header.get("status-date")), registration=registered_number(_text(parts.get("registration-number"))),
        filed=iso_date(header.get("filing-date")), published=iso_date(header.get("published-for-opposition-date")), registered=registered,
        ended=iso_date(header.get("cancellation-date")) or iso_date(header.get("abandonment-date")),
        renewal=_renewal(registered, iso_date(header.get("renewal-date"))) if status is Status.REGISTERED else "",
        drawing=drawing, basis="madrid" if "madrid" in flags else "supplemental" if "supplemental" in flags else "national", flags=flags - {"madrid"},
        declared={name: "T" for field, name in _DECLARED.items() if header.get(field) == "T"},
        mark=mark, owner=owner, owner_country=country, classes=_classes(parts.get("classifications")), goods=goods, pseudo=pseudo,
        translation=translation, disclaimer=disclaimer, source="uspto",
    )  # fmt: skip


def _text(element: Element | None) -> str:
    return (element.text or "") if element is not None else ""


def _renewal(registered: str, renewed: str) -> str:
    """The day on which protection ends unless it is renewed: ten years after registration or the last renewal."""
    last = max(registered, renewed)
    if len(last) != len("2026-01-01"):
        return ""
    year, rest = int(last[:4]) + _TERM, last[4:]
    return f"{year}{'-02-28' if rest == '-02-29' and year % 4 else rest}"


def _classes(group: Element | None) -> frozenset[int] | None:
    if group is None:
        return None
    codes = {(child.text or "").strip() for classification in group for child in classification if child.tag == "international-code"}
    return frozenset(number for code in codes if code.isascii() and code.isdigit() and 1 <= (number := int(code)) <= 45)


def _statements(group: Element | None) -> tuple[dict[int, str] | None, tuple[str, ...] | None, str | None, str | None]:
    """Goods by class, pseudo marks, translation, disclaimer; None where the file carries no statements at all."""
    if group is None:
        return None, None, None, None
    goods: dict[int, str] = {}
    pseudo: list[str] = []
    texts: dict[str, list[str]] = {"TR": [], "D0": [], "D1": []}
    for statement in group:
        kind = text = ""
        for child in statement:
            if child.tag == "type-code":
                kind = child.text or ""
            elif child.tag == "text":
                text = squeezed(child.text)
        if not text:
            continue
        if kind.startswith("GS"):
            number = int(kind[2:5]) if kind[2:5].isascii() and kind[2:5].isdigit() else 0
            number = number if number <= 45 else 0
            goods[number] = f"{goods[number]}; {text}" if number in goods else text
        elif kind.startswith("PM"):
            pseudo.append(text)
        elif kind[:2] in texts:
            texts[kind[:2]].append(text)
    return goods, tuple(dict.fromkeys(pseudo)), "; ".join(texts["TR"]), "; ".join((*texts["D0"], *texts["D1"]))


def _owner(group: Element | None) -> tuple[str | None, str | None]:
    """The present owners: those of the highest party type (10 applicant, 20 at publication, 30 registrant, 31 and above later owners)."""
    if group is None:
        return None, None
    rows: list[tuple[int, str, str]] = []
    for owner in group:
        kind, name, country = 0, "", ""
        for child in owner:
            if child.tag == "party-type":
                kind = int(child.text) if (child.text or "").strip().isdigit() else 0
            elif child.tag == "party-name":
                name = squeezed(child.text)
            elif child.tag == "country":
                country = squeezed(child.text)
            elif child.tag == "state":
                country = country or "US"
        if name:
            rows.append((kind, name, country))
    if not rows:
        return None, None
    last = max(kind for kind, *_ in rows)
    present = [row for row in rows if row[0] == last]
    return "; ".join(dict.fromkeys(name for _, name, _ in present)), present[0][2] or None
