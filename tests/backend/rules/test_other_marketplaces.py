"""No text of a finding gives the reason of another marketplace than the listing's."""

from __future__ import annotations

from datetime import date

import pytest

from brandlint.linter import check
from brandlint.listing import Listing
from brandlint.marketplaces.marketplace import markets
from brandlint.marketplaces.names import names_another
from brandlint.rules.catalogue import Rule, catalogue
from brandlint.rules.marks.technology_mark import guidelines
from brandlint.rules.terms.table import Term, legal_basis, reason_of, terms
from brandlint.rules.texts import Text, shared_texts

# Names of marketplaces that are the holder of the right, or the device that is meant.
HOLDERS = {"双十一", "Made for Amazon", "Climate Pledge Friendly"}


def both(*texts: Text | None) -> list[str]:
    return [said for text in texts if text is not None for said in (text.en, text.zh)]


@pytest.mark.parametrize(
    ("text", "marketplace", "does"),
    [
        ("Amazon may remove the bullet.", "walmart.com", True),
        ("Amazon may remove the bullet.", "amazon.de", False),
        ("亚马逊可能移除", "ebay.com", True),
        ("eBay links policy", "etsy.com", True),
        ("Organic cotton, afternoon, ozone", "etsy.com", False),
        ("https://sellercentral.amazon.com/help", "ebay.com", True),
        ("https://www.ecfr.gov/current/title-16", "ebay.com", False),
        ("TikTok Shop policy", "tiktokshop-gb", False),
    ],
)
def test_names_are_told(text: str, marketplace: str, does: bool) -> None:
    assert names_another(text, marketplace) is does


@pytest.mark.parametrize("rule", catalogue().values(), ids=catalogue().keys())
def test_the_texts_of_a_rule_name_no_marketplace(rule: Rule) -> None:
    text = rule.text
    risks = (text.risk.law, text.risk.marketplace) if text.risk is not None else ()
    said = both(
        *text.messages.values(),
        *risks,
        text.title,
        text.why,
        text.instead,
        text.known_false_alarms,
        text.complaint,
    )
    assert not [one for one in said if names_another(one, "")]


def test_the_texts_that_rules_share_name_no_marketplace() -> None:
    shared = shared_texts()
    said = both(*shared.fixes.values(), *shared.risks.values(), *shared.evidence.values())
    assert not [one for one in said if names_another(one, "")]
    assert not [one for one in both(*guidelines().values()) if names_another(one, "amazon")]


@pytest.mark.parametrize("marketplace", markets())
def test_the_reasons_of_terms_are_those_of_the_marketplace(marketplace: str) -> None:
    def said(term: Term) -> list[str]:
        reason = reason_of(term)
        return [
            *both(reason.why, reason.instead, term.advice),
            legal_basis(term, marketplace),
        ]

    market = markets()[marketplace]
    counting = [
        term
        for term in terms()
        if term.counts(market.territories, marketplace, date(2026, 12, 1))
        and not HOLDERS.intersection(term.terms)
    ]
    assert counting
    assert not [one for term in counting for one in said(term) if names_another(one, marketplace)]


@pytest.mark.parametrize("marketplace", ["walmart.com", "etsy.com", "ebay.com", "aliexpress.com"])
@pytest.mark.parametrize("field", ["title", "bullet_1", "description"])
def test_a_finding_gives_no_reason_of_another_marketplace(marketplace: str, field: str) -> None:
    text = "Money back, FDA certified, ★ best seller ®, cures cancer, call us at 555 123 4567"
    rows = check(Listing({field: text}, marketplace=marketplace)).findings
    assert rows
    for row in rows:
        said = [row.message, row.risk.reasons.register, row.risk.reasons.marketplace]
        said += [evidence.text for evidence in row.evidence] + [fix.title for fix in row.fixes]
        assert not [one for one in said if names_another(one, marketplace)]
