"""Which texts of the index are worth scoring: a few hundred that can be alike."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process
from rapidfuzz.distance import JaroWinkler

from brandlint.registers.similar.features import ComparedText, near_word
from brandlint.registers.similar.reader import IndexReader, TextNumbers
from brandlint.registers.similar.signature_table import SignatureTable
from brandlint.registers.similar.tuning import Tuning
from brandlint_nlp.phonetic import phonetic_key

_NONE = np.empty(0, np.uint32)


class CandidateFinder:
    """Looks by signatures, sounds, shared words and beginnings; texts are named by their number."""

    def __init__(self, folder: Path, reader: IndexReader, tuning: Tuning) -> None:
        self._reader, self._tuning = reader, tuning
        self._spelling = SignatureTable(folder, "spelt", tuning)
        self._sound = SignatureTable(folder, "heard", tuning)
        self._word_spelling = SignatureTable(folder, "words", tuning)
        self._word_sound = SignatureTable(folder, "heard-words", tuning)

    def find(self, query: ComparedText) -> list[int]:
        """The nearest by spelling (all with a ratio of `Tuning.sure_ratio`), by sound, and of those
        that share words or pieces.
        """
        text, sound, tuning = query.text, query.sound, self._tuning
        by_spelling = self._spelling.scan(text, most=tuning.let_through, sure=True)
        numbers = set(self._nearest(text, by_spelling, self._reader.texts))
        numbers.update(self._same_ends(text, by_spelling))
        if 1 < len(sound) <= tuning.longest_sound:
            by_sound = self._sound.scan(sound, most=tuning.let_through, sure=False)
            numbers.update(self._nearest(sound, by_sound, self._reader.sounds))
        for others in (
            *self._sharing_words(query),
            self._joined_words(query),
            self._near_words(query),
        ):
            numbers.update(self._nearest(text, others, self._reader.texts))
        return sorted(numbers)

    def _nearest(
        self, text: str, numbers: NDArray[Any], read: Callable[[TextNumbers], list[str]]
    ) -> list[int]:
        """Those with the highest `fuzz.ratio`: the first `nearest`, and all at `sure_ratio`."""
        most = self._tuning.nearest
        if len(numbers) > most:
            ratios = process.cdist([text], read(numbers), scorer=fuzz.ratio, dtype=np.float32)[0]
            least = min(np.partition(ratios, -most)[-most], 100 * self._tuning.sure_ratio)
            numbers = numbers[ratios >= least]
        nearest: list[int] = numbers.tolist()
        return nearest

    def _same_ends(self, text: str, numbers: NDArray[Any]) -> list[int]:
        """Those that begin most like the text, and those that end most like it."""
        texts, most = self._reader.texts(numbers), self._tuning.same_ends
        if len(texts) <= most:
            return []
        same_ends: list[int] = []
        for one, others in ((text, texts), (text[::-1], [other[::-1] for other in texts])):
            likenesses = process.cdist(
                [one], others, scorer=JaroWinkler.similarity, dtype=np.float32
            )[0]
            same_ends += numbers[np.argpartition(-likenesses, most)[:most]].tolist()
        return same_ends

    def _sharing_words(self, query: ComparedText) -> Iterator[NDArray[Any]]:
        """The shortest that share a word or piece, and those that share two."""
        words = dict.fromkeys((*query.text.split(), *query.pieces))
        postings = [self._reader.with_word(word) for word in words]
        most = self._tuning.shortest
        for index, numbers in enumerate(postings):
            yield numbers[:most]
            for others in postings[index + 1 :]:
                yield np.intersect1d(numbers, others, assume_unique=True)[:most]

    def _joined_words(self, query: ComparedText) -> NDArray[Any]:
        """The shortest with a word that begins or ends with the whole text, or that the text begins
        or ends with.
        """
        text, tuning = query.joined, self._tuning
        if len(text) < tuning.shortest_joined:
            return _NONE
        words, reversed_words = self._reader.words, self._reader.reversed_words
        longer = itertools.islice(words.iterkeys(text), tuning.words_around)
        longer_reversed = itertools.islice(reversed_words.iterkeys(text[::-1]), tuning.words_around)
        shorter = (word for word in words.prefixes(text) if len(word) >= tuning.shortest_word)
        shorter_reversed = (
            word
            for word in reversed_words.prefixes(text[::-1])
            if len(word) >= tuning.shortest_word
        )
        near = {
            *longer,
            *shorter,
            *(word[::-1] for word in (*longer_reversed, *shorter_reversed)),
        }
        return self._shortest_with(near)

    def _near_words(self, query: ComparedText) -> NDArray[Any]:
        """The shortest with a word that is spelt or sounds nearly like one of the text's pieces."""
        near: list[str] = []
        for piece in query.pieces:
            if len(piece) < self._tuning.shortest_word:
                continue
            near += [
                word for word in self._words_near(piece) if word != piece and near_word(piece, word)
            ]
        return self._shortest_with(near)

    def _words_near(self, piece: str) -> list[str]:
        most = self._tuning.words_let_through
        word_ids = np.union1d(
            self._word_spelling.scan(piece, most=most, sure=False),
            self._word_sound.scan(phonetic_key(piece), most=most, sure=False),
        ).tolist()
        words = [self._reader.words.restore_key(word_id) for word_id in word_ids]
        return sorted(words, key=lambda word: -near_word(piece, word))[: self._tuning.near_words]

    def _shortest_with(self, words: set[str] | list[str]) -> NDArray[Any]:
        """The shortest texts with any of these words."""
        tuning = self._tuning
        postings = [self._reader.with_word(word)[: tuning.nearest] for word in words]
        numbers: NDArray[Any] = np.unique(np.concatenate([*postings, _NONE]))
        return numbers[: 2 * tuning.shortest]
