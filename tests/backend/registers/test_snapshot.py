"""A damaged lexicon is refused with the file's name; a whole one opens."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from brandlint.registers.case_store import CaseStore
from brandlint.registers.snapshot import Snapshot
from brandlint.registers.starter import open_starter
from brandlint_nlp.lexicon import FILES, Lexicon, LexiconError

from .builders import add_cases, build_and_use, us_case


@pytest.mark.parametrize("name", [*FILES, "meta.json"])
@pytest.mark.parametrize("damage", ["cut", "gone"])
def test_damage_is_refused(name: str, damage: str, tmp_path: Path) -> None:
    folder = tmp_path / "copy"
    shutil.copytree(open_starter().folder, folder)
    file = folder / name
    if damage == "cut":
        file.write_bytes(file.read_bytes()[:-9])
    else:
        file.unlink()
    with pytest.raises(LexiconError):
        Lexicon(folder)


def test_bare_numbers_and_function_words_are_no_marks() -> None:
    marks = open_starter().lexicon.marks
    assert "iphone" in marks and "501" not in marks and "with" not in marks and "the" not in marks


def test_a_mark_counts_at_its_own_offices_only(store: CaseStore) -> None:
    add_cases(store, us_case("1", "PLUMTIDE"))
    lexicon = Snapshot(build_and_use(store)).lexicon
    at = lexicon.marks["plumtide"]
    assert lexicon.facts(at, ("US",)) and not lexicon.facts(at, ("EM", "DE"))


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_forked_process_opens_the_records_anew(store: CaseStore) -> None:
    add_cases(store, us_case("1", "PLUMTIDE"))
    snapshot = Snapshot(build_and_use(store))
    assert snapshot.record("US", "1")
    child = os.fork()
    if child == 0:
        os._exit(0 if snapshot.record("US", "1") else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
