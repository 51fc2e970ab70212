"""Words by how often they are used, and the Zipf scale."""

from __future__ import annotations

import pytest
from wordfreq import get_frequency_list, zipf_frequency

from brandlint.registers.curated.word_frequency import frequency_bands, zipf


@pytest.mark.parametrize(("share", "want"), [(1.0, 9.0), (1e-3, 6.0), (1e-6, 3.0), (1e-9, 0.0)])
def test_zipf_counts_decimal_places(share: float, want: float) -> None:
    assert zipf(share) == pytest.approx(want)


def test_bands_begin_with_the_most_frequent_words() -> None:
    bands = list(frequency_bands("nl", "small"))
    frequencies = [frequency for frequency, _ in bands]
    assert frequencies == sorted(frequencies, reverse=True)
    assert "de" in bands[0][1]
    (of_fiets,) = [frequency for frequency, words in bands if "fiets" in words]
    assert of_fiets == pytest.approx(zipf_frequency("fiets", "nl", "small"), abs=0.01)


def test_no_list_stays_in_memory() -> None:
    list(frequency_bands("nl", "small"))
    assert get_frequency_list.cache_info().currsize == 0
