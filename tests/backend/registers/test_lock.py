"""A folder has one writer at a time."""

from __future__ import annotations

from pathlib import Path

import pytest

from brandlint.errors import BrandlintError
from brandlint.registers.lock import locked


def test_one_writer_at_a_time(tmp_path: Path) -> None:
    with (
        locked(tmp_path / "registers", "first"),
        pytest.raises(BrandlintError, match="busy"),
        locked(tmp_path / "registers", "second"),
    ):
        pass
    with locked(tmp_path / "registers", "third"):
        pass
