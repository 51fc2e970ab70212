"""The shape of a conflict: another owner's mark that is an own brand's name or nearly so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Conflict:
    """A live mark of another owner. `same`: the very words of the brand; else spelt, said or seen
    alike (`reasons`: slugs of the search).
    """

    office: str
    number: str
    mark: str
    owner: str
    status: str
    classes: frozenset[int]
    since: str
    as_of: str
    same: bool
    reasons: tuple[str, ...] = ()


Conflicts = Mapping[str, tuple[Conflict, ...]]
