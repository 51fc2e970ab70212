"""International registrations: one entry of a Madrid file → one case a designated office, each with
its own status.

Madrid XML names the designated offices and, as records, what became of each: refusals, grants,
invalidations. Record kinds: `madrid_decisions.csv`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import lru_cache

from brandlint.package_data import rows_of
from brandlint.registers.case import Case, Skipped, Status
from brandlint.registers.importers.statuses import status_of
from brandlint.registers.importers.values import iso_date, madrid_number, office_code, plain
from brandlint.registers.importers.wipo_xml import (
    Element,
    below,
    child,
    children,
    first,
    local,
    text,
)

# months in which an office may refuse (Protocol art. 5(2)(b)); after them a designation that was
# not refused is protected
TACIT = 18
_DATES = ("RecordEffectiveDate", "RecordNotificationDate", "RecordFilingDate")
_DESIGNATES = ("Subsequent Designation", "Subsequent Designation Resulting From Conversion")


@lru_cache(maxsize=1)
def _decisions() -> dict[str, tuple[Status, bool]]:
    """Kind of record → what it means, and whether it ends the whole registration, whichever office
    sent it.
    """
    return {
        plain(row["kind"]): (Status(row["status"]), row["scope"] == "all")
        for row in rows_of("brandlint.registers.importers", "madrid_decisions.csv")
    }


def designations(mark: Element, registration: Case) -> Iterator[Case | Skipped]:
    """The designations of an international registration, or that it has none."""
    offices = list(
        dict.fromkeys(
            code
            for part in below(child(mark, "DesignatedCountryDetails"), "DesignatedCountry")
            if (code := office_code(text(part, "DesignatedCountryCode")))
        )
    )
    if not offices:
        yield Skipped("no-designation", f"international registration {registration.number}")
    named = {
        office_code(text(part, "DesignatedCountryCode")): part
        for part in below(child(mark, "DesignatedCountryDetails"), "DesignatedCountry")
    }
    for office in offices:
        status, word, day = _decided(mark, office, registration)
        own = next(
            (
                text(part)
                for part in named[office]
                if "Status" in local(part) and "Date" not in local(part) and text(part)
            ),
            "",
        )
        if registration.status is Status.DEAD:
            status, word, day = Status.DEAD, registration.status_code, registration.status_date
        elif own:
            status, word, day = (
                status_of(own),
                own,
                first(named[office], "DesignatedCountryStatusDate", "MarkCurrentStatusDate"),
            )
        yield replace(
            registration,
            office=office,
            number=madrid_number(registration.number),
            registration=registration.number,
            basis="madrid",
            status=status,
            status_code=word,
            status_date=iso_date(day),
            registered=(registration.registered or registration.filed)
            if status is Status.REGISTERED
            else "",
        )


def _decided(mark: Element, office: str, registration: Case) -> tuple[Status, str, str]:
    """(status, what decided it, its date) by the latest record about an office; without one, by the
    time it had to refuse.
    """
    latest: tuple[str, Status, str] | None = None
    since = registration.filed
    for record in (
        part
        for holder in children(child(mark, "MarkRecordDetails"), "MarkRecord")
        for part in holder
    ):
        kind = next((text(part) for part in record if local(part).endswith("Kind")), "")
        status, whole = _decisions().get(plain(kind), (None, False))
        day = next((value for name in _DATES if (value := iso_date(text(record, name)))), "")
        if status is None or not _concerns(record, office, whole):
            continue
        if kind in _DESIGNATES:
            since = max(since, day)
        if latest is None or day >= latest[0]:
            latest = day, status, kind
    if latest and (
        latest[1] is not Status.PENDING
        or plain(latest[2]) not in {plain(kind) for kind in (*_DESIGNATES, "Registration")}
    ):
        return latest[1], latest[2], latest[0]
    passed = _months_since(since)
    if passed is None:
        return Status.UNKNOWN, "", ""
    return (
        (Status.REGISTERED, "no refusal in time", "")
        if passed >= TACIT
        else (Status.PENDING, "", "")
    )


def _concerns(record: Element, office: str, whole: bool) -> bool:
    """Whether a record is about an office: it names it, or it names none or is about the whole
    registration.
    """
    interested = {
        office_code(text(part)) for part in children(record, "RecordInterestedOfficeCode")
    }
    listed = {
        office_code(text(part))
        for part in below(child(record, "RecordDesignatedCountryDetails"), "DesignatedCountryCode")
    }
    return office in listed if listed else whole or office in interested or not interested


def _months_since(day: str) -> int | None:
    if len(day) < 7:
        return None
    today = date.today()
    return (
        (today.year - int(day[:4])) * 12
        + today.month
        - int(day[5:7])
        - (today.day < int(day[8:10] or 1))
    )
