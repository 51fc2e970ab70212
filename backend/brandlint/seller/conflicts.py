"""Other owners' marks that are the same as an own brand or nearly so, by the registers.

They are searched once a profile and snapshot, never while somebody types.
"""

from __future__ import annotations

import threading
import weakref

from brandlint.registers.snapshot import Record, Snapshot
from brandlint.seller.conflict import Conflict, Conflicts
from brandlint.seller.profile import Profile
from brandlint.seller.registrations import OwnBrand, holds, own_brands
from brandlint_nlp.fold import lookup_key

_SAME = {"same", "word-order"}  # reasons of the search that mean: the very words of the brand
_HITS, _RECORDS = 50, 100  # similar texts of a brand, and records of each, that are looked at
# the score (0-100) from which a mark that also sounds or looks the same is nearly the same
_NEAR = 80.0


def find_conflicts(profile: Profile, snapshot: Snapshot) -> Conflicts:
    """The conflicts of each brand by its name, the same marks first.

    Takes some 40 ms a brand, once: the snapshot keeps the results, and they go with it.
    """
    by_brand: dict[OwnBrand, tuple[Conflict, ...]] = snapshot.memo.setdefault("conflicts", {})
    by_name = {}
    for brand in own_brands(profile, snapshot):
        if brand not in by_brand:
            by_brand[brand] = _conflicts_of(brand, snapshot)
        by_name[brand.name] = by_brand[brand]
    return by_name


def _conflicts_of(brand: OwnBrand, snapshot: Snapshot) -> tuple[Conflict, ...]:
    searcher = snapshot.searcher()
    if searcher is None:
        return ()
    registrations = [registration for registration in brand.registrations if not registration.other]
    own_records = [
        record
        for registration in registrations
        if (record := snapshot.record(registration.office, registration.number)) is not None
    ]
    owners = {lookup_key(record.owner) for record in own_records if record.owner}
    joined_name = lookup_key(brand.name).replace(" ", "")
    conflicts = []
    for hit in searcher.search(brand.name, limit=_HITS, records=_RECORDS):
        same = bool(_SAME & set(hit.reasons)) or hit.text.replace(" ", "") == joined_name
        if same or (hit.score >= _NEAR and {"sound", "sight"} & set(hit.reasons)):
            conflicts += [
                _conflict(record, same, hit.reasons)
                for record in snapshot.records(hit.ids)
                if not holds(registrations, record) and lookup_key(record.owner) not in owners
            ]
    return tuple(
        sorted(
            conflicts,
            key=lambda conflict: (
                not conflict.same,
                conflict.status != "registered",
                conflict.since,
            ),
        )
    )


def _conflict(record: Record, same: bool, reasons: tuple[str, ...]) -> Conflict:
    return Conflict(
        office=record.office,
        number=record.registration or record.number,
        mark=record.mark,
        owner=record.owner,
        status=record.status,
        classes=frozenset(record.classes),
        since=record.registered or record.filed,
        as_of=record.as_of,
        same=same,
        reasons=reasons,
    )


class BackgroundSearch:
    """Conflicts for a server: they are searched in a thread, and the check goes on without them."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        # Of the latest search. It must not keep a snapshot open that has been swapped out.
        self._result: tuple[Profile, weakref.ref[Snapshot], Conflicts] | None = None
        self._thread: threading.Thread | None = None

    def get(self, profile: Profile, snapshot: Snapshot) -> Conflicts | None:
        """The conflicts, or None while they are being searched."""
        if not profile.brands or not snapshot.registers:
            return {}
        with self._lock:
            if self._result is not None:
                searched_profile, searched_snapshot, conflicts = self._result
                if searched_snapshot() is snapshot and (
                    searched_profile is profile or searched_profile == profile
                ):
                    return conflicts
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
        result = profile, weakref.ref(snapshot), find_conflicts(profile, snapshot)
        with self._lock:
            self._result = result
