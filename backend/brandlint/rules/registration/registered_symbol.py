"""® beside a brand that is not registered where the listing will be sold: an own one by the profile, another's by whole registers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from brandlint.coverage import dates
from brandlint.finding import Edit, Severity
from brandlint.profile import Brand
from brandlint.registrations import SymbolLaw, allows_symbol, counting, symbol_law
from brandlint.rules.base import Draft, Hazard, Place, Remedy, Surroundings
from brandlint_nlp.phrases import Phrases
from brandlint_nlp.types import Use

_SYMBOL = re.compile(r"\s{0,1}(®|\([rR]\)|Ⓡ)")
_RISK = Hazard("high", "medium")


@lru_cache(maxsize=64)
def _names(brands: tuple[Brand, ...]) -> Phrases[Brand]:
    return Phrases((name, "", brand) for brand in brands for name in {brand.name, *(row.mark for row in brand.registrations if row.mark)})


def check(around: Surroundings) -> Iterator[Draft]:
    if around.market.offices:
        yield from _own(around)
        yield from _others(around)


def _own(around: Surroundings) -> Iterator[Draft]:
    brands = tuple(brand for brand in around.profile.brands if brand.registrations or brand.unregistered)
    if not brands:
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
            yield _draft(field, match, "error", status, values, found.value.name, law)


def _others(around: Surroundings) -> Iterator[Draft]:
    """Marks of others, where the data of every office that counts are whole and none of them has the mark in force."""
    whole = {row["office"] for row in around.snapshot.registers if row["complete"]}
    if not whole.issuperset(around.market.offices):
        return
    law = symbol_law(around.market)
    if law.registered_elsewhere != "no":
        return  # what is registered elsewhere is not known of others
    why = law.consequence_zh if around.messages == "zh" else law.consequence_en
    for mention in around.mentions:
        match = _SYMBOL.match(around.folded[mention.field].original, mention.end)
        if match is None or mention.use in {Use.OWN, Use.GENERIC} or mention.mark.at < 0:
            continue
        if any(record.status == "registered" for record in around.snapshot.records_at(mention.mark.at, around.market.offices)):
            continue
        values = {"mark": mention.mark.text, "offices": ", ".join(around.market.offices), "why": why, "registered": "",
                  "looked": dates(around.market, around.snapshot, around.messages)}  # fmt: skip
        yield _draft(mention.field, match, "warning", "third-party", values, mention.mark.text, law)


def _draft(field: str, match: re.Match[str], severity: Severity, message: str, values: dict[str, str], subject: str, law: SymbolLaw) -> Draft:
    start, end = match.span(1)
    delete = Remedy("symbol-delete", "safe", (Edit(field, start, end, ""),))
    free = law.tm == "free"
    instead = Remedy("symbol-tm", "safe" if free else "unsafe", (Edit(field, start, end, "™"),))
    return Draft(severity, message, _RISK, values, (instead, delete) if free else (delete, instead), Place(field, start, end), subject,
                 evidence=({"signal": "law", "text": f"{law.basis} ({law.source}, {law.date})", "weight": 0.0},))  # fmt: skip
