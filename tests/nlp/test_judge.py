"""The judge over candidates built by hand, with weights of a few features."""

from __future__ import annotations

from dataclasses import replace

import pytest

from brandlint_nlp import judge as judging
from brandlint_nlp.features import ScoredCandidate
from brandlint_nlp.judge import (
    evidence_of,
    judge,
    mentions_of_field,
    open_candidates,
    rescore_in_company,
    share_compatibility,
)
from brandlint_nlp.lexicon import Lexicon
from brandlint_nlp.model import Weights
from brandlint_nlp.types import Cue, Mention, Relation, Use

from .builders import annotated, context, facts, field, mark_facts, scored

WEIGHTS = Weights(
    {"known": {"word": 3.0}, "common": {"word": -1.0}},
    {"known": {"word": 3.0}, "common": {"word": -1.0, "list": 4.0, "again": 2.0, "context": 0.5}},
    threshold=0.0,
    low=-4.0,
    high=4.0,
)
KNOWN = mark_facts("iPhone", house="Apple", fame=3, lexicon_row=1)
COMMON = mark_facts("Orange", house="Orange", fame=2, common=True, lexicon_row=2)


def pair(opened: Lexicon, text: str) -> list[ScoredCandidate]:
    got = field(opened, text)
    return [
        ScoredCandidate(got, candidate, mark, None, {"word": 1.0})
        for candidate, mark in zip(got.candidates, (KNOWN, COMMON), strict=True)
    ]


def test_a_word_in_a_list_of_marks_is_one(small: Lexicon) -> None:
    candidates = pair(small, "iPhone, Orange")
    rescore_in_company([candidates], WEIGHTS)
    assert candidates[0].score == 3.0
    assert candidates[1].features["list"] == pytest.approx(0.953, abs=0.001)
    assert candidates[1].score > 0


def test_a_repetition_counts_in_another_field(small: Lexicon) -> None:
    title, bullet = scored("An Orange", "Orange", COMMON), scored("The Orange", "Orange", COMMON)
    title.features, bullet.features = {"word": -9.0}, {"word": 1.0}
    rescore_in_company([[title], [bullet]], WEIGHTS)
    assert bullet.features["again"] == pytest.approx(1.0, abs=0.001)
    assert title.features["again"] == pytest.approx(0.269, abs=0.001)


@pytest.mark.parametrize("many", [50, 500])
def test_what_stands_often_is_compared_with_two_others_only(
    small: Lexicon, many: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared = [0]

    class Counted(float):
        def __lt__(self, other: float) -> bool:
            compared[0] += 1
            return float(self) < float(other)

        def __gt__(self, other: float) -> bool:
            compared[0] += 1
            return float(self) > float(other)

    monkeypatch.setattr(judging, "_probability", lambda score: Counted(1 / (1 + abs(score))))
    items = pair(small, "iPhone orange")
    repeated = [replace(items[0], features=dict(items[0].features)) for _ in range(many)]
    rescore_in_company([repeated], WEIGHTS)
    assert compared[0] <= 8 * many


def test_context_is_read_where_it_can_turn_the_verdict() -> None:
    doubtful, sure = scored("An Orange", "Orange", COMMON), scored("An Orange", "Orange", COMMON)
    known = scored("An iPhone", "iPhone", KNOWN)
    keyword = scored("An Orange", "Orange", COMMON, role="search_terms")
    sure.score = 9.0
    assert open_candidates([[doubtful, sure, known], [known], [keyword]], WEIGHTS) == [[doubtful]]


def test_a_mark_of_a_list_shares_the_wording_before_it(small: Lexicon) -> None:
    candidates = pair(small, "Case compatible with iPhone, Orange")
    candidates[0].cue = Cue("compatibility", 5, 20, "compatible with")
    candidates[0].score = candidates[1].score = 1.0
    listing = annotated(candidates, facts(small))
    mentions = mentions_of_field(listing.fields[0], candidates, listing, WEIGHTS)
    assert [(mention.text, mention.use) for mention in mentions] == [
        ("iPhone", Use.COMPATIBILITY),
        ("Orange", Use.COMPATIBILITY),
    ]
    assert mentions[0].cue == mentions[1].cue


def test_below_the_threshold_a_word_is_generic_and_has_no_evidence(small: Lexicon) -> None:
    item = scored("An Orange", "Orange", COMMON)
    item.score = -1.0
    listing = annotated([item], facts(small))
    (mention,) = mentions_of_field(item.field, [item], listing, WEIGHTS)
    assert (mention.use, mention.evidence) == (Use.GENERIC, ())
    assert mention.score == pytest.approx(0.269, abs=0.001)


def test_evidence_comes_the_weightiest_first_with_the_wording() -> None:
    cue = Cue("compatibility", 0, 3, "for")
    item = scored("for Orange", "Orange", COMMON, cue=cue)
    item.features = {"word": 1.0, "list": 0.01, "again": 0.9}
    assert [(row.signal, row.weight, row.detail) for row in evidence_of(item, WEIGHTS)] == [
        ("again", 1.8, "for"),
        ("common", -1.0, "for"),
    ]


def test_a_house_named_for_compatibility_is_named_so_throughout() -> None:
    named = Mention("title", 0, 6, "iPhone", KNOWN, Use.COMPATIBILITY, 0.9)
    other = replace(named, start=9, end=15, use=Use.OTHER, relation=Relation.NAMES_GOODS)
    elsewhere = replace(other, mark=COMMON)
    uses = [mention.use for mention in share_compatibility([named, other, elsewhere])]
    assert uses == [Use.COMPATIBILITY, Use.COMPATIBILITY, Use.OTHER]


def test_own_marks_stand_among_the_mentions_and_wake_no_reader(small: Lexicon) -> None:
    def no_reader(listings: int) -> None:
        raise AssertionError(f"{listings} listings woke the reader")

    fields = [field(small, "Samsung case for iPhone")]
    ((own, other),) = judge([(fields, context("Samsung"))], small, WEIGHTS, no_reader)  # type: ignore[arg-type]
    assert (own.text, own.use, own.score) == ("Samsung", Use.OWN, 1.0)
    assert (other.text, other.use) == ("iPhone", Use.COMPATIBILITY)
