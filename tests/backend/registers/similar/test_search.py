"""Similar marks: what is found, in which order, and that nothing with a plain likeness of 80 is
missed.
"""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from rapidfuzz import fuzz

from brandlint.registers.similar.index import IndexEntry, build_index
from brandlint.registers.similar.search import Searcher
from brandlint_nlp.lexicon import class_mask, office_code

US, CN = office_code("US"), office_code("CN")
MARKS = (
    "Plumtide",
    "Harbour Leaf",
    "Leaf Harbour",
    "Kwikfix",
    "Zanovia Sport",
    "Zanovia",
    "Tidewater",
    "Lanternfish",
    "Plum",
    "青叶",
)


@pytest.fixture(scope="module")
def searcher(tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    dice, letters = random.Random(7), "abdeiklmnorst"
    others = ["".join(dice.choices(letters, k=dice.randint(4, 10))) for _ in range(3000)]
    folder = tmp_path_factory.mktemp("similar")
    rows = [
        IndexEntry(
            at, text, (("pseudo", "Quick Fix"),) if text == "Kwikfix" else (), class_mask({21}), US
        )
        for at, text in enumerate((*MARKS, *others), 1)
    ]
    build_index([*rows, IndexEntry(9999, "Plumtide", (), class_mask({25}), CN)], folder)
    return Searcher(folder)


@pytest.mark.parametrize(
    ("asked", "found", "reason"),
    [
        ("PLUMTIDE", "plumtide", "same"),
        ("plumtyde", "plumtide", "spelling"),
        ("plum tide", "plumtide", "spelling"),
        ("leaf harbour", "harbour leaf", "word-order"),
        ("quikfix", "kwikfix", "sound"),
        ("zanovia outdoor", "zanovia", "contains"),
        ("quick fix", "quick fix", "pseudo"),
        ("plumtidestore", "plumtide", "contains"),
        ("青叶", "青 叶", "same"),
        ("tidewaterplum", "tidewater", "contains"),
        ("leafharbour", "leaf harbour", "spelling"),
    ],
)
def test_what_is_alike_comes_first_with_its_reason(
    searcher: Searcher, asked: str, found: str, reason: str
) -> None:
    hits = searcher.search(asked, limit=5)
    assert found in [hit.text for hit in hits[:3]], hits
    assert reason in next(hit.reasons for hit in hits if hit.text == found)


def test_offices_part_and_classes_raise(searcher: Searcher) -> None:
    (here,) = [hit for hit in searcher.search("plumtide", offices=[CN]) if hit.text == "plumtide"]
    assert here.ids == (9999,)
    hits = searcher.search("plumtide", classes=class_mask({25}))
    assert hits[0].ids[0] == 9999 and "same-class" in hits[0].reasons
    assert not searcher.search("plumtide", offices=[office_code("JP")])


def test_nothing_with_a_ratio_of_80_is_missed(searcher: Searcher) -> None:
    texts = searcher.texts()
    for asked in ("tilsora", "denimar", "kolibri", "mandersol", "rinokta", "plumtide"):
        want = {text for text in texts if fuzz.ratio(asked, text) >= 80}
        assert want <= {hit.text for hit in searcher.search(asked, limit=len(texts))}


@pytest.mark.parametrize("text", ["", " ", "x", "😀", "?!", "a" * 5000, "\u200b", "ß", "1"])
def test_odd_texts_are_answered(searcher: Searcher, text: str) -> None:
    assert isinstance(searcher.search(text), list)


def test_an_empty_index_answers_nothing(tmp_path: Path) -> None:
    build_index([], tmp_path)
    assert Searcher(tmp_path).search("plumtide") == []
