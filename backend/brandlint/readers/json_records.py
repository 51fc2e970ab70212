"""A record of JSON: its texts by their names, and other texts written in their place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from brandlint.listing import Listing
from brandlint.readers.json_places import Path, string_places, written_string
from brandlint.readers.objects import ObjectRows

_DEPTH = 12  # levels below a record in which its texts are looked for
_VALUE = "value"  # `"item_name": [{"value": "…"}]`


class Leaf(NamedTuple):
    """A text or number of a record: its path from the record on, and its name."""

    path: Path
    name: str
    text: str


def leaves(record: Mapping[str, Any]) -> Iterator[Leaf]:
    """The texts and numbers of a record. Lists of records within it are others' (variants, images),
    but for those that only wrap a value.
    """
    for name, value in record.items():
        yield from _leaves((name,), name, value)


def _leaves(path: Path, name: str, value: Any) -> Iterator[Leaf]:
    if isinstance(value, str):
        yield Leaf(path, name, value)
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield Leaf(path, name, str(value))
    elif len(path) > _DEPTH:
        return
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _leaves((*path, key), name if key == _VALUE else key, inner)
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            if not isinstance(inner, dict) or _VALUE in inner:
                yield from _leaves((*path, index), name, inner)


def of_record(
    rows: ObjectRows, number: int, where: str, record: Mapping[str, Any]
) -> tuple[Listing, dict[str, Path]] | None:
    """The listing of a record by the names of its texts, and field → path; None without a text."""
    found = list(leaves(record))
    placed = rows.listing(
        number, where, [leaf.name for leaf in found], [leaf.text for leaf in found]
    )
    if placed is None:
        return None
    return placed.listing, {name: found[column].path for name, column in placed.columns.items()}


def changed(
    listing: Listing, paths: Mapping[str, Path], fields: Mapping[str, str]
) -> list[tuple[Path, str]]:
    """The path and the text of each field that is another than the listing's."""
    return [
        (paths[name], text)
        for name, text in fields.items()
        if name in paths and text != listing.fields[name]
    ]


def edited(text: str, edits: Iterable[tuple[Path, str]]) -> str:
    """The JSON text with other strings at these paths."""
    wanted = list(edits)
    if not wanted:
        return text
    places = string_places(text)
    for path, new in sorted(wanted, key=lambda edit: places[edit[0]], reverse=True):
        start, end = places[path]
        text = text[:start] + written_string(new, text[start:end]) + text[end:]
    return text
