"""The whole safe title: short enough, nothing grave left in it, the product words kept."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from brandlint.linter import check
from brandlint.listing import Listing

DAY = date(2026, 11, 27)


def whole(title: str, market: str = "amazon.com", lang: str = "en") -> str | None:
    """The whole title that one of the findings offers, None if none does."""
    rows = check(Listing({"title": title}, marketplace=market, lang=lang), day=DAY).findings
    offers = [
        fix.edits[0].text
        for row in rows
        for fix in row.fixes
        if fix.safety == "unsafe"
        and len(fix.edits) == 1
        and (fix.edits[0].start, fix.edits[0].end) == (0, len(title))
    ]
    assert len(offers) <= 1
    return offers[0] if offers else None


@pytest.mark.parametrize(
    ("title", "market", "lang", "want"),
    [
        (
            "iPhone 15 Pro Max Case with MagSafe, Shockproof Protective Phone Cover, Slim Fit, "
            "Scratch Resistant, 6.7 inch, Black!!",
            "amazon.com",
            "en",
            "Case with MagSafe Compatible with iPhone 15 Pro Max",
        ),
        (
            "N1ke running shoes for men, breathable, light, with velcro strap, best seller, size "
            "42, black and white, for the gym and the street",
            "amazon.com",
            "en",
            "Running shoes for men, breathable, light, with hook and loop strap, size 42",
        ),
        (
            "Samsung Galaxy S24 Hülle, stoßfest, schwarz",
            "amazon.de",
            "de",
            "Hülle, stoßfest, schwarz kompatibel mit Samsung Galaxy S24",
        ),
        ("Garden gloves, best seller, size M", "amazon.com", "en", "Garden gloves, size M"),
        (
            "Handmade mug in Harry Potter style, gift for Disney fans",
            "etsy.com",
            "en",
            "Handmade mug, gift for fans",
        ),
        # The draft's first product word stands elsewhere than the title's: it is judged with its
        # own.
        (
            "For iPhone 15 14 13 12 iPad Samsung S24 case cover",
            "amazon.com",
            "en",
            "Case cover Compatible with iPhone 15 14 13 12, iPad, Samsung S24",
        ),
        ("Garden gloves, green", "amazon.com", "en", None),
        ("Nike", "amazon.com", "en", None),
    ],
)
def test_titles(title: str, market: str, lang: str, want: str | None) -> None:
    assert whole(title, market, lang) == want


WORDS = [
    "Case",
    "for",
    "iPhone 15",
    "leather",
    "velcro",
    "strap",
    "Nike",
    "N1ke",
    "black",
    "best seller",
    "!",
    "(2 pack)",
    "garden",
    "chair",
    "with",
    "oak",
    "free shipping",
    "Samsung",
    "filter",
    "steel",
    "bottle",
    "ml",
    "500",
]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from(WORDS), min_size=2, max_size=24), st.sampled_from([" ", ", ", " - "])
)
def test_what_is_offered_fits_and_is_content(words: list[str], gap: str) -> None:
    offer = whole(gap.join(words))
    if offer is not None:
        assert len(offer) <= 75
        rows = check(
            Listing({"title": offer}, marketplace="amazon.com", lang="en"), day=DAY
        ).findings
        assert not [row for row in rows if row.field and row.severity in {"warning", "error"}]


@pytest.mark.parametrize(
    ("title", "safe"),
    [
        (
            "Leather case for iPhone 15, Velcro strap, Addidas design",
            "Leather case for iPhone 15, hook and loop strap",
        ),
        (
            "Leather case compatible with iPhone 15, N1ke design",
            "Leather case compatible with iPhone 15",
        ),
        ("Running shoes for men, Gilette razor, size 42", "Running shoes for men, size 42"),
    ],
)
def test_nothing_that_was_found_stays_in_the_whole_title(title: str, safe: str) -> None:
    assert whole(title) == safe


@pytest.mark.parametrize("title", ["iPhone 15 best seller case", "iPhone 15 velcro case"])
def test_a_title_with_the_goods_first_is_offered_only_where_it_is_clean(title: str) -> None:
    rows = check(Listing({"title": title}, marketplace="amazon.com"), day=DAY).findings
    offers = [fix.edits for row in rows for fix in row.fixes if row.rule == "compatibility-wording"]
    texts = [edit.text.casefold() for edits in offers for edit in edits]
    assert not [text for text in texts if "best seller" in text or "velcro" in text]
