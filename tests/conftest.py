"""What all tests share: a snapshot folder of their own, and the `shared` folder where it stands beside the repository."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest

os.environ["BRANDLINT_HOME"] = tempfile.mkdtemp(prefix="brandlint-tests-")


@pytest.fixture(scope="session")
def shared() -> Path:
    place = Path(__file__).resolve().parents[2] / "shared"
    if not place.is_dir():
        pytest.skip("needs ../shared beside the repository")
    return place
