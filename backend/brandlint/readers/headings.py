"""What a heading of an export says of its column, in any of the languages of `headings.yaml`."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Any, NamedTuple

from brandlint.package_data import yaml_of

ID, BRAND, MANUFACTURER, CATEGORY, MARKETPLACE, BULLET, TITLE, DESCRIPTION, OTHER = (
    "id",
    "brand",
    "manufacturer",
    "category",
    "marketplace",
    "bullet",
    "title",
    "description",
    "other",
)
_CATEGORY_TYPE = "category_type"  # a kind of category that comes after the others
# Roles that stand beside the texts of a listing.
PLAIN = frozenset({ID, BRAND, CATEGORY, MARKETPLACE})
LONGEST = 120  # code points of a heading that can be known, decoration included

_BRACKETS = re.compile(r"\[[^\]]*\]|\([^)]*\)|（[^）]*）|【[^】]*】|<[^>]*>")
_NUMBERED = re.compile(r"#(\d+)\.\w+")  # `#2.value` of new Amazon templates
_VALUE = re.compile(r"\.value$")
_PREFIX = re.compile(r"^(?:[*#\s]*(?:[cg]:)?[*\s]*)", re.IGNORECASE)
_PARTING = re.compile(r"[\s_\-–./:|·・]+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")  # `productName` of JSON feeds
_NUMBER = re.compile(r"\d+")


class Heading(NamedTuple):
    """What a column is: its role (empty: unknown), how far its kind of id comes before others (0 is
    the first), and its number among columns of one role (0: none).
    """

    role: str
    rank: int = 0
    number: int = 0


UNKNOWN = Heading("")


@lru_cache(maxsize=4096)
def heading_of(name: str) -> Heading:
    """What a heading says, with its decoration and number or without."""
    if len(name) > 4 * LONGEST:
        return UNKNOWN
    value = _NUMBERED.search(name)
    plain = _VALUE.sub("", _NUMBERED.sub("", name))
    bare = _BRACKETS.sub(" ", plain)
    for form in (plain, bare, _CAMEL.sub(" ", bare)):
        key = _key(form)
        if len(key) > LONGEST or not key:
            continue
        numbers = _NUMBER.findall(key)
        number = int(value[1]) if value else int(numbers[-1][:6]) if numbers else 0
        for known in (key, _key(_NUMBER.sub(" ", key)), _key(_NUMBER.sub("", key))):
            if known in _roles():
                role, rank = _roles()[known]
                return Heading(role, rank, number)
    return UNKNOWN


def _key(name: str) -> str:
    """A heading without case, decoration and signs between its words."""
    text = _PREFIX.sub("", unicodedata.normalize("NFKC", name)).casefold()
    text = text.replace("’", "'").strip("*#:?+ \t\r\n")
    return _PARTING.sub(" ", text).strip()


@lru_cache(maxsize=1)
def _roles() -> dict[str, tuple[str, int]]:
    """Heading → its role and, for an id, its rank. The first role that has a heading keeps it."""
    data: dict[str, dict[str, Any]] = yaml_of("brandlint.readers", "headings.yaml")
    roles: dict[str, tuple[str, int]] = {}
    for role, languages in data.items():
        kinds = list(languages.values()) if role == ID else [languages]
        for rank, kind in enumerate(kinds):
            groups = kind.values() if isinstance(kind, dict) else [kind]
            for name in (name for names in groups for name in names):
                known = (CATEGORY, 1) if role == _CATEGORY_TYPE else (role, rank)
                roles.setdefault(_key(str(name)), known)
    return roles
