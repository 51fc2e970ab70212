"""A profile explained: what brandlint makes of the seller's brands, registrations and settings.
Texts: `profile_texts.yaml`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from brandlint.marketplaces.marketplace import resolve_market
from brandlint.marketplaces.symbol_law import symbol_law
from brandlint.package_data import yaml_of
from brandlint.seller.profile import FILE, Authorised, Profile
from brandlint.seller.registrations import (
    OwnBrand,
    allows_symbol,
    counting,
    live,
    own_brands,
)

EXAMPLE = """\
marketplaces = ["amazon.com", "amazon.de"]
minimum_severity = "info"

[[brands]]
name = "Example Brand"
registrations = [
  { office = "US", number = "…", classes = [21], status = "registered", mark = "EXAMPLE BRAND" },
]

[[authorised]]
name = "Somebody Else"
proof = "distribution agreement of 2026-03-01"
until = 2027-02-28

[[ignore]]
fingerprint = "…"
reason = "checked with counsel"

[rules]
patent-watch = "off"
"""


def profile_page(profile: Profile, day: date, lang: str = "en") -> str:
    """The page as text, in `en` or `zh`."""
    texts = {
        key: translations["zh" if lang == "zh" else "en"]
        for key, translations in yaml_of("brandlint.seller", "profile_texts.yaml").items()
    }
    if profile == Profile():
        return f"{texts['empty'].format(file=FILE)}\n\n{EXAMPLE}"
    parts = [
        (texts["brands"], list(_brands(profile, texts)) or [texts["no-brands"]]),
        (texts["markets"], list(_markets(profile, texts)) or [texts["no-markets"]]),
        (texts["authorised"], list(_authorised(profile, day, texts)) or [texts["no-authorised"]]),
        (
            texts["ignored"],
            [
                texts["ignored-row"].format(
                    what=" ".join(filter(None, (ignored.rule, ignored.mark, ignored.fingerprint))),
                    reason=ignored.reason,
                )
                for ignored in profile.ignore
            ],
        ),
        (texts["settings"], list(_settings(profile, texts))),
    ]
    return (
        "\n\n".join(
            "\n".join([head, *(f"  {line}" for line in lines)]) for head, lines in parts if lines
        )
        + "\n"
    )


def _brands(profile: Profile, texts: dict[str, str]) -> Iterator[str]:
    for brand in profile.brands:
        yield brand.name
        if not brand.registrations:
            yield "  " + texts["unregistered" if brand.unregistered else "unknown"]
        for registration in brand.registrations:
            line = texts["registration"].format(
                office=registration.office,
                number=registration.number,
                classes=", ".join(map(str, registration.classes)),
                status=texts[registration.status],
            )
            if day := registration.renewal:
                line += texts["renewal"].format(day=day)
            yield "  " + line


def _markets(profile: Profile, texts: dict[str, str]) -> Iterator[str]:
    brands = [brand for brand in own_brands(profile) if brand.is_known]
    for name in profile.marketplaces:
        market = resolve_market(name)
        if market.ship_to:
            yield texts["ship-to"].format(market=name)
            continue
        yield texts["counts"].format(market=name, offices=", ".join(market.offices))
        for brand in brands:
            yield "  " + texts[_standing(brand, name)].format(
                brand=brand.name, law=symbol_law(market).basis
            )


def _standing(brand: OwnBrand, name: str) -> str:
    market = resolve_market(name)
    if not allows_symbol(brand, market):
        return "uncovered"
    return "covered" if live(counting(brand.registrations, market)) else "symbol-only"


def _authorised(profile: Profile, day: date, texts: dict[str, str]) -> Iterator[str]:
    for authorised in profile.authorised:
        line = texts["authorisation"].format(brand=authorised.name, proof=authorised.proof)
        if until := authorised.until:
            line += texts["until" if day <= until else "expired"].format(day=until)
        if authorised.sha256:
            line += texts[_proof(authorised)]
        if authorised.marketplaces:
            line += texts["only"].format(markets=", ".join(authorised.marketplaces))
        yield line


def _proof(authorised: Authorised) -> str:
    """Is the document, where it is a file here, the one whose hash is in the settings?"""
    try:
        with Path(authorised.proof).open("rb") as stream:
            return (
                "proof-same"
                if hashlib.file_digest(stream, "sha256").hexdigest() == authorised.sha256
                else "proof-changed"
            )
    except OSError:
        return "proof-elsewhere"


def _settings(profile: Profile, texts: dict[str, str]) -> Iterator[str]:
    if profile.minimum_severity != "hint":
        yield texts["minimum"].format(severity=profile.minimum_severity)
    yield from (
        texts["off"].format(rule=rule) for rule, state in profile.rules.items() if state == "off"
    )
    if profile.patents:
        yield texts["patents"].format(file=profile.patents)
