"""The features of a candidate, by group."""

from __future__ import annotations

import pytest

from brandlint_nlp.features import (
    APPLIES,
    Group,
    ScoredCandidate,
    evidence_name,
    first_features,
    neighbour_features,
    prior_features,
)
from brandlint_nlp.field_text import OwnNames
from brandlint_nlp.lexicon import Lexicon
from brandlint_nlp.types import Cue, Kind, MarkFacts

from .builders import facts, field, mark_facts, scored

REGISTER = mark_facts("Orchid")
COMMON = mark_facts("Orange", fame=2, common=True)
KNOWN = mark_facts("iPhone", fame=3)


@pytest.mark.parametrize(
    ("mark", "lookalike", "group"),
    [
        (REGISTER, "", Group.REGISTER),
        (COMMON, "", Group.COMMON),
        (KNOWN, "", Group.KNOWN),
        (KNOWN, "leet", Group.DISGUISE),
    ],
)
def test_groups(mark: MarkFacts, lookalike: str, group: Group) -> None:
    assert scored("The Mark", "Mark", mark, lookalike=lookalike).group is group


def test_every_group_has_features() -> None:
    assert set(APPLIES) == set(Group)


@pytest.mark.parametrize(
    ("prior", "features"),
    [
        (None, {}),
        (1.5, {"often-mark": 1.5}),
        (4.0, {"often-mark": 4.0, "often-mark:sure": 2.0}),
        (-1.5, {"seldom-mark": 1.5}),
        (-4.0, {"seldom-mark": 4.0, "seldom-mark:sure": 2.0}),
    ],
)
def test_how_often_it_is_the_mark(prior: float | None, features: dict[str, float]) -> None:
    mark = mark_facts("Orange", fame=2, common=True, prior=prior)
    assert prior_features(scored("One Orange", "Orange", mark), {}) == features


def test_a_word_of_the_language_has_no_prior() -> None:
    mark = mark_facts("Temu", fame=3, common=True, native=True, prior=3.0)
    assert prior_features(scored("Temu kto", "Temu", mark), {}) == {}


def test_a_word_on_other_goods_has_no_prior_unless_wording_governs_it() -> None:
    mark = mark_facts("Orange", fame=2, common=True, prior=1.5)
    elsewhere = {"no-electronics": 1.0}
    assert prior_features(scored("One Orange", "Orange", mark), elsewhere) == {}
    cue = Cue("compatibility", 0, 3, "for", accepted=False)
    item = scored("for Orange", "Orange", mark, cue=cue)
    assert prior_features(item, elsewhere) == {"often-mark": 1.5}
    item = scored("for orange", "orange", mark, cue=cue)
    assert prior_features(item, elsewhere) == {}


def test_a_known_mark_has_its_prior_and_its_place(small: Lexicon) -> None:
    item = scored("Case for iPhone 15", "iPhone", mark_facts("iPhone", fame=3, prior=3.0))
    values = first_features(item, facts(small))
    assert {"fame", "often-mark", "exact", "model-after"} <= values.keys()


def test_a_disguise_speaks_for_itself(small: Lexicon) -> None:
    item = scored("Case for 1Phone", "1Phone", KNOWN, lookalike="leet")
    assert first_features(item, facts(small)) == {"word": 1.0}


@pytest.mark.parametrize(
    ("text", "written", "feature", "value"),
    [
        ("One Orchid", "Orchid", "unknown", 1.0),
        ("One Zapato", "Zapato", "foreign", 1.0),
        ("One Orange", "Orange", "frequency", 2.48),
        ("One The", "The", "frequency:high", 2.0),
        ("One Leathers", "Leathers", "inflected", 1.0),
        ("One Fireplace", "Fireplace", "compound", 1.0),
        ("One Lexther", "Lexther", "misspelt", 1.0),
        ("One Orange Zzz", "Orange Zzz", "phrase", 1.0),
        ("One Orange Zzz", "Orange Zzz", "frequency:commonest", 2.48),
        ("the new and very Orchid case", "Orchid", "capital-in-prose", 1.0),
        ("the new and very ORCHID case", "ORCHID", "upper-in-prose", 1.0),
        ("Some Very Orchid Case", "Orchid", "capital-everywhere", 1.0),
        ("Some orchid case", "orchid", "small", 1.0),
        ("the OrChid case", "OrChid", "capital-inside", 1.0),
        ("the ORX case", "ORX", "acronym", 1.0),
        ("the Orx9 case", "Orx9", "digit", 1.0),
        ("the Orchid15 case", "Orchid", "glued", 1.0),
        ("the Orchid-like case", "Orchid", "hyphen", 1.0),
        ("the Orchid 15 case", "Orchid", "model-after", 1.0),
        ("the Orchid case", "Orchid", "head-after", 1.0),
        ("the Orchid® case", "Orchid", "symbol", 1.0),
        ("the Orchid case", "Orchid", "exact", 1.0),
        ("the 20 Orchid case", "Orchid", "number-before", 1.0),
    ],
)
def test_writing(small: Lexicon, text: str, written: str, feature: str, value: float) -> None:
    values = first_features(scored(text, written, REGISTER), facts(small))
    assert values[feature] == pytest.approx(value)


