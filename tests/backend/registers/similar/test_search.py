"""Similar marks: what is found, in which order, and that nothing with a plain likeness of 80 is
missed.
"""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz import fuzz

from brandlint.registers.similar import signatures
from brandlint.registers.similar.features import ComparedText, features_of
from brandlint.registers.similar.index import IndexEntry, build_index
from brandlint.registers.similar.phonetic import phonetic_key
from brandlint.registers.similar.search import Searcher
from brandlint.registers.similar.word_split import Splitter
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


@given(st.text("abcxyz019 ü漢", max_size=20), st.text("abcxyz019 ü漢", max_size=20))
def test_signatures_bound_what_texts_have_in_common(a: str, b: str) -> None:
    ratio = fuzz.ratio(a, b) / 100
    needed, needed_pairs = signatures.needed(len(a), len(b), ratio)
    for signs, size, least in (
        (signatures.letters, len(a), needed),
        (signatures.pairs, max(0, len(a) - 1), needed_pairs),
    ):
        shown, common = 0, 0
        for mine, other in zip(signs(a), signs(b), strict=True):
            shown, common = shown + mine.bit_count(), common + (mine & other).bit_count()
        assert least <= common + size - shown


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("redpanda", "red panda"),
        ("red panda", "red panda"),
        ("redpandaqxj", "red panda qxj"),
        ("pandared", "panda red"),
        ("panda", "panda"),
        ("pandqr", "pandqr"),
        ("", ""),
        ("red4panda", "red4panda"),
        ("a" * 90, "a" * 90),
    ],
)
def test_run_together_words_are_taken_apart(text: str, apart: str) -> None:
    counts = {"red": 900, "panda": 300, "pan": 2}
    splitter = Splitter(
        lambda rest: [word for word in counts if rest.startswith(word)], counts.__getitem__, 20_000
    )
    assert splitter.split(text) == apart


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("xceed", "x seed"),
        ("phone", "fone"),
        ("kwik", "quick"),
        ("slydes", "slides"),
        ("citibank", "sitibank"),
    ],
)
def test_what_sounds_alike_has_one_key(one: str, other: str) -> None:
    assert phonetic_key(one) == phonetic_key(other)


def test_an_empty_index_answers_nothing(tmp_path: Path) -> None:
    build_index([], tmp_path)
    assert Searcher(tmp_path).search("plumtide") == []


@pytest.mark.parametrize(
    ("one", "other", "beginning", "end"),
    [
        ("plumtide", "plumtidal", 0.875, 0.0),
        ("redpanda", "panda", 0.0, 1.0),
        ("ab", "xy", 0.0, 0.0),
        ("lo mo", "lomo fix", 1.0, 0.0),
    ],
)
def test_beginnings_and_ends_count_by_their_letters(
    one: str, other: str, beginning: float, end: float
) -> None:
    a, b = (
        ComparedText(text, phonetic_key(text), text.split(), lambda _: 1.0) for text in (one, other)
    )
    features = features_of(a, b)
    assert (features.prefix, features.suffix) == (beginning, end)
