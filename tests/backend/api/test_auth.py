"""Who may do what: the local token, foreign hosts, pages of other sites, keys beyond loopback."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from brandlint.api.app import create_app
from brandlint.api.state import AppState, token_of
from brandlint.store.settings import Store

from .conftest import KEY


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 401),
        ({"Authorization": "Bearer wrong"}, 401),
        ({"Authorization": "secret"}, 401),
        (KEY, 200),
    ],
)
def test_writes_need_the_token(client: FlaskClient, headers: dict[str, str], status: int) -> None:
    assert client.put("/v1/profile", json={}, headers=headers).status_code == status


def test_a_check_needs_none(client: FlaskClient) -> None:
    assert client.post("/v1/check", json={"fields": {"title": "x"}}).status_code == 200


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8765", "127.0.0.1.evil.example", "[::2]"]
)
def test_a_foreign_host_name_is_refused(client: FlaskClient, host: str) -> None:
    for path in ("/", "/v1/profile", "/healthz"):
        answer = client.get(path, headers={"Host": host})
        assert (answer.status_code, answer.get_json()["code"]) == (403, "BL113")


@pytest.mark.parametrize("host", ["localhost:8765", "127.0.0.1", "[::1]:8765", "LOCALHOST"])
def test_names_of_this_machine_are_served(client: FlaskClient, host: str) -> None:
    assert client.get("/healthz", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    ("origin", "status"),
    [
        ("http://localhost", 200),
        ("https://evil.example", 403),
        ("null", 403),
        ("http://localhost:9", 403),
    ],
)
def test_pages_of_other_sites_may_not_write(client: FlaskClient, origin: str, status: int) -> None:
    assert (
        client.put(
            "/v1/profile", json={}, headers={**KEY, "Origin": origin, "Host": "localhost"}
        ).status_code
        == status
    )


def test_a_configured_extension_may_write(state: AppState, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRANDLINT_CORS_ORIGINS", "chrome-extension://abcdef")
    client = create_app(state).test_client()
    headers = {**KEY, "Origin": "chrome-extension://abcdef"}
    answer = client.put("/v1/profile", json={}, headers=headers)
    assert (
        answer.status_code == 200
        and answer.headers["Access-Control-Allow-Origin"] == "chrome-extension://abcdef"
    )


@pytest.mark.parametrize(
    "kind", ["application/x-www-form-urlencoded", "multipart/form-data", "text/plain"]
)
def test_form_encoded_writes_are_refused(client: FlaskClient, kind: str) -> None:
    assert (
        client.post("/v1/dismissals", data="kind=mine", content_type=kind, headers=KEY).status_code
        == 415
    )


def test_beyond_loopback_every_call_needs_the_key(tmp_path: Path) -> None:
    state = AppState(
        token="secret",
        open_to_all=True,
        hosts=frozenset({"*"}),
        store=Store(f"sqlite:///{tmp_path / 's.sqlite'}"),
        redis=None,
        rate="",
    )
    client = create_app(state).test_client()
    assert client.post("/v1/check", json={"fields": {"title": "x"}}).status_code == 401
    assert client.get("/v1/rules").status_code == 401
    assert (
        client.post(
            "/v1/check", json={"fields": {"title": "x"}}, headers={**KEY, "Host": "any.example"}
        ).status_code
        == 200
    )
    assert client.get("/healthz").status_code == 200


def test_the_token_file_is_its_owners_alone(tmp_path: Path) -> None:
    token = token_of(tmp_path / "home")
    file = tmp_path / "home/token"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600 and len(token) >= 24
    file.chmod(0o644)
    assert token_of(tmp_path / "home") == token
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
