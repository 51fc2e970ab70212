"""Someone else's mark with no allowed reason to stand there."""

from brandlint.listing import BRAND, role
from brandlint.rules.context import Draft, Hazard, Remedy, Surroundings
from brandlint_nlp.types import Kind, Mention


def check(mention: Mention, around: Surroundings) -> Draft | None:
    if mention.mark.kind is Kind.CERTIFICATION:
        return None
    brand = role(mention.field) == BRAND
    fix = "add-brand" if brand else "delete-or-fits"
    return Draft(
        "warning",
        "brand-field" if brand else "seen",
        Hazard("high", "high", "names-goods", "brands-looked-for"),
        {},
        (Remedy(fix, "display"),),
    )
