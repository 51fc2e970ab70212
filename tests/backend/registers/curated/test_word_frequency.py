"""Shares of words and the Zipf scale."""

from __future__ import annotations

import pytest
from wordfreq import get_frequency_dict, get_frequency_list

from brandlint.registers.curated.word_frequency import word_shares, zipf


@pytest.mark.parametrize(("share", "want"), [(1.0, 9.0), (1e-3, 6.0), (1e-6, 3.0), (1e-9, 0.0)])
def test_zipf_counts_decimal_places(share: float, want: float) -> None:
    assert zipf(share) == pytest.approx(want)


def test_shares_are_of_all_words_and_frequent_words_have_more() -> None:
    shares = word_shares("nl", "small")
    assert shares["de"] > shares["fiets"] > 0
    assert 0.5 < sum(shares.values()) <= 1.01


def test_no_list_stays_in_memory() -> None:
    word_shares("nl", "small")
    assert get_frequency_dict.cache_info().currsize == 0
    assert get_frequency_list.cache_info().currsize == 0
