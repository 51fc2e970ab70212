"""“like X”, “X style”, “better than X”."""

from brandlint.finding import Fix, Risk
from brandlint.rules.base import Draft, Surroundings
from brandlint.rules.edits import deletion
from brandlint_nlp.types import Mention, Use

_RISK = Risk("medium", "high", "comparison with a mark", "comparisons with brands are barred")


def check(mention: Mention, around: Surroundings) -> Draft | None:
    if mention.use is not Use.COMPARISON:
        return None
    cue = mention.cue
    if cue is None:
        return Draft("warning", "no-cue", _RISK, {}, (Fix("Delete the comparison", "display"),))
    start, end = min(cue.start, mention.start), max(cue.end, mention.end)
    edit = deletion(mention.field, around.listing.text(mention.field), start, end)
    return Draft("warning", "seen", _RISK, {"cue": cue.text}, (Fix("Delete the comparison", "unsafe", (edit,)),))
