"""® beside an own brand that is not registered where the listing will be sold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from brandlint.finding import Edit
from brandlint.profile import Brand
from brandlint.registrations import allows_symbol, counting, symbol_law
from brandlint.rules.base import Draft, Hazard, Place, Remedy, Surroundings
from brandlint_nlp.phrases import Phrases

_SYMBOL = re.compile(r"\s{0,1}(®|\([rR]\)|Ⓡ)")
_RISK = Hazard("high", "medium")


@lru_cache(maxsize=64)
def _names(brands: tuple[Brand, ...]) -> Phrases[Brand]:
    return Phrases((name, "", brand) for brand in brands for name in {brand.name, *(row.mark for row in brand.registrations if row.mark)})


def check(around: Surroundings) -> Iterator[Draft]:
    brands = tuple(brand for brand in around.profile.brands if brand.registrations or brand.unregistered)
    if not brands or not around.market.offices:
        return
    law = symbol_law(around.market)
    why = law.consequence_zh if around.messages == "zh" else law.consequence_en
    for field, folded in around.folded.items():
        for found in _names(brands).find(folded):
            match = _SYMBOL.match(folded.original, found.end)
            if match is None or allows_symbol(found.value, around.market):
                continue
            here = counting(found.value.registrations, around.market)
            status = "pending" if any(row.status == "pending" for row in here) else "dead" if here else "elsewhere" if found.value.registrations else "none"
            values = {"mark": found.value.name, "offices": ", ".join(around.market.offices), "why": why,
                      "registered": ", ".join(sorted({row.office for row in found.value.registrations}))}  # fmt: skip
            start, end = match.span(1)
            delete = Remedy("symbol-delete", "safe", (Edit(field, start, end, ""),))
            free = law.tm == "free"
            instead = Remedy("symbol-tm", "safe" if free else "unsafe", (Edit(field, start, end, "™"),))
            fixes = (instead, delete) if free else (delete, instead)
            yield Draft("error", status, _RISK, values, fixes, Place(field, start, end), found.value.name,
                        evidence=({"signal": "law", "text": f"{law.basis} ({law.source}, {law.date})", "weight": 0.0},))  # fmt: skip
