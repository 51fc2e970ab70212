"""What all tests share: a snapshot folder of their own, built once a session, and `shared` where it stands beside the repository."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

import pytest

HOME = tempfile.mkdtemp(prefix="brandlint-tests-")
os.environ["BRANDLINT_HOME"] = HOME  # before any import of brandlint


def pytest_unconfigure() -> None:
    shutil.rmtree(HOME, ignore_errors=True)


@pytest.fixture(scope="session")
def shared() -> Path:
    place = Path(__file__).resolve().parents[2] / "shared"
    if not place.is_dir():
        pytest.skip("needs ../shared beside the repository")
    return place
