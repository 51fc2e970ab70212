"""Model words behind a mark ("iPhone 15 Pro Max"), told apart from measures ("2 m", "3-pack")."""

from __future__ import annotations

import re

_MODEL = re.compile(
    r"(?:[A-Za-z]*-?\d[\w/+-]*|pro|max|plus|mini|ultra|air|se|lite|fe)", re.IGNORECASE
)
_MEASURE = re.compile(
    r"\d+(?:[.,]\d+)?-?(?:m|cm|mm|ft|feet|in|inch|inches|w|v|mah|gb|tb|pcs?|packs?|x|l|ml|oz|g|kg"
    r"|k|hz)",
    re.IGNORECASE,
)
UNIT = re.compile(
    r"(?:packs?|pcs?|pieces?|sets?|inch(?:es)?|ft|feet|m|cm|mm|x|meters?|watts?|in)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"\s+([^\s,;|()\[\]]+)")


def is_model(word: str) -> bool:
    return _MODEL.fullmatch(word) is not None and _MEASURE.fullmatch(word) is None


def models_end(text: str, end: int) -> int:
    """Where the model words that follow text[:end] stop (code points); `end` if there are none."""
    while (
        (match := _WORD.match(text, end))
        and is_model(match[1])
        and not UNIT.match(text[match.end() :].lstrip())
    ):
        end = match.end()
    return end
