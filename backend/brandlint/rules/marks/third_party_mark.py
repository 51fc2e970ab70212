"""Someone else's mark with no allowed reason to stand there."""

from brandlint.finding import Fix, Risk
from brandlint.listing import BRAND, role
from brandlint.rules.base import Draft, Surroundings
from brandlint_nlp.types import Kind, Mention


def check(mention: Mention, around: Surroundings) -> Draft | None:
    if mention.mark.kind is Kind.CERTIFICATION:
        return None
    brand = role(mention.field) == BRAND
    fix = "Add the brand to your own or authorised brands if you may sell it" if brand else "Delete it, or say what the goods fit"
    return Draft("warning", "brand-field" if brand else "seen",
                 Risk("high", "high", "stands as the name of the goods", "brand names of others are looked for"), {}, (Fix(fix, "display"),))  # fmt: skip
