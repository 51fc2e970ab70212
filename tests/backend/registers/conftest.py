"""A home and an empty case store for each test that asks for one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from brandlint.registers.case_store import CaseStore

from . import builders


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Path]:
    with builders.home(tmp_path / "home") as folder:
        yield folder


@pytest.fixture
def store(home: Path) -> Iterator[CaseStore]:
    with builders.open_store() as opened:
        yield opened
