"""® beside a brand that is not registered where the listing will be sold: an own one by the
profile, another's by whole registers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from brandlint.finding import Edit, Severity
from brandlint.rules.context import Draft, Hazard, Place, Remedy, Surroundings
from brandlint.scope import dates, whole_offices
from brandlint.seller.profile import Brand
from brandlint.seller.registrations import allows_symbol, counting, symbol_law
from brandlint_nlp.phrases import Phrases
from brandlint_nlp.types import Use

_SYMBOL = re.compile(r"\s{0,1}(®|\([rR]\)|Ⓡ)")
_RISK = Hazard("high", "medium")


@lru_cache(maxsize=64)
def _names(brands: tuple[Brand, ...]) -> Phrases[Brand]:
    return Phrases(
        (name, "", brand)
        for brand in brands
        for name in {brand.name, *(row.mark for row in brand.registrations if row.mark)}
    )


def check(around: Surroundings) -> Iterator[Draft]:
    if around.market.offices:
        yield from _own(around)
        yield from _others(around)


def _own(around: Surroundings) -> Iterator[Draft]:
    brands = tuple(
        brand for brand in around.profile.brands if brand.registrations or brand.unregistered
    )
    if not brands:
        return
    for field, folded in around.folded.items():
        for found in _names(brands).find(folded):
            match = _SYMBOL.match(folded.original, found.end)
            if match is None or allows_symbol(found.value, around.market):
                continue
            here = counting(found.value.registrations, around.market)
            status = (
                "pending"
                if any(row.status == "pending" for row in here)
                else "dead"
                if here
                else "elsewhere"
                if found.value.registrations
                else "none"
            )
            values = {
                "mark": found.value.name,
                "registered": ", ".join(sorted({row.office for row in found.value.registrations})),
            }
            yield _draft(around, Place(field, *match.span(1)), "error", status, values)


def _others(around: Surroundings) -> Iterator[Draft]:
    """Marks of others, where the data of every office that counts are whole and none of them has
    the mark in force.
    """
    if (
        not whole_offices(around.snapshot).issuperset(around.market.offices)
        or symbol_law(around.market).registered_elsewhere != "no"
    ):
        return  # what is registered elsewhere is not known of others
    for mention in around.mentions:
        match = _SYMBOL.match(around.folded[mention.field].original, mention.end)
        if match is None or mention.use in {Use.OWN, Use.GENERIC} or mention.mark.lexicon_row < 0:
            continue
        if any(
            record.status == "registered"
            for record in around.snapshot.records_at(
                mention.mark.lexicon_row, around.market.offices
            )
        ):
            continue
        values = {
            "mark": mention.mark.text,
            "looked": dates(around.market, around.snapshot, around.messages),
        }
        yield _draft(around, Place(mention.field, *match.span(1)), "warning", "third-party", values)


def _draft(
    around: Surroundings, place: Place, severity: Severity, message: str, values: dict[str, str]
) -> Draft:
    law = symbol_law(around.market)
    values = values | {
        "offices": ", ".join(around.market.offices),
        "why": law.consequence_zh if around.messages == "zh" else law.consequence_en,
    }
    delete = Remedy("symbol-delete", "safe", (Edit(place.field, place.start, place.end, ""),))
    free = law.tm == "free"
    instead = Remedy(
        "symbol-tm", "safe" if free else "unsafe", (Edit(place.field, place.start, place.end, "™"),)
    )
    return Draft(
        severity,
        message,
        _RISK,
        values,
        (instead, delete) if free else (delete, instead),
        place,
        values["mark"],
        evidence=(
            {"signal": "law", "text": f"{law.basis} ({law.source}, {law.date})", "weight": 0.0},
        ),
    )
