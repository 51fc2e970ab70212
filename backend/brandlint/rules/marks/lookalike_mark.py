"""A spelling that imitates a mark."""

from brandlint.finding import Edit, Fix, Risk
from brandlint.rules.base import Draft, Surroundings
from brandlint.rules.edits import deletion
from brandlint_nlp.types import Mention


def check(mention: Mention, around: Surroundings) -> Draft | None:
    if not mention.lookalike:
        return None
    text = around.listing.text(mention.field)
    plain = Edit(mention.field, mention.start, mention.end, mention.mark.text)
    fixes = (Fix("Delete it", "unsafe", (deletion(mention.field, text, mention.start, mention.end),)),
             Fix(f"Write {mention.mark.text} if the goods are its own", "unsafe", (plain,)))  # fmt: skip
    return Draft("error", "seen", Risk("high", "high", "imitates a known mark", "filters look for evasive spellings"), {}, fixes)
