"""What was looked at and what was not: offices with the date of their data, offices without data,
and what no register holds.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from brandlint.marketplaces.marketplace import Market
from brandlint.package_data import yaml_of
from brandlint.registers.snapshot import Snapshot
from brandlint.seller.profile import Profile


@lru_cache(maxsize=1)
def _texts() -> dict[str, dict[str, dict[str, str]]]:
    texts: dict[str, dict[str, dict[str, str]]] = yaml_of("brandlint", "scope.yaml")
    return texts


def looked_at(market: Market, snapshot: Snapshot) -> list[dict[str, Any]]:
    """The registers of the offices that count, with the date of their data and whether they are
    whole.
    """
    return [
        {name: register[name] for name in ("office", "source", "as_of", "records", "complete")}
        for register in snapshot.registers
        if register["office"] in market.offices
    ]


def whole_offices(snapshot: Snapshot) -> frozenset[str]:
    """The offices whose whole register is imported: what is not in it is not registered there."""
    return frozenset(register["office"] for register in snapshot.registers if register["complete"])


def dates(market: Market, snapshot: Snapshot, messages: str = "en") -> str:
    """The offices that count, each with the date of its data or with none: `EM (no data), DE (data
    of 2026-11-20)`.
    """
    as_of: dict[str, str] = {}
    for register in snapshot.registers:
        as_of[register["office"]] = max(register["as_of"], as_of.get(register["office"], ""))
    with_data, without = (_texts()[key]["what"][messages] for key in ("data-of", "no-data"))
    return ", ".join(
        f"{office} ({with_data.format(date=as_of[office]) if office in as_of else without})"
        for office in market.offices
    )


def not_checked(
    market: Market | None,
    profile: Profile,
    snapshot: Snapshot,
    messages: str = "en",
    searched: bool = True,
    unread: tuple[str, ...] = (),
    unread_languages: Mapping[str, tuple[str, ...]] = MappingProxyType({}),
) -> tuple[dict[str, Any], ...]:
    """Rows of {"what", "why"}, in `en` or `zh`; the row about registers names the offices without
    data. No marketplace: in general. `searched`: were others' marks like the profile's brands
    looked for? `unread`: columns with text that were not read. `unread_languages`: by row
    (`wording`, `terms`), the languages of the texts in which that is not read (BCP 47).
    """
    imported = {register["office"] for register in snapshot.registers}
    offices = market.offices if market is not None else ()
    rows = [_gap("images", messages)]
    if unread:
        rows.append(_gap("columns", messages, columns=unread))
    for key, tags in unread_languages.items():
        if tags:
            names = [_language_name(tag, messages) for tag in tags]
            rows.append(_gap(key, messages, languages=tuple(names)))
    if not imported:
        rows.append(_gap("no-register", messages, list(offices)))
    elif missing := [office for office in offices if office not in imported]:
        rows.append(_gap("offices", messages, missing))
    if partial := [office for office in offices if office in imported - whole_offices(snapshot)]:
        rows.append(_gap("partial", messages, partial))
    rows.append(_gap("unregistered-rights", messages))
    if not any(brand.registrations or brand.unregistered for brand in profile.brands):
        rows.append(_gap("own-brands", messages))
    if imported and profile.brands and not searched:
        rows.append(_gap("conflicts", messages))
    return tuple(rows)


def _language_name(tag: str, messages: str) -> str:
    name = yaml_of("brandlint", "languages.yaml").get(tag)
    return str(name[messages]) if name else tag


def _gap(
    key: str,
    messages: str,
    offices: list[str] | None = None,
    columns: tuple[str, ...] = (),
    languages: tuple[str, ...] = (),
) -> dict[str, Any]:
    text = _texts()[key]
    gap: dict[str, Any] = {
        part: text[part][messages].format(
            offices=", ".join(offices or ()),
            columns=", ".join(columns),
            languages=(", " if messages == "en" else "、").join(languages),
        )
        for part in ("what", "why")
    }
    return gap | ({"offices": offices} if offices else {})
