"""Entries replace earlier ones group by group; what was stored stays on a full disk."""

from __future__ import annotations

import pytest

from brandlint.errors import BrandlintError
from brandlint.registers.case import Case, Status
from brandlint.registers.case_store import CaseStore

from .builders import add_cases, us_case

FULL = Case(
    "US",
    "1",
    "2026-01-02",
    Status.REGISTERED,
    mark="PLUMTIDE",
    owner="One LLC",
    classes=frozenset({21}),
    goods={21: "boxes"},
    source="uspto",
)


def stored(store: CaseStore, *columns: str) -> tuple[object, ...]:
    values: tuple[object, ...] = store.db.execute(
        f"SELECT {', '.join(columns)} FROM cases"
    ).fetchone()
    return values


def test_a_later_entry_replaces_only_the_groups_it_carries(store: CaseStore) -> None:
    add_cases(store, FULL)
    add_cases(store, Case("US", "1", "2026-03-01", Status.DEAD, owner="Two LLC"))
    assert stored(store, "status", "mark", "owner", "classes", "goods") == (
        "dead",
        "PLUMTIDE",
        "Two LLC",
        1 << 20,
        '{"21":"boxes"}',
    )


def test_an_earlier_entry_fills_gaps_and_changes_nothing_else(store: CaseStore) -> None:
    add_cases(store, Case("US", "1", "2026-03-01", Status.DEAD, owner="Two LLC"))
    add_cases(store, FULL)
    assert stored(store, "status", "mark", "owner", "updated") == (
        "dead",
        "PLUMTIDE",
        "Two LLC",
        "2026-03-01",
    )


def test_a_full_disk_is_said_and_what_was_read_stays(store: CaseStore) -> None:
    add_cases(store, FULL)
    pages = store.db.execute("PRAGMA page_count").fetchone()[0]
    store.db.execute(f"PRAGMA max_page_count = {pages + 2}")
    with pytest.raises(BrandlintError, match="disk-full"):
        add_cases(store, *(us_case(str(number), f"MARK{number}" * 50) for number in range(2, 400)))
    store.db.execute(f"PRAGMA max_page_count = {pages + 1000}")
    assert store.count() == 1
    add_cases(store, us_case("2", "HARBOURLEAF"))
    assert store.count() == 2
