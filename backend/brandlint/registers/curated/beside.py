"""Spellings that are a mark only beside a word for its goods: `beside.csv`."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import resources
from importlib.resources.abc import Traversable

from brandlint.registers.curated.rows import read_rows


@dataclass(frozen=True, slots=True)
class Beside:
    """A spelling of a mark that counts where the word `beside` follows it. The word is no part of
    the mark.
    """

    mark: str
    owner: str
    spelling: str
    beside: str
    source: str


def read_beside(file: Traversable | None = None) -> list[Beside]:
    """The spellings, the package's own when no file is given. Raises ValueError naming file and
    line of a bad row.
    """
    file = file or resources.files("brandlint.registers.curated") / "beside.csv"
    return list(read_rows(file, _beside))


def _beside(row: dict[str, str]) -> Beside:
    row = {name: text.strip() for name, text in row.items()}
    beside = Beside(**row)
    if not (beside.mark and beside.spelling and beside.beside):
        raise ValueError("mark, spelling and beside must not be empty")
    return beside
