"""The example clients in `docs/clients` work as they stand."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from ...servers import Server

CLIENTS = Path(__file__).resolve().parents[3] / "docs/clients"


def ran(program: str, file: str, server: Server) -> str:
    path = shutil.which(program) or (program if Path(program).exists() else None)
    if path is None:
        pytest.skip(f"needs {program}")
    return subprocess.run(
        [path, str(CLIENTS / file), server.address],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    ).stdout


def test_curl(server: Server) -> None:
    if shutil.which("curl") is None:
        pytest.skip("needs curl")
    rows = json.loads(ran("sh", "check.sh", server))["findings"]
    assert [row["rule"] for row in rows] == ["compatibility-wording", "lookalike-mark"]


def test_python(server: Server) -> None:
    assert ran(sys.executable, "check.py", server).splitlines() == [
        "case: info compatibility-wording iPhone 15",
        "case: error lookalike-mark N1ke",
    ]


def test_javascript(server: Server) -> None:
    assert ran("node", "check.mjs", server).strip() == "error lookalike-mark N1ke"


def test_all_clients_are_listed() -> None:
    text = (CLIENTS / "README.md").read_text("utf8")
    assert all(f"`{file.name}`" in text for file in CLIENTS.iterdir() if file.name != "README.md")
