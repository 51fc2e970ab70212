"""Cases → a store and a snapshot of them, in a home of their own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from brandlint.registers import active
from brandlint.registers.build import build_snapshot
from brandlint.registers.case import Case, Status
from brandlint.registers.case_store import CaseStore, case_row
from brandlint.registers.curated.curated import read_curated

FILES = Path(__file__).parent / "files"


@contextmanager
def home(folder: Path) -> Iterator[Path]:
    """`folder` as BRANDLINT_HOME, with short lists of words and of curated marks: reading and
    compiling the whole ones is most of what a small build takes.
    """
    curated = [mark for mark in read_curated() if mark.mark in {"iPhone", "Nike"}]
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BRANDLINT_HOME", str(folder))
        patch.setattr(
            "brandlint.registers.build.word_frequencies",
            lambda: ((word, 5.0, True) for word in ("case", "design", "leather", "steel")),
        )
        patch.setattr("brandlint.registers.curated.forms.native_words", lambda words: {})
        patch.setattr("brandlint.registers.build.read_curated", lambda: curated)
        (folder / "snapshots").mkdir(parents=True)
        yield folder


@contextmanager
def open_store() -> Iterator[CaseStore]:
    """The store of the home."""
    store = CaseStore(active.store_path())
    try:
        yield store
    finally:
        store.close()


def us_case(number: str, mark: str, owner: str = "One LLC", *classes: int) -> Case:
    """A registered mark of the USPTO, in class 21 if no class is named."""
    return Case(
        office="US",
        number=number,
        updated="2026-01-02",
        status=Status.REGISTERED,
        mark=mark,
        owner=owner,
        classes=frozenset(classes or {21}),
        registered="2018-04-01",
        source="uspto",
    )


def add_cases(store: CaseStore, *cases: Case, complete: bool = False) -> None:
    """Take in cases as those of one more file."""
    file = store.file("test", "test", f"{len(list(store.files()))}", complete=complete)
    store.add(file, [case_row(case, file.id) for case in cases], len(cases), {})


def build_and_use(store: CaseStore) -> Path:
    """The folder of a new snapshot of all that is stored, which is in use from now on."""
    folder = build_snapshot(store, active.snapshots_folder())
    active.use(folder.name)
    return folder
