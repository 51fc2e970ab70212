"""What the formats say themselves, in both languages."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from brandlint.package_data import yaml_of

_NAMED = 40  # things that are named one by one


@lru_cache(maxsize=1)
def _texts() -> dict[str, dict[str, str]]:
    texts: dict[str, dict[str, str]] = yaml_of("brandlint.output", "texts.yaml")
    return texts


def text(key: str, lang: str, **values: object) -> str:
    """A text of `texts.yaml`, filled in."""
    return _texts()[key][lang].format(**values)


def counted(key: str, count: int, lang: str) -> str:
    """A text that has a form of its own, `KEY-one`, for one."""
    return text(f"{key}-one" if count == 1 else key, lang, count=f"{count:,}")


def enumerated(names: Iterable[str], lang: str, *, total: int | None = None) -> str:
    """The names in one line, of very many the first. `total`: how many there are, where `names` are
    the first of them.
    """
    known = list(names)
    named = known[:_NAMED]
    left = (len(known) if total is None else total) - len(named)
    line = (", " if lang == "en" else "、").join(named)
    return f"{line} {text('more', lang, count=left)}" if left else line
