"""Many phrases found in one pass over a folded text: terms, claims, wording.

A phrase is one or more words. Hyphen, space and apostrophe are equal (folding sees to that); a word
with a trailing `~` also matches with the usual endings of its language. Chinese and Japanese
phrases match inside longer runs, which have no word edges. Korean ones begin where a word does;
the last word may go on with particles, and the spaces are free. Signs that folding drops (`%`,
`#`, `$`, `+`) must stand in the text as the phrase has them, and a phrase of signs alone matches
anywhere.
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
# Their endings take the place of a vowel: natural-e → natural-i, ecologic-o → ecologic-a.
_VOWEL_DROPPED = frozenset({"es", "pt", "it", "pl"})
_CJK = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_SYLLABLE = "[\uac00-\ud7a3]"
_HANGUL = re.compile(_SYLLABLE)
_SIGNS = re.compile(r"[%#$+]")
# What stands between two words that belong to no one phrase.
SEPARATOR = re.compile(r"[,;:!?()\[\]{}|\n\r\t。，；：！？、（）【】|•]|\.\s|\s[-–—]\s")
# What ends a clause: wording before it says nothing of what stands behind it.
BREAK = re.compile(r"[.!?;。！？；\n]\s|[。！？；\n]|\s[-–—|]\s|[|•]")


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
class PhraseMatch(Generic[T]):
    """A phrase that stands in a text.

    `start:end` are code points of the original. `first:last` are its words, -1 for a phrase without
    word edges.
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
    inflected = {stem, *(stem + ending for ending in ENDINGS.get(language, ENDINGS["en"]))}
    if language in _VOWEL_DROPPED and stem[-1:] in "aeiou":
        inflected |= {stem[:-1] + ending for ending in ENDINGS[language]}
    if language == "en" and stem.endswith("e"):
        inflected |= {stem[:-1] + "ing"}
    if language == "en" and stem.endswith("y"):
        inflected |= {stem[:-1] + "ies", stem[:-1] + "ied"}
    return frozenset(inflected)


class Phrases(Generic[T]):
    """An index of phrases. Build it once, it is read-only."""

    def __init__(self, rows: Iterable[tuple[str, str, T]]) -> None:
        """`rows` are (phrase, language, value)."""
        self._by_word: dict[str, list[Phrase[T]]] = {}
        self._runs: dict[str, list[T]] = {}
        self._korean: dict[str, list[T]] = {}
        self._signs: dict[str, list[T]] = {}
        of_words: list[tuple[str, list[str], str, T]] = []
        spaced: dict[str, str] = {}
        for text, language, value in rows:
            words = _words(text)
            if not words:
                self._signs.setdefault(text, []).append(value)
            elif _HANGUL.search(text):
                run = _without_spaces(fold(text).text)
                self._korean.setdefault(run, []).append(value)
                spaced[run] = re.sub(r"\\?\s+", r"\\s?", re.escape(fold(text).text))
            elif _CJK.search(text):
                self._runs.setdefault(fold(text).text, []).append(value)
            else:
                of_words.append((text, words, language, value))
        count = Counter(word for _, words, _, _ in of_words for word in words)
        for text, words, language, value in of_words:
            # A word of few phrases, and a long one: such a word is rare in texts.
            _, _, anchor = min((count[word], -len(word), index) for index, word in enumerate(words))
            forms_of_words = tuple(forms(word, language) for word in words)
            signs = _signs(text) if _SIGNS.search(text) else None
            phrase = Phrase(forms_of_words, anchor, signs, value)
            for form in forms_of_words[anchor]:
                self._by_word.setdefault(form, []).append(phrase)
        self._run, self._sign = _pattern(self._runs), _pattern(self._signs)
        self._word_runs = _korean_pattern(spaced.values())

    def find(
        self, folded: Folded, within: tuple[int, int] | None = None
    ) -> Iterator[PhraseMatch[T]]:
        """Every phrase that stands in the text, overlapping ones too; `within` limits the search to
        words first:last.
        """
        by_word, first = self._by_word, within[0] if within else 0
        words = folded.words if within is None else folded.words[first : within[1]]
        anchors = by_word.keys() & words
        if anchors:
            for index in [index for index, word in enumerate(words, first) if word in anchors]:
                yield from self._anchored(folded, index)
        if within is None:
            yield from self._possessives(folded)
        yield from self._without_edges(folded, within)

    def _anchored(self, folded: Folded, index: int) -> Iterator[PhraseMatch[T]]:
        """The phrases whose anchor is word `index`."""
        words = folded.words
        for phrase in self._by_word[words[index]]:
            first = index - phrase.anchor
            last = first + len(phrase.forms)
            if last - first > 1:
                if (
                    first < 0
                    or last > len(words)
                    or not all(map(contains, phrase.forms, words[first:last]))
                ):
                    continue
                if any(
                    SEPARATOR.search(folded.between(word, word + 1))
                    for word in range(first, last - 1)
                ):
                    continue
            yield from _with_signs(
                folded, folded.starts[first], folded.ends[last - 1], first, last, phrase
            )

    def _possessives(self, folded: Folded) -> Iterator[PhraseMatch[T]]:
        """The phrases of one word that stand in the possessive, without its `'s`."""
        for index, (stem, end) in folded.possessives.items():
            for phrase in self._by_word.get(stem, ()):
                if len(phrase.forms) == 1:
                    yield from _with_signs(
                        folded, folded.starts[index], end, index, index + 1, phrase
                    )

    def _without_edges(
        self, folded: Folded, within: tuple[int, int] | None
    ) -> Iterator[PhraseMatch[T]]:
        """Phrases without word edges: Chinese and Japanese ones in the folded text, signs in the
        original.
        """
        start, end = 0, len(folded.original)
        if within is not None and (self._run or self._sign or self._word_runs):
            start = folded.starts[within[0]] if within[0] < len(folded.starts) else end
            end = folded.ends[min(within[1], len(folded.ends)) - 1] if folded.ends else 0
        for pattern, runs in ((self._run, self._runs), (self._word_runs, self._korean)):
            if pattern is None or folded.offsets is None:
                continue
            offsets = folded.offsets
            low, high = (bisect_left(offsets, (edge, 0)) for edge in (start, end))
            for match in pattern.finditer(folded.text, low, high):
                run_start, run_end = offsets[match.start(1)][0], offsets[match.end(1) - 1][1]
                for value in runs[match[1] if runs is self._runs else _without_spaces(match[1])]:
                    yield PhraseMatch(run_start, run_end, -1, -1, value)
        if self._sign is not None:
            for match in self._sign.finditer(folded.original, start, end):
                for value in self._signs[match[1]]:
                    yield PhraseMatch(match.start(1), match.end(1), -1, -1, value)


