"""Someone else's mark with no allowed reason to stand there."""

from brandlint.finding import Finding
from brandlint.listing import BRAND, role
from brandlint.rules.context import RuleContext
from brandlint.rules.marks.fitting import can_fit
from brandlint_nlp.types import Kind, Mention, Relation

_TOLD = frozenset(  # relations that have a message of their own
    {Relation.BEARS, Relation.AUDIENCE, Relation.PACKAGES, Relation.MADE_FROM}
)


def check(mention: Mention, context: RuleContext) -> Finding | None:
    if mention.mark.kind is Kind.CERTIFICATION:
        return None
    in_brand_field = role(mention.field) == BRAND
    message, fix = "seen", "delete-or-fits" if can_fit(mention, context) else "delete"
    if in_brand_field:
        message, fix = "brand-field", "add-brand"
    if not in_brand_field and mention.relation in _TOLD:
        message, fix = mention.relation.value, "delete"
    return context.finding(
        "third-party-mark",
        mention,
        severity="warning",
        message=message,
        risk=context.risk("high", "high", why=("names-goods", "brands-looked-for")),
        fixes=[context.fix(fix, "display")],
    )
