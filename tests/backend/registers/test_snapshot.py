"""A damaged lexicon is refused with the file's name; a whole one opens."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from brandlint.registers.snapshot import open_starter
from brandlint_nlp.lexicon import FILES, Lexicon, LexiconError


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
