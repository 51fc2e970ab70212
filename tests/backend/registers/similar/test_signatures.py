"""Signatures never promise less than two texts have in common."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz import fuzz

from brandlint.registers.similar import signatures


@given(st.text("abcxyz019 ü漢", max_size=20), st.text("abcxyz019 ü漢", max_size=20))
def test_signatures_bound_what_texts_have_in_common(a: str, b: str) -> None:
    ratio = fuzz.ratio(a, b) / 100
    needed, needed_pairs = signatures.needed(len(a), len(b), ratio)
    for signs, size, least in (
        (signatures.letters, len(a), needed),
        (signatures.pairs, max(0, len(a) - 1), needed_pairs),
    ):
        shown, common = 0, 0
        for mine, other in zip(signs(a), signs(b), strict=True):
            shown, common = shown + mine.bit_count(), common + (mine & other).bit_count()
        assert least <= common + size - shown
