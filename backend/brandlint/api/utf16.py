"""Code points → UTF-16 code units, at the edge only."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from typing import Any


class Units:
    """Converts code-point offsets of one text to UTF-16 code units."""

    def __init__(self, text: str) -> None:
        self._astral = (
            [] if text.isascii() else [at for at, letter in enumerate(text) if letter > "\uffff"]
        )

    def __call__(self, offset: int) -> int:
        return offset + bisect_left(self._astral, offset)


def to_utf16(finding: dict[str, Any], fields: Mapping[str, str]) -> dict[str, Any]:
    """The finding with its own and its edits' offsets in UTF-16 code units."""
    units: dict[str, Units] = {}

    def convert(row: dict[str, Any]) -> dict[str, Any]:
        if row["field"] is None or row["start"] is None:
            return row
        unit = units.setdefault(row["field"], Units(fields.get(row["field"], "")))
        return {**row, "start": unit(row["start"]), "end": unit(row["end"])}

    fixes = [{**fix, "edits": [convert(edit) for edit in fix["edits"]]} for fix in finding["fixes"]]
    return {**convert(finding), "fixes": fixes}
