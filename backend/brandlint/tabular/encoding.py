"""Which encoding a text file is in: by its byte order mark, as UTF-8, as UTF-16 by its zero bytes,
else by what its words and headings are.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterator
from typing import BinaryIO

from brandlint.errors import BrandlintError

_CHUNK = 1 << 20
_SAMPLE = 1 << 16  # bytes of lines that are not ASCII, which tell the encoding
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# The encodings of spreadsheets and portals by region, and for those of one byte a letter the
# languages whose words tell them apart.
_WIDE = ("cp932", "gb18030", "big5", "cp949", "euc_jp")
_NARROW = {
    "cp1252": ("de", "fr", "es", "it", "pt", "nl", "sv"),
    "cp1250": ("pl", "cs", "hu", "ro"),
    "cp1251": ("ru", "uk", "bg"),
    "cp1254": ("tr",),
    "cp1253": ("el",),
    "mac_roman": ("de", "fr", "es", "it", "pt", "sv"),
}
_WORD = re.compile(r"[^\W\d_]{2,}")
_WORDS = 200  # words with other letters than those of ASCII that are looked up
_COMMON = 2.0  # zipf frequency from which on a word is one


def named_encoding(name: str) -> str:
    """The codec of that name. Raises `BrandlintError` (usage) for a name that is not known."""
    try:
        return codecs.lookup(name).name
    except LookupError as error:
        raise BrandlintError(
            "usage", f"--encoding {name}: no such encoding; utf-8, cp1252 and shift_jis are some"
        ) from error


def detect_encoding(stream: BinaryIO, known: Callable[[str], int]) -> str:
    """The encoding of a stream that can be sought; it is read from its place and put back there.

    `known` counts what is known of a text, such as headings; what is known best wins. A file that
    is mostly UTF-8 is UTF-8: its other lines are damaged.
    """
    place = stream.tell()
    try:
        return _detected(stream, known)
    finally:
        stream.seek(place)


def _detected(stream: BinaryIO, known: Callable[[str], int]) -> str:
    place = stream.tell()
    head = stream.read(_CHUNK)
    for bom, encoding in _BOMS:
        if head.startswith(bom):
            return encoding
    if wide := _without_bom(head):
        return wide
    stream.seek(place)
    if _is_utf8(stream):
        return "utf-8"
    stream.seek(place)
    sample = b"".join(_other_lines(stream))
    lines = [line for line in sample.splitlines() if not line.isascii()]
    whole = sum(map(_decodes, lines))
    if 2 * whole >= len(lines):
        return "utf-8"
    return _legacy(head.splitlines()[:40], sample, known)


def _without_bom(head: bytes) -> str:
    """UTF-16 by its zero bytes, every second of which stands in texts of mostly ASCII."""
    head = head[: len(head) // 2 * 2]
    pairs = len(head) // 2
    if pairs < 2:
        return ""
    odd, even = head[1::2].count(0), head[0::2].count(0)
    if odd > 0.3 * pairs and odd > 4 * even:
        return "utf-16-le"
    if even > 0.3 * pairs and even > 4 * odd:
        return "utf-16-be"
    return ""


def _is_utf8(stream: BinaryIO) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        while chunk := stream.read(_CHUNK):
            decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _other_lines(stream: BinaryIO) -> Iterator[bytes]:
    """The first lines that are not ASCII."""
    size = 0
    while size < _SAMPLE and (line := stream.readline(_SAMPLE)):
        if not line.isascii():
            size += len(line)
            yield line


def _decodes(line: bytes, encoding: str = "utf-8") -> bool:
    try:
        line.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _legacy(head: list[bytes], sample: bytes, known: Callable[[str], int]) -> str:
    """The encoding in which most headings are known, else by charset-normalizer, else by words."""
    candidates = [*_WIDE, *_NARROW]
    tops = {encoding: _headings(head, encoding, known) for encoding in candidates}
    best = max(tops.values())
    left = [encoding for encoding in candidates if tops[encoding] == best]
    if len(left) == 1:
        return left[0]
    from charset_normalizer import from_bytes  # only files that are no UTF-8 need it

    match = from_bytes(sample, cp_isolation=left, language_threshold=0.0).best()
    if match is not None and match.encoding in _WIDE:
        return match.encoding
    narrow = [encoding for encoding in left if encoding in _NARROW]
    if not narrow:
        return match.encoding if match is not None else left[0]
    return max(narrow, key=lambda encoding: _known_words(sample, encoding))


def _headings(head: list[bytes], encoding: str, known: Callable[[str], int]) -> int:
    return sum(known(line.decode(encoding, "replace")) for line in head)


def _known_words(sample: bytes, encoding: str) -> int:
    """How many of the words with letters beyond ASCII are words of the encoding's languages."""
    from wordfreq import zipf_frequency

    text = sample.decode(encoding, "replace").casefold()
    words = {word for word in _WORD.findall(text) if not word.isascii()}
    return sum(
        any(zipf_frequency(word, lang, "small") >= _COMMON for lang in _NARROW[encoding])
        for word in sorted(words)[:_WORDS]
    )
