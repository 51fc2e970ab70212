"""Writing a file beside itself and then taking its place, so that it may be read meanwhile."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import TextIO

from brandlint.errors import BrandlintError


def write_lines(lines: Iterable[str], target: TextIO) -> None:
    for line in lines:
        target.write(line)
    target.flush()


def atomic_write(path: Path, lines: Iterable[str], *, keep_partial: bool) -> None:
    """Write `lines` (with their ends) as UTF-8 and replace `path`, whose permissions stay.

    After an error of the input the lines before it are kept if `keep_partial`, else the file stays
    as it was. A device is written to directly. Raises `OSError`.
    """
    if path.exists() and not path.is_file():
        with open(path, "w", encoding="utf8", errors="backslashreplace") as device:
            write_lines(lines, device)
        return
    path = path.resolve()
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with open(part, "w", encoding="utf8", errors="backslashreplace") as target:
            write_lines(lines, target)
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
