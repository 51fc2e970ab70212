"""What a marketplace's fields take: lengths, signs and repeated words, by store, category and date.
Data: `field_limits.csv`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from brandlint.finding import Severity
from brandlint.listing import TITLE
from brandlint.marketplaces.categories import groups
from brandlint.marketplaces.marketplace import Market
from brandlint.package_data import rows_of, yaml_of
from brandlint_nlp.fold import lookup_key


@dataclass(frozen=True, slots=True)
class Limit:
    """One row. `kind`: length (`minimum`, `maximum` in `unit`), signs (each of `signs`) or repeated
    (a word at most `maximum` times).

    `unit` is characters (code points) or bytes (UTF-8). `since` and `until` are inclusive.
    """

    kind: str
    marketplaces: tuple[str, ...]
    exceptions: frozenset[str]
    field: str
    categories: frozenset[str]
    not_categories: frozenset[str]
    since: date | None
    until: date | None
    minimum: int | None
    maximum: int | None
    unit: str
    signs: str
    severity: Severity
    source: str
    as_of: str

    def counts(self, marketplace: str, kinds: frozenset[str], day: date) -> bool:
        """Does it count at a marketplace, for goods of these coarse groups (empty: unknown), on
        this day?
        """
        return (
            any(part in marketplace for part in self.marketplaces)
            and marketplace not in self.exceptions
            and not (self.since and day < self.since)
            and not (self.until and day > self.until)
            and (not self.categories or bool(kinds & self.categories))
            and not kinds & self.not_categories
        )

    def length(self, text: str) -> int:
        return len(text.encode("utf8", "surrogatepass")) if self.unit == "bytes" else len(text)

    def cut(self, text: str) -> int:
        """The first code point of the text that no longer fits (the length of the text if all
        does).
        """
        if self.maximum is None or self.length(text) <= self.maximum:
            return len(text)
        if self.unit != "bytes":
            return self.maximum
        return len(text.encode("utf8", "surrogatepass")[: self.maximum].decode("utf8", "ignore"))


def _split(text: str) -> tuple[str, ...]:
    return tuple(filter(None, (part.strip() for part in text.split(";"))))


@lru_cache(maxsize=1)
def limits() -> tuple[Limit, ...]:
    """All rows. Raises ValueError for a bad number or date."""
    return tuple(
        Limit(
            row["kind"],
            _split(row["marketplaces"]),
            frozenset(_split(row["except"])),
            row["field"],
            frozenset(_split(row["categories"])),
            frozenset(_split(row["not_categories"])),
            date.fromisoformat(row["from"]) if row["from"] else None,
            date.fromisoformat(row["until"]) if row["until"] else None,
            int(row["minimum"]) if row["minimum"] else None,
            int(row["maximum"]) if row["maximum"] else None,
            row["unit"],
            row["signs"],
            row["severity"],  # type: ignore[arg-type]
            row["source"],
            row["date"],
        )
        for row in rows_of("brandlint.marketplaces", "field_limits.csv")
    )


@lru_cache(maxsize=4096)
def limits_of(market: Market, category: str, day: date) -> tuple[Limit, ...]:
    """The limits that count for goods of a category at a marketplace on a day.

    There are none where no marketplace is named.
    """
    kinds = groups(category)
    return tuple(limit for limit in limits() if market.id and limit.counts(market.id, kinds, day))


def title_limit(market: Market, category: str, day: date) -> int | None:
    """Code points that a title may have, if a limit is known."""
    longest = [
        limit.maximum
        for limit in limits_of(market, category, day)
        if (limit.kind, limit.field, limit.unit) == ("length", TITLE, "characters")
    ]
    return min((length for length in longest if length is not None), default=None)


@lru_cache(maxsize=16)
def small_words(language: str) -> frozenset[str]:
    """Folded articles, prepositions and conjunctions of a language and of English."""
    data: dict[str, list[str]] = yaml_of("brandlint.marketplaces", "small_words.yaml")
    return frozenset(lookup_key(word) for name in {language, "en"} for word in data.get(name, ()))
