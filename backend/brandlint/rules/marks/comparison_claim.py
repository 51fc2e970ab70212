"""“like X”, “X style”, “better than X”."""

from brandlint.finding import Finding
from brandlint.fixes.deletion import deletion
from brandlint.rules.context import RuleContext
from brandlint_nlp.types import Mention, Use


def check(mention: Mention, context: RuleContext) -> Finding | None:
    if mention.use is not Use.COMPARISON:
        return None
    risk = context.risk("medium", "high", why=("comparison", "comparison-barred"))
    cue = mention.cue
    if cue is None:
        return context.finding(
            "comparison-claim",
            mention,
            severity="warning",
            message="no-cue",
            risk=risk,
            fixes=[context.fix("delete-comparison", "display")],
        )
    start, end = min(cue.start, mention.start), max(cue.end, mention.end)
    edit = deletion(mention.field, context.listing.text(mention.field), start, end)
    return context.finding(
        "comparison-claim",
        mention,
        severity="warning",
        message="seen",
        risk=risk,
        values={"cue": cue.text},
        fixes=[context.fix("delete-comparison", "unsafe", edit)],
    )
