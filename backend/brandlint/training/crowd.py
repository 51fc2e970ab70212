"""The register to train against: one in which a mark text says nothing by itself, because nearly
every word is somebody's.

It holds the curated marks, the most frequent English words, half of all other words of the
listings, a twentieth of their words with digits, and a share of their phrases, each with a random
proprietor and random classes. The share of phrases follows what a sample of a real register showed:
of 422 places in 80,000 titles where one of its 1,675 live marks of several words stands, about half
name goods by a mark that is not widely known, so that a registered phrase is even odds before
anything else is looked at.
"""

from __future__ import annotations

import random
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from wordfreq import top_n_list

from brandlint.registers.build import build_lexicon, entries
from brandlint.registers.curated.curated import CuratedMark, read_curated
from brandlint.registers.curated.forms import forms_of
from brandlint.training.listings import TrainingListing
from brandlint_nlp.fold import fold
from brandlint_nlp.lexicon import Lexicon
from brandlint_nlp.lexicon_build import Entry
from brandlint_nlp.types import Kind

_FREQUENT = 40_000  # English words that are marks
_PHRASES = 4_000  # phrases of the listings that are marks


@dataclass(frozen=True, slots=True)
class Counted:
    """How often words, and phrases of two or three, stand in listings."""

    words: Counter[str]
    phrases: Counter[str]


def crowded(counted: Counted, names: Iterable[str], seed: int, parent: Path) -> Lexicon:
    """A lexicon over the words of listings, in a new folder in `parent`; `names` are in the
    register too.
    """
    folder = Path(tempfile.mkdtemp(prefix="brandlint-", dir=parent)) / "lexicon"
    curated = read_curated()
    marks = _entries(curated, counted, names, random.Random(seed))
    build_lexicon(marks, folder, "training", forms_of(curated, {}))
    return Lexicon(folder)


def _entries(
    curated: Iterable[CuratedMark], counted: Counted, names: Iterable[str], dice: random.Random
) -> Iterator[Entry]:
    frequent = [word for word in top_n_list("en", 3 * _FREQUENT // 2) if word.isalpha()][:_FREQUENT]
    words, phrases = counted.words, counted.phrases
    common = set(frequent)
    others = sorted(
        word for word in words if len(word) > 2 and word.isalpha() and word not in common
    )
    coded = sorted(
        word
        for word in words
        if len(word) > 2 and word.isascii() and not word.isalpha() and not word.isdigit()
    )
    often = sorted(phrase for phrase, times in phrases.items() if times >= 3)
    yield from entries(curated)
    texts = [
        *frequent,
        *dice.sample(others, len(others) // 2),
        *dice.sample(coded, len(coded) // 20),
        *dice.sample(often, min(_PHRASES, len(often))),
        *names,
    ]
    for number, text in enumerate(texts):
        owner = f"{dice.choice(frequent)} {dice.choice(frequent)} Ltd"
        classes = frozenset(dice.sample(range(1, 46), dice.choice((1, 1, 2, 3))))
        yield Entry(
            mark=text,
            owner=owner,
            house=owner,
            kind=Kind.MAKER,
            classes=classes,
            fame=0,
            common=False,
            office="US",
            row=number,
        )


def count(listings: Iterable[TrainingListing]) -> Counted:
    words: Counter[str] = Counter()
    phrases: Counter[str] = Counter()
    for listing in listings:
        for text in listing.fields.values():
            folded = fold(text).words
            words.update(folded)
            for size in (2, 3):
                for phrase in zip(
                    *(islice(folded, start, None) for start in range(size)), strict=False
                ):
                    if all(word.isalpha() for word in phrase):
                        phrases[" ".join(phrase)] += 1
    return Counted(words, phrases)
