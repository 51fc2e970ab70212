"""“like X”, “X style”, “better than X”."""

from brandlint.finding import Edit, Fix, Risk
from brandlint.rules.base import Draft, Surroundings
from brandlint_nlp.types import Mention, Use


def check(mention: Mention, around: Surroundings) -> Draft | None:
    if mention.use is not Use.COMPARISON or mention.cue is None:
        return None
    start, end = min(mention.cue.start, mention.start), max(mention.cue.end, mention.end)
    return Draft("warning", "seen", Risk("medium", "high", "comparison with a mark", "comparisons with brands are barred"),
                 {"cue": mention.cue.text}, (Fix("Delete the comparison", "unsafe", (Edit(mention.field, start, end, ""),)),))  # fmt: skip
