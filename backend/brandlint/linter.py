"""`check(listing) → Report`: the one door to the engine, for CLI, API and batch."""

from __future__ import annotations

import csv
import io
import threading
import time
from functools import lru_cache
from importlib import resources

from brandlint.errors import BrandlintError
from brandlint.finding import Report
from brandlint.listing import Listing, role
from brandlint.registers.snapshot import open_starter
from brandlint.rules.apply import findings
from brandlint_nlp.lexicon import Lexicon, LexiconError
from brandlint_nlp.pipeline import MarkPipeline
from brandlint_nlp.types import Context

_local = threading.local()
_opening = threading.Lock()
_open: list[Lexicon] = []
NOT_CHECKED = (
    {"what": "images and logos", "why": "only text is read"},
    {"what": "registers", "why": "the starter list of well-known marks was used; no trademark register is imported"},
    {"what": "own-brand registrations", "why": "no profile or imported register says where your brand is registered"},
)


def lexicon() -> Lexicon:
    """The open snapshot, shared by all threads. Raises `BrandlintError` (snapshot-damaged) if it cannot be read."""
    with _opening:
        if not _open:
            try:
                _open.append(open_starter())
            except LexiconError as error:
                raise BrandlintError("snapshot-damaged", str(error)) from error
        return _open[0]


def warm() -> None:
    """Open the snapshot and load what a check needs; call before workers fork."""
    check(Listing(fields={"title": "Case for iPhone 15, Bluetooth"}))


def _pipeline() -> MarkPipeline:
    found: MarkPipeline | None = getattr(_local, "pipeline", None)
    if found is None or not _open or found.lexicon is not _open[0]:
        found = _local.pipeline = MarkPipeline(lexicon())
    return found


@lru_cache(maxsize=1)
def _nice() -> dict[str, frozenset[int]]:
    """Category (case-folded) → likely Nice classes of its goods."""
    text = (resources.files("brandlint.data") / "category_to_nice.csv").read_text("utf8")
    return {
        row["category"].casefold(): frozenset(int(number) for number in row["nice_classes"].split(";") if number)
        for row in csv.DictReader(io.StringIO(text))
    }


def check(listing: Listing, *, messages: str = "en", hints: bool = False) -> Report:
    """Lint one listing. Offsets are code points; `messages` is `en` or `zh`; `hints` adds findings of severity hint."""
    began = time.perf_counter()
    fields = listing.texts()
    context = Context(
        brands=listing.brands, category=listing.category, language=listing.lang or "en",
        classes=_nice().get(listing.category.casefold(), frozenset()),
    )  # fmt: skip
    mentions = _pipeline().mentions(fields, role, context)
    found = findings(tuple(mentions), listing, messages)
    if not hints:
        found = [finding for finding in found if finding.severity != "hint"]
    snapshot = lexicon()
    return Report(
        listing.id, tuple(found),
        {"fields": list(fields), "marketplace": listing.marketplace, "lexicon": {"source": snapshot.meta["source"], "marks": snapshot.meta["marks"]}},
        NOT_CHECKED, (time.perf_counter() - began) * 1000,
    )  # fmt: skip
