"""The JSON of a listing: one in a request, or one a line of a `.jsonl` file."""

from __future__ import annotations

import codecs
import datetime
import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Annotated, Any, BinaryIO, Literal, NamedTuple

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from brandlint.errors import BrandlintError, wrong_fields
from brandlint.listing import Listing
from brandlint.marketplaces.marketplace import parse_marketplace
from brandlint.readers.json_places import Path
from brandlint.readers.json_records import changed, edited, of_record
from brandlint.readers.objects import ObjectRows
from brandlint.readers.options import Notes, ReadOptions
from brandlint.tabular.encoding import named_encoding
from brandlint.tabular.raw_lines import RawLine, plain_encoding, raw_lines
from brandlint.tabular.text import within_cap


def _plain(value: Any) -> Any:
    if value is None:
        return ""
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


class ListingIn(BaseModel):
    """One listing. `lang` is the language of its text, `messages` that of the answer; offsets count
    in `offset_unit`.
    """

    model_config = ConfigDict(extra="ignore", strict=True)
    id: Annotated[str, BeforeValidator(_plain)] = Field(
        default="", json_schema_extra={"type": ["string", "integer", "null"]}
    )
    lang: str | None = None
    marketplace: str | None = ""
    category: str | None = ""
    brand: str | None = ""
    brands: list[str] | None = Field(default_factory=list)
    fields: dict[str, str | None]
    ship_to: list[str] | None = Field(default_factory=list)
    date: datetime.date | None = Field(
        default=None, strict=False, description="the day the listing goes live; default today"
    )
    hints: bool = False
    messages: Literal["en", "zh"] = "en"
    offset_unit: Literal["utf-16", "codepoint"] = "utf-16"

    def listing(self) -> Listing:
        return Listing(
            {name: text for name, text in self.fields.items() if text is not None},
            self.id,
            parse_marketplace(self.marketplace or ""),
            self.category or "",
            self.brand or "",
            tuple(self.brands or ()),
            self.lang or "",
            tuple(self.ship_to or ()),
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


def read(path: str, stream: BinaryIO, options: ReadOptions, notes: Notes) -> Iterator[Listing]:
    """The listings of JSON lines, one a line."""
    for line in _read(path, _lines(path, stream, options), options, notes):
        if line.listing is not None:
            yield line.listing


def rewrite(
    path: str,
    stream: BinaryIO,
    options: ReadOptions,
    notes: Notes,
    fixed: Iterable[Mapping[str, str]],
) -> Iterator[bytes]:
    """The bytes of the lines with other strings where the texts of their listings are others."""
    lines = _lines(path, stream, options)
    head = next(lines, None)
    if head is None:
        return
    encoding = plain_encoding(options.encoding or "utf-8", head.raw)
    fields = iter(fixed)
    for line in _read(path, chain((head,), lines), options, notes):
        listing, raw = line.listing, line.raw
        if listing is not None:
            edits = changed(listing, line.paths, next(fields, listing.fields))
            if edits:
                mark = raw.raw[: len(raw.raw) - len(raw.text.encode(encoding))]
                yield mark + edited(raw.text, edits).encode(encoding)
                continue
        yield raw.raw


class _Line(NamedTuple):
    """A line, and its listing with field → path where it holds one that can be read."""

    raw: RawLine
    listing: Listing | None
    paths: Mapping[str, Path]


def _lines(path: str, stream: BinaryIO, options: ReadOptions) -> Iterator[RawLine]:
    head = getattr(stream, "peek", lambda _: b"")(4)
    wide = head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    given = named_encoding(options.encoding) if options.encoding else ""
    return raw_lines(path, stream, given or ("utf-16" if wide else "utf-8"))


def _read(
    path: str, lines: Iterable[RawLine], options: ReadOptions, notes: Notes
) -> Iterator[_Line]:
    """All lines; `notes` is told of those that cannot be read."""
    rows = ObjectRows(path, options.columns, notes)
    for line in lines:
        listing, paths = None, dict[str, Path]()
        if line.text.strip():
            try:
                listing, paths = _of_line(rows, line, f"{path}, line {line.number}")
            except BrandlintError as error:
                notes.bad_row(error)
        yield _Line(line, listing, paths)
    rows.finish()


def _of_line(rows: ObjectRows, line: RawLine, where: str) -> tuple[Listing | None, dict[str, Path]]:
    """The listing of a line and field → path. Raises `BrandlintError` naming the line."""
    if line.broken >= 0:
        raise BrandlintError("not-utf8", f"{where}, byte {line.broken + 1} of the line")
    try:
        record = json.loads(line.text)
    except (ValueError, RecursionError) as error:
        raise BrandlintError("malformed", f"{where}: {error}") from error
    try:
        if isinstance(record, dict) and "fields" not in record:
            found = of_record(rows, line.number, f"line {line.number}", record)
            if found is not None:
                return found
        listing = listing_of(record)
    except BrandlintError as error:
        detail = error.detail if error.detail.startswith(where) else f"{where}: {error.detail}"
        raise BrandlintError(error.slug, detail, error.pointers) from error
    within_cap(where, listing.fields)
    return listing, {name: ("fields", name) for name in listing.fields}
