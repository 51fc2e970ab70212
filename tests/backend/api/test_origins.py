"""Which pages may call the API, and the address it listens on."""

from __future__ import annotations

import socket

import pytest

from brandlint.api.app import create_app
from brandlint.cli import main

ORIGINS = {
    "http://localhost:3000": True,
    "http://127.0.0.1": True,
    "http://localhost.evil.example": False,
    "http://127.0.0.1.evil.example": False,
    "http://localhost:80.evil.example": False,
    "https://evil.example": False,
    "null": False,
}


@pytest.mark.parametrize("origin", ORIGINS)
def test_only_pages_on_this_machine_may_call(origin: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("BRANDLINT_CORS_ORIGINS", raising=False)
    answer = create_app().test_client().get("/healthz", headers={"Origin": origin})
    assert answer.headers.get("Access-Control-Allow-Origin") == (
        origin if ORIGINS[origin] else None
    )


@pytest.mark.parametrize("port", ["99999", "-1"])
def test_a_port_that_is_none_is_one_line(port: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", f"--port={port}"]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_a_taken_port_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        assert main(["serve", "--port", str(taken.getsockname()[1])]) == 2
    assert capsys.readouterr().err.count("\n") == 1
