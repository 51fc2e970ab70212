"""A stream of USPTO XML → small documents of whole cases, so that several processes can parse one
file.

Only plain files are cut: one byte a letter of the tags, cases under the very name `case-file`.
Whoever reads a slice that lxml refuses, also regrouped, or meets `Uncut`, reads the file from end
to end instead, which names what is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

_BEGIN, _END = b"<case-file>", b"</case-file>"
_ROOT = b"trademark-applications-daily"
_CLOSING = b"</" + _ROOT + b">"
_ENCODING = re.compile(rb"^<\?xml[^>]*?encoding=[\"']([\w.-]+)[\"']")
SLICE = 2 << 20  # bytes
_LONGEST = 64 << 20  # bytes without the end of a case


class Uncut(Exception):
    """The stream is not of the plain form that can be cut, or it does not end as a whole file
    does.
    """


def slices(stream: BinaryIO, size: int = SLICE) -> Iterator[bytes]:
    """XML documents of about `size` bytes and some hundred cases each, in order. Raises `Uncut`."""
    head = stream.read(4096)
    declared = _ENCODING.match(head)
    if b"\x00" in head or b"<" + _ROOT not in head or head[:5] != b"<?xml":
        raise Uncut
    opening = (
        b'<?xml version="1.0" encoding="'
        + (declared[1] if declared else b"UTF-8")
        + b'"?><'
        + _ROOT
        + b">"
    )
    rest = head
    while True:
        data = stream.read(size)
        rest += data
        begin, last = rest.find(_BEGIN), rest.rfind(_END)
        if 0 <= begin < last:
            if rest.count(b"<!--", 0, begin) != rest.count(b"-->", 0, begin):
                raise Uncut  # a comment holds the case
            last += len(_END)
            yield b"".join((opening, memoryview(rest)[begin:last], _CLOSING))
            rest = rest[last:]
        elif len(rest) > _LONGEST:
            raise Uncut
        if not data:
            break
    if _BEGIN in rest or not rest.rstrip().endswith(_CLOSING):
        raise Uncut


def regrouped(document: bytes) -> bytes:
    """The cases of a slice without the groups that end and begin between them. Raises `Uncut`."""
    opening, begin, rest = document.partition(_BEGIN)
    *pieces, _ = rest.split(_END)
    cases = [
        piece[piece.rfind(_BEGIN) :] if _BEGIN in piece else b""
        for piece in (begin + pieces[0], *pieces[1:])
    ]
    if not all(cases):
        raise Uncut
    return opening + _END.join(cases) + _END + _CLOSING
