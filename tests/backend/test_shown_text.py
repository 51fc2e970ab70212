"""Findings in markup stand on the text as it was sent, and fixes leave the tags."""

from __future__ import annotations

import pytest

from brandlint.finding import Finding
from brandlint.fixes.apply import apply
from brandlint.linter import check
from brandlint.listing import Listing


def found(field: str, text: str, **listing: str) -> list[Finding]:
    findings = check(Listing({field: text}, **listing)).findings
    for finding in findings:
        if finding.field == field:
            assert finding.text == text[finding.start : finding.end]
    return [finding for finding in findings if finding.mark is not None]


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("Case as good as <strong>Otter</strong>Box", "Otter</strong>Box"),
        ("Mug with Hello&nbsp;Kitty print", "Hello&nbsp;Kitty"),
        ("Mug &lt;b&gt;Nestl&eacute;&lt;/b&gt;", "Nestl&eacute;"),
        ("<ul><li>Adidas</li></ul>", "Adidas"),
    ],
)
def test_marks_are_found_in_what_is_shown(text: str, seen: str) -> None:
    assert [finding.text for finding in found("description", text)] == [seen]


@pytest.mark.parametrize(
    "text",
    [
        '<p class="adidas" style="font-family:nike">Wool sock</p>',
        '<img src="https://nike.com/a.jpg" alt="Nike"> Wool sock',
        "<!-- Nike --><script>nike()</script><style>.puma{}</style>Wool sock",
        '<meta name="keywords" content="Nike">Wool sock',
    ],
)
def test_tags_comments_and_scripts_hold_no_words(text: str) -> None:
    assert found("description", text) == []


def test_a_safe_fix_writes_markup_and_leaves_the_tags() -> None:
    fields = {
        "title": "iPhone 15 leather &amp; suede case",
        "search_terms": "mug <b>adi</b>das pink",
    }
    findings = check(Listing(fields)).findings
    assert apply(fields, findings) == {
        "title": "leather &amp; suede case Compatible with iPhone 15",
        "search_terms": "mug<b></b> pink",
    }


def test_barred_markup_stays_a_finding_of_its_own() -> None:
    text = "Wool <b>sock</b>"
    barred = check(Listing({"description": text}, marketplace="amazon.com")).findings
    assert [(finding.rule, finding.text) for finding in barred] == [
        ("marketplace-phrase", "<b>"),
        ("marketplace-phrase", "</b>"),
    ]
    assert not check(Listing({"description": text}, marketplace="ebay.com")).findings


def test_limits_count_the_markup_too() -> None:
    text = "<b>Soft</b> " + "warm wool " * 25
    (finding,) = (
        finding
        for finding in check(Listing({"bullet_1": text}, marketplace="amazon.com")).findings
        if finding.rule == "field-limits"
    )
    assert finding.start == 255 and finding.end == len(text)
