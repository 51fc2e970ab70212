"""“like X”, “X style”, “better than X”."""

from brandlint.fixes.deletion import deletion
from brandlint.rules.context import Draft, Hazard, Remedy, Surroundings
from brandlint_nlp.types import Mention, Use

_RISK = Hazard("medium", "high", "comparison", "comparison-barred")


def check(mention: Mention, around: Surroundings) -> Draft | None:
    if mention.use is not Use.COMPARISON:
        return None
    cue = mention.cue
    if cue is None:
        return Draft("warning", "no-cue", _RISK, {}, (Remedy("delete-comparison", "display"),))
    start, end = min(cue.start, mention.start), max(cue.end, mention.end)
    edit = deletion(mention.field, around.listing.text(mention.field), start, end)
    return Draft(
        "warning",
        "seen",
        _RISK,
        {"cue": cue.text},
        (Remedy("delete-comparison", "unsafe", (edit,)),),
    )
