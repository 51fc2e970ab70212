"""The JSON of a listing: one in a request, or one a line of a `.jsonl` file."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator, Mapping
from typing import Annotated, Any, BinaryIO, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from brandlint.errors import BrandlintError, wrong_fields
from brandlint.listing import Listing
from brandlint.marketplaces.marketplace import parse_marketplace
from brandlint.tabular.text import lines, within_cap


def _plain(value: Any) -> Any:
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


class ListingIn(BaseModel):
    """One listing. `lang` is the language of its text, `messages` that of the answer; offsets count
    in `offset_unit`.
    """

    model_config = ConfigDict(extra="ignore", strict=True)
    id: Annotated[str, BeforeValidator(_plain)] = Field(
        default="", json_schema_extra={"type": ["string", "integer"]}
    )
    lang: str | None = None
    marketplace: str | None = ""
    category: str | None = ""
    brand: str | None = ""
    brands: list[str] = Field(default_factory=list)
    fields: dict[str, str]
    ship_to: list[str] = Field(default_factory=list)
    date: datetime.date | None = Field(
        default=None, strict=False, description="the day the listing goes live; default today"
    )
    hints: bool = False
    messages: Literal["en", "zh"] = "en"
    offset_unit: Literal["utf-16", "codepoint"] = "utf-16"

    def listing(self) -> Listing:
        return Listing(
            self.fields,
            self.id,
            parse_marketplace(self.marketplace or ""),
            self.category or "",
            self.brand or "",
            tuple(self.brands),
            self.lang or "",
            tuple(self.ship_to),
            self.date,
        )


def parse(data: Any) -> ListingIn:
    """Raises `BrandlintError` (invalid-field) with the path of each wrong field."""
    try:
        return ListingIn.model_validate(data)
    except ValidationError as error:
        raise wrong_fields(error) from error


def listing_of(data: Any) -> Listing:
    return parse(data).listing()


def read_json_lines(path: str, stream: BinaryIO, columns: Mapping[str, str]) -> Iterator[Listing]:
    """Raises `BrandlintError` naming path and line; what came before it has been read."""
    for number, line in enumerate(lines(path, stream), 1):
        if not line.strip():
            continue
        where = f"{path}, line {number}"
        try:
            record = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise BrandlintError("malformed", f"{where}: {error}") from error
        try:
            listing = listing_of(record)
        except BrandlintError as error:
            raise BrandlintError(error.slug, f"{where}: {error.detail}", error.pointers) from error
        within_cap(where, listing.fields)
        yield listing
