"""`check(listing) → Report`: the one door to the engine, for CLI, API and batch."""

from __future__ import annotations

import gc
import threading
import time
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

from brandlint.finding import SEVERITIES, Edit, Finding, Fix, Report
from brandlint.listing import Listing, role
from brandlint.marketplaces.categories import nice_classes
from brandlint.marketplaces.marketplace import resolve_market
from brandlint.registers.active import ActiveSnapshot
from brandlint.registers.snapshot import Snapshot
from brandlint.rules.context import Surroundings
from brandlint.rules.engine import findings
from brandlint.rules.safe_title import titles
from brandlint.rules.terms.matching import hits
from brandlint.rules.texts import shared_texts
from brandlint.scope import looked_at, not_checked
from brandlint.seller.conflicts import Conflicts
from brandlint.seller.profile import EMPTY, Profile
from brandlint.seller.registrations import as_registered
from brandlint_nlp.context import own_reader
from brandlint_nlp.fold import fold
from brandlint_nlp.lexicon import Lexicon
from brandlint_nlp.pipeline import MarkPipeline
from brandlint_nlp.types import Context

_local = threading.local()
_current = ActiveSnapshot()


def snapshot() -> Snapshot:
    """The snapshot in use, shared by all threads. Raises `BrandlintError` (snapshot-damaged) if it
    cannot be read.
    """
    return _current.get()


def warm() -> None:
    """Open the snapshot and load what a check needs; call before workers fork. What is loaded is
    kept from the garbage collector.
    """
    check(Listing(fields={"title": "Case for iPhone 15, Bluetooth"}, marketplace="amazon.com"))
    own_reader()  # which that title does not wake
    gc.collect()
    gc.freeze()


def judge_with(pipeline: MarkPipeline | None) -> None:
    """Let this thread's checks be judged by this pipeline as long as its lexicon is in use; by the
    package's own model with None.
    """
    _local.pipeline = pipeline


def _pipeline(lexicon: Lexicon) -> MarkPipeline:
    found: MarkPipeline | None = getattr(_local, "pipeline", None)
    if found is None or found.lexicon is not lexicon:
        found = _local.pipeline = MarkPipeline(lexicon)
    return found


def check(
    listing: Listing,
    *,
    profile: Profile = EMPTY,
    day: date | None = None,
    messages: str = "en",
    hints: bool = False,
    using: Snapshot | None = None,
    conflicts: Conflicts | None = None,
) -> Report:
    """Lint one listing as it stands on `day`, the day it is to be live (default: the listing's own,
    else today, UTC). Offsets are code points; `messages` is `en` or `zh`; `hints` adds findings of
    severity hint; `using` is the snapshot (default: the one in use); `conflicts` are those that
    `find_conflicts` found for the profile (None: not searched, which the report says). Raises
    `BrandlintError` (unknown-marketplace, snapshot-damaged).
    """
    return check_all(
        [listing],
        profile=profile,
        day=day,
        messages=messages,
        hints=hints,
        using=using,
        conflicts=conflicts,
    )[0]


def check_all(
    listings: Iterable[Listing],
    *,
    profile: Profile = EMPTY,
    day: date | None = None,
    messages: str = "en",
    hints: bool = False,
    using: Snapshot | None = None,
    conflicts: Conflicts | None = None,
) -> list[Report]:
    """Lint listings as `check` does, reading what is open in any of them at once: give some dozens
    at a time. Each report tells the same share of the time.
    """
    began = time.perf_counter()
    using = using or snapshot()
    judged = _judged(
        [_around(listing, profile, day, messages, using, conflicts) for listing in listings]
    )
    shown = [
        (
            around,
            [
                row
                for row in found
                if (hints or row.severity != "hint") and around.profile.shows(row)
            ],
        )
        for around, found in judged
    ]
    reports = [_report(around, found) for around, found in _with_titles(shown)]
    share = (time.perf_counter() - began) * 1000 / max(1, len(reports))
    return [replace(report, took_ms=share) for report in reports]


