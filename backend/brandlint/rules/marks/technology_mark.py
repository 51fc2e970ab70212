"""A technology or a component named as part of the goods, with the wording its owner asks for where
that is known.
"""

from brandlint.listing import BRAND, role
from brandlint.rules.context import Draft, Hazard, Surroundings
from brandlint.rules.terms.table import guidelines
from brandlint_nlp.fold import lookup_key
from brandlint_nlp.types import Kind, Mention, Use

_RISK = Hazard("low", "low", "feature", "feature-accepted")


def check(mention: Mention, around: Surroundings) -> Draft | None:
    if (
        mention.use is not Use.COMPONENT
        or role(mention.field) == BRAND
        or mention.mark.kind is Kind.CERTIFICATION
    ):
        return None
    row = guidelines().get(lookup_key(mention.mark.text))
    wording = "" if row is None else row.advice_zh if around.messages == "zh" else row.advice_en
    return (
        Draft("info", "guideline", _RISK, {"advice": wording})
        if wording
        else Draft("info", "seen", _RISK)
    )
