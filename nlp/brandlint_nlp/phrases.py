"""Many phrases found in one pass over a folded text: terms, claims, wording.

A phrase is one or more words. Hyphen, space and apostrophe are equal (folding sees to that); a word
with a trailing `~` also matches with the usual endings of its language. Chinese and Japanese
phrases match inside longer runs, which have no word edges. Signs that folding drops (`%`, `#`, `$`,
`+`) must stand in the text as the phrase has them, and a phrase of signs alone matches anywhere.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from operator import contains
from typing import Generic, TypeVar

from brandlint_nlp.fold import Folded, fold

T = TypeVar("T")
# Endings that a word of the language takes without becoming another word; for matching only, so
# rare and wrong forms do no harm.
ENDINGS: dict[str, tuple[str, ...]] = {
    "en": ("s", "es", "ed", "d", "ing", "ly"),
    "de": ("e", "en", "er", "es", "em", "n", "s"),
    "fr": ("e", "s", "es", "x"),
    "es": ("s", "es", "a", "as", "o", "os"),
    "pt": ("s", "es", "a", "as", "o", "os"),
    "it": ("o", "a", "i", "e", "he"),
    "nl": ("e", "en", "s"),
    "sv": ("a", "t", "n", "en", "s"),
    "pl": ("y", "a", "e", "i", "ego", "ych"),
    "tr": ("i", "in", "ler", "lar", "li"),
}
_VOWEL_DROPPED = frozenset(
    {"es", "pt", "it", "pl"}
)  # natural-e → natural-i, ecologic-o → ecologic-a
_CJK = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_SIGNS = re.compile(r"[%#$+]")
_APART = re.compile(r"[,;:!?()\[\]{}|\n\r\t。，；：！？、（）【】|•]|\.\s|\s[-–—]\s")


@dataclass(frozen=True, slots=True)
class Phrase(Generic[T]):
    """One phrase as it is looked for: the forms of each word, which of them it is found by, the
    signs it must hold, its value.
    """

    forms: tuple[frozenset[str], ...]
    anchor: int
    signs: re.Pattern[str] | None
    value: T


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """A phrase at `start:end` (code points of the original); `first:last` are its words, -1 for one
    inside a run of CJK.
    """

    start: int
    end: int
    first: int
    last: int
    value: T


def forms(word: str, language: str) -> frozenset[str]:
    """The folded word, and with a trailing `~` its usual forms in the language."""
    if not word.endswith("~"):
        return frozenset({word})
    stem = word[:-1]
    found = {stem, *(stem + ending for ending in ENDINGS.get(language, ENDINGS["en"]))}
    if language in _VOWEL_DROPPED and stem[-1:] in "aeiou":
        found |= {stem[:-1] + ending for ending in ENDINGS[language]}
    if language == "en" and stem.endswith("e"):
        found |= {stem[:-1] + "ing"}
    if language == "en" and stem.endswith("y"):
        found |= {stem[:-1] + "ies", stem[:-1] + "ied"}
    return frozenset(found)


class Phrases(Generic[T]):
    """An index of phrases. Build it once, it is read-only."""

    def __init__(self, rows: Iterable[tuple[str, str, T]]) -> None:
        """`rows` are (phrase, language, value)."""
        self._by_word: dict[str, list[Phrase[T]]] = {}
        self._runs: dict[str, list[T]] = {}
        self._signs: dict[str, list[T]] = {}
        worded: list[tuple[str, list[str], str, T]] = []
        for text, language, value in rows:
            words = _words(text)
            if not words:
                self._signs.setdefault(text, []).append(value)
            elif _CJK.search(text):
                self._runs.setdefault(fold(text).text, []).append(value)
            else:
                worded.append((text, words, language, value))
        count = Counter(word for _, words, _, _ in worded for word in words)
        for text, words, language, value in worded:
            _, _, anchor = min(
                (count[word], -len(word), at) for at, word in enumerate(words)
            )  # in few phrases, and long: rare
            kinds = tuple(forms(word, language) for word in words)
            phrase = Phrase(kinds, anchor, _signs(text) if _SIGNS.search(text) else None, value)
            for word in kinds[anchor]:
                self._by_word.setdefault(word, []).append(phrase)
        self._run, self._sign = _pattern(self._runs), _pattern(self._signs)

    def find(self, folded: Folded, within: tuple[int, int] | None = None) -> Iterator[Found[T]]:
        """Every phrase that stands in the text, overlapping ones too; `within` limits the search to
        words first:last.
        """
        by_word, first = self._by_word, within[0] if within else 0
        words = folded.words if within is None else folded.words[first : within[1]]
        common = by_word.keys() & words
        if common:
            for at in [at for at, word in enumerate(words, first) if word in common]:
                yield from self._at(folded, at)
        for at, (stem, end) in folded.possessives.items() if within is None else ():
            for phrase in by_word.get(stem, ()):
                if len(phrase.forms) == 1:
                    yield from _signed(folded, folded.starts[at], end, at, at + 1, phrase)
        yield from self._unworded(folded, within)

    def _unworded(self, folded: Folded, within: tuple[int, int] | None) -> Iterator[Found[T]]:
        """Phrases without word edges: Chinese and Japanese ones in the folded text, signs in the
        original.
        """
        start, end = 0, len(folded.original)
        if within is not None and (self._run is not None or self._sign is not None):
            start = folded.starts[within[0]] if within[0] < len(folded.starts) else end
            end = folded.ends[min(within[1], len(folded.ends)) - 1] if folded.ends else 0
        if self._run is not None and folded.offsets is not None:
            places = folded.offsets
            low, high = (bisect_left(places, (edge, 0)) for edge in (start, end))
            for match in self._run.finditer(folded.text, low, high):
                for value in self._runs[match[1]]:
                    yield Found(
                        places[match.start(1)][0], places[match.end(1) - 1][1], -1, -1, value
                    )
        if self._sign is not None:
            for match in self._sign.finditer(folded.original, start, end):
                for value in self._signs[match[1]]:
                    yield Found(match.start(1), match.end(1), -1, -1, value)

    def _at(self, folded: Folded, at: int) -> Iterator[Found[T]]:
        """The phrases whose anchor is word `at`."""
        words = folded.words
        for phrase in self._by_word[words[at]]:
            first = at - phrase.anchor
            last = first + len(phrase.forms)
            if last - first > 1:
                if (
                    first < 0
                    or last > len(words)
                    or not all(map(contains, phrase.forms, words[first:last]))
                ):
                    continue
                if any(
                    _APART.search(folded.between(step, step + 1)) for step in range(first, last - 1)
                ):
                    continue
            yield from _signed(
                folded, folded.starts[first], folded.ends[last - 1], first, last, phrase
            )


def _pattern(runs: Iterable[str]) -> re.Pattern[str] | None:
    """At each place the longest of the runs, overlapping ones too."""
    found = sorted(runs, key=lambda run: (-len(run), run))
    if not found:
        return None
    heads = "".join(sorted({re.escape(run[0]) for run in found}))
    return re.compile(f"(?=[{heads}])(?=({'|'.join(map(re.escape, found))}))")


def _words(text: str) -> list[str]:
    """The folded words of a phrase, each with its `~`."""
    found: list[str] = []
    for piece in re.split(r"(~)", text):
        if piece == "~":
            if not found:
                raise ValueError(f"a ~ without a word: {text!r}")
            found[-1] += "~"
        else:
            found.extend(fold(piece).words)
    return found


def _signs(text: str) -> re.Pattern[str]:
    """The phrase as a pattern over the original, in which its signs must stand; white space and
    hyphens are free.
    """
    pieces = re.findall(r"[%#$+]|[^\W_]+", text.replace("~", ""))
    return re.compile(r"\w*[\s'’.-]*".join(re.escape(piece) for piece in pieces), re.IGNORECASE)


def _signed(
    folded: Folded, start: int, end: int, first: int, last: int, phrase: Phrase[T]
) -> Iterator[Found[T]]:
    if phrase.signs is not None:
        match = phrase.signs.search(
            folded.original, max(0, start - 2), min(len(folded.original), end + 2)
        )
        if match is None:
            return
        start, end = min(start, match.start()), max(end, match.end())
    yield Found(start, end, first, last, phrase.value)
