"""Loads a script of `scripts/` as a module, with its neighbours in reach."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

SCRIPTS = Path(__file__).resolve().parents[2] / "scripts"


@pytest.fixture
def script(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], ModuleType]:
    """A function that loads `scripts/<name>.py`, fresh for every test."""
    monkeypatch.syspath_prepend(str(SCRIPTS))
    for name in ("setup_env", "make_marks"):
        monkeypatch.delitem(sys.modules, name, raising=False)

    def load(name: str) -> ModuleType:
        spec = importlib.util.spec_from_file_location(f"script_{name}", SCRIPTS / f"{name}.py")
        assert spec and spec.loader
        module = importlib.util.module_from_spec(spec)
        monkeypatch.setitem(
            sys.modules, spec.name, module
        )  # where dataclasses look their module up
        spec.loader.exec_module(module)
        return module

    return load
