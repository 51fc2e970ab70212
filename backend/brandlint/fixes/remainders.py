"""What a deleted word would leave behind of the words, addresses and brackets it stands in."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Set

_TOKEN = re.compile(r"[!-~]+")  # signs of one address
_REACH = 256  # code points on either side in which an address is looked for
_ADDRESS = re.compile(
    r"(?:https?://|www\.)[!-~]*[\w/]"  # with what follows the host
    r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|(?:[a-z0-9-]+\.)+[a-z]{2,6}(?:/[!-~]*[\w/])?",
    re.ASCII,
)
_SIGNS_BEHIND = re.compile(r"[®™©℠]+")
_POSSESSIVE = re.compile(r"['’`´][^\W\d_]{1,4}\b")
_ELISION = re.compile(r"(?<![^\W\d_])(?:[ldjtmnscLDJTMNSC]|[Qq]u)['’]\Z")
_LATIN = "A-Za-z\u00c0-\u024f"
_ENDING = re.compile(rf"[{_LATIN}]{{1,3}}(?![{_LATIN}\d])")
_JOINED_BEHIND = re.compile(r"[-_/.+~·](?=\w)")
_JOINED_BEFORE = re.compile(r"\w[-_/.+~·]\Z")
_BRACKETS = {"(": ")", "[": "]", "{": "}", "（": "）", "【": "】", "“": "”", "「": "」", "『": "』"}
_LAST_WORD = re.compile(r"(?:(?<=[\s(\[（])|\A)([^\W\d_]+|[&+])\s*\Z")
_JOINT = re.compile(r"\s*(?:[&+]|(?:and|or|und|oder|et|ou|och|eller|oraz|lub|ve|veya)\b)\s*")
_OVER = re.compile(r"\s*(?:[,;:|/.!?)\]}）】]|\Z)")


def widened(text: str, start: int, end: int) -> tuple[int, int]:
    """The span (code points) of a word with what belongs to it alone: the address it stands in, its
    ending, its sign, its hyphen, one of two brackets. A sign by itself stays what it is.
    """
    if start >= end or not (text[start].isalnum() and text[end - 1].isalnum()):
        return _balanced(text, start, end)
    address = _address(text, start, end)
    if address is not None:
        return address
    if elision := _ELISION.search(text, max(0, start - 4), start):
        start = elision.start()
    for pattern in (_ENDING, _POSSESSIVE, _SIGNS_BEHIND):
        if (behind := pattern.match(text, end)) and _is_latin(text[end - 1]):
            end = behind.end()
    if text[start - 1 : start] in {"#", "@"} and not text[max(0, start - 2) : start - 1].strip():
        start -= 1
    start, end = _balanced(text, start, end)
    if joined := _JOINED_BEHIND.match(text, end):
        end = joined.end()
    elif joined := _JOINED_BEFORE.search(text, max(0, start - 2), start):
        start = joined.end() - 1
    return start, end


def without_lead(text: str, start: int, end: int, small: Set[str]) -> int:
    """The start of the span with the small words before it that lead to nothing once it is gone:
    "shoes by X" → "shoes". `small` are folded.
    """
    while _OVER.match(text, end) and (word := _LAST_WORD.search(text, max(0, start - 32), start)):
        if word[1] not in "&+" and _plain(word[1]) not in small:
            break
        start = word.start()
    return start


def without_joint(text: str, end: int) -> int:
    """The end of a span that begins a text, with the "and" that would begin it now."""
    joint = _JOINT.match(text, end)
    return joint.end() if joint is not None and joint.end() > end else end


def _address(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The address in whose host, path or name the span stands."""
    before = text[max(0, start - _REACH) : start]
    first = start - len(before) + max((m.end() for m in re.finditer(r"[^!-~]", before)), default=0)
    token = _TOKEN.match(text, first, end + _REACH)
    if token is None or token.end() < end:
        return None
    for match in _ADDRESS.finditer(text, token.start(), token.end()):
        if match.start() <= start and end <= match.end() and not _is_last_label(match, start):
            return match.span()
    return None


def _is_last_label(match: re.Match[str], start: int) -> bool:
    """Does the span begin behind the last dot of a bare host? "Shoes.nike" is no address."""
    found = match[0]
    return "/" not in found and "@" not in found and start > match.start() + found.rindex(".")


def _balanced(text: str, start: int, end: int) -> tuple[int, int]:
    """The span with the bracket beside it whose other half it holds."""
    for opening, closing in _BRACKETS.items():
        inside = text[start:end]
        surplus = inside.count(closing) - inside.count(opening)
        if surplus > 0 and text[start - 1 : start] == opening:
            start -= 1
        elif surplus < 0 and text[end : end + 1] == closing:
            end += 1
    return start, end


def _is_latin(sign: str) -> bool:
    return re.fullmatch(rf"[{_LATIN}\d]", sign) is not None


def _plain(word: str) -> str:
    """The word in small letters, without accents."""
    parts = unicodedata.normalize("NFKD", word.casefold())
    return "".join(sign for sign in parts if not unicodedata.combining(sign))
