"""An application with a store of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from brandlint.api.app import create_app
from brandlint.api.state import AppState
from brandlint.store.settings import Store

KEY = {"Authorization": "Bearer secret"}


@pytest.fixture
def state(tmp_path: Path) -> AppState:
    return AppState(
        token="secret", store=Store(f"sqlite:///{tmp_path / 'store.sqlite'}"), redis=None, rate=""
    )


@pytest.fixture
def client(state: AppState) -> Iterator[FlaskClient]:
    with create_app(state).test_client() as client:
        yield client
