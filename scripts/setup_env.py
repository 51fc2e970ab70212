"""Make the project's virtual environment and install brandlint into it, once a state of `pyproject.toml`. Standard library only."""

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


def say(text: str) -> None:
    print(f"brandlint set-up: {text}", flush=True)


def prepare(extra: str = "") -> Path:
    """The interpreter of an environment with brandlint (editable) and the packages of `extra`; what is done is skipped."""
    if sys.version_info < (3, 11):
        raise SystemExit("brandlint needs Python 3.11 or newer; start this script with such a Python.")
    if not PYTHON.exists():
        say(f"making the virtual environment {VENV.name}")
        venv.create(VENV, with_pip=True)
    state = hashlib.sha256((ROOT / "pyproject.toml").read_bytes() + sys.version.encode() + extra.encode()).hexdigest()
    stamp = VENV / f"brandlint-{extra or 'run'}.stamp"
    if stamp.exists() and stamp.read_text() == state:
        say("packages are installed already")
    else:
        say("installing packages (some minutes the first time)")
        target = f"{ROOT}[{extra}]" if extra else str(ROOT)
        done = subprocess.run([str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-e", target])
        if done.returncode:
            raise SystemExit("brandlint set-up: installing failed; see the lines above, then start this script again.")
        stamp.write_text(state)
    return PYTHON
