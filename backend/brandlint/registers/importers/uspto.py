"""USPTO bulk XML, daily and annual (DTD "trademark-applications-daily" 2.0): one `case-file` an
entry.

A daily record is the whole present state of its case; annual rows may carry the status alone.
Status codes: `uspto_status_codes.csv`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from brandlint.errors import BrandlintError
from brandlint.registers.case import Case, Drawing, Skipped, Status
from brandlint.registers.dates import full_date, months_later
from brandlint.registers.importers.statuses import status_of
from brandlint.registers.importers.streams import Source
from brandlint.registers.importers.uspto_slices import regrouped
from brandlint.registers.importers.values import iso_date, registered_number, squeezed
from brandlint.registers.importers.wipo_xml import document, elements, release

Element = Any
Parts = dict[str, Element]
# The first character of mark-drawing-code counts: files of 2018 write `4000` and `3T19`, those of
# 2026 `5`.
_DRAWINGS = {
    "1": Drawing.WORDS,
    "4": Drawing.WORDS,
    "5": Drawing.WORDS,
    "3": Drawing.COMBINED,
    "2": Drawing.DESIGN,
}
_FLAGS = {
    "supplemental-register-in": "supplemental",
    "section-2f-in": "2f",
    "certification-mark-in": "certification",
    "collective-trademark-in": "collective",
    "collective-service-mark-in": "collective",
    "collective-membership-mark-in": "collective",
    "cancellation-pending-in": "cancellation-pending",
    "opposition-pending-in": "opposition-pending",
    "filing-basis-current-66a-in": "madrid",
    "standard-characters-claimed-in": "standard-characters",
}
_DECLARED = {"section-8-accepted-in": "section-8", "section-15-acknowledged-in": "section-15"}
_TERM = 120  # months between renewals: 15 USC 1059
_STATEMENTS = frozenset({"GS", "PM", "TR", "D0", "D1"})
_CORRESPONDENT = 70  # the type of a correspondent, whom old records list among the owners
_date = lru_cache(maxsize=1 << 16)(
    iso_date
)  # a register has some 50,000 days, which come back all the time


def read(source: Source) -> Iterator[Case | Skipped]:
    """The cases of one XML stream, in its order. Raises `BrandlintError`: not-a-register;
    damaged-file (with the line).
    """
    for element in elements(source, "uspto", ("case-file",)):
        entry = _entry(element, source.name)
        release(element)
        yield entry


def read_slice(data: bytes) -> Iterator[Case | Skipped]:
    """The cases of a small document that `slices` made. Raises `BrandlintError` (damaged-file),
    `Uncut`.
    """
    try:
        root = document(data, "slice")
    except BrandlintError:
        root = document(regrouped(data), "slice")
    for element in root.iterchildren("case-file"):
        yield _entry(element, "slice")


def _entry(case: Element, where: str) -> Case | Skipped:
    parts = _parts(case)
    number = _text(parts, "serial-number")
    if not (number.isascii() and number.isdigit()):
        serial = f"with the serial number {number[:20]!r}" if number else "without a serial number"
        return Skipped("no-number", f"{where}, line {case.sourceline}: a case {serial}")
    head = _parts(parts.get("case-file-header"))
    drawing = _DRAWINGS.get(_text(head, "mark-drawing-code")[:1], Drawing.NONE)
    if drawing is Drawing.DESIGN:
        return Skipped("design-only", f"{number}: a design without words")
    code = _text(head, "status-code")
    status = status_of(code, "US") if code else Status.UNKNOWN
    registered = _day(head, "registration-date")
    flags = {flag for name, flag in _FLAGS.items() if name in head and head[name].text == "T"}
    basis = (
        "madrid" if "madrid" in flags else "supplemental" if "supplemental" in flags else "national"
    )
    if status is not Status.REGISTERED:
        renewal = ""
    elif (
        basis == "madrid"
    ):  # such a protection lasts as long as the international registration: 15 USC 1141j
        renewal = _day(
            _parts(parts.get("international-registration")), "international-renewal-date"
        )
    else:
        renewal = _renewal(registered, _day(head, "renewal-date"))
    classes, primes = _classes(parts.get("classifications"))
    goods, pseudo, translation, disclaimer = _statements(
        parts.get("case-file-statements"), classes, primes
    )
    owner, country = _owner(parts.get("case-file-owners"))
    return Case(
        office="US",
        number=number,
        updated=_day(parts, "transaction-date"),
        status=status,
        status_code=code,
        status_date=_day(head, "status-date"),
        registration=registered_number(_text(parts, "registration-number")),
        filed=_day(head, "filing-date"),
        published=_day(head, "published-for-opposition-date"),
        registered=registered,
        ended=_day(head, "cancellation-date") or _day(head, "abandonment-date"),
        renewal=renewal,
        drawing=drawing,
        basis=basis,
        flags=frozenset(flags - {"madrid"}),
        declared={
            name: "T"
            for field, name in _DECLARED.items()
            if field in head and head[field].text == "T"
        },
        mark=_text(head, "mark-identification") or None,
        owner=owner,
        owner_country=country,
        classes=classes,
        goods=goods,
        pseudo=pseudo,
        translation=translation,
        disclaimer=disclaimer,
        source="uspto",
    )


def _parts(element: Element | None) -> Parts:
    """The children by name. Comments come too, under names that nothing asks for."""
    return {child.tag: child for child in element} if element is not None else {}


def _text(parts: Parts, name: str) -> str:
    return _whole(parts[name]) if name in parts else ""


def _day(parts: Parts, name: str) -> str:
    return _date(parts[name].text) if name in parts else ""


def _whole(element: Element) -> str:
    """The text of an element, also around a comment; an entity stays unread, as its name."""
    return squeezed("".join(element.itertext()) if len(element) else element.text)


@lru_cache(maxsize=1 << 16)
def _renewal(registered: str, renewed: str) -> str:
    """The day on which protection ends unless it is renewed: ten years after registration or the
    last renewal.
    """
    last = full_date(max(registered, renewed))
    return months_later(last, _TERM).isoformat() if last is not None else ""


def _classes(group: Element | None) -> tuple[frozenset[int] | None, dict[str, frozenset[int]]]:
    """The Nice classes, none where the file carries no group; and those that stand with each
    primary code.

    The primary code is a class of the old US system in registrations of before 1973.
    """
    if group is None:
        return None, {}
    numbers: set[int] = set()
    primes: dict[str, frozenset[int]] = {}
    for classification in group:
        codes, prime = set(), ""
        for child in classification:
            if child.tag == "international-code":
                if number := _nice(child.text):
                    codes.add(number)
            elif child.tag == "primary-code":
                prime = (child.text or "").strip()
        numbers |= codes
        primes[prime] = primes.get(prime, frozenset()) | codes
    return frozenset(numbers), primes


@lru_cache(maxsize=4096)
def _nice(code: str | None) -> int:
    """A Nice class, 0 for what is none: `A`, `B` (US certification marks), `200` (US collective
    marks).
    """
    digits = (code or "").strip()
    return (
        number
        if len(digits) <= 3
        and digits.isascii()
        and digits.isdigit()
        and (number := int(digits)) <= 45
        else 0
    )


def _goods_class(
    code: str, classes: frozenset[int] | None, primes: dict[str, frozenset[int]]
) -> int:
    """The Nice class of goods under a primary code, 0 where it is not clear: `044` of the US system
    may be class 8.
    """
    number, among = _nice(code), primes.get(code) or classes
    if not among or number in among:
        return number
    return next(iter(among)) if len(among) == 1 else 0


def _statements(
    group: Element | None,
    classes: frozenset[int] | None,
    primes: dict[str, frozenset[int]],
) -> tuple[dict[int, str] | None, tuple[str, ...] | None, str | None, str | None]:
    """Goods by class, pseudo marks, translation, disclaimer; None where the file carries no
    statements at all.
    """
    if group is None:
        return None, None, None, None
    goods: dict[int, str] = {}
    pseudo: list[str] = []
    texts: dict[str, list[str]] = {"TR": [], "D0": [], "D1": []}
    for statement in group:
        kind, parts = "", []
        for child in statement:
            if child.tag == "type-code":
                kind = child.text or ""
            elif child.tag == "text" and kind[:2] in _STATEMENTS:
                parts.append(_whole(child))
        if not (text := " ".join(filter(None, parts))):
            continue
        if kind.startswith("GS"):
            number = _goods_class(kind[2:5], classes, primes)
            goods[number] = f"{goods[number]}; {text}" if number in goods else text
        elif kind.startswith("PM"):
            pseudo.append(text)
        else:
            texts[kind[:2]].append(text)
    return (
        goods,
        tuple(dict.fromkeys(pseudo)),
        "; ".join(texts["TR"]),
        "; ".join((*texts["D0"], *texts["D1"])),
    )


def _owner(group: Element | None) -> tuple[str | None, str | None]:
    """(names of the present owners, country of the first).

    Those of the highest party type are the present ones: 10 applicant, 20 at publication, 30
    registrant, 31 and above later owners.
    """
    if group is None:
        return None, None
    by_kind: dict[int, list[Element]] = {}
    for element in group.iter("party-type"):
        kind = (element.text or "").strip()
        by_kind.setdefault(
            int(kind) if len(kind) <= 3 and kind.isascii() and kind.isdigit() else 0, []
        ).append(element.getparent())
    last = max((kind for kind in by_kind if kind < _CORRESPONDENT), default=None)
    owners = by_kind[last] if last is not None else () if by_kind else group
    present = [parts for owner in owners if _text(parts := _parts(owner), "party-name")]
    if not present:
        return None, None
    return "; ".join(dict.fromkeys(_text(parts, "party-name") for parts in present)), _country(
        present[0]
    ) or _country(_parts(present[0].get("nationality")))


def _country(parts: Parts) -> str | None:
    """The country of an address or a nationality; a state is one of the US."""
    return _text(parts, "country") or ("US" if _text(parts, "state") else None)
