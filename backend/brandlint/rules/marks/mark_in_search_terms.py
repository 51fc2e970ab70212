"""A mark in the back-end search terms."""

from brandlint.finding import Edit
from brandlint.fixes.deletion import deletions
from brandlint.listing import SEARCH_TERMS, role
from brandlint.rules.context import Draft, Hazard, Remedy, Surroundings
from brandlint_nlp.types import Mention, Use

_RISK = Hazard("medium", "high", "draws-buyers", "search-terms-scanned")


def check(mention: Mention, around: Surroundings) -> Draft | None:
    if role(mention.field) != SEARCH_TERMS:
        return None
    edits = around.once("deletions", mention.field, lambda: _deletions(mention.field, around))
    return Draft(
        "error",
        "seen",
        _RISK,
        {},
        (Remedy("delete", "safe", (edits[mention.start, mention.end],)),),
    )


def _deletions(field: str, around: Surroundings) -> dict[tuple[int, int], Edit]:
    """The deletion of every mark of the field that the rule speaks of, by its span: all can be
    applied together.
    """
    spans = [
        (seen.start, seen.end)
        for seen in around.mentions
        if seen.field == field and seen.use not in {Use.OWN, Use.GENERIC}
    ]
    return dict(zip(spans, deletions(field, around.listing.text(field), spans), strict=True))
