"""“like X”, “X style”, “better than X”."""

from brandlint.finding import Finding, Span
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
    span = Span(field=mention.field, start=start, end=end)
    return context.finding(
        "comparison-claim",
        mention,
        severity="warning",
        message="seen",
        risk=risk,
        values={"cue": cue.text},
        fixes=[context.deleting("delete-comparison", "unsafe", span)],
    )
