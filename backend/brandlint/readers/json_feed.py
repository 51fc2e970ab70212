"""`.json`: the listings of a feed, wherever its list of records stands."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, BinaryIO, NamedTuple

from brandlint.errors import BrandlintError
from brandlint.listing import Listing
from brandlint.readers.headings import OTHER, PLAIN, heading_of
from brandlint.readers.json_places import Path
from brandlint.readers.json_records import changed, edited, leaves, of_record
from brandlint.readers.listing_json import listing_of
from brandlint.readers.objects import ObjectRows, no_records
from brandlint.readers.options import Notes, ReadOptions
from brandlint.tabular.encoding import detect_encoding, named_encoding
from brandlint.tabular.raw_lines import plain_encoding

LARGEST = 256 << 20  # bytes of a feed, which is read whole
_DEPTH = 12  # levels in which records are looked for
# Lists of what is part of a record and no listing of its own.
_PARTS = frozenset(
    {"variants", "variations", "skus", "options", "images", "media", "attributes", "metafields"}
)


class _Found(NamedTuple):
    listing: Listing
    paths: Mapping[str, Path]  # field → path from the root on


def read(path: str, stream: BinaryIO, options: ReadOptions, notes: Notes) -> Iterator[Listing]:
    """The listings of a feed. Raises `BrandlintError`: malformed, too-large, no-columns."""
    text, _, _ = _text(path, stream, options)
    for found in _listings(path, text, options, notes):
        yield found.listing


def rewrite(
    path: str,
    stream: BinaryIO,
    options: ReadOptions,
    notes: Notes,
    fixed: Iterable[Mapping[str, str]],
) -> Iterator[bytes]:
    """The bytes of the feed with other strings where the texts of its listings are others."""
    text, encoding, mark = _text(path, stream, options)
    edits: list[tuple[Path, str]] = []
    for found, fields in zip(_listings(path, text, options, notes), fixed, strict=False):
        edits += changed(found.listing, found.paths, fields)
    yield mark + edited(text, edits).encode(encoding)


def _text(path: str, stream: BinaryIO, options: ReadOptions) -> tuple[str, str, bytes]:
    """The text, its encoding without a byte order mark, and that mark."""
    encoding = named_encoding(options.encoding) if options.encoding else ""
    encoding = encoding or detect_encoding(stream, lambda _: 0)
    data = stream.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise BrandlintError(
            "too-large", f"{path} has more than {LARGEST >> 20} MB; as .jsonl it may have any size"
        )
    if not data.strip():
        raise BrandlintError("malformed", f"{path} is empty")
    plain = plain_encoding(encoding, data)
    try:
        text = data.decode(plain)
    except UnicodeDecodeError as error:
        raise BrandlintError("not-utf8", f"{path}, byte {error.start}") from error
    if text.startswith("\ufeff"):
        return text[1:], plain, "\ufeff".encode(plain)
    return text, plain, b""


def _listings(path: str, text: str, options: ReadOptions, notes: Notes) -> Iterator[_Found]:
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise BrandlintError("malformed", f"{path}: {error}") from error
    records = list(_records(data, ()))
    if not records:
        raise no_records(path)
    rows = ObjectRows(path, options.columns, notes)
    for number, (place, record) in enumerate(records, 1):
        where = f"record {number}"
        try:
            if isinstance(record.get("fields"), dict):
                listing = listing_of(record)
                yield _Found(listing, {name: (*place, "fields", name) for name in listing.fields})
                continue
            found = of_record(rows, number, where, record)
        except BrandlintError as error:
            named = error.detail.startswith(path)
            detail = error.detail if named else f"{path}, {where}: {error.detail}"
            notes.bad_row(BrandlintError(error.slug, detail, error.pointers))
            continue
        if found is not None:
            listing, paths = found
            yield _Found(listing, {name: (*place, *inner) for name, inner in paths.items()})
    rows.finish()


def _records(value: Any, path: Path) -> Iterator[tuple[Path, Mapping[str, Any]]]:
    """The outermost records with a text of a listing."""
    if isinstance(value, list):
        found = [
            ((*path, index), item) for index, item in enumerate(value) if isinstance(item, dict)
        ]
        if any(_is_record(item) for _, item in found[:20]):
            yield from found
            return
    single = isinstance(value, dict) and _is_record(value)
    inner: Iterable[tuple[str | int, Any]] = ()
    if isinstance(value, dict):
        inner = [
            (key, item) for key, item in value.items() if not single or key.lower() not in _PARTS
        ]
    elif isinstance(value, list):
        inner = enumerate(value)
    others = [
        record
        for key, item in inner
        if isinstance(item, dict | list) and len(path) < _DEPTH
        for record in _records(item, (*path, key))
    ]
    if single and not others:
        yield path, value
    else:
        yield from others


def _is_record(value: Mapping[str, Any]) -> bool:
    if isinstance(value.get("fields"), dict):
        return True
    return any(heading_of(leaf.name).role not in {"", OTHER, *PLAIN} for leaf in leaves(value))
