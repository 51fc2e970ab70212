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
# bytes: libraries that name no reason have failed for want of space where less is free
_LEAST_FREE = 4 << 20


@contextmanager
def disk_full_reported(folder: Path) -> Iterator[None]:
    """For work that writes below `folder`.

    Raises `BrandlintError` (disk-full) in place of what the writing raised.
    """
    try:
        yield
    except (sqlite3.OperationalError, OSError, RuntimeError) as error:
        if _is_disk_full(error, folder):
            raise BrandlintError("disk-full", str(error)) from error
        raise


def _is_disk_full(error: Exception, folder: Path) -> bool:
    if isinstance(error, OSError) and error.errno in _FULL:
        return True
    if isinstance(error, sqlite3.OperationalError) and (
        "full" in str(error) or "disk I/O" in str(error)
    ):
        return True
    with suppress(OSError):
        return shutil.disk_usage(folder).free < _LEAST_FREE
    return False
