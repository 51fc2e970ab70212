"""Bytes → text, with the one error that names the place."""

import codecs
from collections.abc import Mapping

from brandlint.errors import BrandlintError

CAP = 1_000_000


def decode(path: str, data: bytes) -> str:
    """UTF-8 with or without BOM, or UTF-16 with BOM. Raises `BrandlintError` (not-utf8) with the byte's place."""
    encoding = "utf-16" if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8-sig"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise BrandlintError("not-utf8", f"{path}, byte {error.start}") from error


def within_cap(where: str, fields: Mapping[str, str]) -> None:
    """Raises `BrandlintError` (too-large) if a field holds more than `CAP` characters."""
    for name, text in fields.items():
        if len(text) > CAP:
            raise BrandlintError("too-large", f"{where}: {name} has {len(text)} characters, at most {CAP} are read", [(f"/fields/{name}", "too long")])
