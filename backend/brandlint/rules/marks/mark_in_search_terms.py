"""A mark in the back-end search terms."""

from brandlint.listing import SEARCH_TERMS, role
from brandlint.rules.base import Draft, Hazard, Remedy, Surroundings
from brandlint.rules.edits import deletion
from brandlint_nlp.types import Mention, Use


def check(mention: Mention, around: Surroundings) -> Draft | None:
    if role(mention.field) != SEARCH_TERMS:
        return None
    others = [
        (other.start, other.end)
        for other in around.mentions
        if other.field == mention.field and not other.lookalike and other.use not in {Use.OWN, Use.GENERIC}
    ]
    edit = deletion(mention.field, around.listing.text(mention.field), mention.start, mention.end, others)
    return Draft("error", "seen", Hazard("medium", "high", "draws-buyers", "search-terms-scanned"),
                 {}, (Remedy("delete", "safe", (edit,)),))  # fmt: skip
