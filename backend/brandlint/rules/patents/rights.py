"""Product types with known patents or design rights: brandlint's list and the seller's.

Data: `product_patents.csv`.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from brandlint.errors import BrandlintError
from brandlint.package_data import rows_of
from brandlint_nlp.phrases import Phrases

COLUMNS = (
    "product_type",
    "product_type_zh",
    "words",
    "right",
    "number",
    "holder",
    "covers",
    "status",
    "territories",
    "source",
    "date",
    "certainty",
)
_NEEDED = ("product_type", "words", "right", "source", "date")
CERTAINTY = ("high", "medium", "low")  # most certain first


@dataclass(frozen=True, slots=True)
class Right:
    """One right that is known for a product type. `date` is the day of the source; nobody has
    looked since. `certainty`: high, medium, low.
    """

    product_type: str
    product_type_zh: str
    words: tuple[str, ...]
    right: str
    number: str
    holder: str
    covers: str
    status: str
    territories: frozenset[str]
    source: str
    date: str
    certainty: str


def read_rights(rows: Iterable[dict[str, str]], name: str) -> Iterator[Right]:
    """Raises ValueError naming the file, the line and what is missing. Words are parted by `|`,
    territories by `;` (empty: everywhere).
    """
    for line, row in enumerate(rows, 2):
        cells = {column: (row.get(column) or "").strip() for column in COLUMNS}
        if missing := [column for column in _NEEDED if not cells[column]]:
            raise ValueError(
                f"{name}:{line}: {', '.join(missing)} missing; the columns are {', '.join(COLUMNS)}"
            )
        certainty = cells["certainty"] or "medium"
        if certainty not in CERTAINTY:
            raise ValueError(
                f"{name}:{line}: certainty is one of {', '.join(CERTAINTY)}, not {certainty!r}"
            )
        words = tuple(filter(None, (word.strip() for word in cells["words"].split("|"))))
        territories = frozenset(
            filter(None, (part.strip() for part in cells["territories"].split(";")))
        ) or frozenset({"*"})
        yield Right(
            cells["product_type"],
            cells["product_type_zh"] or cells["product_type"],
            words,
            cells["right"],
            cells["number"],
            cells["holder"],
            cells["covers"],
            cells["status"],
            territories,
            cells["source"],
            cells["date"],
            certainty,
        )


@lru_cache(maxsize=16)
def index(own_list: str = "") -> Phrases[Right]:
    """Phrases of product types → rights. `own_list` is the path of the seller's own CSV file, in
    the same columns.

    Raises `BrandlintError` (no-such-file, malformed) for an own list that cannot be read.
    """
    rights = list(
        read_rights(
            rows_of("brandlint.rules.patents", "product_patents.csv"), "product_patents.csv"
        )
    )
    if own_list:
        try:
            with open(own_list, encoding="utf-8-sig", newline="") as file:
                rights += read_rights(csv.DictReader(file), Path(own_list).name)
        except OSError as error:
            raise BrandlintError("no-such-file", f"{own_list}: {error.strerror}") from error
        except (ValueError, csv.Error) as error:
            raise BrandlintError("malformed", str(error)) from error
    try:
        return Phrases((word, "en", right) for right in rights for word in right.words)
    except ValueError as error:
        raise BrandlintError("malformed", f"{own_list}: {error}") from error
