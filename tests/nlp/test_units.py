"""Measures, sizes and codes in a text."""

from __future__ import annotations

import pytest

from brandlint_nlp.units import measure_around

from .builders import scored


@pytest.mark.parametrize(
    ("text", "written", "language", "measure"),
    [
        ("Engine 7 HP, recoil start", "HP", "en", "7 HP"),
        ("Engine 7.5-HP, recoil start", "HP", "en", "7.5-HP"),
        ("Motor 150 PS", "PS", "de", "150 PS"),
        ("The HP laptop", "HP", "en", None),
        ("Model B7 HP laptop", "HP", "en", None),
        ("Cable 3M", "3M", "en", "3M"),
        ("Cable 3 M", "3 M", "en", "3 M"),
        ("Lens F1.8", "F1", "en", "F1.8"),
        ("The F1 cap", "F1", "en", None),
        ("M8x1.25 rods", "M8", "en", "M8x1"),
        ("M8 hex bolts", "M8", "en", "M8 hex"),
        ("Schrauben M8, 20 Stück", "M8", "de", "M8 schrauben"),
        ("The M8 car", "M8", "en", None),
        ("Socks, size LG", "LG", "en", "size LG"),
        ("Socken Größe LG", "LG", "de", "Größe LG"),
        ("Chaussettes taille: LG", "LG", "fr", "taille: LG"),
        ("Socks MD/LG", "LG", "en", "MD/LG"),
        ("Socks XS, SM, LG", "LG", "en", "SM, LG"),
        ("The LG screen", "LG", "en", None),
    ],
)
def test_a_measure_is_no_mark(text: str, written: str, language: str, measure: str | None) -> None:
    item = scored(text, written)
    assert measure_around(item.field.folded, item.candidate, language, own_goods=False) == measure


def test_a_number_counts_the_goods_of_the_mark() -> None:
    item = scored("Set of 2 HP laptops", "HP")
    assert measure_around(item.field.folded, item.candidate, "en", own_goods=True) is None
    assert measure_around(item.field.folded, item.candidate, "en", own_goods=False) == "2 HP"
