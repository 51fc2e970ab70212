"""Each rule by itself: which one speaks, how loud, and what it says."""

from __future__ import annotations

import pytest

from brandlint.rule_ids import GROUPS
from brandlint_nlp.types import Kind, Mention, Use

from .builders import lint, mention

C, K = Use.COMPATIBILITY, Kind
CASES: list[tuple[str, Mention, str, str]] = [
    (
        "Shoes N1ke red",
        mention("Shoes N1ke red", "N1ke", Use.OTHER, mark="Nike", lookalike="leet"),
        "lookalike-mark",
        "error",
    ),
    (
        "Vacuum better than Dyson",
        mention(
            "Vacuum better than Dyson",
            "Dyson",
            Use.COMPARISON,
            cue="better than",
            cue_kind="comparison",
        ),
        "comparison-claim",
        "warning",
    ),
    (
        "Dupe Chanel",
        mention("Dupe Chanel", "Chanel", Use.COMPARISON),
        "comparison-claim",
        "warning",
    ),
    (
        "Bag with velcro",
        mention("Bag with velcro", "velcro", Use.OTHER, mark="Velcro", owner="Velcro Companies"),
        "mark-as-generic",
        "warning",
    ),
    (
        "Bag with velcro",
        mention("Bag with velcro", "velcro", Use.GENERIC, mark="Velcro", owner="Velcro Companies"),
        "mark-as-generic",
        "warning",
    ),
    (
        "Headset with Bluetooth",
        mention("Headset with Bluetooth", "Bluetooth", Use.COMPONENT, kind=K.TECHNOLOGY),
        "technology-mark",
        "info",
    ),
    (
        "Battery by Samsung",
        mention("Battery by Samsung", "Samsung", Use.COMPONENT),
        "technology-mark",
        "info",
    ),
    (
        "Harry Potter wand",
        mention("Harry Potter wand", "Harry Potter", Use.LICENSED, kind=K.FRANCHISE),
        "licensed-property",
        "warning",
    ),
    (
        "Marvel mug",
        mention("Marvel mug", "Marvel", Use.OTHER, kind=K.FRANCHISE),
        "licensed-property",
        "warning",
    ),
    (
        "Officially licensed Disney mug",
        mention(
            "Officially licensed Disney mug",
            "Disney",
            Use.LICENSED,
            cue="Officially licensed",
            cue_kind="authorisation",
        ),
        "licensed-property",
        "warning",
    ),
    (
        "Case compatible with iPhone",
        mention("Case compatible with iPhone", "iPhone", C, cue="compatible with"),
        "compatibility-wording",
        "info",
    ),
    (
        "Case for iPhone",
        mention("Case for iPhone", "iPhone", C, cue="for"),
        "compatibility-wording",
        "info",
    ),
    (
        "Case à la iPhone",
        mention("Case à la iPhone", "iPhone", C, cue="à la", accepted=False),
        "compatibility-wording",
        "warning",
    ),
    (
        "Leather iPhone case",
        mention("Leather iPhone case", "iPhone", C),
        "compatibility-wording",
        "warning",
    ),
    ("iPhone case", mention("iPhone case", "iPhone", C), "compatibility-wording", "warning"),
    (
        "For iPhone case",
        mention("For iPhone case", "iPhone", C, cue="For"),
        "compatibility-wording",
        "warning",
    ),
    (
        "[2 Pack] for iPhone case",
        mention("[2 Pack] for iPhone case", "iPhone", C, cue="for"),
        "compatibility-wording",
        "warning",
    ),
    (
        "Not compatible with iPhone",
        mention("Not compatible with iPhone", "iPhone", C, cue="Not compatible with", negated=True),
        "compatibility-wording",
        "info",
    ),
    ("Shoes Nike red", mention("Shoes Nike red", "Nike", Use.OTHER), "third-party-mark", "warning"),
]


@pytest.mark.parametrize(("text", "seen", "rule", "severity"), CASES)
def test_one_rule_speaks(text: str, seen: Mention, rule: str, severity: str) -> None:
    (row,) = lint(text, seen)
    assert (row.rule, row.severity, row.text) == (rule, severity, text[row.start : row.end])
    assert (
        row.docs == f"/rules/{rule}" and row.risk.reasons.register and row.risk.reasons.marketplace
    )
    assert row.mark is not None and row.mark.text
    assert rule != "compatibility-wording" or severity == "warning" or not row.fixes


