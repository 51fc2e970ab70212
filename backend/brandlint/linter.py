"""`check(listing) → Report`: the one door to the engine, for CLI, API and batch."""

from __future__ import annotations

import gc
import threading
import time
from dataclasses import replace
from datetime import UTC, date, datetime

from brandlint.categories import nice_classes
from brandlint.conflicts import Conflicts
from brandlint.coverage import looked_at, not_checked
from brandlint.finding import SEVERITIES, Edit, Finding, Fix, Report
from brandlint.listing import Listing, role
from brandlint.marketplaces import market
from brandlint.profile import EMPTY, Profile
from brandlint.registers.current import Current
from brandlint.registers.snapshot import Snapshot
from brandlint.registrations import as_registered
from brandlint.rules.apply import findings
from brandlint.rules.base import Surroundings
from brandlint.rules.catalogue import shared_texts
from brandlint.safe_title import titles
from brandlint.terms.matching import hits
from brandlint_nlp.context import own_reader
from brandlint_nlp.fold import fold
from brandlint_nlp.lexicon import Lexicon
from brandlint_nlp.pipeline import MarkPipeline
from brandlint_nlp.types import Context

_local = threading.local()
_current = Current()


def snapshot() -> Snapshot:
    """The snapshot in use, shared by all threads. Raises `BrandlintError` (snapshot-damaged) if it cannot be read."""
    return _current.get()


def warm() -> None:
    """Open the snapshot and load what a check needs; call before workers fork. What is loaded is kept from the garbage collector."""
    check(Listing(fields={"title": "Case for iPhone 15, Bluetooth"}, marketplace="amazon.com"))
    own_reader()  # which that title does not wake
    gc.collect()
    gc.freeze()


def judge_with(pipeline: MarkPipeline | None) -> None:
    """Let this thread's checks be judged by this pipeline as long as its lexicon is in use; by the package's own model with None."""
    _local.pipeline = pipeline


def _pipeline(lexicon: Lexicon) -> MarkPipeline:
    found: MarkPipeline | None = getattr(_local, "pipeline", None)
    if found is None or found.lexicon is not lexicon:
        found = _local.pipeline = MarkPipeline(lexicon)
    return found


def check(listing: Listing, *, profile: Profile = EMPTY, day: date | None = None, messages: str = "en", hints: bool = False,
          using: Snapshot | None = None, conflicts: Conflicts | None = None) -> Report:  # fmt: skip
    """Lint one listing as it stands on `day`, the day it is to be live (default: the listing's own, else today, UTC). Offsets are code points; `messages`
    is `en` or `zh`; `hints` adds findings of severity hint; `using` is the snapshot (default: the one in use); `conflicts` are those
    that `conflicts.search` found for the profile (None: not searched, which the report says). Raises `BrandlintError`
    (unknown-marketplace, snapshot-damaged)."""
    began = time.perf_counter()
    day = day or listing.day or datetime.now(UTC).date()
    place = market(listing.marketplace, listing.lang, listing.ship_to)
    using = using or snapshot()
    profile = as_registered(profile, using)
    listing = replace(listing, brands=(*listing.brands, *profile.own(), *profile.authorised_names(place.id, day)))
    around = Surroundings(listing, (), place, day, using, classes=nice_classes(listing.category), profile=profile, messages=messages, conflicts=conflicts)
    around, found = _found(around)
    found = [row for row in found if (hints or row.severity != "hint") and profile.shows(row)]
    found = _with_titles(around, found)
    return Report(listing.id, tuple(found), _checked(around), not_checked(place, profile, around.snapshot, messages, conflicts is not None), (time.perf_counter() - began) * 1000)


def _found(around: Surroundings) -> tuple[Surroundings, list[Finding]]:
    """The surroundings with what was seen in the texts, and the findings."""
    listing, place = around.listing, around.market
    folded = {name: fold(text) for name, text in listing.texts().items()}
    context = Context(listing.brands, category=listing.category, classes=around.classes, offices=place.offices, language=around.language)
    mentions = _pipeline(around.snapshot.lexicon).mentions(folded, role, context)
    terms, quiet = hits(
        folded, language=around.language, category=listing.category, territories=place.territories, marketplace=place.id, day=around.day
    )  # fmt: skip
    around = replace(around, folded=folded, mentions=tuple(mentions), hits=tuple(terms))
    return around, findings(around, quiet)


def _with_titles(around: Surroundings, rows: list[Finding]) -> list[Finding]:
    """The findings, the gravest of a title with a whole safe title as one more fix, where one was made and a check of it is content."""
    for field, new in titles(around, rows):
        alone = replace(around, listing=replace(around.listing, fields={field: new}, brand=""))
        if any(row.severity in {"warning", "error"} for row in _found(alone)[1] if row.field is not None):
            continue
        first = min((row for row in rows if row.field == field), key=lambda row: (row.rule != "field-limits", -SEVERITIES.index(row.severity)))
        whole = Edit(field, 0, len(around.listing.text(field)), new)
        fix = Fix(shared_texts().fixes["whole-title"].of(around.messages), "unsafe", (whole,))
        rows = [replace(row, fixes=(*row.fixes, fix)) if row is first else row for row in rows]
    return rows


def _checked(around: Surroundings) -> dict[str, object]:
    using, place = around.snapshot, around.market
    return {
        "fields": list(around.folded), "marketplace": place.id, "offices": list(place.offices), "territories": sorted(place.territories),
        "territories_assumed": place.assumed, "language": around.language, "date": around.day.isoformat(),
        "registers": looked_at(place, using), "lexicon": {"source": using.meta["source"], "marks": using.meta["marks"], "snapshot": using.folder.name},
    }  # fmt: skip