def _pattern(runs: Iterable[str]) -> re.Pattern[str] | None:
    """At each offset the longest of the runs, overlapping ones too; None without runs."""
    longest_first = sorted(runs, key=lambda run: (-len(run), run))
    if not longest_first:
        return None
    heads = "".join(sorted({re.escape(run[0]) for run in longest_first}))
    return re.compile(f"(?=[{heads}])(?=({'|'.join(map(re.escape, longest_first))}))")


def _korean_pattern(runs: Iterable[str]) -> re.Pattern[str] | None:
    """At each beginning of a word the longest of the runs (patterns); None without runs."""
    longest_first = sorted(runs, key=lambda run: (-len(run), run))
    if not longest_first:
        return None
    return re.compile(f"(?<!{_SYLLABLE})(?=({'|'.join(longest_first)}))")


def _without_spaces(text: str) -> str:
    return "".join(text.split())


def _words(text: str) -> list[str]:
    """The folded words of a phrase, each with its `~`."""
    words: list[str] = []
    for piece in re.split(r"(~)", text):
        if piece == "~":
            if not words:
                raise ValueError(f"a ~ without a word: {text!r}")
            words[-1] += "~"
        else:
            words.extend(fold(piece).words)
    return words


def _signs(text: str) -> re.Pattern[str]:
    """The phrase as a pattern over the original, in which its signs must stand; white space and
    hyphens are free.
    """
    pieces = re.findall(r"[%#$+]|[^\W_]+", text.replace("~", ""))
    return re.compile(r"\w*[\s'’.-]*".join(re.escape(piece) for piece in pieces), re.IGNORECASE)


def _with_signs(
    folded: Folded, start: int, end: int, first: int, last: int, phrase: Phrase[T]
) -> Iterator[PhraseMatch[T]]:
    """The phrase at these words with the signs it must hold; nothing where they do not stand."""
    if phrase.signs is not None:
        match = phrase.signs.search(
            folded.original, max(0, start - 2), min(len(folded.original), end + 2)
        )
        if match is None:
            return
        start, end = min(start, match.start()), max(end, match.end())
    yield PhraseMatch(start, end, first, last, phrase.value)
