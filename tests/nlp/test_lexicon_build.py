"""Compiling a lexicon: the same entries give the same bytes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from brandlint_nlp.lexicon_build import Entry, Form, compile_lexicon, compile_words
from brandlint_nlp.types import Reading

from .builders import MARKS, WORDS, entry, lexicon


def test_the_same_entries_give_the_same_bytes(tmp_path: Path) -> None:
    first, second = (lexicon(tmp_path / name).folder for name in ("a", "b"))
    for path in sorted(first.iterdir()):
        assert path.read_bytes() == (second / path.name).read_bytes()


def test_what_waits_in_files_is_removed(tmp_path: Path) -> None:
    assert not [path for path in lexicon(tmp_path).folder.iterdir() if path.name[0] == "."]


def test_what_waits_in_files_is_removed_after_an_error_too(tmp_path: Path) -> None:
    def broken() -> Iterator[Entry]:
        yield MARKS[0]
        raise ValueError("cut")

    with pytest.raises(ValueError, match="cut"):
        compile_lexicon(broken(), compile_words(WORDS, tmp_path), tmp_path, {})
    assert sorted(path.name for path in tmp_path.iterdir()) == ["words.npy", "words.trie"]


def test_of_one_text_the_most_famous_comes_first(tmp_path: Path) -> None:
    marks = [entry("Delta", owner="Small", fame=1), entry("Delta", owner="Great", fame=3)]
    opened = lexicon(tmp_path, [*MARKS, *marks])
    row = opened.marks["delta"]
    assert [facts.owner for facts in opened.facts(row)] == ["Great", "Small"]
    assert {facts.owners for facts in opened.facts(row)} == {2}
    assert opened.fame(row) == 3


def test_a_mark_without_a_proprietor_may_follow_its_own_proprietor(tmp_path: Path) -> None:
    orphan = replace(entry("Orchid"), owner="")
    opened = lexicon(tmp_path, [entry("Kestrel"), orphan])
    assert [facts.owner for facts in opened.facts(opened.marks["orchid"])] == [""]


def test_function_words_and_numbers_are_no_marks_alone(tmp_path: Path) -> None:
    opened = lexicon(tmp_path, [entry("The"), entry("501"), entry("X"), entry("The Orchid")])
    assert list(opened.marks.keys()) == ["the orchid"]


def test_other_forms_of_a_famous_mark_are_indexed(tmp_path: Path) -> None:
    opened = lexicon(tmp_path, [entry("Play Station"), entry("Kestrel", fame=0, office="US")])
    keys = set(opened.variants.keys())
    assert "jplaystation" in keys and not any("kestrei" in key for key in keys)


def test_words_know_english_and_the_other_languages(tmp_path: Path) -> None:
    words = compile_words(WORDS, tmp_path)
    assert (words.zipf("zapato"), words.zipf_anywhere("zapato")) == (0.0, 4.0)
    assert words.zipf("the") == words.zipf_anywhere("the") == 7.68  # in 25ths


def test_what_is_known_of_a_text_stands_in_its_row(tmp_path: Path) -> None:
    forms = {
        "orange": Form(frozenset({"de"}), Reading.MIXED, -1.25),
        "iphone": Form(reading=Reading.MARK, prior=4.9),
        "samsung": Form(reading=Reading.HOUSE),
        "nobody": Form(prior=1.0),
    }
    opened = lexicon(tmp_path, forms=forms)
    orange, iphone, samsung, apple = (
        opened.facts(opened.marks[text], ())[0] for text in ("orange", "iphone", "samsung", "apple")
    )
    assert (orange.reading, orange.prior, orange.common) == (Reading.MIXED, -1.25, True)
    assert opened.native(orange.lexicon_row, "de")
    assert (iphone.reading, iphone.prior, iphone.common) == (Reading.MARK, 4.9, False)
    assert (samsung.reading, samsung.prior, samsung.common) == (Reading.HOUSE, None, True)
    assert (apple.reading, apple.prior, apple.common) == (None, None, True)


def test_other_priors_leave_the_lexicon_as_it_is(tmp_path: Path) -> None:
    opened = lexicon(tmp_path, forms={"orange": Form(prior=2.0)})
    other = opened.with_priors({"apple": -5.0})
    assert [opened.facts(opened.marks[text], ())[0].prior for text in ("orange", "apple")] == [
        2.0,
        None,
    ]
    assert [other.facts(other.marks[text], ())[0].prior for text in ("orange", "apple")] == [
        None,
        -5.0,
    ]


def test_a_known_possessive_is_looked_for_by_its_bare_name(tmp_path: Path) -> None:
    marks = (entry("Rubik's Cube"), entry("Zarbee's", fame=2), entry("Apple's Way", fame=2))
    opened = lexicon(tmp_path, marks)
    assert "rubik cube" in opened.marks and "zarbee" in opened.marks
    assert "apple way" in opened.marks  # nobody says "way" here
    assert opened.facts(opened.marks["zarbee"])[0].text == "Zarbee's"
    assert opened.facts(opened.marks["zarbee"])[0].common
    assert not opened.facts(opened.marks["zarbees"])[0].common


def test_ordinary_words_are_no_bare_names(tmp_path: Path) -> None:
    marks = (entry("Orange's"), entry("Place's Board", fame=2), entry("Kestrel's", office="US"))
    assert [text for text in lexicon(tmp_path, marks).marks if text] == [
        text for text in ("kestrels", "oranges", "places board")
    ]
