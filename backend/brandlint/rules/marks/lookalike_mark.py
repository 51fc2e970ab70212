"""A spelling that imitates a mark."""

from brandlint.finding import Edit, Finding
from brandlint.fixes.deletion import deletion
from brandlint.rules.context import RuleContext
from brandlint_nlp.types import Mention


def check(mention: Mention, context: RuleContext) -> Finding | None:
    if not mention.lookalike:
        return None
    field, start, end, mark = mention.field, mention.start, mention.end, mention.mark.text
    deleted = deletion(field, context.listing.text(field), start, end)
    plain = Edit(field=field, start=start, end=end, text=mark)
    return context.finding(
        "lookalike-mark",
        mention,
        severity="error",
        message="seen",
        risk=context.risk("high", "high", why=("imitates", "evasive-spelling")),
        fixes=[
            context.fix("delete", "unsafe", deleted),
            context.fix("write-if-own", "unsafe", plain, mark=mark),
        ],
    )
