"""Fixes: applying the edits gives a well-formed text and touches nothing else."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brandlint.fixes.deletion import deletions
from brandlint_nlp.types import Use

from .builders import applied, lint, mention

C = Use.COMPATIBILITY


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("case nike leather", "case leather"),
        ("nike shoes", "shoes"),
        ("shoes nike", "shoes"),
        ("shoes, nike, red", "shoes, red"),
        ("shoes nike, red", "shoes, red"),
        ("nike, red", "red"),
        ("red;nike", "red"),
        ("shoes (nike) red", "shoes red"),
        ("(nike shoes)", "(shoes)"),
        ("nike", ""),
    ],
)
def test_search_terms_lose_the_mark_and_one_space(before: str, after: str) -> None:
    (row,) = lint(
        before, mention(before, "nike", Use.OTHER, field="search_terms"), field="search_terms"
    )
    assert applied(before, row, "safe") == after


@pytest.mark.parametrize(
    "text",
    [
        "nike adidas shoes",
        "shoes nike adidas",
        "nike, adidas, shoes",
        "nike shoes adidas",
        "shoes;nike;adidas",
    ],
)
def test_neighbours_in_the_search_terms_can_go_together(text: str) -> None:
    seen = [mention(text, word, Use.OTHER, field="search_terms") for word in ("nike", "adidas")]
    edits = [edit for row in lint(text, *seen, field="search_terms") for edit in row.fixes[0].edits]
    assert edits[0].end <= edits[1].start
    for edit in reversed(edits):
        text = text[: edit.start] + edit.text + text[edit.end :]
    assert text == "shoes"


@pytest.mark.parametrize(
    ("before", "cue", "after"),
    [
        ("Perfume inspired by Chanel", "inspired by", "Perfume"),
        ("Chanel style handbag", "style", "handbag"),
        ("Bag, like Chanel, black", "like", "Bag, black"),
    ],
)
def test_a_comparison_goes_with_its_wording(before: str, cue: str, after: str) -> None:
    (row,) = lint(before, mention(before, "Chanel", Use.COMPARISON, cue=cue, cue_kind="comparison"))
    assert applied(before, row, "unsafe") == after


def test_a_lookalike_is_never_changed_without_a_person() -> None:
    (row,) = lint(
        "Shoes N1ke red",
        mention("Shoes N1ke red", "N1ke", Use.OTHER, mark="Nike", lookalike="leet"),
    )
    assert {fix.safety for fix in row.fixes} == {"unsafe"}
    assert applied("Shoes N1ke red", row, "unsafe") == "Shoes red"


@pytest.mark.parametrize(
    ("before", "word", "safety", "after"),
    [
        ("Bag with velcro flap", "velcro", "safe", "Bag with hook and loop flap"),
        ("Bag with Velcro flap", "Velcro", "safe", "Bag with hook and loop flap"),
        ("Bag With Velcro Flap", "Velcro", "safe", "Bag With Hook and loop Flap"),
        ("Velcro bag", "Velcro", "safe", "Hook and loop bag"),
        ("VELCRO strap", "VELCRO", "safe", "HOOK AND LOOP strap"),
        ("Crock-Pot for soup", "Crock-Pot", "safe", "Slow cooker for soup"),
        ("fruit popsicle pops", "popsicle", "safe", "fruit ice pops"),
        ("a jet ski", "jet ski", "safe", "a personal watercraft"),
        ("Sharpies, black", "Sharpies", "safe", "Permanent markers, black"),
        ("a popsicle", "popsicle", "unsafe", "a ice pop"),
    ],
)
def test_the_generic_word_takes_the_capitals_of_the_mark(
    before: str, word: str, safety: str, after: str
) -> None:
    (row,) = lint(before, mention(before, word, Use.OTHER))
    assert applied(before, row, safety) == after


def test_the_generic_word_is_not_written_twice() -> None:
    (row,) = lint(
        "Hook and loop velcro tape", mention("Hook and loop velcro tape", "velcro", Use.OTHER)
    )
    assert [fix.safety for fix in row.fixes] == ["display"]


def test_the_generic_word_is_english() -> None:
    (row,) = lint(
        "Tasche mit Bubble Wrap",
        mention("Tasche mit Bubble Wrap", "Bubble Wrap", Use.OTHER),
        lang="de",
    )
    assert [fix.safety for fix in row.fixes] == ["display"]


@pytest.mark.parametrize(
    ("before", "word", "cue", "after"),
    [
        ("iPhone 15 Leather Case", "iPhone", "", "Leather Case Compatible with iPhone 15"),
        (
            "iPhone 15 Pro Max Leather Case",
            "iPhone 15",
            "",
            "Leather Case Compatible with iPhone 15 Pro Max",
        ),
        ("Xbox controller charger", "Xbox", "", "controller charger Compatible with Xbox"),
        ("For Dyson V11 Filter Set", "Dyson", "For", "Filter Set Compatible with Dyson V11"),
        ("Acme iPhone 15 Case", "iPhone 15", "", "Acme Case Compatible with iPhone 15"),
    ],
)
def test_a_plain_title_is_rewritten_whole(before: str, word: str, cue: str, after: str) -> None:
    (row,) = lint(before, mention(before, word, C, cue=cue), brands=("Acme",))
    assert applied(before, row, "safe") == after
    (edit,) = row.fixes[0].edits
    assert (edit.start, edit.end) == (0, len(before))


@pytest.mark.parametrize(
    "title",
    [
        "iPhone",
        "iPhone 15",
        "iPhone 15 2 Pack Case",
        "iPhone 2m Cable",
        "iPhone 15 Case, Black",
        "iPhone 15 Case with Stand",
        "[iPhone 15] Case",
        "Leather iPhone 15 Case",
        "iPhone 15 手机壳",
        "iPhones Case",
        "iPhone 15 " + "Very " * 11 + "Sturdy Case",
    ],
)
def test_a_title_that_is_not_plain_gets_advice_only(title: str) -> None:
    (row,) = lint(title, mention(title, "iPhone", C))
    assert [fix.safety for fix in row.fixes] == ["display"] and not row.fixes[0].edits


WORDS = st.lists(
    st.sampled_from(
        ["nike", "shoes", "rot", "😀", "(nike)", "(nike", "nike)", "nike,", "nike;", "男"]
    ),
    min_size=1,
    max_size=8,
)


@given(WORDS, st.sampled_from([" ", ", ", "  ", "|"]))
def test_deletions_never_overlap_and_take_only_gaps(words: list[str], gap: str) -> None:
    text = gap.join(words)
    spans, at = [], text.find("nike")
    while at >= 0:
        spans.append((at, at + 4))
        at = text.find("nike", at + 4)
    edits = deletions("f", text, spans)
    assert all(left == right or left.end <= right.start for left, right in pairwise(edits))
    for edit, (start, end) in zip(edits, spans, strict=True):
        assert edit.start <= start and end <= edit.end
        assert not set(text[edit.start : start] + text[end : edit.end]) - set(" ,;|()")
