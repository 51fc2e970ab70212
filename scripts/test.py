"""Set up a fresh machine and run all tests: `python3 scripts/test.py [pytest arguments]`. Standard library only."""

from __future__ import annotations

import os
import subprocess
import sys

from setup_env import ROOT, prepare, say


def main() -> int:
    python = str(prepare("dev"))
    parts = [
        ("ruff", [python, "-m", "ruff", "check", "."]),
        ("mypy", [python, "-m", "mypy", "-p", "brandlint", "-p", "brandlint_nlp"]),
        ("pytest", [python, "-m", "pytest", *sys.argv[1:]]),
    ]
    environment = {**os.environ, "MYPYPATH": os.pathsep.join(("backend", "nlp"))}
    failed = []
    for name, command in parts:
        say(f"running {name}")
        if subprocess.run(command, cwd=ROOT, env=environment).returncode:
            failed.append(name)
    if failed:
        print(f"failed: {', '.join(failed)}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
