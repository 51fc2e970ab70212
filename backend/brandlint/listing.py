"""The listing as the linter takes it, and which fields play which part."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

TITLE, HIGHLIGHTS, BRAND, SEARCH_TERMS, BULLET, DESCRIPTION, COMPATIBLE = (
    "title",
    "item_highlights",
    "brand",
    "search_terms",
    "bullet",
    "description",
    "compatible_devices",
)


@dataclass(frozen=True, slots=True)
class Listing:
    """One listing. `fields` maps field names (title, bullet_1, description, search_terms, brand …)
    to their text.

    `brand` is what the brand field says (text, not a right); `brands` are the names the goods are
    rightly sold under. `lang` is the language of the texts (BCP 47), empty: it is recognised, and
    that of the marketplace expected. `ship_to`: offices or countries, for marketplaces that ship by
    list. `day`: when the listing goes live, None: today. `unread`: columns beside the fields that
    hold text and were not read.
    """

    fields: Mapping[str, str]
    id: str = ""
    marketplace: str = ""
    category: str = ""
    brand: str = ""
    brands: tuple[str, ...] = ()
    lang: str = ""
    ship_to: tuple[str, ...] = ()
    day: date | None = None
    unread: tuple[str, ...] = ()

    def texts(self) -> dict[str, str]:
        """All texts that are checked and that offsets count in: the fields, and the brand where it
        stands beside them.
        """
        return {**self.fields, BRAND: self.text(BRAND)} if self.brand else dict(self.fields)

    def text(self, field: str) -> str:
        """One of `texts()`, empty if there is none."""
        return self.fields.get(field, self.brand if field == BRAND else "")


@lru_cache(maxsize=4096)
def role(field: str) -> str:
    """The part a field plays, by its name: `bullet_3` → `bullet`, `keywords` → `search_terms`;
    unknown names are copy.
    """
    name = field.casefold().replace("-", "_").replace(" ", "_")
    if name.startswith(("search_term", "keyword", "generic_keyword", "backend", "tag")):
        return SEARCH_TERMS
    if name.startswith("bullet") or name.startswith("feature"):
        return BULLET
    if name in {"item_name", "name", "product_name"} or name.startswith("title"):
        return HIGHLIGHTS if "differentiation" in name else TITLE
    if name.startswith(("item_highlight", "highlight")):
        return HIGHLIGHTS
    if name in {"brand", "brand_name", "manufacturer"}:
        return BRAND
    if name.startswith(("compatible", "compatibility", "for_use_with", "fits")):
        return COMPATIBLE
    return DESCRIPTION
