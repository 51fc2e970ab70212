"""A product type for which patents or design rights are known.

Nothing is compared: rights are known, search before selling.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from brandlint.finding import Evidence, Finding, Level, Severity
from brandlint.listing import TITLE, role
from brandlint.rules.context import RuleContext
from brandlint.rules.patents.rights import CERTAINTY, Right, index

# Severity and risk by the certainty of a right.
_GRADES: dict[str, tuple[Severity, Level]] = {
    "high": ("warning", "medium"),
    "medium": ("info", "low"),
    "low": ("info", "low"),
}


def check(context: RuleContext) -> Iterator[Finding]:
    territories = context.market.territories | {"*"}
    rights: dict[str, dict[Right, None]] = {}  # by product type, each right once, in their order
    for field, folded in context.folded.items():
        if role(field) == TITLE:
            for hit in index(context.profile.patents).find(folded):
                if hit.value.territories & territories:
                    rights.setdefault(hit.value.product_type, {})[hit.value] = None
    for product_type, matching in rights.items():
        yield _finding(product_type, matching, context)


def _finding(product_type: str, rights: Iterable[Right], context: RuleContext) -> Finding:
    surest = min(rights, key=lambda right: CERTAINTY.index(right.certainty))
    severity, level = _GRADES[surest.certainty]
    return context.finding(
        "patent-watch",
        product_type,
        severity=severity,
        message=surest.certainty,
        risk=context.risk(level, level),
        values={
            "goods": surest.product_type_zh if context.reply_language == "zh" else product_type,
            "right": ", ".join(filter(None, (surest.right, surest.number))),
            "owner": surest.holder,
            "day": surest.date,
        },
        evidence=map(_evidence, rights),
    )


def _evidence(right: Right) -> Evidence:
    parts = (right.right, right.number, right.holder, right.covers, right.status)
    source = f"{right.source}, {right.date}, certainty {right.certainty}"
    return Evidence(
        signal="known right", text=f"{'; '.join(filter(None, parts))} ({source})", weight=0.0
    )
