"""Install what the tests take from npm (`tests/node`) and what the extension is built with
(`extension`), once a state of their package files. Standard library only.
"""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from setup_env import ROOT, say

FOLDERS = (ROOT / "tests/node", ROOT / "extension")
STAMP = "node_modules/brandlint-installed.txt"
_QUIET = ["--no-audit", "--no-fund", "--ignore-scripts"]
_UNLOCKED = ["--omit=peer", "--legacy-peer-deps", "--no-package-lock"]


def prepare() -> bool:
    """Are the packages there now? Without npm, or if it fails, the tests that need them skip with a
    reason.
    """
    npm = shutil.which("npm")
    return all([_install(folder, npm) for folder in FOLDERS])


def _install(folder: Path, npm: str | None) -> bool:
    locked = (folder / "package-lock.json").is_file()
    wanted = "".join(
        (folder / name).read_text("utf8")
        for name in ("package.json", *(["package-lock.json"] if locked else []))
    )
    stamp = folder / STAMP
    name = folder.relative_to(ROOT).as_posix()
    if stamp.exists() and stamp.read_text("utf8") == wanted:
        say(f"the Node packages of {name} are installed already")
        return True
    if npm is None:
        say(f"npm is not here: the tests that need the Node packages of {name} skip")
        return False
    say(f"installing the Node packages of {name}")
    if subprocess.run(
        [npm, *(["ci"] if locked else ["install", *_UNLOCKED]), *_QUIET], cwd=folder, check=False
    ).returncode:
        say(f"npm could not install them: the tests that need the Node packages of {name} skip")
        return False
    stamp.write_text(wanted, "utf8")
    return True
