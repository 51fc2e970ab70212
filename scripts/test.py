"""Set up a fresh machine and run all tests: `python3 scripts/test.py [pytest arguments]`. Standard
library only.

All parts run even if one fails. pytest comes last, so that its own summary ends the output. The
exit status is that of the first part that failed, else 0. Further parts (a browser, services that
tests need) have their place in `parts`, before pytest.
"""

from __future__ import annotations

import shutil
import subprocess
import sys

import setup_browser
import setup_node
from setup_env import ROOT, prepare, say

BIOME = ROOT / "extension/node_modules/@biomejs/biome/bin/biome"


def parts(python: str, arguments: list[str]) -> list[tuple[str, list[str]]]:
    """What runs, in order: (name, command)."""
    node = shutil.which("node")
    biome = (
        [("biome", [node, str(BIOME), "check", "--error-on-warnings"])]
        if node and BIOME.exists()
        else []
    )
    return [
        ("ruff", [python, "-m", "ruff", "check", "."]),
        ("ruff format", [python, "-m", "ruff", "format", "--check", "."]),
        ("mypy", [python, "-m", "mypy", "--strict", "backend", "nlp", "scripts"]),
        *biome,
        ("pytest", [python, "-m", "pytest", *arguments]),
    ]


def main() -> int:
    status = 0
    summary = []
    python = str(prepare("dev"))
    setup_node.prepare()
    setup_browser.prepare()
    *checks, (last, command) = parts(python, sys.argv[1:])
    if "biome" not in [name for name, _ in checks]:
        say("biome is left out: it needs Node and the packages of the extension")
    for name, line in checks:
        say(f"running {name}")
        code = subprocess.run(line, cwd=ROOT, check=False).returncode
        status = status or code
        summary.append(f"{name} {'failed' if code else 'passed'}")
    say(f"{', '.join(summary)}; running {last}")
    code = subprocess.run(command, cwd=ROOT, check=False).returncode
    return status or code


if __name__ == "__main__":
    sys.exit(main())
