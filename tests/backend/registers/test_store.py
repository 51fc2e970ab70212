"""From files to a served snapshot: upserts by group, resuming, one writer, swaps that running
processes notice, damage that is refused.
"""

from __future__ import annotations

import errno
import os
import shutil
import threading
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from brandlint.errors import BrandlintError
from brandlint.registers import active
from brandlint.registers.active import ActiveSnapshot
from brandlint.registers.build import build_snapshot
from brandlint.registers.case import Case, Status
from brandlint.registers.case_store import CaseStore, case_row
from brandlint.registers.ingest import Options, import_files
from brandlint.registers.lock import locked
from brandlint.registers.snapshot import Snapshot

FILES = Path(__file__).parent / "files"


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A home of its own; a short word list, because compiling the whole one is most of what a small
    build takes.
    """
    monkeypatch.setenv("BRANDLINT_HOME", str(tmp_path))
    monkeypatch.setattr(
        "brandlint.registers.build.word_frequencies",
        lambda: iter([("case", 5.0, True), ("design", 5.0, True), ("leather", 4.5, True)]),
    )
    (tmp_path / "snapshots").mkdir()
    yield tmp_path


@pytest.fixture
def store(place: Path) -> Iterator[CaseStore]:
    made = CaseStore(active.store_path())
    yield made
    made.close()


def taken_in(store: CaseStore, *cases: Case) -> None:
    file = store.file("test", "test", f"{len(list(store.files()))}", complete=False)
    store.add(file, [case_row(case, file.id) for case in cases], len(cases), {})


def stored(store: CaseStore, *columns: str) -> tuple[object, ...]:
    found: tuple[object, ...] = store.db.execute(
        f"SELECT {', '.join(columns)} FROM cases"
    ).fetchone()
    return found


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


def test_a_later_entry_replaces_only_the_groups_it_carries(store: CaseStore) -> None:
    taken_in(store, FULL)
    taken_in(store, Case("US", "1", "2026-03-01", Status.DEAD, owner="Two LLC"))
    assert stored(store, "status", "mark", "owner", "classes", "goods") == (
        "dead",
        "PLUMTIDE",
        "Two LLC",
        1 << 20,
        '{"21":"boxes"}',
    )


def test_an_earlier_entry_fills_gaps_and_changes_nothing_else(store: CaseStore) -> None:
    taken_in(store, Case("US", "1", "2026-03-01", Status.DEAD, owner="Two LLC"))
    taken_in(store, FULL)
    assert stored(store, "status", "mark", "owner", "updated") == (
        "dead",
        "PLUMTIDE",
        "Two LLC",
        "2026-03-01",
    )


def test_importing_twice_changes_nothing(store: CaseStore) -> None:
    (first,) = import_files(store, [FILES / "uspto_daily.xml"], Options("uspto"))
    before = store.db.execute("SELECT * FROM cases").fetchall()
    (second,) = import_files(store, [FILES / "uspto_daily.xml"], Options("uspto"))
    (again,) = import_files(store, [FILES / "uspto_daily.xml"], Options("uspto", again=True))
    assert not first.known and second.known and not again.known
    assert store.db.execute("SELECT * FROM cases").fetchall() == before and len(before) == 2
    assert first.counts["skipped: design-only"] == 1 and first.counts["registered"] == 1


def test_a_file_that_was_cut_off_goes_on_where_it_stopped(
    store: CaseStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("brandlint.registers.ingest.BATCH", 1)

    class Stop(Exception):
        pass

    def stop(_: object) -> None:
        raise Stop

    with pytest.raises(Stop):
        import_files(store, [FILES / "uspto_daily.xml"], Options("uspto"), stop)
    assert store.count() == 1
    (row,) = import_files(store, [FILES / "uspto_daily.xml"], Options("uspto"))
    assert row.resumed == 1 and store.count() == 2 and row.counts["records"] == 2


def test_a_wrong_file_does_not_stop_the_others(store: CaseStore, tmp_path: Path) -> None:
    page, cut = tmp_path / "page.zip", tmp_path / "cut.zip"
    page.write_bytes(b"<!DOCTYPE html><html></html>")
    with zipfile.ZipFile(cut, "w") as archive:
        archive.write(FILES / "uspto_daily.xml", "day.xml")
    cut.write_bytes(cut.read_bytes()[:-40])
    rows = import_files(
        store, [page, cut, tmp_path / "none.xml", FILES / "uspto_daily.xml"], Options("uspto")
    )
    assert [row.error.slug if row.error else "" for row in rows] == [
        "not-a-register",
        "damaged-file",
        "no-such-file",
        "",
    ]
    assert store.count() == 2


def test_one_writer_at_a_time(place: Path) -> None:
    with (
        locked(place / "registers", "first"),
        pytest.raises(BrandlintError, match="busy"),
        locked(place / "registers", "second"),
    ):
        pass
    with locked(place / "registers", "third"):
        pass


def built(store: CaseStore) -> Path:
    folder = build_snapshot(store, active.snapshots_folder())
    active.use(folder.name)
    return folder


def test_the_snapshot_holds_records_starter_marks_and_the_index(store: CaseStore) -> None:
    import_files(store, [FILES / "uspto_daily.xml"], Options("uspto", complete=True))
    snapshot = Snapshot(built(store))
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


def test_a_mark_counts_at_its_own_offices_only(store: CaseStore) -> None:
    taken_in(store, FULL)
    lexicon = Snapshot(built(store)).lexicon
    at = lexicon.marks["plumtide"]
    assert lexicon.facts(at, ("US",)) and not lexicon.facts(at, ("EM", "DE"))


def test_running_processes_notice_a_swap_and_a_way_back(store: CaseStore) -> None:
    running = ActiveSnapshot()
    starter = running.get()
    assert not starter.registers and starter.searcher() is None
    taken_in(store, FULL)
    first = built(store)
    assert running.get().folder == first
    taken_in(
        store, Case("US", "2", "2026-01-02", Status.REGISTERED, mark="HARBOURLEAF", source="uspto")
    )
    second = built(store)
    assert running.get().folder == second
    active.use(active.previous_name(second.name))
    assert running.get().folder == first
    with pytest.raises(BrandlintError, match="no-snapshot"):
        active.previous_name(first.name)


@pytest.mark.parametrize(
    "name", ["records.sqlite", "marks.trie", "similar.txt", "similar-rows.npy", "meta.json"]
)
def test_a_damaged_snapshot_is_refused_and_the_last_good_one_serves(
    store: CaseStore, name: str
) -> None:
    taken_in(store, FULL)
    running, good = ActiveSnapshot(), built(store)
    assert running.get().folder == good
    bad = good.with_name("29990101T000000-00000000")
    shutil.copytree(good, bad)
    data = bytearray((bad / name).read_bytes())
    data[len(data) // 2] ^= 0xFF
    (bad / name).write_bytes(data)
    with pytest.raises(BrandlintError, match="snapshot-damaged"):
        active.use(bad.name)
    (active.snapshots_folder() / active.POINTER).write_text(
        bad.name
    )  # as if another program had done it
    assert running.get().folder == good


def test_what_a_killed_build_left_is_removed(store: CaseStore) -> None:
    left = active.snapshots_folder() / ".building-left"
    left.mkdir()
    taken_in(store, FULL)
    built(store)
    assert not left.exists()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_forked_process_opens_the_records_anew(store: CaseStore) -> None:
    taken_in(store, FULL)
    snapshot = Snapshot(built(store))
    ours = snapshot._db()
    child = os.fork()
    if child == 0:
        theirs = snapshot._db()
        os._exit(
            0 if theirs is not None and theirs is not ours and snapshot.record("US", "1") else 1
        )
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def test_checks_go_on_right_through_swaps(store: CaseStore) -> None:
    from brandlint.linter import check
    from brandlint.listing import Listing

    listing = Listing(
        fields={"title": "Leather case compatible with iPhone 15, N1ke design"},
        marketplace="amazon.com",
    )
    folders = []
    for number in range(2):
        taken_in(
            store,
            Case(
                "US",
                f"9{number}",
                "2026-01-02",
                Status.REGISTERED,
                mark=f"MARK{number}",
                source="uspto",
            ),
        )
        folders.append(built(store))
    running, wrong, stop, done = (
        ActiveSnapshot(),
        list[object](),
        threading.Event(),
        threading.Semaphore(0),
    )
    want = [(row.rule, row.start, row.end) for row in check(listing, using=running.get()).findings]

    def work() -> None:
        while not stop.is_set():
            try:
                got: object = [
                    (row.rule, row.start, row.end)
                    for row in check(listing, using=running.get()).findings
                ]
            except Exception as error:
                got = error
            if got != want:
                wrong.append(got)
            done.release()

    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    try:
        for number in range(10):
            active.use(folders[number % 2].name)
            for _ in range(6):
                done.acquire()
    finally:
        stop.set()
        for thread in threads:
            thread.join()
    assert want and not wrong and running.get().folder == folders[1]


def test_a_full_disk_is_said_and_what_was_read_stays(store: CaseStore) -> None:
    taken_in(store, FULL)
    pages = store.db.execute("PRAGMA page_count").fetchone()[0]
    store.db.execute(f"PRAGMA max_page_count = {pages + 2}")
    with pytest.raises(BrandlintError, match="disk-full"):
        taken_in(
            store,
            *(
                Case(
                    "US",
                    str(number),
                    "2026-01-02",
                    Status.REGISTERED,
                    mark=f"MARK{number}" * 50,
                    source="uspto",
                )
                for number in range(2, 400)
            ),
        )
    store.db.execute(f"PRAGMA max_page_count = {pages + 1000}")
    assert store.count() == 1
    taken_in(
        store, Case("US", "2", "2026-01-02", Status.REGISTERED, mark="HARBOURLEAF", source="uspto")
    )
    assert store.count() == 2


def test_a_build_on_a_full_disk_leaves_the_last_good_snapshot(
    store: CaseStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken_in(store, FULL)
    good = built(store)

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("brandlint.registers.build.index.build", full)
    with pytest.raises(BrandlintError, match="disk-full"):
        build_snapshot(store, active.snapshots_folder())
    assert [path.name for path in active.snapshots_folder().glob("2*")] == [good.name] and not list(
        active.snapshots_folder().glob(".building-*")
    )
    assert ActiveSnapshot().get().folder == good
