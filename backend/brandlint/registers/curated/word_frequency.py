"""How often words are used, from wordfreq's lists."""

from __future__ import annotations

from math import log10


def word_shares(language: str, wordlist: str) -> dict[str, float]:
    """Each word's share of all words of a language, by a list of wordfreq.

    `wordlist` is `small`, `large` or `best`.
    """
    # Only a build of a snapshot asks, and the import takes long.
    from wordfreq import get_frequency_dict, get_frequency_list

    shares = get_frequency_dict(language, wordlist)
    for reader in (get_frequency_dict, get_frequency_list):
        reader.cache_clear()  # they keep every list that they have read
    return shares


def zipf(share: float) -> float:
    """The Zipf scale: log10 of occurrences in 10^9 words."""
    return log10(share) + 9
