"""A stream of USPTO XML → small documents of whole cases, so that several processes can parse one file.

Only plain files are cut: one byte a letter of the tags, cases under the very name `case-file`, nothing but white space or closing and opening
groups between them. Whoever reads a slice that lxml refuses, or meets `Uncut`, reads the file from end to end instead, which names what is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

_BEGIN, _END = b"<case-file>", b"</case-file>"
_ROOT = b"trademark-applications-daily"
_ENCODING = re.compile(rb"^<\?xml[^>]*?encoding=[\"']([\w.-]+)[\"']")
_SIZE = 2 << 20  # bytes of a slice, about
_LONGEST = 64 << 20  # bytes without the end of a case


class Uncut(Exception):
    """The stream is not of the plain form that can be cut, or it does not end as a whole file does."""


def slices(stream: BinaryIO) -> Iterator[bytes]:
    """XML documents of some hundred cases each, in order. Raises `Uncut`."""
    head = stream.read(4096)
    declared = _ENCODING.match(head)
    if b"\x00" in head or b"<" + _ROOT not in head or head[:5] != b"<?xml":
        raise Uncut
    opening = b'<?xml version="1.0" encoding="' + (declared[1] if declared else b"UTF-8") + b'"?><' + _ROOT + b">"
    rest = head
    while data := stream.read(_SIZE):
        rest += data
        last = rest.rfind(_END)
        if last < 0:
            if len(rest) > _LONGEST:
                raise Uncut
            continue
        yield opening + _cases(rest[:last]) + b"</" + _ROOT + b">"
        rest = rest[last + len(_END) :]
    if (last := rest.rfind(_END)) >= 0:  # a file of one short read
        yield opening + _cases(rest[:last]) + b"</" + _ROOT + b">"
        rest = rest[last + len(_END) :]
    if _BEGIN in rest or not rest.rstrip().endswith(b"</" + _ROOT + b">"):
        raise Uncut


def _cases(text: bytes) -> bytes:
    """The cases in a text that ends where the end of a case was cut off."""
    found = []
    for piece in text.split(_END):
        begin = piece.find(_BEGIN)
        if begin < 0 or b"<!--" in piece[:begin] or b"<![CDATA[" in piece:
            raise Uncut
        found.append(piece[begin:])
    return _END.join(found) + _END
