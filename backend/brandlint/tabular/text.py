"""Bytes → text, line by line, with the one error that names the place."""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Iterator, Mapping
from typing import BinaryIO

from brandlint.errors import BrandlintError

CAP = 1_000_000  # characters of one field
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_LONE_CR = re.compile(r"(?<=\r)(?!\n)(?!\Z)")


def lines(path: str, stream: BinaryIO) -> Iterator[str]:
    """The lines of a stream with their ends (LF, CR LF or CR): UTF-8 with or without BOM, or UTF-16
    with BOM.

    Raises `BrandlintError` (not-utf8) with the place of the byte, in UTF-16 of the line.
    """
    head = stream.read(2)
    if head in _UTF16:
        encoding = "utf-16-le" if head == codecs.BOM_UTF16_LE else "utf-16-be"
        yield from _wide(path, io.TextIOWrapper(stream, encoding, newline=""))
        return
    offset, first = 0, True
    while line := (
        head + stream.readline()
        if first and not head.endswith(b"\n")
        else head
        if first
        else stream.readline()
    ):
        plain = line.removeprefix(codecs.BOM_UTF8) if first else line
        try:
            decoded = plain.decode("utf8")
        except UnicodeDecodeError as error:
            raise BrandlintError(
                "not-utf8", f"{path}, byte {offset + len(line) - len(plain) + error.start}"
            ) from error
        yield from _LONE_CR.split(decoded) if "\r" in decoded else (decoded,)
        offset, first = offset + len(line), False


def _wide(path: str, stream: io.TextIOWrapper) -> Iterator[str]:
    number = 0
    try:
        for line in stream:
            number += 1
            yield line
    except UnicodeDecodeError as error:
        raise BrandlintError("not-utf8", f"{path}, line {number + 1}: broken UTF-16") from error


def within_cap(where: str, fields: Mapping[str, str]) -> None:
    """Raises `BrandlintError` (too-large) if a field holds more than `CAP` characters."""
    for name, value in fields.items():
        if len(value) > CAP:
            raise _too_large(where, name, len(value))


def _too_large(where: str, name: str, length: int) -> BrandlintError:
    return BrandlintError(
        "too-large",
        f"{where}: {name} has {length} characters or more, at most {CAP} are read",
        [(f"/fields/{name}", "too long")],
    )
