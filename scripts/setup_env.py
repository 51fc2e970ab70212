"""Make the project's virtual environment and install brandlint into it, once a state of
`pyproject.toml`. Standard library only.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = VENV / "brandlint-installed.txt"
OLDEST = (3, 11)


def say(text: str) -> None:
    print(f"brandlint set-up: {text}", flush=True)


def prepare(extra: str = "") -> Path:
    """The interpreter of an environment with brandlint (editable) and the packages of `extra`; what
    is done is skipped.

    Raises SystemExit with a sentence that says what to do when the environment cannot be made or
    filled.
    """
    if sys.version_info < OLDEST:
        raise SystemExit(
            "brandlint needs Python 3.11 or newer; start this script with such a Python."
        )
    version = _version()
    if not version:
        say(f"making the virtual environment {VENV.name}")
        _make()
        version = _version()
    wanted = state(version)
    done = _installed(wanted)
    if done is not None and (not extra or extra in done):
        say("packages are installed already")
        return PYTHON
    extras = sorted({*(done or ()), *filter(None, [extra])})
    say("installing packages (some minutes the first time)")
    target = f"{ROOT}[{','.join(extras)}]" if extras else str(ROOT)
    command = [
        str(PYTHON),
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        "--editable",
        target,
    ]
    if subprocess.run(command, check=False).returncode:
        raise SystemExit(
            "brandlint set-up: installing failed; see the lines above, then start this script "
            "again."
        )
    STAMP.write_text("\n".join([wanted, *extras]) + "\n", "utf8")
    return PYTHON


def state(version: str) -> str:
    """A digest of what an installation depends on: `pyproject.toml`, the environment's Python, the
    place of the repository.
    """
    digest = hashlib.sha256((ROOT / "pyproject.toml").read_bytes())
    digest.update(f"\0{version}\0{ROOT}".encode())
    return digest.hexdigest()


def _installed(wanted: str) -> list[str] | None:
    """The extras that are installed in the state `wanted`; None if another state or nothing is."""
    lines = STAMP.read_text("utf8").split() if STAMP.exists() else []
    return lines[1:] if lines and lines[0] == wanted else None


def _version() -> str:
    """The version of the environment's Python; empty if there is no environment that has pip and a
    new enough Python.
    """
    code = f"import sys, pip; sys.exit(1) if sys.version_info < {OLDEST} else print(sys.version)"
    try:
        answer = subprocess.run(
            [str(PYTHON), "-c", code], capture_output=True, text=True, check=False
        )
    except OSError:
        return ""
    return answer.stdout.strip() if answer.returncode == 0 else ""


def _make() -> None:
    try:
        venv.create(VENV, with_pip=True, clear=True)
    except (OSError, subprocess.CalledProcessError) as error:
        raise SystemExit(
            f"brandlint set-up: no virtual environment could be made in {VENV} ({error}). "
            "On Debian and Ubuntu the package python3-venv is needed."
        ) from error
