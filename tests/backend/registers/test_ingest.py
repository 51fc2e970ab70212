"""Files are taken in once, go on where they stopped, and fail one by one."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from brandlint.registers.case_store import CaseStore
from brandlint.registers.ingest import import_files
from brandlint.registers.ingest_file import ReadOptions
from brandlint.registers.ingest_workers import WorkerLimits

from .builders import FILES

DAILY = FILES / "uspto_daily.xml"
USPTO = ReadOptions("uspto")


def test_importing_twice_changes_nothing(store: CaseStore) -> None:
    (first,) = import_files(store, [DAILY], USPTO)
    before = store.db.execute("SELECT * FROM cases").fetchall()
    (second,) = import_files(store, [DAILY], USPTO)
    (again,) = import_files(store, [DAILY], USPTO, again=True)
    assert not first.read_before and second.read_before and not again.read_before
    assert store.db.execute("SELECT * FROM cases").fetchall() == before and len(before) == 2
    assert first.counts["skipped: design-only"] == 1 and first.counts["registered"] == 1


def test_a_file_that_was_cut_off_goes_on_where_it_stopped(store: CaseStore) -> None:
    class Stop(Exception):
        pass

    def stop(_: object) -> None:
        raise Stop

    with pytest.raises(Stop):
        import_files(store, [DAILY], USPTO, watch=stop, limits=WorkerLimits(batch=1))
    assert store.count() == 1
    (row,) = import_files(store, [DAILY], USPTO)
    assert row.resumed == 1 and store.count() == 2 and row.counts["records"] == 2


def test_a_wrong_file_does_not_stop_the_others(store: CaseStore, tmp_path: Path) -> None:
    page, cut = tmp_path / "page.zip", tmp_path / "cut.zip"
    page.write_bytes(b"<!DOCTYPE html><html></html>")
    with zipfile.ZipFile(cut, "w") as archive:
        archive.write(DAILY, "day.xml")
    cut.write_bytes(cut.read_bytes()[:-40])
    rows = import_files(store, [page, cut, tmp_path / "none.xml", DAILY], USPTO)
    assert [row.error.slug if row.error else "" for row in rows] == [
        "not-a-register",
        "damaged-file",
        "no-such-file",
        "",
    ]
    assert store.count() == 2
