"""A spelling that imitates a mark."""

from brandlint.finding import Edit, Finding
from brandlint.rules.context import RuleContext
from brandlint_nlp.types import Mention


def check(mention: Mention, context: RuleContext) -> Finding | None:
    if not mention.lookalike:
        return None
    field, start, end, mark = mention.field, mention.start, mention.end, mention.mark.text
    plain = Edit(field=field, start=start, end=end, text=mark)
    return context.finding(
        "lookalike-mark",
        mention,
        severity="error",
        message="seen",
        risk=context.risk("high", "high", why=("imitates", "evasive-spelling")),
        fixes=[
            context.deleting("delete", "unsafe", plain),
            context.fix("write-if-own", "unsafe", plain, mark=mark),
        ],
    )
