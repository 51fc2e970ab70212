"""Other owners' marks that are the same as an own brand or nearly so, by the registers: searched
once a profile and snapshot, never while typing.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from brandlint.registers.snapshot import Record, Snapshot
from brandlint.seller.profile import Brand, Profile
from brandlint.seller.registrations import as_registered, holds
from brandlint_nlp.fold import lookup_key

_SAME = {"same", "word-order"}
_LOOKED, _RECORDS = 50, 100  # similar texts of a brand, and records of each, that are looked at
# the score (0-100) from which a mark that also sounds or looks the same is nearly the same
_NEAR = 80.0


@dataclass(frozen=True, slots=True)
class Conflict:
    """A live mark of another owner. `same`: the very words of the brand; else spelt, said or seen
    alike (`reasons`: slugs of the search).
    """

    office: str
    number: str
    mark: str
    owner: str
    status: str
    classes: frozenset[int]
    since: str
    as_of: str
    same: bool
    reasons: tuple[str, ...] = ()


Conflicts = Mapping[str, tuple[Conflict, ...]]
_KNOWN: WeakKeyDictionary[Snapshot, dict[Brand, tuple[Conflict, ...]]] = WeakKeyDictionary()


def search(profile: Profile, snapshot: Snapshot) -> Conflicts:
    """By name of the brand: the same marks first. Some 40 ms a brand that is not known from an
    earlier call.
    """
    known = _KNOWN.setdefault(snapshot, {})
    found = {}
    for brand in as_registered(profile, snapshot).brands:
        if brand not in known:
            known[brand] = _of(brand, snapshot)
        found[brand.name] = known[brand]
    return found


def _of(brand: Brand, snapshot: Snapshot) -> tuple[Conflict, ...]:
    searcher = snapshot.searcher()
    if searcher is None:
        return ()
    known = [row for row in brand.registrations if not row.other]
    mine = [
        record for row in known if (record := snapshot.record(row.office, row.number)) is not None
    ]
    owners = {lookup_key(record.owner) for record in mine if record.owner}
    found = []
    for hit in searcher.search(brand.name, limit=_LOOKED, records=_RECORDS):
        same = bool(_SAME & set(hit.reasons)) or hit.text.replace(" ", "") == lookup_key(
            brand.name
        ).replace(" ", "")
        if same or (hit.score >= _NEAR and {"sound", "sight"} & set(hit.reasons)):
            found += [
                _conflict(record, same, hit.reasons)
                for record in snapshot.records(hit.ids)
                if not holds(known, record) and lookup_key(record.owner) not in owners
            ]
    return tuple(
        sorted(found, key=lambda row: (not row.same, row.status != "registered", row.since))
    )


def _conflict(record: Record, same: bool, reasons: tuple[str, ...]) -> Conflict:
    return Conflict(
        record.office,
        record.registration or record.number,
        record.mark,
        record.owner,
        record.status,
        frozenset(record.classes),
        record.registered or record.filed,
        record.as_of,
        same,
        reasons,
    )


class Background:
    """Conflicts for a server: what is not known yet is searched in a thread, and the check goes on
    without.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._known: tuple[Profile, Snapshot, Conflicts] | None = None
        self._thread: threading.Thread | None = None

    def get(self, profile: Profile, snapshot: Snapshot) -> Conflicts | None:
        """The conflicts, or None while they are being searched."""
        if not profile.brands or not snapshot.registers:
            return {}
        with self._lock:
            if (
                self._known is not None
                and self._known[1] is snapshot
                and (self._known[0] is profile or self._known[0] == profile)
            ):
                return self._known[2]
            if self._thread is None or not self._thread.is_alive():
                self._thread = threading.Thread(
                    target=self._search, args=(profile, snapshot), name="conflicts", daemon=True
                )
                self._thread.start()
        return None

    def join(self) -> None:
        """Wait for a search that is running."""
        if self._thread is not None:
            self._thread.join()

    def _search(self, profile: Profile, snapshot: Snapshot) -> None:
        found = profile, snapshot, search(profile, snapshot)
        with self._lock:
            self._known = found
