"""Texts that were stored as UTF-8 and read with another table, as they stand in many exported
listings: `„Äê` for `【`, `â€™` for `’`, `NestlÃ©` for `Nestlé`.

The signs between words are told here: a sign so misread must not grow together with the word
beside it. So are the letters that Mac Roman makes of those of Latin-1. Whatever else ftfy finds is
read as it reads it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ftfy import fix_encoding
from ftfy.badness import is_bad
from ftfy.chardata import UTF8_DETECTOR_RE

_SIGNS = "【】「」『』《》〈〉（）［］：；，。、！？～・★☆■●◆–—―‘’“”„…•·®™°×✓✔➤►√"
_LETTERS = "".join(map(chr, range(0xC0, 0x100)))
_TABLES = ("mac_roman", "cp1252", "latin-1")


def _readings() -> Iterator[tuple[str, str]]:
    for sign in _SIGNS:
        for table in _TABLES:
            try:
                wrong = sign.encode("utf8").decode(table)
            except UnicodeDecodeError:
                continue
            # A lone accented letter with a sign (`Â®`) is told only where the first is a letter
            # that nobody writes before a sign.
            if len(wrong) > 2 or wrong[0] in "ÂÃ¬":
                yield wrong, sign
    for letter in _LETTERS:
        yield letter.encode("utf8").decode("mac_roman"), letter


MISREAD = dict(_readings())
PATTERN = "|".join(map(re.escape, sorted(MISREAD, key=len, reverse=True)))


def misread_runs(text: str) -> Iterator[tuple[int, int, str]]:
    """Start and end (code points) of what was read with a wrong table, and how it reads aright.

    A run is as short as can be told: one letter, or all of a text that was misread twice.
    """
    for match in UTF8_DETECTOR_RE.finditer(text):
        run, start = match[0], match.start()
        if not is_bad(run) or (reading := fix_encoding(run)) == run:
            continue
        lengths = [len(letter.encode("utf8", "surrogatepass")) for letter in reading]
        if sum(lengths) != len(run):
            yield start, match.end(), reading
            continue
        for letter, length in zip(reading, lengths, strict=True):
            yield start, start + length, letter
            start += length
