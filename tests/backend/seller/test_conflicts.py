"""Conflicts are searched once a snapshot, and no search keeps a snapshot that was swapped out."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator
from pathlib import Path

import pytest

from brandlint.registers.snapshot import Snapshot
from brandlint.seller.conflicts import BackgroundSearch, find_conflicts
from brandlint.seller.profile import Profile

from ..registers.builders import add_cases, build_and_use, home, open_store, us_case

PROFILE = Profile.model_validate({"brands": ["Plumtide", "Harbourleaf"]})


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    with home(tmp_path_factory.mktemp("home")), open_store() as store:
        add_cases(store, us_case("1", "PLUMTIDE"), us_case("2", "PLUMTYDE", "Two LLC"))
        yield build_and_use(store)


def test_conflicts_come_by_brand_the_same_mark_first(folder: Path) -> None:
    conflicts = find_conflicts(PROFILE, Snapshot(folder))
    assert [(conflict.number, conflict.same) for conflict in conflicts["Plumtide"]] == [
        ("1", True),
        ("2", False),
    ]
    assert conflicts["Harbourleaf"] == ()


def test_a_brand_is_searched_once_a_snapshot(folder: Path) -> None:
    snapshot = Snapshot(folder)
    first, second = (find_conflicts(PROFILE, snapshot) for _ in range(2))
    assert first["Plumtide"] is second["Plumtide"]


def test_a_background_search_answers_once_it_is_done(folder: Path) -> None:
    search, snapshot = BackgroundSearch(), Snapshot(folder)
    assert search.get(PROFILE, snapshot) is None
    search.join()
    assert search.get(PROFILE, snapshot) == find_conflicts(PROFILE, snapshot)
    assert search.get(Profile(), snapshot) == {}


def test_a_snapshot_that_nobody_uses_is_let_go(folder: Path) -> None:
    search, snapshot = BackgroundSearch(), Snapshot(folder)
    search.get(PROFILE, snapshot)
    search.join()
    assert search.get(PROFILE, snapshot)
    alive = weakref.ref(snapshot)
    del snapshot
    gc.collect()
    assert alive() is None