def test_in_small_letters_what_stands_beside_says_nothing(small: Lexicon) -> None:
    assert "model-after" not in first_features(scored("The orchid 15", "orchid"), facts(small))


def test_the_farther_the_wording_the_less_it_says(small: Lexicon) -> None:
    text = "compatible with the new Orchid"
    cue = Cue("compatibility", 0, 15, text[:15])
    values = first_features(scored(text, "Orchid", cue=cue), facts(small))
    assert values["wording-strong"] == pytest.approx(1 / 3)
    weak = Cue("compatibility", 0, 3, "for", accepted=False)
    assert "wording-weak" in first_features(scored("for Orchid", "Orchid", cue=weak), facts(small))
    negated = Cue("negation", 0, 3, "not", negated=True)
    values = first_features(scored("not Orchid", "Orchid", cue=negated), facts(small))
    assert values["negation-weak"] == 1.0


def test_facts_of_the_listing(small: Lexicon) -> None:
    item = scored(
        "Lumora Orange", "Orange", mark_facts("Orange", fame=2, common=True, classes=(9,))
    )
    own = OwnNames(frozenset({"lumora"}), frozenset({"lumora"}), frozenset({"lumora"}))
    given = facts(small, own=own, classes=(9,), houses=("Orchid",))
    assert {"class-fits", "house", "line"} <= first_features(item, given).keys()
    assert "class-misses" in first_features(item, facts(small, classes=(25,)))


def test_a_mark_of_electronics_on_other_goods(small: Lexicon) -> None:
    mark = mark_facts("Windows", fame=3, common=True, classes=(9, 42))
    item = scored("Cleaner for Windows", "Windows", mark)
    assert "no-electronics" in first_features(item, facts(small))
    assert "no-electronics" not in first_features(item, facts(small, electronics=True))


def test_a_technology_counts_on_electronics(small: Lexicon) -> None:
    item = scored("One Mesh", "Mesh", mark_facts("Mesh", kind=Kind.TECHNOLOGY, fame=2))
    assert "technology" in first_features(item, facts(small, electronics=True))
    assert "technology" not in first_features(item, facts(small))


@pytest.mark.parametrize(
    ("group", "feature", "name"),
    [
        ("register", "word", "register"),
        ("common", "phrase", "common"),
        ("common", "frequency:high", "frequency"),
        ("common", "house", "house"),
    ],
)
def test_evidence_names(group: str, feature: str, name: str) -> None:
    assert evidence_name(group, feature) == name


def company(opened: Lexicon, text: str) -> list[ScoredCandidate]:
    got = field(opened, text)
    return [ScoredCandidate(got, candidate, COMMON, None) for candidate in got.candidates]


@pytest.mark.parametrize(
    ("text", "index", "feature"),
    [
        ("Samsung Orange", 1, "behind-mark"),
        ("Orange Samsung", 0, "before-mark"),
        ("Orange, Samsung", 0, "list"),
        ("Orange strap, new Samsung", 0, "near-list"),
    ],
)
def test_neighbours(small: Lexicon, text: str, index: int, feature: str) -> None:
    candidates = company(small, text)
    assert len(candidates) == 2
    assert neighbour_features(index, candidates, [0.9, 0.9], 0.0) == {feature: 0.9}
    assert neighbour_features(index, candidates, [0.01, 0.01], 0.0) == {}


def test_company_ends_at_a_sentence_and_for_small_letters(small: Lexicon) -> None:
    assert neighbour_features(0, company(small, "Orange. Samsung"), [0.9, 0.9], 0.0) == {}
    assert neighbour_features(0, company(small, "orange, Samsung"), [0.9, 0.9], 0.5) == {}
    assert neighbour_features(0, company(small, "Orange. Samsung"), [0.9, 0.9], 0.5) == {
        "again": 0.5
    }
