"""Abbreviations of listings that are no marks: `abbreviations.csv`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from importlib.resources.abc import Traversable

from brandlint.registers.curated.rows import read_keyed
from brandlint_nlp.fold import lookup_key


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """An abbreviation and what it stands for. `field`: the goods in whose listings it does.
    `also_mark_of`: the mark of the same letters and its proprietor, if there is one.
    """

    text: str
    stands_for: str
    field: str
    also_mark_of: str
    source: str


def read_abbreviations(file: Traversable | None = None) -> Mapping[str, Abbreviation]:
    """The abbreviations by folded text, the package's own when no file is given. Raises ValueError
    naming file and line of a bad row.
    """
    file = file or resources.files("brandlint.registers.curated") / "abbreviations.csv"
    return read_keyed(file, _abbreviation, lambda abbreviation: lookup_key(abbreviation.text))


def _abbreviation(row: dict[str, str]) -> Abbreviation:
    abbreviation = Abbreviation(
        text=row["abbreviation"].strip(),
        stands_for=row["stands_for"].strip(),
        field=row["field"].strip(),
        also_mark_of=row["also_mark_of"].strip(),
        source=row["source"],
    )
    if not (lookup_key(abbreviation.text) and abbreviation.stands_for and abbreviation.field):
        raise ValueError("abbreviation, stands_for and field must not be empty")
    return abbreviation
