"""A snapshot holds what is stored; a build that fails leaves the last good one."""

from __future__ import annotations

import errno

import pytest

from brandlint.errors import BrandlintError
from brandlint.registers import active
from brandlint.registers.active import ActiveSnapshot
from brandlint.registers.build import build_snapshot
from brandlint.registers.case_store import CaseStore
from brandlint.registers.ingest import import_files
from brandlint.registers.ingest_file import ReadOptions
from brandlint.registers.snapshot import Snapshot

from .builders import FILES, add_cases, build_and_use, us_case


def test_the_snapshot_holds_records_starter_marks_and_the_index(store: CaseStore) -> None:
    import_files(store, [FILES / "uspto_daily.xml"], ReadOptions("uspto"), complete=True)
    snapshot = Snapshot(build_and_use(store))
    record = snapshot.record("US", "97100001")
    assert (
        record is not None
        and record.mark == "PLUMTIDE"
        and record.as_of == "2026-11-02"
        and record.goods[21] == "Lunch boxes of steel"
    )
    assert (
        snapshot.record("US", "7,100,001") == record and snapshot.record("EM", "97100001") is None
    )
    assert "iphone" in snapshot.lexicon.marks and "plumtide" in snapshot.lexicon.marks
    (row,) = snapshot.registers
    assert (row["office"], row["registered"], row["pending"], row["as_of"], row["complete"]) == (
        "US",
        1,
        1,
        "2026-11-02",
        True,
    )
    searcher = snapshot.searcher()
    assert (
        searcher is not None
        and searcher.search("plumtyde")[0].text == "plumtide"
        and not snapshot.damaged()
    )


def test_what_a_killed_build_left_is_removed(store: CaseStore) -> None:
    left = active.snapshots_folder() / ".building-left"
    left.mkdir()
    add_cases(store, us_case("1", "PLUMTIDE"))
    build_and_use(store)
    assert not left.exists()


def test_a_build_on_a_full_disk_leaves_the_last_good_snapshot(
    store: CaseStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_cases(store, us_case("1", "PLUMTIDE"))
    good = build_and_use(store)

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("brandlint.registers.build.build_index", full)
    with pytest.raises(BrandlintError, match="disk-full"):
        build_snapshot(store, active.snapshots_folder())
    assert [path.name for path in active.snapshots_folder().glob("2*")] == [good.name] and not list(
        active.snapshots_folder().glob(".building-*")
    )
    assert ActiveSnapshot().get().folder == good
