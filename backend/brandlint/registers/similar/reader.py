"""The opened index: texts, their sounds, words and records, mapped into memory."""

from __future__ import annotations

import math
import mmap
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import marisa_trie
import numpy as np
from numpy.typing import NDArray

from brandlint.registers.similar.features import ComparedText
from brandlint.registers.similar.index_files import FILES, KINDS
from brandlint.registers.similar.word_split import Splitter
from brandlint_nlp.lexicon import mapped
from brandlint_nlp.phonetic import phonetic_key

TextNumbers = Sequence[int] | NDArray[Any]  # rows of the table of texts


class IndexReader:
    """Read-only, shared by threads and processes. A text is named by its number: texts are sorted
    by length.
    """

    def __init__(self, folder: Path) -> None:
        self._table, self._records = _mapped(folder, "texts"), _mapped(folder, "records")
        self._word_starts = _mapped(folder, "starts")
        self._postings = _mapped(folder, "postings")
        counts = _mapped(folder, "counts")
        self.words, self.reversed_words = marisa_trie.Trie(), marisa_trie.Trie()
        self.words.mmap(str(folder / FILES["words"]))
        self.reversed_words.mmap(str(folder / FILES["reversed words"]))
        self._text_blob = _mapped_bytes(folder / FILES["text"])
        self._sound_blob = _mapped_bytes(folder / FILES["sound"])
        self.word_weight = lru_cache(maxsize=65536)(self._word_weight)
        self._splitter = Splitter(
            self.words.prefixes, lambda word: int(counts[self.words[word]]), int(counts.sum())
        )

    def __len__(self) -> int:
        """The number of texts."""
        return len(self._table) - 1

    def compared(self, text: str) -> ComparedText:
        """A folded text as it is compared."""
        pieces = self._splitter.split(text).split()
        return ComparedText(text, phonetic_key(text), pieces, self.word_weight)

    def compared_of(self, numbers: TextNumbers) -> Iterator[ComparedText]:
        """Texts of the index as they are compared."""
        texts = _slices(self._text_blob, self._table["text"], numbers)
        for text, sound in zip(texts, self.sounds(numbers), strict=True):
            folded, _, pieces = text.partition("\n")
            yield ComparedText(folded, sound, (pieces or folded).split(), self.word_weight)

    def texts(self, numbers: TextNumbers) -> list[str]:
        """The folded texts with these numbers."""
        return [
            text.partition("\n")[0]
            for text in _slices(self._text_blob, self._table["text"], numbers)
        ]

    def sounds(self, numbers: TextNumbers) -> list[str]:
        """The phonetic keys of the texts with these numbers."""
        return _slices(self._sound_blob, self._table["sound"], numbers)

    def records(self, number: int) -> NDArray[Any]:
        """The records (`index_files.RECORD`) of a text."""
        first, end = int(self._table[number]["first"]), int(self._table[number + 1]["first"])
        return self._records[first:end]

    def kind(self, number: int) -> str:
        """What a text is to its first record, one of `index_files.KINDS`."""
        return KINDS[int(self._table[number]["kind"])]

    def with_word(self, word: str) -> NDArray[Any]:
        """The numbers of the texts that have a word, or a piece, shortest first."""
        word_id = self.words.get(word)
        if word_id is None:
            return np.empty(0, np.uint32)
        return self._postings[int(self._word_starts[word_id]) : int(self._word_starts[word_id + 1])]

    def _word_weight(self, word: str) -> float:
        """How much a word says: the logarithm of its rarity, 1 for one that no other mark has."""
        count = len(self.with_word(word))
        return math.log((len(self) + 1) / (count + 1)) / math.log(len(self) + 2)


def _slices(blob: mmap.mmap | bytes, starts: NDArray[Any], numbers: TextNumbers) -> list[str]:
    index = np.asarray(numbers, np.int64)
    return [
        blob[begin:end].decode("utf8", "surrogatepass")
        for begin, end in zip(starts[index].tolist(), starts[index + 1].tolist(), strict=True)
    ]


def _mapped(folder: Path, name: str) -> NDArray[Any]:
    return mapped(folder / FILES[name])


def _mapped_bytes(path: Path) -> mmap.mmap | bytes:
    if not path.stat().st_size:
        return b""
    with path.open("rb") as stream:
        return mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
