"""Processes notice which snapshot is in use; a damaged one is refused."""

from __future__ import annotations

import shutil
import threading

import pytest

from brandlint.errors import BrandlintError
from brandlint.linter import check
from brandlint.listing import Listing
from brandlint.registers import active
from brandlint.registers.active import ActiveSnapshot
from brandlint.registers.case_store import CaseStore

from .builders import add_cases, build_and_use, us_case


def test_running_processes_notice_a_swap_and_a_way_back(store: CaseStore) -> None:
    running = ActiveSnapshot()
    starter = running.get()
    assert not starter.registers and starter.searcher() is None
    add_cases(store, us_case("1", "PLUMTIDE"))
    first = build_and_use(store)
    assert running.get().folder == first
    add_cases(store, us_case("2", "HARBOURLEAF"))
    second = build_and_use(store)
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
    add_cases(store, us_case("1", "PLUMTIDE"))
    running, good = ActiveSnapshot(), build_and_use(store)
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


def test_checks_go_on_right_through_swaps(store: CaseStore) -> None:
    listing = Listing(
        fields={"title": "Leather case compatible with iPhone 15, N1ke design"},
        marketplace="amazon.com",
    )
    folders = []
    for number in range(2):
        add_cases(store, us_case(f"9{number}", f"MARK{number}"))
        folders.append(build_and_use(store))
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
