"""Classes are related both ways, and never to themselves."""

from __future__ import annotations

from brandlint.registers.similar.related_classes import related_classes
from brandlint_nlp.lexicon import class_mask, mask_classes


def test_relation_goes_both_ways_and_leaves_out_the_classes_asked_for() -> None:
    for number in range(1, 46):
        own = class_mask({number})
        related = mask_classes(related_classes(own))
        assert number not in related
        assert all(number in mask_classes(related_classes(class_mask({n}))) for n in related)


def test_no_class_has_no_related_classes() -> None:
    assert related_classes(0) == 0
