"""The two commands of a fresh machine."""

from __future__ import annotations

import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

Load = Callable[[str], ModuleType]


def test_a_port_in_use_is_named_before_anything_is_set_up(
    script: Load, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    run = script("run")
    monkeypatch.setattr(run, "prepare", lambda: pytest.fail("nothing is to be set up"))
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        monkeypatch.setattr(sys, "argv", ["run.py", "--port", str(port)])
        assert run.main() == 1
    assert f"port {port} is in use" in capsys.readouterr().out


def test_once_the_server_has_answered_it_is_stopped(
    script: Load, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    run = script("run")
    monkeypatch.setattr(run, "prepare", lambda: Path(sys.executable))
    monkeypatch.setattr(sys, "argv", ["run.py", "--once", "--port", str(port)])
    assert run.main() == 0
    out = capfd.readouterr().out
    assert f"http://127.0.0.1:{port}/v1/check" in out
    assert "brandlint check --text" in out
    assert not run.taken(port)


def test_a_server_that_stops_is_not_waited_for(
    script: Load, capsys: pytest.CaptureFixture[str]
) -> None:
    run = script("run")
    with subprocess.Popen([sys.executable, "-c", ""]) as server:
        server.wait()
        assert not run.wait_until_ready(server, "http://127.0.0.1:9")
    assert "the server stopped" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("codes", "status"),
    [
        ((0, 0, 0, 0), 0),
        ((0, 0, 0, 1), 1),
        ((1, 0, 0, 0), 1),
        ((0, 2, 0, 0), 2),
        ((3, 2, 1, 0), 3),
        ((0, 0, 0, 5), 5),
        ((0, 0, 0, 4, 1), 4),
    ],
)
def test_all_parts_run_and_the_first_failure_is_the_exit_status(
    script: Load,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    codes: tuple[int, ...],
    status: int,
) -> None:
    test = script("test")
    ran: list[str] = []
    packages = len(codes) == 5

    def run(command: list[str], **options: Any) -> subprocess.CompletedProcess[str]:
        ran.append("biome" if command[1] == str(test.BIOME) else command[2])
        return subprocess.CompletedProcess(command, codes[len(ran) - 1])

    monkeypatch.setattr(test, "prepare", lambda extra: Path("python"))
    monkeypatch.setattr(test.setup_node, "prepare", lambda: True)
    monkeypatch.setattr(test.setup_browser, "prepare", lambda: None)
    monkeypatch.setattr(test.subprocess, "run", run)
    monkeypatch.setattr(test.shutil, "which", lambda name: name)
    monkeypatch.setattr(test, "BIOME", Path(__file__) if packages else Path("absent"))
    monkeypatch.setattr(sys, "argv", ["test.py", "-k", "fold"])
    assert test.main() == status
    assert ran == ["ruff", "ruff", "mypy", *(["biome"] if packages else []), "pytest"]
    assert ("biome is left out" in capsys.readouterr().out) is not packages


def test_arguments_go_to_pytest(script: Load) -> None:
    name, command = script("test").parts("python", ["-k", "fold"])[-1]
    assert (name, command[-2:]) == ("pytest", ["-k", "fold"])
