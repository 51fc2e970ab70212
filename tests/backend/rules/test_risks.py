"""Each finding says how the owner of a right or an authority may react, and how the marketplace,
each with its reason.
"""

from __future__ import annotations

from datetime import date

import pytest

from brandlint.linter import check
from brandlint.listing import Listing
from brandlint.rules.catalogue import Rule, catalogue
from brandlint.seller.profile import Profile


@pytest.mark.parametrize("messages", ["en", "zh"])
@pytest.mark.parametrize("rule", catalogue().values(), ids=lambda rule: rule.id)
def test_both_risks_have_their_reasons(rule: Rule, messages: str) -> None:
    for example in rule.text.flags:
        listing = Listing(
            example.fields,
            brand=example.brand,
            brands=example.brands,
            category=example.category,
            lang=example.lang,
            marketplace=example.marketplace,
        )
        rows = check(
            listing,
            profile=Profile.model_validate(example.profile),
            day=date(2026, 11, 27),
            messages=messages,
        ).findings
        for row in rows:
            assert (row.risk.register == "none") == (not row.risk.reasons.register), row
            assert row.risk.marketplace != "none" and row.risk.reasons.marketplace, row
            chinese = any("\u4e00" <= sign <= "\u9fff" for sign in row.message)
            assert chinese == (messages == "zh"), row.message
