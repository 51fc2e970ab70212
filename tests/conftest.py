"""What all tests share: a snapshot folder, built once a session, a Redis server, and `shared`."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Playwright, sync_playwright

from .servers import RedisServer

HOME = tempfile.mkdtemp(prefix="brandlint-tests-")
os.environ["BRANDLINT_HOME"] = HOME  # before any import of brandlint


def pytest_unconfigure() -> None:
    shutil.rmtree(HOME, ignore_errors=True)


@pytest.fixture(scope="session")
def driver() -> Iterator[Playwright]:
    """What drives browsers; there can be one only."""
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def chromium(driver: Playwright) -> Iterator[Browser]:
    path = next(
        filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
    )
    if path is None:
        pytest.skip("needs Chromium (scripts/test.py installs it where it may)")
    browser = driver.chromium.launch(executable_path=path, args=["--no-sandbox"])
    yield browser
    browser.close()


@pytest.fixture
def redis_server(tmp_path: Path) -> Iterator[RedisServer]:
    if shutil.which("redis-server") is None:
        pytest.skip("needs redis-server (scripts/test.py installs it where it may)")
    running = RedisServer(tmp_path)
    yield running
    running.stop()


@pytest.fixture(scope="session")
def shared() -> Path:
    place = Path(__file__).resolve().parents[2] / "shared"
    if not place.is_dir():
        pytest.skip("needs ../shared beside the repository")
    return place
