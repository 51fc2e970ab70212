"""Forms that are a mark and something else, abbreviations, and spellings beside a word."""

from __future__ import annotations

from pathlib import Path

import pytest

from brandlint.registers.curated.abbreviations import read_abbreviations
from brandlint.registers.curated.beside import read_beside
from brandlint.registers.curated.recognition import Reading, read_recognition


def file(folder: Path, *lines: str) -> Path:
    path = folder / "table.csv"
    path.write_text("\n".join(lines), "utf8")
    return path


def test_the_readings_of_the_package() -> None:
    recognition = read_recognition()
    assert len(recognition) > 1900
    assert recognition["note"].reading is Reading.HOUSE
    assert recognition["on"].reading is Reading.WORD
    assert 0.5 < recognition["apple"].share < 1


def test_the_abbreviations_of_the_package_are_found_folded() -> None:
    assert read_abbreviations()["ssd"].field == "electronics and storage"


def test_the_spellings_beside_a_word_of_the_package() -> None:
    coach = {(row.spelling, row.beside) for row in read_beside() if row.mark == "Coach"}
    assert ("코치", "가방") in coach


@pytest.mark.parametrize(
    "row",
    ["Note,house,30,,test", "note,often,30,,test", "note,house,101,,test", "good,mark,1,,test"],
)
def test_a_bad_reading_is_refused_with_its_line(tmp_path: Path, row: str) -> None:
    table = file(tmp_path, "form,reading,share,note,source", "good,mark,90,,test", row)
    with pytest.raises(ValueError, match=r"table\.csv:3"):
        read_recognition(table)


@pytest.mark.parametrize("row", ["XQ,,tools,,test", ",drill,tools,,test", "ab,x,tools,,test"])
def test_a_bad_abbreviation_is_refused_with_its_line(tmp_path: Path, row: str) -> None:
    head = "abbreviation,stands_for,field,also_mark_of,source"
    with pytest.raises(ValueError, match=r"table\.csv:3"):
        read_abbreviations(file(tmp_path, head, "AB,abrasive belt,tools,,test", row))


def test_a_spelling_without_a_word_is_refused_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"table\.csv:2"):
        read_beside(file(tmp_path, "mark,owner,spelling,beside,source", "Coach,T,コーチ,,test"))
