"""Searching the index: texts that can be alike are picked, scored, and shown with their records."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from brandlint.registers.similar.candidates import CandidateFinder
from brandlint.registers.similar.features import ComparedText
from brandlint.registers.similar.reader import IndexReader
from brandlint.registers.similar.related_classes import related_classes
from brandlint.registers.similar.score import Likeness, likeness
from brandlint.registers.similar.signature_table import LONGEST
from brandlint.registers.similar.tuning import DEFAULT, Tuning
from brandlint_nlp.fold import lookup_key


@dataclass(frozen=True, slots=True)
class Hit:
    """A text and its records at the offices asked for.

    `score` 0-100 is a ranking aid, no verdict; `reasons` are slugs.
    """

    text: str
    ids: tuple[int, ...]
    score: float
    reasons: tuple[str, ...]


class Searcher:
    """An opened index; read-only, shared by threads and processes."""

    def __init__(self, folder: Path, tuning: Tuning = DEFAULT) -> None:
        self.reader, self._tuning = IndexReader(folder), tuning
        self._finder = CandidateFinder(folder, self.reader, tuning)

    def search(
        self,
        text: str,
        *,
        classes: int = 0,
        offices: Collection[int] = (),
        limit: int = 20,
        records: int = 8,
    ) -> list[Hit]:
        """The texts most like `text`, best first.

        `classes`: Nice classes as bits; they raise, never hide. `offices`: codes of
        `brandlint_nlp.lexicon.office_code`; texts without a record there are left out. `records`:
        how many of a text a hit names.
        """
        folded = lookup_key(text)[:LONGEST]
        if not folded or not len(self.reader):
            return []
        query = self.reader.compared(folded)
        numbers = self.candidates(query)
        scored = [
            (number, likeness(query, other))
            for number, other in zip(numbers, self.reader.compared_of(numbers), strict=True)
        ]
        scored.sort(key=lambda candidate: (-candidate[1].score, candidate[0]))
        office_codes = np.array(sorted(offices), np.uint16)
        hits: list[Hit] = []
        for number, like in scored:
            if len(hits) >= limit and like.score + self._tuning.same_class < hits[limit - 1].score:
                break  # what follows cannot come before these
            hit = self._hit(number, like, classes, office_codes, records)
            if hit is not None:
                hits.append(hit)
        return sorted(hits, key=lambda hit: -hit.score)[:limit]

    def candidates(self, query: ComparedText) -> list[int]:
        """The numbers of the texts worth scoring, ascending."""
        return self._finder.find(query)

    def texts(self) -> list[str]:
        """All folded texts, by length."""
        return self.reader.texts(range(len(self.reader)))

    def _hit(
        self,
        number: int,
        like: Likeness,
        classes: int,
        office_codes: NDArray[np.uint16],
        most_records: int,
    ) -> Hit | None:
        """A text as a hit, None if it has no record at the offices."""
        records = self.reader.records(number)
        if len(office_codes):
            records = records[np.isin(records["office"], office_codes)]
        if not len(records):
            return None
        score, reasons, masks = like.score, list(like.reasons), records["classes"]
        same_class = (masks & np.uint64(classes)) != 0
        kind = self.reader.kind(number)
        if kind != "mark":
            reasons.append(kind)
        if same_class.any():
            score += self._tuning.same_class
            reasons.append("same-class")
        elif (masks & np.uint64(related_classes(classes))).any():
            score += self._tuning.related_class
            reasons.append("related-class")
        same_class_first = np.argsort(~same_class, kind="stable")
        ids = records["id"][same_class_first][:most_records]
        return Hit(
            self.reader.texts([number])[0],
            tuple(int(record_id) for record_id in ids),
            round(min(score, 100.0), 1),
            tuple(reasons),
        )
