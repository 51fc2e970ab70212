"""Signs that were stored as UTF-8 and read with another table, as they stand in many exported
listings: `„Äê` for `【`, `â€™` for `’`.

Only signs between words are told, no letters: a sign so misread must not grow together with the
word beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_SIGNS = "【】「」『』《》〈〉（）［］：；，。、！？～・★☆■●◆–—―‘’“”„…•·®™°×✓✔➤►√"
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


MISREAD = dict(_readings())
PATTERN = "|".join(map(re.escape, sorted(MISREAD, key=len, reverse=True)))
