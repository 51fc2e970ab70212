"""One writer at a time: a lock that the system takes away from a process that dies, however it
dies.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from brandlint.errors import BrandlintError
from brandlint.registers.disk import disk_full_reported


@contextmanager
def locked(folder: Path, reason: str) -> Iterator[None]:
    """Holds the lock of a folder. Raises `BrandlintError` (busy) at once if another process has it.

    SQLite locks files on every platform; nothing is ever written to this one.
    """
    folder.mkdir(parents=True, exist_ok=True)
    db = sqlite3.connect(folder / ".lock", timeout=0, isolation_level=None)
    try:
        with disk_full_reported(folder):
            try:
                db.execute("BEGIN EXCLUSIVE")
            except sqlite3.OperationalError as error:
                if "locked" in str(error):
                    raise BrandlintError("busy", reason) from error
                raise
        yield
    finally:
        db.close()
