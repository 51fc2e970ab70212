"""Files on disk → the streams an importer reads: plain, gzip, or every member of a zip. Checked
before and while they are read.
"""

from __future__ import annotations

import gzip
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

from brandlint.errors import BrandlintError

_HTML = (b"<!doctype html", b"<html")


@dataclass(frozen=True, slots=True)
class Source:
    """One stream of a register file. `name` is what errors call it (`a.zip/apc260420.xml`); `file`
    is the file on disk it comes from; `position()` is how many bytes of that file have been read,
    for the progress.
    """

    name: str
    file: Path
    stream: BinaryIO
    position: Callable[[], int]


@contextmanager
def reading(name: str) -> Iterator[None]:
    """Turns what a broken archive raises while it is read into the one error that names it."""
    try:
        yield
    except (zipfile.BadZipFile, zlib.error, EOFError, gzip.BadGzipFile) as error:
        raise BrandlintError("damaged-file", f"{name}: {error or 'it ends too early'}") from error


def sources(path: Path) -> Iterator[Source]:
    """The streams of one file, in the order they stand in it; each is closed when the next is asked
    for.

    Raises `BrandlintError`: no-such-file; damaged-file (cut zip or gzip); not-a-register (a web
    page, an empty file).
    """
    try:
        raw = path.open("rb")
    except OSError as error:
        raise BrandlintError("no-such-file", f"{path}: {error.strerror}") from error
    with raw:
        head = raw.read(512)
        raw.seek(0)
        if not head.strip():
            raise BrandlintError("not-a-register", f"{path.name} is empty")
        if head.lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_HTML):
            raise BrandlintError(
                "not-a-register",
                f"{path.name} is a web page, not a data file: the download did not work",
            )
        if head.startswith(b"PK") and path.suffix.lower() != ".xlsx":
            yield from _zipped(path, raw)
        elif head.startswith(b"\x1f\x8b"):
            with reading(path.name), gzip.open(raw) as stream:
                yield Source(
                    path.name.removesuffix(".gz"), path, cast("BinaryIO", stream), raw.tell
                )
        elif path.suffix.lower() == ".zip":
            raise BrandlintError(
                "damaged-file", f"{path.name} is no zip archive: it begins with {head[:4]!r}"
            )
        else:
            yield Source(path.name, path, raw, raw.tell)


def _zipped(path: Path, raw: BinaryIO) -> Iterator[Source]:
    with reading(path.name), zipfile.ZipFile(raw) as archive:
        members = [
            member
            for member in archive.infolist()
            if not member.is_dir() and not member.filename.startswith("__MACOSX/")
        ]
        if not members:
            raise BrandlintError("not-a-register", f"{path.name} holds no file")
        for member in members:
            with archive.open(member) as stream:
                yield Source(
                    f"{path.name}/{member.filename}", path, cast("BinaryIO", stream), raw.tell
                )
