"""Signatures of all texts on disk, by the texts' lengths: written with the index, then scanned."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from brandlint.registers.similar import signatures
from brandlint.registers.similar.tuning import DEFAULT, Tuning
from brandlint_nlp.lexicon import mapped

LONGEST = 100  # folded characters of a text that are kept
_NONE = np.empty(0, np.int64)


class SignatureWriter:
    """Signatures of numbered texts, saved in the order of the texts' lengths.

    They are written to a file as they come, not kept in memory.
    """

    def __init__(self, count: int, folder: Path, name: str) -> None:
        self._spool, self._path = folder / f".similar-{name}", folder / f"similar-{name}"
        self._signatures = np.lib.format.open_memmap(
            self._spool, "w+", np.uint64, (4, max(1, count))
        )  # what is empty cannot be mapped
        self._sizes = np.zeros(count, np.uint8)

    def put(self, number: int, text: str) -> None:
        """Add the text with this number."""
        self._signatures[:, number] = (*signatures.letters(text), *signatures.pairs(text))
        self._sizes[number] = min(len(text), LONGEST)

    def save(self) -> None:
        """Write the table and remove the file that the signatures waited in."""
        order = np.argsort(self._sizes, kind="stable").astype(np.uint32)
        np.save(f"{self._path}.npy", order)
        np.save(f"{self._path}-sizes.npy", self._sizes[order])
        target = np.lib.format.open_memmap(
            f"{self._path}-signs.npy", "w+", np.uint64, self._signatures.shape
        )
        for sorted_column, column in zip(target, self._signatures, strict=True):
            sorted_column[: len(order)] = column[order]
        target.flush()
        self._spool.unlink(missing_ok=True)


class _Query:
    """A text with its signatures, and how much of it they show."""

    def __init__(self, text: str) -> None:
        self.size = len(text)
        columns = (*signatures.letters(text), *signatures.pairs(text))
        self.letters, self.more_letters, *self.pairs = map(np.uint64, columns)
        shown, shown_more, *shown_pairs = (column.bit_count() for column in columns)
        # Letters and pairs that the signatures do not show: any of them can be in common.
        self.unseen_first = self.size - shown
        self.unseen = self.unseen_first - shown_more
        self.unseen_pairs = max(0, self.size - 1) - sum(shown_pairs)


class SignatureTable:
    """Signatures of numbered texts, sorted by length, scanned from end to end."""

    def __init__(self, folder: Path, name: str, tuning: Tuning = DEFAULT) -> None:
        self._tuning = tuning
        self._numbers = mapped(folder / f"similar-{name}.npy")
        self._signatures = mapped(folder / f"similar-{name}-signs.npy")
        sizes = mapped(folder / f"similar-{name}-sizes.npy")
        self._starts = np.searchsorted(sizes, np.arange(LONGEST + 2))  # by length

    def scan(self, text: str, *, most: int, sure: bool) -> NDArray[Any]:
        """Numbers of the `most` texts that share the largest part of letters and pairs with `text`.

        With `sure`, also of all that can have a ratio of `Tuning.sure_ratio`.
        """
        query, weakest = _Query(text), self._weakest_ratio(len(text))
        candidates, near, shares = [_NONE], [_NONE], [np.empty(0, np.float32)]
        for size in self._sizes_in_reach(query.size, weakest):
            needed, needed_pairs = signatures.needed(query.size, size, self._tuning.sure_ratio)
            least = min(math.ceil(weakest * (query.size + size) / 2), needed)
            positions, letters = self._with_letters(query, size, least)
            pairs = np.bitwise_count(
                self._signatures[2][positions] & query.pairs[0]
            ) + np.bitwise_count(self._signatures[3][positions] & query.pairs[1])
            if sure:
                enough = letters >= needed - query.unseen
                candidates.append(positions[enough & (pairs >= needed_pairs - query.unseen_pairs)])
            share = (letters + pairs) / np.float32(query.size + size - 1)
            close = share >= self._tuning.least_share
            near.append(positions[close])
            shares.append(share[close])
        best, share = np.concatenate(near), np.concatenate(shares)
        if len(best) > most:
            best = best[np.argpartition(-share, most)[:most]]
        numbers: NDArray[Any] = self._numbers[np.union1d(np.concatenate(candidates), best)]
        return numbers

    def _weakest_ratio(self, size: int) -> float:
        tuning = self._tuning
        return tuning.weakest_ratio if size < tuning.long_text else tuning.weakest_ratio_long

    def _sizes_in_reach(self, size: int, ratio: float) -> list[int]:
        """The lengths of texts that can have this ratio with one of `size` letters, if any has."""
        low = max(1, math.floor(size * ratio / (2 - ratio)))
        high = min(LONGEST, math.ceil(size * (2 - ratio) / ratio))
        return [
            other
            for other in range(low, high + 1)
            if self._starts[other] != self._starts[other + 1]
        ]

    def _with_letters(
        self, query: _Query, size: int, least: int
    ) -> tuple[NDArray[Any], NDArray[Any]]:
        """Positions of the texts of `size` letters that can have `least` of them in common with the
        query, and how many the signatures show to be in common.
        """
        begin, end = int(self._starts[size]), int(self._starts[size + 1])
        letters = np.bitwise_count(self._signatures[0, begin:end] & query.letters)
        positions = np.flatnonzero(letters >= least - query.unseen_first)
        letters = letters[positions]
        positions += begin
        if query.more_letters:
            letters += np.bitwise_count(self._signatures[1][positions] & query.more_letters)
            kept = letters >= least - query.unseen
            positions, letters = positions[kept], letters[kept]
        return positions, letters
