"""The lines of a text file, each with the bytes that it was read from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from typing import BinaryIO, NamedTuple

from brandlint.errors import BrandlintError

LONGEST = 16 << 20  # bytes of one line
_LONE_CR = re.compile(rb"(?<=\r)(?!\n)(?!\Z)")
_WIDE = {"utf-16": 2, "utf-16-le": 2, "utf-16-be": 2, "utf-32": 4}


class RawLine(NamedTuple):
    """A line with its end. `raw` are its bytes, those of a byte order mark included, which `text`
    does not show. `broken` is the place of the first byte that is no text, -1 if there is none.
    """

    number: int
    text: str
    raw: bytes
    broken: int = -1


def raw_lines(path: str, stream: BinaryIO, encoding: str) -> Iterator[RawLine]:
    """The lines of a stream with their ends (LF, CR LF or CR), numbered from 1.

    Raises `BrandlintError` (too-large) for a line that does not end.
    """
    width = _WIDE.get(encoding, 0)
    pieces = _wide_pieces(path, stream, encoding, width) if width else _pieces(path, stream)
    plain = encoding
    for number, raw in enumerate(pieces, 1):
        skipped = 0
        if number == 1:
            plain, skipped = _without_mark(encoding, raw)
        try:
            yield RawLine(number, raw[skipped:].decode(plain), raw)
        except UnicodeDecodeError as error:
            text = raw[skipped:].decode(plain, "replace")
            yield RawLine(number, text, raw, error.start + skipped)


def plain_encoding(encoding: str, head: bytes) -> str:
    """The codec that neither reads nor writes a byte order mark, for a file that begins so."""
    return _without_mark(encoding, head)[0]


def _without_mark(encoding: str, raw: bytes) -> tuple[str, int]:
    """The encoding without its byte order mark, and the bytes of the mark."""
    if encoding in {"utf-8-sig", "utf-8"}:
        return "utf-8", 3 if raw.startswith(b"\xef\xbb\xbf") else 0
    if encoding == "utf-32":
        return "utf-32-le", 4
    if encoding == "utf-16":
        if raw.startswith(b"\xfe\xff"):
            return "utf-16-be", 2
        return "utf-16-le", 2 if raw.startswith(b"\xff\xfe") else 0
    if encoding in {"utf-16-le", "utf-16-be"}:
        mark = "\ufeff".encode(encoding)
        return encoding, 2 if raw.startswith(mark) else 0
    return encoding, 0


def _pieces(path: str, stream: BinaryIO) -> Iterator[bytes]:
    number = 0
    while raw := stream.readline(LONGEST + 1):
        number += 1
        if len(raw) > LONGEST:
            raise _endless(path, number)
        if b"\r" in raw:
            yield from filter(None, _LONE_CR.split(raw))
        else:
            yield raw


def _wide_pieces(path: str, stream: BinaryIO, encoding: str, width: int) -> Iterator[bytes]:
    """The lines of a text whose letters have two or four bytes."""
    head = stream.read(1 << 16)
    plain, _ = _without_mark(encoding, head)
    feed, cr = "\n".encode(plain), "\r".encode(plain)
    rest, number = b"", 0
    for chunk in chain((head,), iter(lambda: stream.read(1 << 16), b"")):
        rest += chunk
        begin = 0
        while (end := _line_end(rest, begin, feed, cr, width)) > 0:
            number += 1
            yield rest[begin:end]
            begin = end
        rest = rest[begin:]
        if len(rest) > LONGEST:
            raise _endless(path, number + 1)
    if rest:
        yield rest


def _line_end(data: bytes, begin: int, feed: bytes, cr: bytes, width: int) -> int:
    """Where the line that begins there ends, 0 if that is not seen yet."""
    ends = [_aligned(data, sign, begin, width) for sign in (feed, cr)]
    end = min((place for place in ends if place >= 0), default=-1)
    if end < 0:
        return 0
    after = end + width
    if data.startswith(feed, end):
        return after
    if len(data) < after + width:
        return 0  # a CR at the end of what is read: an LF may follow
    return after + width if data.startswith(feed, after) else after


def _aligned(data: bytes, sign: bytes, begin: int, width: int) -> int:
    place = data.find(sign, begin)
    while place >= 0 and place % width != begin % width:
        place = data.find(sign, place + 1)
    return place


def _endless(path: str, number: int) -> BrandlintError:
    return BrandlintError(
        "too-large", f"{path}, line {number} does not end within {LONGEST >> 20} MB"
    )
