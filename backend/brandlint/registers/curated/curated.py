"""The curated marks of the package: the files of `marks/`, one a trade, validated row by row."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import resources
from importlib.resources.abc import Traversable

from brandlint.registers.curated.rows import read_rows
from brandlint_nlp.types import Kind

KINDS = frozenset(kind.value for kind in Kind)


@dataclass(frozen=True, slots=True)
class CuratedMark:
    """One mark and its proprietor. `fame` 1-3; `house` is whose line it is; no registration
    numbers: this is no register.
    """

    mark: str
    house: str
    owner: str
    owner_country: str
    kind: str
    nice_classes: frozenset[int]
    fame: int
    common_word: bool
    ordinary_meaning: str
    aliases: tuple[str, ...]
    source: str


def curated_files() -> list[Traversable]:
    """The files of the package's own curated marks, by name."""
    folder = resources.files("brandlint.registers.curated") / "marks"
    return sorted(
        (file for file in folder.iterdir() if file.name.endswith(".csv")),
        key=lambda file: file.name,
    )


def read_curated(*files: Traversable) -> list[CuratedMark]:
    """The curated marks of these files, the package's own when none is given. Raises ValueError
    naming file and line of a bad row.
    """
    return [mark for file in files or curated_files() for mark in read_rows(file, _mark)]


def _mark(row: dict[str, str]) -> CuratedMark:
    classes = frozenset(int(number) for number in row["nice_classes"].split(";") if number)
    mark = CuratedMark(
        mark=row["mark"].strip(),
        house=row["house"].strip(),
        owner=row["owner"].strip(),
        owner_country=row["owner_country"],
        kind=row["kind"],
        nice_classes=classes,
        fame=int(row["fame"]),
        common_word={"0": False, "1": True}[row["common_word"]],
        ordinary_meaning=row["ordinary_meaning"],
        aliases=tuple(filter(None, row["aliases"].split("|"))),
        source=row["source"],
    )
    if not mark.mark or not mark.house:
        raise ValueError("mark and house must not be empty")
    if mark.kind not in KINDS:
        raise ValueError(f"kind {mark.kind!r} is none of {', '.join(sorted(KINDS))}")
    if mark.fame not in {1, 2, 3}:
        raise ValueError(f"fame {mark.fame} is not 1, 2 or 3")
    if not all(1 <= number <= 45 for number in classes):
        raise ValueError("Nice classes are 1 to 45")
    return mark
