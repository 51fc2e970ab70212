"""What the index holds of the marks that it was built from."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from brandlint.registers.similar.index import IndexEntry, build_index
from brandlint.registers.similar.index_files import FILES, RECORD, TEXT
from brandlint.registers.similar.reader import IndexReader
from brandlint.registers.similar.signature_table import LONGEST
from brandlint_nlp.lexicon import class_mask, office_code
from brandlint_nlp.phonetic import phonetic_key

US, CN = office_code("US"), office_code("CN")


def entry(
    record_id: int, mark: str, *forms: tuple[str, str], classes: int = 21, office: int = US
) -> IndexEntry:
    return IndexEntry(record_id, mark, forms, class_mask({classes}), office)


def index(folder: Path, *entries: IndexEntry) -> IndexReader:
    build_index(entries, folder)
    return IndexReader(folder)


def texts(reader: IndexReader) -> list[str]:
    return reader.texts(range(len(reader)))


def test_texts_are_folded_distinct_and_sorted_by_length(tmp_path: Path) -> None:
    reader = index(tmp_path, entry(1, "Harbour Leaf"), entry(2, "PLUM"), entry(3, "Plum"))
    assert texts(reader) == ["plum", "harbour leaf"]
    assert reader.sounds(range(2)) == [phonetic_key("plum"), phonetic_key("harbour leaf")]


def test_each_text_has_its_records_with_office_and_classes(tmp_path: Path) -> None:
    reader = index(
        tmp_path, entry(3, "Plum"), entry(7, "plum", classes=25, office=CN), entry(5, "Quill")
    )
    records = {text: reader.records(number) for number, text in enumerate(texts(reader))}
    assert sorted(records["plum"].tolist()) == [
        (3, class_mask({21}), US),
        (7, class_mask({25}), CN),
    ]
    assert records["quill"].tolist() == [(5, class_mask({21}), US)]


def test_further_texts_of_a_record_say_what_they_are(tmp_path: Path) -> None:
    reader = index(
        tmp_path, entry(1, "Kwikfix", ("pseudo", "Quick Fix"), ("translation", "Fast Repair"))
    )
    kinds = {text: reader.kind(number) for number, text in enumerate(texts(reader))}
    assert kinds == {"kwikfix": "mark", "quick fix": "pseudo", "fast repair": "translation"}


def test_a_text_that_is_the_mark_of_one_record_is_no_mere_form(tmp_path: Path) -> None:
    reader = index(tmp_path, entry(1, "Kwikfix", ("pseudo", "Quick Fix")), entry(2, "Quick Fix"))
    number = texts(reader).index("quick fix")
    assert reader.kind(number) == "mark"
    assert sorted(reader.records(number)["id"].tolist()) == [1, 2]


def test_words_lead_to_their_texts_and_joined_words_are_taken_apart(tmp_path: Path) -> None:
    reader = index(
        tmp_path,
        *(entry(number, f"Leaf {word}") for number, word in enumerate(("Oak", "Elm", "Fir"), 1)),
        *(entry(number, f"Harbour {word}") for number, word in enumerate(("Oak", "Elm"), 11)),
        entry(21, "Harbourleaf"),
    )
    named = {word: set(reader.texts(reader.with_word(word))) for word in ("leaf", "oak", "none")}
    assert named["leaf"] == {"leaf oak", "leaf elm", "leaf fir", "harbourleaf"}
    assert named["oak"] == {"leaf oak", "harbour oak"} and not named["none"]
    words = set(reader.words)
    assert "harbour" in words and {word[::-1] for word in words} == set(reader.reversed_words)


def test_what_folds_to_nothing_is_left_out_and_long_texts_are_cut(tmp_path: Path) -> None:
    reader = index(tmp_path, entry(1, "?!"), entry(2, "a" * 500), entry(3, "Plum", ("pseudo", "")))
    assert texts(reader) == ["plum", "a" * LONGEST]


def test_the_tables_have_their_columns_and_one_row_behind_the_last(tmp_path: Path) -> None:
    build_index([entry(1, "Plum"), entry(2, "Quill")], tmp_path)
    table = np.load(tmp_path / FILES["texts"])
    records = np.load(tmp_path / FILES["records"])
    assert (table.dtype, records.dtype) == (TEXT, RECORD)
    assert len(table) == 3 and table["first"].tolist() == [0, 1, 2]
    assert int(table[-1]["text"]) == (tmp_path / FILES["text"]).stat().st_size
    assert int(table[-1]["sound"]) == (tmp_path / FILES["sound"]).stat().st_size


def test_all_files_are_there_and_nothing_else_of_the_build(tmp_path: Path) -> None:
    build_index([entry(1, "Plum")], tmp_path)
    names = {path.name for path in tmp_path.iterdir()}
    assert set(FILES.values()) <= names
    assert not [name for name in names if name.startswith(".")]


def test_an_empty_index_has_all_files(tmp_path: Path) -> None:
    reader = index(tmp_path)
    assert len(reader) == 0 and set(FILES.values()) <= {path.name for path in tmp_path.iterdir()}
