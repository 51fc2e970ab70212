"""Searching the index: a few hundred texts that can be alike are picked by signatures, sounds and
shared words, then scored.
"""

from __future__ import annotations

import itertools
import math
import mmap
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import marisa_trie
import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process
from rapidfuzz.distance import JaroWinkler

from brandlint.registers.similar import signatures
from brandlint.registers.similar.index import KINDS, LONGEST
from brandlint.registers.similar.phonetic import sound
from brandlint.registers.similar.score import Likeness, Said, likeness, near_classes, near_word
from brandlint.registers.similar.word_split import Splitter
from brandlint_nlp.fold import lookup_key
from brandlint_nlp.lexicon import mapped

_SURE = 0.8  # every text with a `fuzz.ratio` of at least this is scored
_NEAREST = 100  # rows that a way of looking has scored in full
_SAME_ENDS = 40  # rows that begin, and rows that end, most alike
_LOOKED = (
    1200  # rows that a signature lets through to be compared, besides those that can reach `_SURE`
)
_LOOKED_WORDS = 80  # words that a signature lets through, by spelling and by sound
_NEAR_WORDS = 12  # words of the register that are looked up for each piece
_WEAKEST = 0.6  # what the letters in common must make possible, as a ratio
_WEAKEST_LONG = 0.75  # the same for a text of eight letters and more
_SHORTEST = 400  # rows looked at of those that share a word: the shortest
_HEARD = 10  # sounds of a text that is looked for by sound as a whole
_SAME_CLASS, _RELATED_CLASS = 4, 2  # points for goods of the classes asked for
Rows = Sequence[int] | NDArray[Any]
_NONE = np.empty(0, np.int64)


@dataclass(frozen=True, slots=True)
class Hit:
    """A text and its records at the offices asked for. `score` 0-100 is a ranking aid, no verdict;
    `reasons` are slugs.
    """

    text: str
    ids: tuple[int, ...]
    score: float
    reasons: tuple[str, ...]


class _Scan:
    """Signatures of numbered texts, sorted by length, looked through from end to end."""

    def __init__(self, folder: Path, name: str) -> None:
        self._numbers, self._signs = _table(folder, name), _table(folder, f"{name}-signs")
        self._ends = np.searchsorted(
            _table(folder, f"{name}-sizes"), np.arange(LONGEST + 2)
        )  # of each length: where it begins

    def alike(self, text: str, *, sure: bool, most: int = _LOOKED) -> NDArray[Any]:
        """Numbers of the texts with the most letters and pairs in common with `text`; with `sure`,
        of all that can have a ratio of `_SURE` too.
        """
        size, weakest = len(text), _WEAKEST if len(text) < 8 else _WEAKEST_LONG
        low, high = (
            max(1, math.floor(size * weakest / (2 - weakest))),
            min(LONGEST, math.ceil(size * (2 - weakest) / weakest)),
        )
        seldom, often, *halves = (
            np.uint64(column) for column in (*signatures.letters(text), *signatures.pairs(text))
        )
        shown, shown_often, shown_pairs = (
            int(seldom).bit_count(),
            int(often).bit_count(),
            sum(int(half).bit_count() for half in halves),
        )
        found, near, shares = [_NONE], [_NONE], [np.empty(0, np.float32)]
        for other in range(low, high + 1):
            begin, end = int(self._ends[other]), int(self._ends[other + 1])
            if begin == end:
                continue
            needed, needed_pairs = signatures.needed(size, other, _SURE)
            bound = min(math.ceil(weakest * (size + other) / 2), needed)
            letters = np.bitwise_count(self._signs[0, begin:end] & seldom)
            places = np.flatnonzero(letters >= bound - (size - shown))
            letters = letters[places]
            places += begin
            if often:
                letters += np.bitwise_count(self._signs[1][places] & often)
                kept = letters >= bound - (size - shown - shown_often)
                places, letters = places[kept], letters[kept]
            pairs = np.bitwise_count(self._signs[2][places] & halves[0]) + np.bitwise_count(
                self._signs[3][places] & halves[1]
            )
            if sure:
                spare, spare_pairs = size - shown - shown_often, max(0, size - 1) - shown_pairs
                found.append(
                    places[(letters >= needed - spare) & (pairs >= needed_pairs - spare_pairs)]
                )
            share = (letters + pairs) / np.float32(size + other - 1)
            close = share >= 0.5
            near.append(places[close])
            shares.append(share[close])
        best, share = np.concatenate(near), np.concatenate(shares)
        if len(best) > most:
            best = best[np.argpartition(-share, most)[:most]]
        numbers: NDArray[Any] = self._numbers[np.union1d(np.concatenate(found), best)]
        return numbers


