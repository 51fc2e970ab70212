"""® beside a brand that is not registered where the listing will be sold.

An own brand is judged by the profile, another's mark by whole registers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from brandlint.finding import Edit, Evidence, Finding, Severity
from brandlint.marketplaces.symbol_law import symbol_law
from brandlint.rules.context import RuleContext
from brandlint.scope import dates, whole_offices
from brandlint.seller.registrations import OwnBrand, allows_symbol, counting
from brandlint_nlp.phrases import Phrases
from brandlint_nlp.types import Use

_SYMBOL = re.compile(r"\s{0,1}(®|\([rR]\)|Ⓡ)")


@lru_cache(maxsize=64)
def _names(brands: tuple[OwnBrand, ...]) -> Phrases[OwnBrand]:
    return Phrases((name, "", brand) for brand in brands for name in brand.names)


def check(context: RuleContext) -> Iterator[Finding]:
    if context.market.offices:
        yield from _of_own_brands(context)
        yield from _of_other_marks(context)


def _of_own_brands(context: RuleContext) -> Iterator[Finding]:
    brands = tuple(brand for brand in context.own_brands if brand.is_known)
    if not brands:
        return
    for field, folded in context.folded.items():
        for hit in _names(brands).find(folded):
            brand, symbol = hit.value, _SYMBOL.match(folded.original, hit.end)
            if symbol is None or allows_symbol(brand, context.market):
                continue
            offices = sorted({registration.office for registration in brand.registrations})
            yield _finding(
                context,
                brand.name,
                Edit(field=field, start=symbol.start(1), end=symbol.end(1), text=""),
                severity="error",
                message=_standing(brand, context),
                values={"registered": ", ".join(offices)},
            )


def _standing(brand: OwnBrand, context: RuleContext) -> str:
    """How the brand stands here, which is the key of the message."""
    registrations = counting(brand.registrations, context.market)
    if any(registration.status == "pending" for registration in registrations):
        return "pending"
    if registrations:
        return "dead"
    return "elsewhere" if brand.registrations else "none"


def _of_other_marks(context: RuleContext) -> Iterator[Finding]:
    """Marks of others, where the data of every office that counts are whole and none of them has
    the mark in force.
    """
    market, snapshot = context.market, context.snapshot
    if not whole_offices(snapshot).issuperset(market.offices):
        return
    if symbol_law(market).registered_elsewhere != "no":
        return  # what is registered elsewhere is not known of others
    for mention in context.mentions:
        symbol = _SYMBOL.match(context.folded[mention.field].original, mention.end)
        if symbol is None or mention.use in {Use.OWN, Use.GENERIC} or mention.mark.lexicon_row < 0:
            continue
        records = snapshot.records_at(mention.mark.lexicon_row, market.offices)
        if any(record.status == "registered" for record in records):
            continue
        yield _finding(
            context,
            mention.mark.text,
            Edit(field=mention.field, start=symbol.start(1), end=symbol.end(1), text=""),
            severity="warning",
            message="third-party",
            values={"looked": dates(market, snapshot, context.reply_language)},
        )


def _finding(
    context: RuleContext,
    mark: str,
    deletion: Edit,
    *,
    severity: Severity,
    message: str,
    values: dict[str, str],
) -> Finding:
    """`deletion` is the edit that takes the sign away."""
    law = symbol_law(context.market)
    tm_is_free = law.tm == "free"
    delete = context.fix("symbol-delete", "safe", deletion)
    instead = context.fix(
        "symbol-tm", "safe" if tm_is_free else "unsafe", replace(deletion, text="™")
    )
    return context.finding(
        "registered-symbol",
        mark,
        span=deletion,
        severity=severity,
        message=message,
        risk=context.risk("high", "medium"),
        values=values
        | {
            "mark": mark,
            "offices": ", ".join(context.market.offices),
            "why": law.consequence_zh if context.reply_language == "zh" else law.consequence_en,
        },
        fixes=[instead, delete] if tm_is_free else [delete, instead],
        evidence=[
            Evidence(signal="law", text=f"{law.basis} ({law.source}, {law.date})", weight=0.0)
        ],
    )
