"""A mark in the back-end search terms."""

from brandlint.finding import Edit, Fix, Risk
from brandlint.listing import SEARCH_TERMS, role
from brandlint.rules.base import Draft, Surroundings
from brandlint_nlp.types import Mention


def check(mention: Mention, around: Surroundings) -> Draft | None:
    if role(mention.field) != SEARCH_TERMS:
        return None
    text = around.listing.fields[mention.field]
    end = mention.end + 1 if text[mention.end : mention.end + 1] == " " else mention.end
    start = mention.start - 1 if end == len(text) and text[mention.start - 1 : mention.start] == " " else mention.start
    return Draft("error", "seen", Risk("medium", "high", "a mark used to draw buyers", "search terms are scanned for brand names"),
                 {}, (Fix("Delete it", "safe", (Edit(mention.field, start, end, ""),)),))  # fmt: skip
