"""What the builder and the reader of a snapshot have in common of its files."""

from __future__ import annotations

import hashlib
from pathlib import Path

RECORDS = "records.sqlite"


def hash_of(path: Path) -> str:
    """The hash of a file's content, as `meta.json` keeps it."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "blake2b").hexdigest()
