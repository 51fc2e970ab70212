"""Nice classes whose goods are often held to be close. Data: `related_classes.csv`."""

from __future__ import annotations

from functools import lru_cache

from brandlint.package_data import rows_of
from brandlint_nlp.lexicon import class_mask, mask_classes


@lru_cache(maxsize=1)
def _related_masks() -> dict[int, int]:
    """Class number → the classes related to it, as bits."""
    masks: dict[int, int] = {}
    for row in rows_of("brandlint.registers.similar", "related_classes.csv"):
        number, related = int(row["class"]), int(row["related"])
        masks[number] = masks.get(number, 0) | class_mask({related})
        masks[related] = masks.get(related, 0) | class_mask({number})
    return masks


@lru_cache(maxsize=1024)
def related_classes(classes: int) -> int:
    """The classes related to `classes`, without these (both as bits)."""
    mask = 0
    for number in mask_classes(classes):
        mask |= _related_masks().get(number, 0)
    return mask & ~classes
