"""The words by which offices call the state of an entry and the kind of a sign → `Status` and
`Drawing`. The words are data.
"""

from __future__ import annotations

import re
from functools import lru_cache

from brandlint.package_data import rows_of
from brandlint.registers.case import Drawing, Status
from brandlint.registers.importers.values import plain

_US_CODES = {
    "live_registered": Status.REGISTERED,
    "live_pending": Status.PENDING,
    "dead": Status.DEAD,
}
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")  # scripts written without spaces
_SHORTEST = 4  # letters of a phrase that is looked for inside other text


@lru_cache(maxsize=1)
def _words() -> dict[str, Status]:
    return {
        plain(row["word"]): Status(row["status"])
        for row in rows_of("brandlint.registers.importers", "status_words.csv")
    }


@lru_cache(maxsize=1)
def _phrases() -> tuple[tuple[re.Pattern[str], Status], ...]:
    """Longest first."""
    words = sorted(_words().items(), key=lambda item: -len(item[0]))
    return tuple(
        (
            re.compile(
                re.escape(word) if _WIDE.search(word) else rf"(?<!\w){re.escape(word)}(?!\w)"
            ),
            status,
        )
        for word, status in words
        if len(word) >= _SHORTEST or (len(word) > 1 and _WIDE.search(word))
    )


@lru_cache(maxsize=1)
def _us_codes() -> dict[str, Status]:
    return {
        row["code"]: _US_CODES.get(row["normalized"], Status.UNKNOWN)
        for row in rows_of("brandlint.registers.importers", "uspto_status_codes.csv")
    }


@lru_cache(maxsize=4096)
def status_of(word: str, office: str = "") -> Status:
    """The status that an office's word means, whatever its language and case; `UNKNOWN` where no
    word is known.

    The whole word is looked up first, then the longest known phrase in it. Numbers are read as
    status codes for office `US` only. Words: `status_words.csv`; codes:
    `uspto_status_codes.csv`.
    """
    text = plain(word)
    if text.isdigit():
        return _us_codes().get(text.zfill(3), Status.UNKNOWN) if office == "US" else Status.UNKNOWN
    if text in _words():
        return _words()[text]
    return next((status for pattern, status in _phrases() if pattern.search(text)), Status.UNKNOWN)


@lru_cache(maxsize=1)
def _types() -> dict[str, Drawing]:
    return {
        plain(row["word"]): Drawing(row["drawing"])
        for row in rows_of("brandlint.registers.importers", "mark_types.csv")
    }


@lru_cache(maxsize=4096)
def drawing_of(word: str, *, has_words: bool) -> Drawing:
    """What the sign consists of, by the office's word or drawing code and whether the entry has
    words.

    A figurative sign with words is a combined one. USPTO drawing codes of four places count by the
    first. Words: `mark_types.csv`.
    """
    text = plain(word)
    if re.fullmatch(r"[1-6][0-9a-z]{3}", text):
        text = text[0]
    drawing = _types().get(text)
    if drawing in (None, Drawing.NONE):
        return Drawing.WORDS if has_words and drawing is None else Drawing.NONE
    if drawing is Drawing.DESIGN and has_words:
        return Drawing.COMBINED
    return drawing if has_words or drawing is Drawing.DESIGN or not drawing else Drawing.DESIGN
