"""Bytes → text, with the one error that names the place."""

import codecs

from brandlint.errors import BrandlintError


def decode(path: str, data: bytes) -> str:
    """UTF-8 with or without BOM, or UTF-16 with BOM. Raises `BrandlintError` (not-utf8) with the byte's place."""
    encoding = "utf-16" if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8-sig"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise BrandlintError("not-utf8", f"{path}, byte {error.start}") from error
