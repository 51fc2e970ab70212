"""Marks that signs interrupt: initials with full stops (`L.V.`), and marks in scripts without
capitals whose letters signs part or mask (`나.이.키`, `香*儿`).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from brandlint_nlp.fold import Folded, lookup_key
from brandlint_nlp.lexicon import Lexicon
from brandlint_nlp.signs import MASKS

_LETTER = "[\u3041-\u309f\u30a1-\u30fa\u30fc-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3]"
_SIGN = rf"[{re.escape(MASKS)}.\-]"
_AROUND = 6  # letters on each side of a sign that are looked at
_SIGNED = re.compile(rf"{_SIGN}(?={_LETTER})(?<={_LETTER}{_SIGN})")
_BEFORE = re.compile(rf"(?:{_LETTER}|{_SIGN})+\Z")
_BEHIND = re.compile(rf"(?:{_LETTER}|{_SIGN})+")
_SIGNS = re.compile(_SIGN)
_DOT = re.compile("[·・]")  # between the words of a name in kana
_INITIALS = re.compile(r"(?<![\w.])(?:[A-Z]\.){1,4}[A-Z](?!\w)\.?")
_FAME = 2
MASKED = "m"  # before the key of a mark with one letter left out


class Interrupted(NamedTuple):
    """Words first:last, at start:end of the original, that are row `lexicon_row`.

    `trick` is how it is disguised, "" if it is not.
    """

    first: int
    last: int
    start: int
    end: int
    lexicon_row: int
    trick: str


def masked_keys(text: str) -> list[str]:
    """The keys of a mark in such a script, one letter but the first left out in turn."""
    if len(text) < 3 or not all(re.fullmatch(_LETTER, letter) for letter in text):
        return []
    return [MASKED + text[:at] + text[at + 1 :] for at in range(1, len(text))]


def interrupted_marks(folded: Folded, lexicon: Lexicon) -> dict[int, Interrupted]:
    """Such marks in a text, by the number of their first word."""
    found: dict[int, Interrupted] = {}
    original = folded.original
    if "." in original:
        for match in _INITIALS.finditer(original):
            row = lexicon.marks.get(lookup_key(match[0].replace(".", "")))
            if row is not None and _is_name(lexicon, row):
                _add(found, folded, match.start(), match.end(), int(row), "")
    if not original.isascii():
        for sign in _SIGNED.finditer(original):
            best = max(
                _readings(original, sign.start(), lexicon),
                key=lambda reading: reading[1] - reading[0],
                default=None,
            )
            if best is not None:
                _add(found, folded, *best)
    return found


def _readings(original: str, at: int, lexicon: Lexicon) -> Iterator[tuple[int, int, int, str]]:
    """The marks that the letters around a sign can be: start, end, row and trick of each."""
    reach = 2 * _AROUND
    before = _BEFORE.search(original, max(0, at - reach), at)
    behind = _BEHIND.match(original, at + 1, at + 1 + reach)
    if before is None or behind is None:
        return
    for start in range(before.start(), at):
        for end in range(at + 2, behind.end() + 1):
            piece = original[start:end]
            if _SIGNS.match(piece[0]) or _SIGNS.match(piece[-1]):
                continue
            letters = _SIGNS.sub("", piece)
            if not _DOT.search(piece):
                row = lexicon.marks.get(lookup_key(letters))
                if row is not None and _is_name(lexicon, row):
                    yield start, end, int(row), "separator"
            if len(letters) == len(piece) - 1 and original[at] in MASKS:
                variant = lexicon.variants.get(MASKED + letters)
                if variant is not None:
                    row = int(lexicon.variant_texts[variant])
                    text = lexicon.marks.restore_key(row).replace(" ", "")
                    if len(text) == len(piece) and text[at - start] not in letters:
                        yield start, end, row, "mask"


def _is_name(lexicon: Lexicon, row: int) -> bool:
    return lexicon.fame(row) >= _FAME and not lexicon.is_word(row)


def _add(
    found: dict[int, Interrupted],
    folded: Folded,
    start: int,
    end: int,
    row: int,
    trick: str,
) -> None:
    """Keep a mark that begins and ends with words."""
    first, last = bisect_left(folded.starts, start), bisect_left(folded.starts, end)
    if first < last and folded.starts[first] == start:
        found.setdefault(first, Interrupted(first, last, start, end, row, trick))