def _around(
    listing: Listing,
    profile: Profile,
    day: date | None,
    messages: str,
    using: Snapshot,
    conflicts: Conflicts | None,
) -> Surroundings:
    """What is known of a listing before it is judged."""
    day = day or listing.day or datetime.now(UTC).date()
    place = resolve_market(listing.marketplace, listing.lang, listing.ship_to)
    profile = as_registered(profile, using)
    listing = replace(
        listing, brands=(*listing.brands, *profile.own(), *profile.authorised_names(place.id, day))
    )
    folded = {name: fold(text) for name, text in listing.texts().items()}
    return Surroundings(
        listing,
        (),
        place,
        day,
        using,
        classes=nice_classes(listing.category),
        profile=profile,
        messages=messages,
        conflicts=conflicts,
        folded=folded,
    )


def _report(around: Surroundings, found: list[Finding]) -> Report:
    unseen = not_checked(
        around.market,
        around.profile,
        around.snapshot,
        around.messages,
        around.conflicts is not None,
    )
    return Report(around.listing.id, tuple(found), _checked(around), unseen, 0.0)


def _judged(arounds: Sequence[Surroundings]) -> list[tuple[Surroundings, list[Finding]]]:
    """Each listing's surroundings with what was seen in the texts, and the findings; all are judged
    with one snapshot.
    """
    if not arounds:
        return []
    rows = []
    for around in arounds:
        listing, place = around.listing, around.market
        context = Context(
            listing.brands,
            category=listing.category,
            classes=around.classes,
            offices=place.offices,
            language=around.language,
        )
        rows.append((around.folded, context))
    found = []
    for around, mentions in zip(
        arounds, _pipeline(arounds[0].snapshot.lexicon).batch(rows, role), strict=True
    ):
        terms, quiet = hits(
            around.folded,
            language=around.language,
            category=around.listing.category,
            territories=around.market.territories,
            marketplace=around.market.id,
            day=around.day,
        )
        around = replace(around, mentions=tuple(mentions), hits=tuple(terms))
        found.append((around, findings(around, quiet)))
    return found


def _with_titles(
    rows: list[tuple[Surroundings, list[Finding]]],
) -> list[tuple[Surroundings, list[Finding]]]:
    """The findings, the gravest of a title with a whole safe title as one more fix, where one was
    made and a check of it is content.
    """
    drafts = [
        (at, field, new)
        for at, (around, found) in enumerate(rows)
        for field, new in titles(around, found)
    ]
    alone = []
    for at, field, new in drafts:
        around = rows[at][0]
        alone.append(
            replace(
                around,
                listing=replace(around.listing, fields={field: new}, brand=""),
                folded={field: fold(new)},
            )
        )
    for (at, field, new), (_, faults) in zip(drafts, _judged(alone), strict=True):
        if any(row.severity in {"warning", "error"} for row in faults if row.field is not None):
            continue
        around, found = rows[at]
        first = min(
            (row for row in found if row.field == field),
            key=lambda row: (row.rule != "field-limits", -SEVERITIES.index(row.severity)),
        )
        whole = Edit(field, 0, len(around.listing.text(field)), new)
        fix = Fix(shared_texts().fixes["whole-title"].of(around.messages), "unsafe", (whole,))
        rows[at] = (
            around,
            [replace(row, fixes=(*row.fixes, fix)) if row is first else row for row in found],
        )
    return rows


def _checked(around: Surroundings) -> dict[str, object]:
    using, place = around.snapshot, around.market
    return {
        "fields": list(around.folded),
        "marketplace": place.id,
        "offices": list(place.offices),
        "territories": sorted(place.territories),
        "territories_assumed": place.assumed,
        "language": around.language,
        "date": around.day.isoformat(),
        "registers": looked_at(place, using),
        "lexicon": {
            "source": using.meta["source"],
            "marks": using.meta["marks"],
            "snapshot": using.folder.name,
        },
    }
