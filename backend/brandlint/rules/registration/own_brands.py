"""Which of the profile's brands a listing is sold under."""

from __future__ import annotations

from brandlint.listing import BRAND, TITLE, role
from brandlint.rules.context import RuleContext
from brandlint.seller.registrations import OwnBrand
from brandlint_nlp.fold import lookup_key


def known_brands_named(context: RuleContext) -> list[OwnBrand]:
    """The brands of `brands_named` whose registrations are known, or known to be none."""
    return [brand for brand in brands_named(context) if brand.is_known]


def brands_named(context: RuleContext) -> list[OwnBrand]:
    """The brands of the profile that the brand field or the title names, where offices count.

    A profile with one brand and a listing that names none is silent: the goods may be somebody
    else's.
    """
    if not context.own_brands or not context.market.offices:
        return []
    texts = [
        f" {lookup_key(text)} "
        for field, text in context.listing.texts().items()
        if role(field) in {BRAND, TITLE}
    ]
    return [
        brand
        for brand in context.own_brands
        if any(f" {lookup_key(brand.name)} " in text for text in texts)
    ]
