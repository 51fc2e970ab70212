"""How often words are used, from wordfreq's lists."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import log10


def frequency_bands(language: str, wordlist: str) -> Iterator[tuple[float, Sequence[str]]]:
    """(Zipf frequency, the words that have it) of a language, the most frequent first, by a list
    of wordfreq.

    `wordlist` is `small`, `large` or `best`.
    """
    # Only a build of a snapshot asks, and the import takes long.
    from wordfreq import cB_to_freq, get_frequency_list

    bands = get_frequency_list(language, wordlist)
    get_frequency_list.cache_clear()  # it keeps every list that it has read
    for index, words in enumerate(bands):
        if words:
            yield zipf(cB_to_freq(-index)), words


def zipf(share: float) -> float:
    """The Zipf scale: log10 of occurrences in 10^9 words."""
    return log10(share) + 9
