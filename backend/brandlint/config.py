"""The folder for snapshots, store and settings."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs


def home() -> Path:
    """`BRANDLINT_HOME`, else the platform's user data folder."""
    return Path(os.environ.get("BRANDLINT_HOME") or platformdirs.user_data_dir("brandlint", False))
