"""Install what the tests take from npm (`tests/node/package.json`), once a state of that file. Standard library only."""

from __future__ import annotations

import shutil
import subprocess

from setup_env import ROOT, say

FOLDER = ROOT / "tests/node"
STAMP = FOLDER / "node_modules/brandlint-installed.txt"


def prepare() -> bool:
    """Are the packages there now? Without npm, or if it fails, the tests that need them skip with a reason."""
    wanted = (FOLDER / "package.json").read_text("utf8")
    if STAMP.exists() and STAMP.read_text("utf8") == wanted:
        say("Node packages are installed already")
        return True
    npm = shutil.which("npm")
    if npm is None:
        say("npm is not here: the tests that need Node packages skip")
        return False
    say("installing Node packages")
    command = [
        npm,
        "install",
        "--no-audit",
        "--no-fund",
        "--ignore-scripts",
        "--omit=peer",
        "--legacy-peer-deps",
        "--no-package-lock",
    ]
    if subprocess.run(command, cwd=FOLDER, check=False).returncode:
        say("npm could not install them: the tests that need Node packages skip")
        return False
    STAMP.write_text(wanted, "utf8")
    return True
