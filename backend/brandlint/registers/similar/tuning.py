"""How far the search for similar marks looks: what is compared, and how much of it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tuning:
    """Counts are of texts of the register unless another unit is named; ratios are 0-1."""

    sure_ratio: float = 0.8  # every text with a `fuzz.ratio` of at least this is scored
    nearest: int = 100  # that each way of looking has scored in full
    same_ends: int = 40  # that begin, and that end, most alike
    # texts that a signature lets through to be compared, besides those that can reach `sure_ratio`
    let_through: int = 1200
    words_let_through: int = 80  # words that a signature lets through, by spelling and by sound
    near_words: int = 12  # words of the register that are looked up for each piece
    weakest_ratio: float = 0.6  # what the letters in common must make possible
    weakest_ratio_long: float = 0.75  # the same for a text of `long_text` letters and more
    long_text: int = 8  # letters
    least_share: float = 0.5  # letters and pairs in common, of all in both texts
    shortest: int = 400  # looked at of those that share a word: the shortest
    longest_sound: int = 10  # sounds of a text that is looked for by sound as a whole
    shortest_joined: int = 3  # letters of a text that is looked for inside words
    shortest_word: int = 4  # letters of a word or piece that is looked for by itself
    words_around: int = 300  # words that begin, and that end, with the whole text
    same_class: int = 4  # points of 100 for goods of the classes asked for
    related_class: int = 2  # points of 100 for goods of classes close to them


DEFAULT = Tuning()
