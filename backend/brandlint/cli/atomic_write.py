"""Writing a file beside itself and then taking its place, so that it may be read meanwhile."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable
from glob import escape
from pathlib import Path
from typing import BinaryIO

from brandlint.errors import BrandlintError


def write_pieces(pieces: Iterable[bytes], target: BinaryIO) -> None:
    for piece in pieces:
        target.write(piece)
    target.flush()


def atomic_write(path: Path, pieces: Iterable[bytes], *, keep_partial: bool) -> None:
    """Write `pieces` and replace `path`, whose permissions stay.

    After an error of the input the pieces before it are kept if `keep_partial`, else the file stays
    as it was, as it does where the disk is full. A device is written to directly. Raises `OSError`.
    """
    if path.exists() and not path.is_file():
        with open(path, "wb") as device:
            write_pieces(pieces, device)
        return
    path = path.resolve()
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with open(part, "wb") as target:
            write_pieces(pieces, target)
    except BrandlintError:
        if keep_partial:
            os.replace(part, path)
        raise
    else:
        if path.exists():
            os.chmod(part, path.stat().st_mode & 0o7777)
        os.replace(part, path)
    finally:
        part.unlink(missing_ok=True)


def remove_parts(path: Path) -> None:
    """Remove what writes of `path` that were killed have left beside it."""
    for part in path.parent.glob(f".{escape(path.name)}.*.part"):
        part.unlink(missing_ok=True)


def not_written(name: str, error: OSError) -> BrandlintError:
    """The error of an output that could not be written: a full disk, or a path that is none."""
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return BrandlintError("output-full", f"{name}: {error.strerror}")
    return BrandlintError("no-such-file", f"{name}: {error.strerror}")
