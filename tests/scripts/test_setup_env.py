"""Setting up is done once a state, says what it does, and stops with a sentence where it cannot go
on.
"""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest


class Machine:
    """Stands in for `venv` and for the environment's Python; notes what was installed."""

    def __init__(self) -> None:
        self.version = ""
        self.made = 0
        self.installs: list[str] = []
        self.fails = False

    def create(self, place: Path, **options: Any) -> None:
        place.mkdir(exist_ok=True)
        self.made += 1
        self.version = "3.11.9"

    def run(self, command: list[str], **options: Any) -> subprocess.CompletedProcess[str]:
        if "pip" not in command:
            return subprocess.CompletedProcess(command, 0 if self.version else 1, self.version)
        self.installs.append(command[-1])
        return subprocess.CompletedProcess(command, int(self.fails))


@pytest.fixture
def machine() -> Machine:
    return Machine()


@pytest.fixture
def setup(
    script: Callable[[str], ModuleType],
    machine: Machine,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> ModuleType:
    module = script("setup_env")
    (tmp_path / "pyproject.toml").write_text("[project]\n")
    monkeypatch.setattr(module, "ROOT", tmp_path)
    monkeypatch.setattr(module, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(module, "STAMP", tmp_path / ".venv/brandlint-installed.txt")
    monkeypatch.setattr(module.venv, "create", machine.create)
    monkeypatch.setattr(module.subprocess, "run", machine.run)
    return module


def test_a_second_start_installs_nothing(setup: ModuleType, machine: Machine) -> None:
    setup.prepare()
    setup.prepare()
    assert (machine.made, machine.installs) == (1, [str(setup.ROOT)])


def test_what_the_tests_need_serves_the_server_too_and_is_kept(
    setup: ModuleType, machine: Machine
) -> None:
    setup.prepare("dev")
    setup.prepare()
    (setup.ROOT / "pyproject.toml").write_text("[project]\nname = 'changed'\n")
    setup.prepare()
    setup.prepare("dev")
    assert machine.installs == [f"{setup.ROOT}[dev]", str(setup.ROOT), f"{setup.ROOT}[dev]"]


def test_an_extra_is_added_to_what_is_there(setup: ModuleType, machine: Machine) -> None:
    for extra in ("", "dev", "bench", "dev"):
        setup.prepare(extra)
    assert machine.installs == [str(setup.ROOT), f"{setup.ROOT}[dev]", f"{setup.ROOT}[bench,dev]"]


def test_another_python_in_the_environment_installs_again(
    setup: ModuleType, machine: Machine
) -> None:
    setup.prepare()
    machine.version = "3.12.1"
    setup.prepare()
    assert len(machine.installs) == 2


def test_a_broken_environment_is_made_anew(setup: ModuleType, machine: Machine) -> None:
    setup.prepare()
    machine.version = ""
    setup.prepare()
    assert machine.made == 2


def test_a_failed_install_is_tried_again_next_time(setup: ModuleType, machine: Machine) -> None:
    machine.fails = True
    with pytest.raises(SystemExit, match="start this script again"):
        setup.prepare()
    machine.fails = False
    setup.prepare()
    assert len(machine.installs) == 2


def test_an_environment_that_cannot_be_made_says_what_is_missing(
    setup: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    def create(place: Path, **options: Any) -> None:
        raise subprocess.CalledProcessError(1, ["ensurepip"])

    monkeypatch.setattr(setup.venv, "create", create)
    with pytest.raises(SystemExit, match="python3-venv"):
        setup.prepare()
