"""Which snapshot is in use: the small file `CURRENT` names it and is swapped whole.

Running processes notice a swap and open the other snapshot.
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
from brandlint.registers.snapshot import Snapshot
from brandlint.registers.starter import open_starter
from brandlint_nlp.lexicon import LexiconError

POINTER = "CURRENT"
_KEPT = 3  # snapshots that stay on the disk: the one in use and those to go back to


def snapshots_folder() -> Path:
    """The folder that holds the snapshots and `CURRENT`."""
    return home() / "snapshots"


def store_path() -> Path:
    """The file of the case store."""
    return home() / "registers" / "cases.sqlite"


def name_in_use() -> str:
    """The name of the snapshot in use, empty for the starter."""
    try:
        return (snapshots_folder() / POINTER).read_text("utf8").strip()
    except OSError:
        return ""


def list_snapshots() -> Iterator[tuple[str, dict[str, Any]]]:
    """(name, meta) of the snapshots built from registers, oldest first.

    `meta` is empty where it cannot be read.
    """
    for path in sorted(snapshots_folder().glob("2*")):
        try:
            yield path.name, json.loads((path / "meta.json").read_text("utf8"))
        except (OSError, ValueError):
            yield path.name, {}


def use(name: str) -> None:
    """Let a snapshot be the one in use from now on, for every process.

    It is opened first. Raises `BrandlintError` and changes nothing: no-snapshot; snapshot-damaged.
    """
    path = snapshots_folder() / name
    if not name or path.parent != snapshots_folder() or not (path / "meta.json").is_file():
        raise BrandlintError("no-snapshot", name)
    try:
        Snapshot(path)
    except (LexiconError, OSError) as error:
        raise BrandlintError("snapshot-damaged", str(error)) from error
    pointer = snapshots_folder() / POINTER
    new_pointer = snapshots_folder() / f".{POINTER}.{os.getpid()}"
    with new_pointer.open("w", encoding="utf8") as stream:
        stream.write(name + "\n")
        stream.flush()
        os.fsync(stream.fileno())
    os.replace(new_pointer, pointer)


def prune() -> None:
    """Remove all but the newest snapshots; the one in use stays.

    Processes that still have an older one open keep it until they open another.
    """
    names = [name for name, _ in list_snapshots()]
    for name in names[:-_KEPT]:
        if name != name_in_use():
            shutil.rmtree(snapshots_folder() / name, ignore_errors=True)


def previous_name(name: str) -> str:
    """The newest snapshot that is older than `name`.

    Raises `BrandlintError` (no-snapshot) if there is none.
    """
    older = [other for other, meta in list_snapshots() if other < name and meta]
    if not older:
        raise BrandlintError(
            "no-snapshot", f"nothing is older than {name or 'the starter snapshot'}"
        )
    return older[-1]


class ActiveSnapshot:
    """The open snapshot of this process."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._snapshot: Snapshot | None = None
        self._pointer_state: tuple[str, int, int] | None = None

    def get(self) -> Snapshot:
        """The snapshot in use: looks at `CURRENT` each time (a `stat`), opens what it names anew.

        A damaged snapshot is refused: the one open before goes on serving, and standard error says
        why. Raises `BrandlintError` (snapshot-damaged) if none is open before.
        """
        state = _pointer_state()
        if self._snapshot is not None and state == self._pointer_state:
            return self._snapshot
        with self._lock:
            if self._snapshot is not None and state == self._pointer_state:
                return self._snapshot
            try:
                name = name_in_use()
                self._snapshot = Snapshot(snapshots_folder() / name) if name else open_starter()
            except (LexiconError, OSError) as error:
                damage = BrandlintError("snapshot-damaged", str(error))
                if self._snapshot is None:
                    raise damage from error
                print(damage.line(), file=sys.stderr, flush=True)
            self._pointer_state = state
            return self._snapshot


def _pointer_state() -> tuple[str, int, int]:
    """(path, time of change in ns, inode) of `CURRENT`; zeros where there is none."""
    path = os.path.join(home(), "snapshots", POINTER)
    try:
        status = os.stat(path)
    except OSError:
        return path, 0, 0
    return path, status.st_mtime_ns, status.st_ino
