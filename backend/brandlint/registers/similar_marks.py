"""Marks of the imported registers that are like a given one, with their records."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from brandlint.errors import BrandlintError
from brandlint.marketplaces.marketplace import resolve_market
from brandlint.registers.snapshot import Snapshot
from brandlint_nlp.lexicon import class_mask, office_code


def similar(
    snapshot: Snapshot,
    text: str,
    *,
    marketplace: str = "",
    classes: Collection[int] = (),
    limit: int = 20,
) -> list[dict[str, Any]]:
    """Rows of {"text", "score" 0-100, "reasons", "records"}, best first: a ranking aid, no verdict.
    Offices are those that count at the marketplace, all if none is named. Raises `BrandlintError`
    (no-snapshot: no register is imported; unknown-marketplace).
    """
    searcher = snapshot.searcher()
    if searcher is None:
        raise BrandlintError("no-snapshot", "no register is imported, and the starter list is none")
    offices = resolve_market(marketplace).offices if marketplace else ()
    rows = []
    for hit in searcher.search(
        text,
        classes=class_mask(classes),
        offices=[office_code(office) for office in offices],
        limit=limit,
    ):
        records = [record.plain() for record in snapshot.records(hit.ids)]
        rows.append(
            {
                "text": records[0]["mark"] if records else hit.text,
                "score": hit.score,
                "reasons": list(hit.reasons),
                "records": records,
            }
        )
    return rows
