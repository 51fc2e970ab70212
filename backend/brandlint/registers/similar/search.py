"""Searching the index: a few thousand texts that can be alike are picked by signatures, sounds and shared words, then scored."""

from __future__ import annotations

import itertools
import math
import mmap
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import marisa_trie
import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

from brandlint.registers.similar.index import KINDS, LONGEST, signature, surplus
from brandlint.registers.similar.score import Likeness, likeness, near_classes
from brandlint.registers.similar.sounds import sound
from brandlint_nlp.fold import key

_SURE = 0.8  # every text with a `fuzz.ratio` of at least this is scored
_NEAREST = 250  # rows a way of looking that are scored in full
_MOST = 4000  # further texts, best bounds first
_COMMON = 5000  # a word in more texts than this finds none alone


@dataclass(frozen=True, slots=True)
class Hit:
    """A text and its records at the offices asked for. `score` 0-100 is a ranking aid, no verdict; `reasons` are slugs."""

    text: str
    ids: tuple[int, ...]
    score: float
    reasons: tuple[str, ...]


class Searcher:
    """An opened index; read-only, shared by threads and processes."""

    def __init__(self, folder: Path) -> None:
        self._rows, self._signs, self._sounds = (_table(folder, name) for name in ("rows", "signs", "sounds"))
        self._records, self._starts, self._postings = (_table(folder, name) for name in ("records", "starts", "postings"))
        self._words = marisa_trie.Trie()
        self._words.mmap(str(folder / "similar-words.trie"))
        self._backwards = marisa_trie.Trie()
        self._backwards.mmap(str(folder / "similar-backwards.trie"))
        self._texts, self._heard = _mapped(folder / "similar.txt"), _mapped(folder / "similar.snd")
        self._lengths = np.ascontiguousarray(self._rows["length"][:-1])  # sorted: lengths are slices
        self._heard_lengths = np.ascontiguousarray(self._rows["sounds"][:-1])

    def __len__(self) -> int:
        return len(self._signs)

    def search(self, text: str, *, classes: int = 0, offices: Collection[int] = (), limit: int = 20) -> list[Hit]:
        """The texts most like `text`, best first. `classes`: Nice classes as bits; they raise, never hide. `offices`: codes of
        `brandlint_nlp.lexicon.office_code`; texts without a record there are left out."""
        wanted = key(text)[:LONGEST]
        if not wanted or not len(self):
            return []
        heard = sound(wanted)
        rows = self._candidates(wanted, heard)
        weights = {word: self._weight(word) for word in wanted.split()}
        scored: list[tuple[float, int, Likeness]] = []
        for row in rows:
            other, said = self._text(row), self._sound(row)
            like = likeness(wanted, other, heard, said, weights, self._weight)
            scored.append((like.score, row, like))
        scored.sort(key=lambda found: (-found[0], found[1]))
        return self._hits(scored, classes, offices, limit)

    def _hits(self, scored: list[tuple[float, int, Likeness]], classes: int, offices: Collection[int], limit: int) -> list[Hit]:
        codes = np.array(sorted(offices), np.uint16)
        close = near_classes(classes)
        found: list[Hit] = []
        for at, (score, row, like) in enumerate(scored):
            if at >= 4 * limit + 200:
                break
            records = self._records[int(self._rows[row]["first"]) : int(self._rows[row + 1]["first"])]
            if len(codes):
                records = records[np.isin(records["office"], codes)]
            if not len(records):
                continue
            reasons, masks = list(like.reasons), records["classes"]
            kind = KINDS[int(self._rows[row]["kind"])]
            if kind != "mark":
                reasons.append(kind)
            if classes and (masks & np.uint64(classes)).any():
                score, reasons = score + 4, [*reasons, "same-class"]
            elif classes and (masks & np.uint64(close)).any():
                score, reasons = score + 2, [*reasons, "related-class"]
            order = np.argsort((masks & np.uint64(classes)) == 0, kind="stable")
            found.append(Hit(self._text(row), tuple(int(one) for one in records["id"][order][:8]), round(min(score, 100.0), 1), tuple(reasons)))
        return sorted(found, key=lambda hit: -hit.score)[:limit]

    def _candidates(self, wanted: str, heard: str) -> list[int]:
        """Rows worth scoring: the nearest by spelling (all with a ratio of `_SURE`), by sound, and of those that share words."""
        found = set(self._nearest(wanted, self._alike(wanted, self._signs, self._lengths), self._text, _NEAREST))
        if len(heard) > 1:
            found.update(self._nearest(heard, self._alike(heard, self._sounds, self._heard_lengths), self._sound, _NEAREST))
        for rows in (*self._sharing(wanted), *self._around(wanted)):
            found.update(self._nearest(wanted, rows, self._text, _NEAREST))
        return sorted(found)

    def _nearest(self, text: str, rows: NDArray[Any], read: Callable[[int], str], most: int) -> list[int]:
        """The rows with the highest `fuzz.ratio`: `most` of them, and every one at `_SURE` or above."""
        if len(rows) > most:
            ratios = process.cdist([text], [read(row) for row in rows.tolist()], scorer=fuzz.ratio, dtype=np.uint8)[0]
            rows = rows[ratios >= min(np.partition(ratios, -most)[-most], 100 * _SURE)]
        found: list[int] = rows.tolist()
        return found

    def _alike(self, text: str, signs: NDArray[Any], lengths: NDArray[Any]) -> NDArray[Any]:
        """Rows whose likeness to `text` can reach `_SURE`, and the best of the others. ratio = 2 LCS / (|a| + |b|), and the signatures
        bound LCS, the longest common subsequence."""
        sign, more, size = np.uint64(signature(text)), surplus(text), len(text)
        low, high = math.floor(size * 0.42), math.ceil(size * 2.4)
        if signs is self._signs:  # sorted by length
            first, last = np.searchsorted(lengths, [low, high + 1])
        else:
            first, last = 0, len(lengths)
        common = np.bitwise_count(signs[first:last] & sign).astype(np.float32)
        common += more
        sizes = lengths[first:last]
        bound = 2 * np.minimum(common, np.minimum(sizes, size)) / (sizes + np.float32(size))
        sure = np.flatnonzero(bound >= _SURE)
        if len(sure) < _MOST:
            rest = np.flatnonzero((bound < _SURE) & (bound >= 0.6))
            if len(rest) > _MOST - len(sure):
                rest = rest[np.argpartition(-bound[rest], _MOST - len(sure))[: _MOST - len(sure)]]
            sure = np.concatenate([sure, rest])
        found: NDArray[Any] = sure + first
        return found

    def _sharing(self, wanted: str) -> Iterator[NDArray[Any]]:
        """Rows that share a rare word, or two common ones."""
        common = []
        for word in dict.fromkeys(wanted.split()):
            rows = self._rows_with(word)
            if len(rows) <= _COMMON:
                yield rows
            else:
                common.append(rows)
        for at, rows in enumerate(common):
            for others in common[at + 1 :]:
                yield np.intersect1d(rows, others, assume_unique=True)[:_COMMON]

    def _around(self, wanted: str) -> Iterator[NDArray[Any]]:
        """Rows with a word that begins or ends with the whole text, or that the text begins or ends with."""
        joined = wanted.replace(" ", "")
        if len(joined) < 4:
            return
        found = itertools.islice(self._words.iterkeys(joined), 300)
        behind = (word[::-1] for word in itertools.islice(self._backwards.iterkeys(joined[::-1]), 300))
        before = (word for word in self._words.prefixes(joined) if len(word) >= 4)
        ends = (word[::-1] for word in self._backwards.prefixes(joined[::-1]) if len(word) >= 4)
        for word in itertools.chain(found, behind, before, ends):
            yield self._rows_with(word)[:300]

    def _rows_with(self, word: str) -> NDArray[Any]:
        at = self._words.get(word)
        return self._postings[int(self._starts[at]) : int(self._starts[at + 1])] if at is not None else np.empty(0, np.uint32)

    def _weight(self, word: str) -> float:
        """How much a word says: the logarithm of its rarity, 1 for a word that no other mark has."""
        at = self._words.get(word)
        count = int(self._starts[at + 1]) - int(self._starts[at]) if at is not None else 0
        return math.log((len(self) + 1) / (count + 1)) / math.log(len(self) + 2)

    def _text(self, row: int) -> str:
        return self._texts[int(self._rows[row]["text"]) : int(self._rows[row + 1]["text"])].decode("utf8", "surrogatepass")

    def _sound(self, row: int) -> str:
        return self._heard[int(self._rows[row]["sound"]) : int(self._rows[row + 1]["sound"])].decode("ascii")


def _table(folder: Path, name: str) -> NDArray[Any]:
    # A plain view of the mapping: the subclass costs more than the reading.
    found: NDArray[Any] = np.load(folder / f"similar-{name}.npy", mmap_mode="r", allow_pickle=False).view(np.ndarray)
    return found


def _mapped(path: Path) -> mmap.mmap | bytes:
    with path.open("rb") as stream:
        return mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ) if path.stat().st_size else b""
