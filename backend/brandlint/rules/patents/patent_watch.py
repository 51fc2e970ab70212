"""A product type for which patents or design rights are known. Nothing is compared: rights are
known, search before selling.
"""

from __future__ import annotations

from collections.abc import Iterator

from brandlint.finding import Level, Severity
from brandlint.listing import TITLE, role
from brandlint.rules.context import Draft, Hazard, Surroundings
from brandlint.rules.patents.rights import Right, index

_GRADE: dict[str, tuple[Severity, Level]] = {
    "high": ("warning", "medium"),
    "medium": ("info", "low"),
    "low": ("info", "low"),
}


def check(around: Surroundings) -> Iterator[Draft]:
    phrases, seen = index(around.profile.patents), dict[str, dict[Right, None]]()
    for name, folded in around.folded.items():
        if role(name) == TITLE:
            for found in phrases.find(folded):
                if (
                    "*" in found.value.territories
                    or found.value.territories & around.market.territories
                ):
                    seen.setdefault(found.value.product_type, {})[found.value] = None
    for product, rights in seen.items():
        certainty = min((right.certainty for right in rights), key=("high", "medium", "low").index)
        severity, level = _GRADE[certainty]
        first = next(right for right in rights if right.certainty == certainty)
        values = {
            "goods": first.product_type_zh if around.messages == "zh" else product,
            "right": ", ".join(filter(None, (first.right, first.number))),
            "owner": first.holder,
            "day": first.date,
        }
        yield Draft(
            severity,
            certainty,
            Hazard(level, level),
            values,
            subject=product,
            evidence=tuple(map(_evidence, rights)),
        )


def _evidence(right: Right) -> dict[str, object]:
    text = "; ".join(
        filter(None, (right.right, right.number, right.holder, right.covers, right.status))
    )
    return {
        "signal": "known right",
        "text": f"{text} ({right.source}, {right.date}, certainty {right.certainty})",
        "weight": 0.0,
    }
