"""What a category string says of the goods: likely Nice classes and coarse groups. Data:
`category_to_nice.csv`, `category_groups.csv`.
"""

from __future__ import annotations

import re
from functools import lru_cache

from brandlint.package_data import rows_of
from brandlint_nlp.fold import fold
from brandlint_nlp.phrases import Phrases

_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")  # no English endings
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")


@lru_cache(maxsize=1)
def _nice() -> dict[str, frozenset[int]]:
    return {
        row["category"].casefold(): frozenset(
            int(number) for number in row["nice_classes"].split(";") if number
        )
        for row in rows_of("brandlint.marketplaces", "category_to_nice.csv")
    }


@lru_cache(maxsize=4096)
def nice_classes(category: str) -> frozenset[int]:
    """Likely Nice classes (1-45) of the goods of a category, empty if it is not known. Never a sole
    filter.
    """
    return _nice().get(category.casefold(), frozenset()) if category else frozenset()


@lru_cache(maxsize=1)
def _groups() -> Phrases[str]:
    return Phrases(
        (word if _UNSPACED.search(word) else word + "~", "en", row["group"])
        for row in rows_of("brandlint.marketplaces", "category_groups.csv")
        for word in row["words"].split()
    )


@lru_cache(maxsize=1)
def known_groups() -> frozenset[str]:
    return frozenset(
        row["group"] for row in rows_of("brandlint.marketplaces", "category_groups.csv")
    )


@lru_cache(maxsize=4096)
def groups(category: str) -> frozenset[str]:
    """Coarse groups of goods that the words of a category name (`beauty`, `electronics` …), empty
    if none does.
    """
    if not category:
        return frozenset()
    return frozenset(match.value for match in _groups().find(fold(_HUMP.sub(" ", category))))
