"""Chromium, Firefox and Redis for the tests, as far as the machine lacks them and lets itself be
given them. Standard library only.
"""

from __future__ import annotations

import os
import shutil
import subprocess

from setup_env import say

WANTED = {
    "chromium": ("chromium", "chromium-browser", "google-chrome"),
    "firefox-esr": ("firefox-esr", "firefox"),
    "redis-server": ("redis-server",),
}


def prepare() -> None:
    """Install what is missing by the system's package manager where this user may; else the tests
    that need it skip.
    """
    missing = [package for package, names in WANTED.items() if not any(map(shutil.which, names))]
    if not missing:
        say("browsers and Redis are here already")
        return
    apt = shutil.which("apt-get")
    if apt is None or os.name == "nt" or os.geteuid() != 0:
        say(
            f"{', '.join(missing)}: not here and not installed by this user; the tests that need "
            f"them skip"
        )
        return
    say(f"installing {', '.join(missing)}")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run([apt, "update", "-qq"], env=quiet, stdout=subprocess.DEVNULL, check=False)
    for package in missing:  # one by one: a system may know some of them only
        line = [apt, "install", "-y", "-qq", "--no-install-recommends", package]
        if subprocess.run(line, env=quiet, stdout=subprocess.DEVNULL, check=False).returncode:
            say(f"{package} could not be installed; the tests that need it skip")
