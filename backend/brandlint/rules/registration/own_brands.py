"""Which of the profile's brands a listing is sold under."""

from __future__ import annotations

from brandlint.listing import BRAND, TITLE, role
from brandlint.rules.context import Surroundings
from brandlint.seller.profile import Brand
from brandlint_nlp.fold import lookup_key


def own_brands_used(around: Surroundings) -> list[Brand]:
    """The brands with known registrations (or known to have none) that the brand field or the title
    names, where offices count.
    """
    return [brand for brand in brands_named(around) if brand.registrations or brand.unregistered]


def brands_named(around: Surroundings) -> list[Brand]:
    """The brands of the profile that the brand field or the title names, where offices count.

    A profile with one brand and a listing that names none is silent: the goods may be somebody
    else's.
    """
    if not around.profile.brands or not around.market.offices:
        return []
    texts = [
        f" {lookup_key(text)} "
        for name, text in around.listing.texts().items()
        if role(name) in {BRAND, TITLE}
    ]
    return [
        brand
        for brand in around.profile.brands
        if any(f" {lookup_key(brand.name)} " in text for text in texts)
    ]
