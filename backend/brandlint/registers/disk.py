"""What a full disk does to SQLite, NumPy and marisa-trie → one error of the catalogue."""

from __future__ import annotations

import errno
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from brandlint.errors import BrandlintError

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
_ROOM = (
    4 << 20
)  # bytes: libraries that name no reason have failed for want of space where less is free


@contextmanager
def storing(where: Path) -> Iterator[None]:
    """For work that writes below `where`. Raises `BrandlintError` (disk-full) in place of what the
    writing raised.
    """
    try:
        yield
    except (sqlite3.OperationalError, OSError, RuntimeError) as error:
        if _full(error, where):
            raise BrandlintError("disk-full", str(error)) from error
        raise


def _full(error: Exception, where: Path) -> bool:
    if isinstance(error, OSError) and error.errno in _FULL:
        return True
    if isinstance(error, sqlite3.OperationalError) and (
        "full" in str(error) or "disk I/O" in str(error)
    ):
        return True
    with suppress(OSError):
        return shutil.disk_usage(where).free < _ROOM
    return False