@pytest.mark.parametrize("use", [use for use in Use if use not in {Use.OWN, Use.GENERIC}])
def test_any_mark_in_the_search_terms_is_an_error(use: Use) -> None:
    text = "case iphone leather"
    (row,) = lint(text, mention(text, "iphone", use, field="search_terms"), field="search_terms")
    assert (row.rule, row.severity) == ("mark-in-search-terms", "error")


@pytest.mark.parametrize("use", [use for use in Use if use not in {Use.OWN, Use.GENERIC}])
def test_a_mark_in_the_brand_field_is_never_accepted_quietly(use: Use) -> None:
    (row,) = lint("Velcro", mention("Velcro", "Velcro", use, field="brand"), field="brand")
    assert row.severity == "warning"


@pytest.mark.parametrize("use", list(Use))
def test_fields_for_compatible_devices_stay_silent(use: Use) -> None:
    assert not lint(
        "iPhone",
        mention("iPhone", "iPhone", use, field="compatible_devices"),
        field="compatible_devices",
    )


def test_own_brands_and_ordinary_words_stay_silent() -> None:
    assert not lint("Nike shoes", mention("Nike shoes", "Nike", Use.OWN))
    assert not lint("Apple slicer", mention("Apple slicer", "Apple", Use.GENERIC))


def test_a_mark_behind_another_mark_leads_too() -> None:
    text = "iPhone Samsung charger"
    rows = lint(
        text,
        mention(text, "iPhone", Use.COMPATIBILITY),
        mention(text, "Samsung", Use.COMPATIBILITY),
    )
    assert [row.severity for row in rows] == ["warning", "warning"]
    assert all(fix.safety == "display" for row in rows for fix in row.fixes)


def test_another_languages_own_word_is_no_generic_mark() -> None:
    text = "Lampe fürs zimmer"
    assert not lint(text, mention(text, "zimmer", Use.GENERIC, mark="Zimmer"), lang="de")
    text = "Hans Zimmer poster"
    assert not [
        row
        for row in lint(text, mention(text, "Zimmer", Use.GENERIC))
        if row.rule == "mark-as-generic"
    ]


@pytest.mark.parametrize("messages", ["en", "zh"])
@pytest.mark.parametrize("owner", ["Example Owner", ""])
@pytest.mark.parametrize(
    ("text", "seen", "rule", "severity"), [case for case in CASES if case[2] in GROUPS["marks"]]
)
def test_messages_are_whole_without_an_owner(
    text: str, seen: Mention, rule: str, severity: str, owner: str, messages: str
) -> None:
    from dataclasses import replace

    (row,) = lint(text, replace(seen, mark=replace(seen.mark, owner=owner)), messages=messages)
    assert (
        "{" not in row.message
        and "  " not in row.message
        and " ." not in row.message
        and "of ," not in row.message
    )
    assert (owner in row.message) if owner else "Example" not in row.message


def test_a_fingerprint_knows_its_place_but_not_its_offset() -> None:
    def prints(text: str, field: str = "description", word: str = "Nike") -> str:
        return lint(text, mention(text, word, Use.OTHER, field=field, mark="Nike"), field=field)[
            0
        ].fingerprint

    base = prints("A strong pair of Nike shoes for rain")
    assert len(base) == 16 and int(base, 16) >= 0
    assert base == prints(
        "Something else comes first here. " * 9 + "A strong pair of Nike shoes for rain"
    )
    assert base == prints("A strong pair of NIKE  shoes for rain, and later words", word="NIKE")
    assert (
        len(
            {
                base,
                prints("A strong pair of Nike boots for rain"),
                prints("A strong pair of Nike shoes for rain", "bullet_1"),
            }
        )
        == 3
    )


def test_every_message_key_of_the_rules_is_written() -> None:
    rows = [lint(text, seen) for text, seen, _, _ in CASES]
    assert {row.rule for (row,) in rows} | {"mark-in-search-terms"} == {
        *GROUPS["marks"],
        "mark-as-generic",
    }
