"""A full disk is one error, whatever it made SQLite or the system say."""

from __future__ import annotations

import errno
import sqlite3
from pathlib import Path

import pytest

from brandlint.errors import BrandlintError
from brandlint.registers.disk import disk_full_reported


@pytest.mark.parametrize(
    "error",
    [
        OSError(errno.ENOSPC, "No space left on device"),
        sqlite3.OperationalError("database or disk is full"),
        sqlite3.OperationalError("disk I/O error"),
    ],
)
def test_what_a_full_disk_raises_is_one_error(error: Exception, tmp_path: Path) -> None:
    with pytest.raises(BrandlintError, match="disk-full"), disk_full_reported(tmp_path):
        raise error


def test_other_errors_stay_what_they_are(tmp_path: Path) -> None:
    with pytest.raises(sqlite3.OperationalError), disk_full_reported(tmp_path):
        raise sqlite3.OperationalError("no such table: cases")
