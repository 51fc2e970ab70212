"""Findings that many listings share, because their texts come from one template."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from brandlint.finding import Finding

_KEPT = 40  # listings of a finding that are kept by their names


@dataclass(slots=True)
class Repeated:
    """A finding, the number of listings after the first in which it stands, and the ids of the
    first of these.
    """

    source: str
    finding: Finding
    count: int = 0
    ids: list[str] = field(default_factory=list)
    last: int = 0  # the number of the listing that was counted last


class Repeats:
    """Tells findings that are met for the first time from those that were seen in another listing
    of the file: they have the same fingerprint, which tells rule, field and words, and are as
    grave.
    """

    def __init__(self) -> None:
        self._first: dict[int, int] = {}  # finding → the listing it was first met in, as numbers
        self._repeated: dict[int, Repeated] = {}

    def add(self, number: int, source: str, listing_id: str, finding: Finding) -> bool:
        """Is it met for the first time, or once more in the listing that it was first met in?
        `number` is that of the listing.
        """
        key = hash((source, finding.fingerprint, finding.severity))
        if self._first.setdefault(key, number) == number:
            return True
        repeated = self._repeated.setdefault(key, Repeated(source, finding))
        if repeated.last != number:
            repeated.last = number
            repeated.count += 1
            if repeated.count <= _KEPT:
                repeated.ids.append(listing_id)
        return False

    def __iter__(self) -> Iterator[Repeated]:
        """The findings that stand in several listings, in the order in which they came again."""
        yield from self._repeated.values()
