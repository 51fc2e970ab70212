"""The curated list is free of errors, and each kind of error is told."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from brandlint.registers.curated.beside import Beside
from brandlint.registers.curated.recognition import Reading, Recognition

Load = Callable[[str], ModuleType]
HEADER = (
    "mark,house,owner,owner_country,kind,nice_classes,fame,common_word,ordinary_meaning,aliases,"
    "source"
)


def kinds(script: Load, folder: Path, *rows: str, read: str = "") -> set[str]:
    """The kinds of faults that rows (mark,house,owner,common,meaning,aliases) have."""
    file = folder / "trade.csv"
    full = (
        f"{mark},{house},{owner},US,maker,9,2,{common},{meaning},{aliases},test"
        for mark, house, owner, common, meaning, aliases in (row.split(",") for row in rows)
    )
    file.write_text("\n".join([HEADER, *full]), "utf8")
    check = script("check_marks")
    recognition = [Recognition(read, Reading.EXACT, 0.1, "", "test")] if read else []
    return {fault.kind for fault in check.faults(check.read_rows([file]), recognition, [])}


def test_the_list_is_free_of_errors(script: Load) -> None:
    check = script("check_marks")
    rows = check.read_rows(check.curated_files())
    found = check.faults(rows, check.read_recognition().values(), check.read_beside())
    assert [fault for fault in found if fault.grave] == []


@pytest.mark.parametrize(
    ("rows", "want"),
    [
        (["Zorvik,Zorvik,Acme,0,,"], set()),
        (["Zorvik,Zorvik,Acme,0,,", "ZORVIK,ZORVIK,acme,0,,"], {"twice", "house-in-two-ways"}),
        (["Note,Note,Acme,1,a note,", "Note,Note,Best,1,a note,"], set()),
        (["Zorvik,Acme,Acme,0,,"], {"no-such-house"}),
        (["Zorvik,Zorvik,Acme,0,,ZORVIK"], {"alias-again"}),
        (["Zorvik,Zorvik,Acme,0,,Zor Vik|zor-vik"], {"alias-again"}),
        (["Zorvik,Zorvik,Acme,0,,™"], {"no-letters"}),
        (["Zorvik,Zorvik,Acme,0,,Kwalido", "Kwalido,Kwalido,Acme,0,,"], {"alias-and-row"}),
        (["Zorvik,Zorvik,Acme,0,,Kwalido", "Kwalido,Kwalido,Best,0,,"], set()),
        (["Zorvik,Zorvik,Acme,0,,Zork", "Kwalido,Zorvik,Acme,0,,Zork"], {"alias-at-two-rows"}),
        (["Zorvik,Zorvik,Acme,0,,Tøp"], {"plain-alias"}),
        (["And1,And1,Acme,0,,And 1"], {"plain-alias"}),
        (["Zorvik,Zorvik,Acme,1,a top,Top"], set()),
        (["Zorvik,Zorvik,,0,,"], {"no-proprietor"}),
        (["Table,Table,Acme,0,,"], {"frequent-word"}),
    ],
)
def test_each_kind_of_fault_is_told(
    script: Load, tmp_path: Path, rows: list[str], want: set[str]
) -> None:
    assert kinds(script, tmp_path, *rows) == want


def test_a_form_that_is_read_in_its_letters_only_is_no_plain_alias(
    script: Load, tmp_path: Path
) -> None:
    assert kinds(script, tmp_path, "And1,And1,Acme,0,,And 1", read="and 1") == set()
    assert kinds(script, tmp_path, "And1,And1,Acme,0,,", read="and 1") == {"form-of-no-mark"}


def test_a_spelling_beside_a_word_needs_its_mark(script: Load, tmp_path: Path) -> None:
    check = script("check_marks")
    spelling = Beside("Zorvik", "Acme", "ゾルビク", "バッグ", "test")
    assert [fault.kind for fault in check.faults([], [], [spelling])] == ["no-such-mark"]


def test_a_base_that_is_nothing_is_refused(script: Load, tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="no-such-revision"):
        script("check_marks").files_of("no-such-revision", tmp_path)
