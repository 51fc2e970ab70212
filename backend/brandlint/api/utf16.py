"""Code points → UTF-16 code units, at the edge only."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from typing import Any


class Units:
    """Converts code-point offsets of one text to UTF-16 code units."""

    def __init__(self, text: str) -> None:
        self._astral = (
            []
            if text.isascii()
            else [index for index, letter in enumerate(text) if letter > "\uffff"]
        )

    def __call__(self, offset: int) -> int:
        return offset + bisect_left(self._astral, offset)


def to_utf16(finding: dict[str, Any], fields: Mapping[str, str]) -> dict[str, Any]:
    """The finding with its own and its edits' offsets in UTF-16 code units."""
    units: dict[str, Units] = {}

    def convert(edit: dict[str, Any]) -> dict[str, Any]:
        if edit["field"] is None or edit["start"] is None:
            return edit
        unit = units.setdefault(edit["field"], Units(fields.get(edit["field"], "")))
        return {**edit, "start": unit(edit["start"]), "end": unit(edit["end"])}

    fixes = [{**fix, "edits": [convert(edit) for edit in fix["edits"]]} for fix in finding["fixes"]]
    return {**convert(finding), "fixes": fixes}
