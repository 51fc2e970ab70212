"""Files and bytes → what an importer makes of them."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from brandlint.errors import BrandlintError
from brandlint.registers.case import Case, Skipped
from brandlint.registers.importers.streams import Source, sources

FILES = Path(__file__).parents[1] / "files"
Read = Callable[[Source], Iterator[Case | Skipped]]


def stream(content: bytes | str, name: str = "file") -> Source:
    return Source(
        name,
        Path(name),
        io.BytesIO(content.encode() if isinstance(content, str) else content),
        lambda: 0,
    )


def of_file(read: Read, path: Path) -> list[Case | Skipped]:
    return [entry for source in sources(path) for entry in read(source)]


def cases(entries: list[Case | Skipped]) -> dict[tuple[str, str], Case]:
    """Office and number → case."""
    return {(entry.office, entry.number): entry for entry in entries if isinstance(entry, Case)}


def skipped(entries: list[Case | Skipped]) -> list[str]:
    return [entry.reason for entry in entries if isinstance(entry, Skipped)]


def refusal(read: Read, source: Source) -> tuple[list[Case | Skipped], BrandlintError]:
    """What came before the error, and the error."""
    before: list[Case | Skipped] = []
    with pytest.raises(BrandlintError) as caught:
        before.extend(read(source))
    return before, caught.value


def refused_file(read: Read, path: Path) -> BrandlintError:
    with pytest.raises(BrandlintError) as caught:
        of_file(read, path)
    return caught.value
