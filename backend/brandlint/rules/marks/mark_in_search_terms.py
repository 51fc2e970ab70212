"""A mark in the back-end search terms."""

from brandlint.finding import Edit, Finding
from brandlint.fixes.deletion import deletions
from brandlint.listing import SEARCH_TERMS, role
from brandlint.rules.context import RuleContext
from brandlint_nlp.types import Mention, Use


def check(mention: Mention, context: RuleContext) -> Finding | None:
    if role(mention.field) != SEARCH_TERMS:
        return None
    edits = context.once("deletions", mention.field, lambda: _deletions(mention.field, context))
    return context.finding(
        "mark-in-search-terms",
        mention,
        severity="error",
        message="seen",
        risk=context.risk("medium", "high", why=("draws-buyers", "search-terms-scanned")),
        fixes=[context.fix("delete", "safe", edits[mention.start, mention.end])],
    )


def _deletions(field: str, context: RuleContext) -> dict[tuple[int, int], Edit]:
    """The deletion of every mark of the field that the rule speaks of, by its start and end.

    All of them can be applied together.
    """
    spans = [
        (mention.start, mention.end)
        for mention in context.mentions
        if mention.field == field and mention.use not in {Use.OWN, Use.GENERIC}
    ]
    return dict(zip(spans, deletions(field, context.listing.text(field), spans), strict=True))
