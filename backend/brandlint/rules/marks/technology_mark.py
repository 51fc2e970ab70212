"""A technology or a component named as part of the goods."""

from brandlint.finding import Risk
from brandlint.listing import BRAND, role
from brandlint.rules.base import Draft, Surroundings
from brandlint_nlp.types import Kind, Mention, Use


def check(mention: Mention, around: Surroundings) -> Draft | None:
    if mention.use is not Use.COMPONENT or role(mention.field) == BRAND or mention.mark.kind is Kind.CERTIFICATION:
        return None
    return Draft("info", "seen", Risk("low", "low", "named as a feature", "commonly accepted as a feature"))