class Searcher:
    """An opened index; read-only, shared by threads and processes."""

    def __init__(self, folder: Path) -> None:
        self._rows, self._records = _table(folder, "rows"), _table(folder, "records")
        self._text_at, self._sound_at = self._rows["text"], self._rows["sound"]
        self._starts, self._postings, self._counts = (
            _table(folder, name) for name in ("starts", "postings", "counts")
        )
        self._words, self._backwards = marisa_trie.Trie(), marisa_trie.Trie()
        self._words.mmap(str(folder / "similar-words.trie"))
        self._backwards.mmap(str(folder / "similar-backwards.trie"))
        self._texts, self._heard = _mapped(folder / "similar.txt"), _mapped(folder / "similar.snd")
        self._by_text, self._by_sound = _Scan(folder, "spelt"), _Scan(folder, "heard")
        self._by_word, self._by_word_sound = _Scan(folder, "words"), _Scan(folder, "heard-words")
        self.weight = lru_cache(maxsize=65536)(self._weight)
        self._splitter = Splitter(
            self._words.prefixes,
            lambda word: int(self._counts[self._words[word]]),
            int(self._counts.sum()),
        )

    def __len__(self) -> int:
        return len(self._rows) - 1

    def search(
        self,
        text: str,
        *,
        classes: int = 0,
        offices: Collection[int] = (),
        limit: int = 20,
        records: int = 8,
    ) -> list[Hit]:
        """The texts most like `text`, best first. `classes`: Nice classes as bits; they raise,
        never hide. `offices`: codes of `brandlint_nlp.lexicon.office_code`; texts without a record
        there are left out. `records`: how many of a text a hit names.
        """
        wanted = lookup_key(text)[:LONGEST]
        if not wanted or not len(self):
            return []
        mine = self.said(wanted)
        scored: list[tuple[float, int, Likeness]] = []
        rows = self.candidates(mine)
        for row, other in zip(rows, self.said_of(rows), strict=True):
            like = likeness(mine, other)
            scored.append((like.score, row, like))
        scored.sort(key=lambda found: (-found[0], found[1]))
        return self._hits(scored, classes, offices, limit, records)

    def _hits(
        self,
        scored: list[tuple[float, int, Likeness]],
        classes: int,
        offices: Collection[int],
        limit: int,
        most: int,
    ) -> list[Hit]:
        codes = np.array(sorted(offices), np.uint16)
        close = near_classes(classes)
        found: list[Hit] = []
        for score, row, like in scored:
            if len(found) >= limit and score + _SAME_CLASS < found[limit - 1].score:
                break  # what follows cannot come before these
            records = self._records[
                int(self._rows[row]["first"]) : int(self._rows[row + 1]["first"])
            ]
            if len(codes):
                records = records[np.isin(records["office"], codes)]
            if not len(records):
                continue
            reasons, masks = list(like.reasons), records["classes"]
            kind = KINDS[int(self._rows[row]["kind"])]
            if kind != "mark":
                reasons.append(kind)
            if classes and (masks & np.uint64(classes)).any():
                score, reasons = score + _SAME_CLASS, [*reasons, "same-class"]
            elif classes and (masks & np.uint64(close)).any():
                score, reasons = score + _RELATED_CLASS, [*reasons, "related-class"]
            order = np.argsort((masks & np.uint64(classes)) == 0, kind="stable")
            found.append(
                Hit(
                    self._folded([row])[0],
                    tuple(int(one) for one in records["id"][order][:most]),
                    round(min(score, 100.0), 1),
                    tuple(reasons),
                )
            )
        return sorted(found, key=lambda hit: -hit.score)[:limit]

    def candidates(self, wanted: Said) -> list[int]:
        """Rows worth scoring: the nearest by spelling (all with a ratio of `_SURE`), by sound, and
        of those that share words or pieces.
        """
        text, heard = wanted.text, wanted.sound
        alike = self._by_text.alike(text, sure=True)
        found = set(self._nearest(text, alike, self._folded))
        found.update(self._same_ends(text, alike))
        if 1 < len(heard) <= _HEARD:
            found.update(
                self._nearest(heard, self._by_sound.alike(heard, sure=False), self._sounds)
            )
        for rows in (*self._sharing(wanted), self._around(wanted), self._near_words(wanted)):
            found.update(self._nearest(text, rows, self._folded))
        return sorted(found)

    def _nearest(
        self, text: str, rows: NDArray[Any], read: Callable[[Rows], list[str]]
    ) -> list[int]:
        """The rows with the highest `fuzz.ratio`: `_NEAREST` of them, and every one at `_SURE` or
        above.
        """
        if len(rows) > _NEAREST:
            ratios = process.cdist([text], read(rows), scorer=fuzz.ratio, dtype=np.float32)[0]
            rows = rows[ratios >= min(np.partition(ratios, -_NEAREST)[-_NEAREST], 100 * _SURE)]
        found: list[int] = rows.tolist()
        return found

    def _same_ends(self, text: str, rows: NDArray[Any]) -> list[int]:
        """The rows that begin most like the text, and those that end most like it."""
        texts = self._folded(rows)
        found: list[int] = []
        for one, others in ((text, texts), (text[::-1], [other[::-1] for other in texts])):
            if len(texts) > _SAME_ENDS:
                ratios = process.cdist(
                    [one], others, scorer=JaroWinkler.similarity, dtype=np.float32
                )[0]
                found += rows[np.argpartition(-ratios, _SAME_ENDS)[:_SAME_ENDS]].tolist()
        return found

    def _sharing(self, wanted: Said) -> Iterator[NDArray[Any]]:
        """The shortest rows that share a word or piece, and those that share two."""
        each = [
            self._rows_with(word) for word in dict.fromkeys((*wanted.text.split(), *wanted.pieces))
        ]
        for at, rows in enumerate(each):
            yield rows[:_SHORTEST]
            for others in each[at + 1 :]:
                yield np.intersect1d(rows, others, assume_unique=True)[:_SHORTEST]

    def _around(self, wanted: Said) -> NDArray[Any]:
        """The shortest rows with a word that begins or ends with the whole text, or that the text
        begins or ends with.
        """
        joined = wanted.joined
        if len(joined) < 3:
            return np.empty(0, np.uint32)
        found = itertools.islice(self._words.iterkeys(joined), 300)
        behind = (
            word[::-1] for word in itertools.islice(self._backwards.iterkeys(joined[::-1]), 300)
        )
        before = (word for word in self._words.prefixes(joined) if len(word) >= 4)
        ends = (word[::-1] for word in self._backwards.prefixes(joined[::-1]) if len(word) >= 4)
        rows = [self._rows_with(word)[:_NEAREST] for word in {*found, *behind, *before, *ends}]
        shortest: NDArray[Any] = np.unique(np.concatenate([*rows, np.empty(0, np.uint32)]))[
            : 2 * _SHORTEST
        ]
        return shortest

    def _near_words(self, wanted: Said) -> NDArray[Any]:
        """The shortest rows with a word that is spelt or sounds nearly like one of the text's
        pieces.
        """
        found = [np.empty(0, np.uint32)]
        for piece in wanted.pieces:
            if len(piece) < 4:
                continue
            numbers = np.union1d(
                self._by_word.alike(piece, sure=False, most=_LOOKED_WORDS),
                self._by_word_sound.alike(sound(piece), sure=False, most=_LOOKED_WORDS),
            ).tolist()
            words = [self._words.restore_key(number) for number in numbers]
            near = sorted(words, key=lambda word: -near_word(piece, word))[:_NEAR_WORDS]
            found += [
                self._rows_with(word)[:_NEAREST]
                for word in near
                if word != piece and near_word(piece, word)
            ]
        rows: NDArray[Any] = np.unique(np.concatenate(found))[: 2 * _SHORTEST]
        return rows

    def _rows_with(self, word: str) -> NDArray[Any]:
        at = self._words.get(word)
        return (
            self._postings[int(self._starts[at]) : int(self._starts[at + 1])]
            if at is not None
            else np.empty(0, np.uint32)
        )

    def _weight(self, word: str) -> float:
        """How much a word says: the logarithm of its rarity, 1 for a word that no other mark
        has.
        """
        at = self._words.get(word)
        count = int(self._starts[at + 1]) - int(self._starts[at]) if at is not None else 0
        return math.log((len(self) + 1) / (count + 1)) / math.log(len(self) + 2)

    def said(self, text: str) -> Said:
        """A folded text as it is compared."""
        return Said(text, sound(text), self._splitter.split(text).split(), self.weight)

    def said_of(self, rows: Rows) -> Iterator[Said]:
        for text, heard in zip(
            self._read(self._texts, self._text_at, rows), self._sounds(rows), strict=True
        ):
            folded, _, apart = text.partition("\n")
            yield Said(folded, heard, (apart or folded).split(), self.weight)

    def folded(self) -> list[str]:
        """All texts, in the order of their lengths."""
        return self._folded(range(len(self)))

    def _folded(self, rows: Rows) -> list[str]:
        return [text.partition("\n")[0] for text in self._read(self._texts, self._text_at, rows)]

    def _sounds(self, rows: Rows) -> list[str]:
        return self._read(self._heard, self._sound_at, rows)

    @staticmethod
    def _read(blob: mmap.mmap | bytes, starts: NDArray[Any], rows: Rows) -> list[str]:
        at = np.asarray(rows, np.int64)
        return [
            blob[begin:end].decode("utf8", "surrogatepass")
            for begin, end in zip(starts[at].tolist(), starts[at + 1].tolist(), strict=True)
        ]


def _table(folder: Path, name: str) -> NDArray[Any]:
    return mapped(folder / f"similar-{name}.npy")


def _mapped(path: Path) -> mmap.mmap | bytes:
    with path.open("rb") as stream:
        return (
            mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ) if path.stat().st_size else b""
        )
