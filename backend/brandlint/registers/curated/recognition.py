"""How a form that is a mark and something else may be recognised: `recognition.csv`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from importlib.resources.abc import Traversable

from brandlint.registers.curated.rows import read_keyed
from brandlint_nlp.fold import lookup_key
from brandlint_nlp.types import Reading


@dataclass(frozen=True, slots=True)
class Recognition:
    """How one folded form is recognised. `share`: in how many of its occurrences in listings it is
    the mark, 0 to 1. `note`: what else it is, or beside what it is the mark.
    """

    form: str
    reading: Reading
    share: float
    note: str
    source: str


def read_recognition(file: Traversable | None = None) -> Mapping[str, Recognition]:
    """The readings by folded form, the package's own when no file is given. Raises ValueError
    naming file and line of a bad row.
    """
    file = file or resources.files("brandlint.registers.curated") / "recognition.csv"
    return read_keyed(file, _recognition, lambda recognition: recognition.form)


def _recognition(row: dict[str, str]) -> Recognition:
    recognition = Recognition(
        form=row["form"],
        reading=Reading(row["reading"]),
        share=int(row["share"]) / 100,
        note=row["note"],
        source=row["source"],
    )
    if not recognition.form or recognition.form != lookup_key(recognition.form):
        raise ValueError(f"form {recognition.form!r} is not folded: {lookup_key(recognition.form)}")
    if not 0 <= recognition.share <= 1:
        raise ValueError(f"share {row['share']} is not 0 to 100")
    return recognition
