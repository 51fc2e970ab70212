"""One entry of a trademark register as a file carries it: what every importer yields and the store
of cases takes in.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Status(StrEnum):
    """What an entry is worth today, whatever the office calls it. `UNKNOWN`: the file does not
    say.
    """

    REGISTERED = "registered"
    PENDING = "pending"
    DEAD = "dead"
    UNKNOWN = "unknown"


class Drawing(StrEnum):
    """What the sign consists of."""

    WORDS = "words"  # standard characters, typed, stylised
    COMBINED = "combined"  # a design with words
    DESIGN = "design"  # a design without words
    NONE = "none"  # sound, scent, or the file does not say


@dataclass(frozen=True, slots=True)
class Case:
    """An entry, identified by `office` (WIPO ST.3 code of the territory it has effect in) and
    `number` (the office's own key: application or serial number; for a Madrid designation `IR` and
    the number of the international registration, so that it meets no national number).

    Dates are ISO (`YYYY-MM-DD`, or as much of it as is known: `1987`), empty where unknown.
    `updated` is the date of the data (for USPTO the transaction date): of two entries with the same
    key the later one wins, group by group.

    Groups that a file may leave out are None and then do not replace what is known: `mark`,
    `owner`, `classes`, `goods`, `pseudo`, `translation`, `disclaimer`. `classes` are Nice classes
    1-45; `goods` is the specification by class (0: no class named). `renewal` is the day on which
    protection ends unless it is renewed. `declared` holds dates or flags of use declarations that
    an office asks for (`section-8`, `section-15` → "T" or a date).
    """

    office: str
    number: str
    updated: str = ""
    status: Status = Status.UNKNOWN
    status_code: str = ""  # the office's own word or number
    status_date: str = ""
    registration: str = ""  # registration number
    filed: str = ""
    published: str = ""
    registered: str = ""
    ended: str = ""
    renewal: str = ""
    drawing: Drawing = Drawing.NONE
    basis: str = ""  # national, madrid, clone, supplemental …
    flags: frozenset[str] = frozenset()
    declared: Mapping[str, str] = field(default_factory=dict)
    mark: str | None = None
    owner: str | None = None
    owner_country: str | None = None
    classes: frozenset[int] | None = None
    goods: Mapping[int, str] | None = None
    pseudo: tuple[str, ...] | None = None  # spellings by which the office finds the mark too
    translation: str | None = None
    disclaimer: str | None = None
    source: str = ""  # uspto, euipo, wipo, tmview …


@dataclass(frozen=True, slots=True)
class Skipped:
    """An entry that was read and left out. `reason` is a slug (`design-only`, `no-number`,
    `bad-row` …), `detail` says where and why.
    """

    reason: str
    detail: str
