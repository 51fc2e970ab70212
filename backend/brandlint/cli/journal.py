"""What a long run has answered so far, beside its output, so that `--resume` goes on from there.

A file of JSON lines: what the answers depend on, then the reports of each chunk of listings. A line
that was cut by a crash is not counted.
"""

from __future__ import annotations

import hashlib
import json
import os
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from brandlint.errors import BrandlintError
from brandlint.finding import Report, report_json, report_of_json

_CHUNK = 32  # reports a line
_SYNC = 1.0  # seconds between two writes that are waited for


def journal_path(output: Path) -> Path:
    return output.with_name(f".{output.name}.journal")


def run_key(paths: Sequence[str], settings: Sequence[object]) -> str:
    """What the answers depend on: the files as they are now, and `settings` by their texts."""
    digest = hashlib.sha256()
    for path in paths:
        state: tuple[int, ...] = ()
        with suppress(OSError):  # which reading it will say
            stat = os.stat(path)
            state = (stat.st_size, stat.st_mtime_ns)
        digest.update(repr((os.path.abspath(path), state)).encode("utf8", "backslashreplace"))
    digest.update(repr(settings).encode("utf8", "backslashreplace"))
    return digest.hexdigest()


class Journal:
    """The journal of a run that may go on one that ended early. It is opened at once, and closed by
    `close`, which keeps the file, or `remove`.
    """

    def __init__(self, path: Path, key: str, *, resume: bool) -> None:
        """Raises `BrandlintError` (not-resumable) where there is a journal of another run, and
        `OSError`.
        """
        self._path = path
        self._waiting: list[str] = []
        self._synced = time.monotonic()
        self.known = 0  # listings that were answered before
        self._end = 0  # of the last whole line
        goes_on = resume and path.exists()
        if goes_on:
            self._count(key)
            os.truncate(path, self._end)
        self._file: BinaryIO = open(path, "ab" if goes_on else "wb")  # noqa: SIM115
        if not goes_on:
            self._file.write(json.dumps({"run": key}).encode() + b"\n")

    def _count(self, key: str) -> None:
        try:
            with open(self._path, "rb") as lines:
                if json.loads(lines.readline())["run"] != key:
                    raise BrandlintError("not-resumable", str(self._path))
                self._end = lines.tell()
                for line in lines:
                    if not line.endswith(b"\n"):
                        break
                    self.known += len(json.loads(line))
                    self._end += len(line)
        except (ValueError, KeyError, TypeError) as error:
            raise BrandlintError("not-resumable", f"{self._path} is damaged") from error

    def reports(self) -> Iterator[Report]:
        """The reports of the run before, in the order of its listings."""
        left = self.known
        if not left:
            return
        with open(self._path, "rb") as lines:
            next(lines)
            while left:
                chunk = json.loads(next(lines))
                left -= len(chunk)
                yield from map(report_of_json, chunk)

    def add(self, report: Report) -> None:
        """Keep one more report. Raises `OSError`."""
        self._waiting.append(json.dumps(report_json(report)))
        if len(self._waiting) >= _CHUNK:
            self._write()

    def _write(self) -> None:
        if self._waiting:
            self._file.write(f"[{','.join(self._waiting)}]\n".encode())
            self._file.flush()
            self._waiting = []
        if time.monotonic() - self._synced >= _SYNC:
            os.fsync(self._file.fileno())
            self._synced = time.monotonic()

    def close(self) -> None:
        """Keep what was answered, for a run that goes on."""
        try:
            self._write()
            os.fsync(self._file.fileno())
        finally:
            self._file.close()

    def remove(self) -> None:
        """The output is whole: nothing is left to go on with."""
        self._file.close()
        self._path.unlink(missing_ok=True)
