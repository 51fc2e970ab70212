"""A character, film, club, artist or another licensed property."""

from brandlint.finding import Finding
from brandlint.rules.context import RuleContext
from brandlint_nlp.types import Kind, Mention, Use


def check(mention: Mention, context: RuleContext) -> Finding | None:
    is_franchise = mention.mark.kind is Kind.FRANCHISE and mention.use is Use.OTHER
    if mention.use is not Use.LICENSED and not is_franchise:
        return None
    claims_licence = mention.cue is not None and mention.cue.kind == "authorisation"
    return context.finding(
        "licensed-property",
        mention,
        severity="warning",
        message="licence-claimed" if claims_licence else "seen",
        risk=context.risk("high", "high", why=("needs-licence", "licence-asked")),
    )
