"""A spelling that imitates a mark."""

from brandlint.finding import Edit
from brandlint.fixes.deletion import deletion
from brandlint.rules.context import Draft, Hazard, Remedy, Surroundings
from brandlint_nlp.types import Mention


def check(mention: Mention, around: Surroundings) -> Draft | None:
    if not mention.lookalike:
        return None
    text = around.listing.text(mention.field)
    plain = Edit(mention.field, mention.start, mention.end, mention.mark.text)
    fixes = (
        Remedy("delete", "unsafe", (deletion(mention.field, text, mention.start, mention.end),)),
        Remedy("write-if-own", "unsafe", (plain,), {"mark": mention.mark.text}),
    )
    return Draft("error", "seen", Hazard("high", "high", "imitates", "evasive-spelling"), {}, fixes)
