"""Which snapshot is in use: the small file `CURRENT` names it and is swapped whole. Running
processes notice and reopen.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from brandlint.config import home
from brandlint.errors import BrandlintError
from brandlint.registers.snapshot import Snapshot, open_starter
from brandlint_nlp.lexicon import LexiconError

POINTER = "CURRENT"
_KEPT = 3  # snapshots that stay on the disk: the one in use and those to go back to


def folder() -> Path:
    return home() / "snapshots"


def cases_path() -> Path:
    return home() / "registers" / "cases.sqlite"


def current_name() -> str:
    """The name of the snapshot in use, empty for the starter."""
    try:
        return (folder() / POINTER).read_text("utf8").strip()
    except OSError:
        return ""


def snapshots() -> Iterator[tuple[str, dict[str, Any]]]:
    """(name, meta) of the snapshots built from registers, oldest first; meta is empty if it cannot
    be read.
    """
    for path in sorted(folder().glob("2*")):
        try:
            yield path.name, json.loads((path / "meta.json").read_text("utf8"))
        except (OSError, ValueError):
            yield path.name, {}


def use(name: str) -> None:
    """Let a snapshot be the one in use from now on, for every process. It is opened first: a
    damaged one is refused and nothing changes.
    """
    path = folder() / name
    if not name or path.parent != folder() or not (path / "meta.json").is_file():
        raise BrandlintError("no-snapshot", name)
    try:
        Snapshot(path)
    except (LexiconError, OSError) as error:
        raise BrandlintError("snapshot-damaged", str(error)) from error
    part = folder() / f".{POINTER}.{os.getpid()}"
    with part.open("w", encoding="utf8") as target:
        target.write(name + "\n")
        target.flush()
        os.fsync(target.fileno())
    os.replace(part, folder() / POINTER)


def prune() -> None:
    """Remove all but the newest snapshots; the one in use stays. Processes that still have an older
    one open keep it until they reopen.
    """
    names = [name for name, _ in snapshots()]
    for name in names[:-_KEPT]:
        if name != current_name():
            shutil.rmtree(folder() / name, ignore_errors=True)


def before(name: str) -> str:
    """The newest snapshot that is older than `name`. Raises `BrandlintError` (no-snapshot) if there
    is none.
    """
    older = [other for other, meta in snapshots() if other < name and meta]
    if not older:
        raise BrandlintError(
            "no-snapshot", f"nothing is older than {name or 'the starter snapshot'}"
        )
    return older[-1]


class Current:
    """The open snapshot of this process. `get` looks at `CURRENT` each time (a `stat`) and reopens
    when it names another.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._open: Snapshot | None = None
        self._seen: tuple[str, int, int] | None = None

    def get(self) -> Snapshot:
        """The snapshot in use. A damaged one is refused: the one open before goes on serving, and
        standard error says why.

        Raises `BrandlintError` (snapshot-damaged) if there is none open before.
        """
        seen = _stamp()
        if self._open is not None and seen == self._seen:
            return self._open
        with self._lock:
            if self._open is not None and seen == self._seen:
                return self._open
            try:
                name = current_name()
                self._open = Snapshot(folder() / name) if name else open_starter()
            except (LexiconError, OSError) as error:
                if self._open is None:
                    raise BrandlintError("snapshot-damaged", str(error)) from error
                print(
                    BrandlintError("snapshot-damaged", str(error)).line(),
                    file=sys.stderr,
                    flush=True,
                )
            self._seen = seen
            return self._open


def _stamp() -> tuple[str, int, int]:
    """Where `CURRENT` would stand, and which file that is."""
    path = os.path.join(home(), "snapshots", POINTER)
    try:
        found = os.stat(path)
    except OSError:
        return path, 0, 0
    return path, found.st_mtime_ns, found.st_ino
