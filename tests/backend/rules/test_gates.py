"""Law and policy by territory and date: the same listing on both sides of each gate."""

from __future__ import annotations

from datetime import date

import pytest

from brandlint.finding import Finding
from brandlint.linter import check
from brandlint.listing import Listing
from brandlint.seller.profile import Profile

LONG = (
    "Garden gloves for women with long cuffs, thorn proof, breathable, washable, for roses "
    "and weeding, green"
)


def found(
    text: str, market: str, day: str, *, lang: str = "", field: str = "title", category: str = ""
) -> list[tuple[str, str, str]]:
    rows = check(
        Listing({field: text}, marketplace=market, lang=lang, category=category),
        day=date.fromisoformat(day),
    ).findings
    return [(row.rule, row.severity, row.text) for row in rows]


@pytest.mark.parametrize(
    ("text", "market", "lang", "before", "after", "want_before", "want_after"),
    [
        (
            "Eco-friendly lunch box of steel",
            "amazon.de",
            "en",
            "2026-09-26",
            "2026-09-27",
            ("environmental-claim", "info", "Eco-friendly"),
            ("environmental-claim", "warning", "Eco-friendly"),
        ),
        (
            "Umweltfreundliche Brotdose",
            "amazon.de",
            "de",
            "2026-09-26",
            "2026-09-27",
            ("environmental-claim", "info", "Umweltfreundliche"),
            ("environmental-claim", "warning", "Umweltfreundliche"),
        ),
        (
            LONG,
            "amazon.com",
            "en",
            "2026-07-26",
            "2026-07-27",
            None,
            ("field-limits", "warning", LONG[75:]),
        ),
        (
            LONG,
            "amazon.de",
            "en",
            "2026-07-26",
            "2026-07-27",
            None,
            ("field-limits", "warning", LONG[75:]),
        ),
        (
            "Brosse biodégradable",
            "amazon.fr",
            "fr",
            "2022-12-31",
            "2023-01-01",
            ("environmental-claim", "info", "biodégradable"),
            ("environmental-claim", "error", "biodégradable"),
        ),
        (
            "LA28 cap, blue",
            "amazon.com",
            "en",
            "2028-12-31",
            "2029-01-01",
            ("event-mark", "warning", "LA28"),
            None,
        ),
        (
            "Sack of oxo-degradable plastic",
            "amazon.de",
            "en",
            "2021-07-02",
            "2021-07-03",
            None,
            ("environmental-claim", "warning", "oxo-degradable"),
        ),
        (
            "Lamp, white!",
            "amazon.com",
            "en",
            "2025-01-20",
            "2025-01-21",
            None,
            ("field-limits", "info", "!"),
        ),
    ],
)
def test_both_sides_of_a_date(
    text: str,
    market: str,
    lang: str,
    before: str,
    after: str,
    want_before: tuple[str, str, str] | None,
    want_after: tuple[str, str, str] | None,
) -> None:
    rules = {want[0] for want in (want_before, want_after) if want}
    for day, want in ((before, want_before), (after, want_after)):
        rows = [row for row in found(text, market, day, lang=lang) if row[0] in rules]
        assert rows == ([want] if want else [])


def test_the_article_of_the_chinese_law_changes_with_the_law() -> None:
    def basis(day: str) -> str:
        (row,) = check(
            Listing({"title": "水杯 驰名商标"}, marketplace="amazon.cn-global", lang="zh"),
            day=date.fromisoformat(day),
        ).findings
        return next(item.text for item in row.evidence if item.signal == "legal basis")

    assert "2019 art. 14" in basis("2026-12-31")
    assert "26 June 2026" in basis("2027-01-01")


def test_one_listing_two_laws() -> None:
    """What the Union bars is only unproven in the United States; what is a drug there is nothing of
    the kind here.
    """
    text, day = "Feta style cheese in an eco-friendly box, made in USA", "2026-11-27"
    german = {
        (rule, severity)
        for rule, severity, _ in found(text, "amazon.de", day, lang="en", category="Food")
    }
    american = {
        (rule, severity)
        for rule, severity, _ in found(text, "amazon.com", day, lang="en", category="Food")
    }
    assert ("geographic-indication", "warning") in german and not any(
        rule == "geographic-indication" for rule, _ in american
    )
    assert ("origin-claim", "warning") in american and not any(
        rule == "origin-claim" for rule, _ in german
    )
    reasons = [
        {
            row.message
            for row in check(
                Listing({"title": text}, marketplace=market, lang="en"), day=date(2026, 11, 27)
            ).findings
            if row.rule == "environmental-claim"
        }
        for market in ("amazon.de", "amazon.com")
    ]
    assert reasons[0] and reasons[1] and not reasons[0] & reasons[1]


@pytest.mark.parametrize(
    ("market", "offices", "flagged"),
    [("amazon.de", "FR", False), ("amazon.de", "US", True), ("amazon.com", "FR", True)],
)
def test_a_registration_in_the_union_counts_in_all_of_it_for_the_sign(
    market: str, offices: str, flagged: bool
) -> None:
    profile = Profile.model_validate(
        {
            "brands": [
                {
                    "name": "Vossel",
                    "registrations": [{"office": offices, "number": "1", "classes": [21]}],
                }
            ]
        }
    )
    rows: tuple[Finding, ...] = check(
        Listing({"title": "Vossel® lunch box"}, marketplace=market, lang="en"), profile=profile
    ).findings
    assert ("registered-symbol" in {row.rule for row in rows}) == flagged


@pytest.mark.parametrize(("market", "first"), [("amazon.com", "™"), ("amazon.de", "")])
def test_the_trade_mark_sign_is_offered_first_where_it_misleads_nobody(
    market: str, first: str
) -> None:
    profile = Profile.model_validate({"brands": [{"name": "Vossel", "unregistered": True}]})
    rows = check(
        Listing({"title": "Vossel® lunch box"}, marketplace=market, lang="en"), profile=profile
    ).findings
    (row,) = [row for row in rows if row.rule == "registered-symbol"]
    assert (
        next(
            fix.edits[0].text for fix in row.fixes if fix.edits and fix.edits[0].start == row.start
        )
        == first
    )


def test_an_unnamed_marketplace_takes_the_law_of_the_language_and_says_so() -> None:
    report = check(
        Listing({"title": "Umweltfreundliche Brotdose"}, lang="de"), day=date(2026, 11, 27)
    )
    assert report.checked["territories_assumed"] and "DE" in report.checked["territories"]
    assert [row.rule for row in report.findings] == ["environmental-claim"]
    assert not check(Listing({"title": LONG}, lang="en"), day=date(2026, 11, 27)).findings
