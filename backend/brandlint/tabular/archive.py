"""Workbooks are ZIP archives: opened within bounds, and copied with some members exchanged."""

from __future__ import annotations

import shutil
import tempfile
import zipfile
from collections.abc import Iterator, Mapping
from typing import BinaryIO, cast

from brandlint.errors import BrandlintError

UNPACKED = 1 << 30  # bytes that all members may unpack to
TEXTS = 256 << 20  # bytes of a member that has to be held
_RATIO = 400  # how much more than the archive its members may be
_SMALL = 64 << 20  # bytes below which the ratio says nothing
_CHUNK = 1 << 20


def open_archive(path: str, stream: BinaryIO) -> zipfile.ZipFile:
    """The archive. Raises `BrandlintError` (damaged-table) where it is none, is locked, or unpacks
    to more than a workbook does.
    """
    try:
        archive = zipfile.ZipFile(stream)
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError) as error:
        raise BrandlintError("damaged-table", f"{path} is no workbook: {error}") from error
    unpacked = sum(member.file_size for member in archive.infolist())
    packed = sum(member.compress_size for member in archive.infolist())
    if unpacked > UNPACKED or (unpacked > _SMALL and unpacked > _RATIO * packed):
        raise BrandlintError("damaged-table", f"{path} unpacks to {unpacked >> 20} MB")
    return archive


def member(path: str, archive: zipfile.ZipFile, name: str) -> bytes:
    """The bytes of a member. Raises `BrandlintError` (damaged-table)."""
    try:
        info = archive.getinfo(name)
        if info.file_size > TEXTS:
            raise BrandlintError("damaged-table", f"{path}: {name} has {info.file_size >> 20} MB")
        return archive.read(info)
    except BrandlintError:
        raise
    except Exception as error:  # zlib, struct and OS errors of damaged members
        raise BrandlintError("damaged-table", f"{path}: {name}: {error}") from error


def exchanged(
    stream: BinaryIO, archive: zipfile.ZipFile, members: Mapping[str, bytes]
) -> Iterator[bytes]:
    """The bytes of the archive with other contents in some members; as it is where there are
    none.
    """
    if not members:
        stream.seek(0)
        yield from iter(lambda: stream.read(_CHUNK), b"")
        return
    with tempfile.TemporaryFile() as copy:
        with zipfile.ZipFile(copy, "w") as new:
            new.comment = archive.comment
            for info in archive.infolist():
                target = zipfile.ZipInfo(info.filename, info.date_time)
                target.compress_type = info.compress_type
                target.external_attr, target.create_system = info.external_attr, info.create_system
                target.comment, target.extra = info.comment, info.extra
                target.file_size = len(members.get(info.filename, b"")) or info.file_size
                if info.filename in members:
                    new.writestr(target, members[info.filename])
                    continue
                with archive.open(info) as source, new.open(target, "w") as sink:
                    shutil.copyfileobj(source, sink, _CHUNK)
        copy.seek(0)
        yield from iter(lambda: cast(BinaryIO, copy).read(_CHUNK), b"")
