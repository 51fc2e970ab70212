"""The compiled marks: tries and packed rows that are memory-mapped, so that workers share them
through the page cache.

A folder holds `marks.trie` (folded mark texts), `texts.npy` (one row a text), `records.npy` (slices
of text rows), `names.trie` (marks, proprietors, houses), `variants.trie` + `variants.npy` (joined,
look-alike and misspelt forms of famous marks → text row), `words.trie` + `words.npy` (word
frequencies) and `meta.json`.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import marisa_trie
import numpy as np
from numpy.typing import NDArray

from brandlint_nlp.fold import lookup_key
from brandlint_nlp.types import Kind, MarkFacts, Reading, Sense
from brandlint_nlp.words import Words

FORMAT = 7
KINDS = tuple(Kind)
WORD, NAME = 1, 2  # a text's `common`: it is an ordinary word too, or a name of persons or places
READINGS = (None, *Reading)
SENSES = tuple(Sense)  # bits of a text's `senses`
PRIOR_STEPS = 20  # steps of a prior, in log-odds, to the unit; 0 is no prior, 128 even odds
NATIVE_LANGUAGES = (
    "de",
    "fr",
    "es",
    "it",
    "nl",
    "pl",
    "sv",
    "pt",
    "tr",
)  # bits of a text's `native`
TEXT = np.dtype(
    [
        ("first", "<u4"),
        ("count", "<u2"),
        ("owners", "<u2"),
        ("fame", "u1"),
        ("kind", "u1"),
        ("zipf", "u1"),
        ("common", "u1"),
        ("native", "<u2"),
        ("reading", "u1"),
        ("prior", "u1"),
        ("senses", "<u4"),
    ]
)
RECORD = np.dtype(
    [
        ("mark", "<u4"),
        ("owner", "<u4"),
        ("house", "<u4"),
        ("row", "<u4"),
        ("office", "<u2"),
        ("status", "u1"),
        ("fame", "u1"),
        ("classes", "<u8"),
    ]
)
FILES = (
    "marks.trie",
    "texts.npy",
    "records.npy",
    "names.trie",
    "variants.trie",
    "variants.npy",
    "words.trie",
    "words.npy",
)
_LOOKED_AT = 64  # records of one text that are weighed: the most famous, then those that came first
_NAMED = 8  # proprietors of one text that are told apart


class LexiconError(Exception):
    """A lexicon folder that cannot be used; says which file and why."""


def office_code(office: str) -> int:
    """A ST.3 code as a number of 16 bits, 0 for none."""
    return int.from_bytes(office.encode("ascii"), "big")


def packed_prior(log_odds: float) -> int:
    """A prior as a byte, 1 to 255."""
    return max(1, min(255, 128 + round(log_odds * PRIOR_STEPS)))


def unpacked_prior(packed: int) -> float | None:
    """The prior of a byte, in log-odds; None where there is none."""
    return (packed - 128) / PRIOR_STEPS if packed else None


def packed_senses(senses: Iterable[Sense]) -> int:
    """Senses as bits in the order of `SENSES`."""
    return sum(1 << SENSES.index(sense) for sense in senses)


@lru_cache(maxsize=1024)
def unpacked_senses(packed: int) -> frozenset[Sense]:
    return frozenset(sense for bit, sense in enumerate(SENSES) if packed >> bit & 1)


def class_mask(classes: Iterable[int]) -> int:
    """Nice classes 1-45 as bits 0-44."""
    mask = 0
    for number in classes:
        mask |= 1 << (number - 1)
    return mask


def mask_classes(mask: int) -> frozenset[int]:
    return frozenset(number for number in range(1, 46) if mask >> (number - 1) & 1)


class Lexicon:
    """An opened lexicon folder. Read-only; safe to share between threads and forked processes."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        try:
            meta = json.loads((folder / "meta.json").read_text("utf8"))
            if meta.get("format") != FORMAT:
                raise LexiconError(
                    f"{folder.name}/meta.json: format {meta.get('format')!r}, this version reads "
                    f"{FORMAT}"
                )
            for name, size in meta["sizes"].items():
                real = (folder / name).stat().st_size
                if real != size:
                    raise LexiconError(
                        f"{folder.name}/{name}: {real} bytes instead of {size}; it is cut or "
                        f"damaged"
                    )
            self.meta: dict[str, Any] = meta
            self.marks = marisa_trie.Trie()
            self.marks.mmap(str(folder / "marks.trie"))
            self.names = marisa_trie.Trie()
            self.names.mmap(str(folder / "names.trie"))
            self.variants = marisa_trie.Trie()
            self.variants.mmap(str(folder / "variants.trie"))
            words = marisa_trie.Trie()
            words.mmap(str(folder / "words.trie"))
            self.texts, self.records = mapped(folder / "texts.npy"), mapped(folder / "records.npy")
            self.variant_texts = mapped(folder / "variants.npy")
            self.words = Words(words, mapped(folder / "words.npy"))
        except LexiconError:
            raise
        except (OSError, ValueError, KeyError, TypeError, RuntimeError) as error:
            raise LexiconError(f"{folder.name}: {error}") from error
        if len(self.texts) != len(self.marks) or len(self.variant_texts) != len(self.variants):
            raise LexiconError(f"{folder.name}: tries and tables do not belong together")
        self._fame: NDArray[np.uint8] = self.texts["fame"]
        self._remember()

    def _remember(self) -> None:
        """Start to keep what was looked up: held by the lexicon, so that it goes with it."""
        self.facts = lru_cache(maxsize=65536)(self._facts)
        self.houses = lru_cache(maxsize=4096)(self._houses)

    def with_priors(self, priors: Mapping[str, float]) -> Lexicon:
        """The same marks with these priors alone, in log-odds by folded text."""
        other = copy.copy(self)
        other.texts = self.texts.copy()
        other.texts["prior"] = 0
        for text, value in priors.items():
            row = self.marks.get(text)
            if row is not None:
                other.texts["prior"][row] = packed_prior(value)
        other._remember()
        return other

    def fame(self, row: int) -> int:
        """The fame of the most famous mark with the text of this row, 0 (register only) to 3."""
        return int(self._fame[row])

    def text(self, row: int) -> str:
        """The folded mark text of this row, empty for -1."""
        return self.marks.restore_key(row) if row >= 0 else ""

    def is_word(self, row: int) -> bool:
        """Is the text of this row an ordinary word too? Of the most famous marks a name is none."""
        common = int(self.texts[row]["common"])
        return common == WORD or (common == NAME and self.fame(row) < 3)

    def _houses(self, brand: str) -> frozenset[str]:
        """The folded houses that own this mark text, as far as it is known beyond registers.

        Empty if the text is not in the lexicon.
        """
        row = self.marks.get(lookup_key(brand))
        return (
            frozenset()
            if row is None
            else frozenset(lookup_key(facts.house) for facts in self.facts(row, ()) if facts.fame)
        )

    def records_of(self, row: int, offices: tuple[str, ...]) -> NDArray[Any]:
        """The records of the text of this row that count at these offices; all if none is named.

        Marks that are merely known count everywhere.
        """
        text = self.texts[row]
        first, count = int(text["first"]), int(text["count"])
        records: NDArray[Any] = self.records[first : first + count]
        if not offices:
            return records
        codes = records["office"]
        counting = codes == 0
        for code in _codes(offices):
            counting |= codes == code
        found: NDArray[Any] = records[counting]
        return found

    def native(self, row: int, language: str) -> bool:
        """Is the text of this row an ordinary word of this language?"""
        return language in NATIVE_LANGUAGES and bool(
            int(self.texts[row]["native"]) >> NATIVE_LANGUAGES.index(language) & 1
        )

    def _facts(self, row: int, offices: tuple[str, ...] = ()) -> tuple[MarkFacts, ...]:
        """The marks with the text of this row that count at these offices, most famous first.

        One a proprietor, at most eight.
        """
        text, records = self.texts[row], self.records_of(row, offices)
        reading, prior = READINGS[int(text["reading"])], unpacked_prior(int(text["prior"]))
        common, senses = int(text["common"]), unpacked_senses(int(text["senses"]))
        by_owner: dict[int, list[Any]] = {}
        for record in records[:_LOOKED_AT]:
            by_owner.setdefault(int(record["owner"]), []).append(record)
        marks = [
            MarkFacts(
                text=self.names.restore_key(int(held[0]["mark"])),
                owner=self.names.restore_key(owner),
                house=self.names.restore_key(int(held[0]["house"])),
                kind=KINDS[int(text["kind"])],
                fame=max(int(record["fame"]) for record in held),
                zipf=float(text["zipf"]) / 25,
                common=bool(common),
                owners=int(text["owners"]),
                classes=frozenset().union(
                    *(mask_classes(int(record["classes"])) for record in held)
                ),
                lexicon_row=row,
                registered=any(record["office"] and not record["status"] for record in held),
                reading=reading,
                prior=prior,
                name=common == NAME,
                senses=senses,
            )
            for owner, held in list(by_owner.items())[:_NAMED]
        ]
        return tuple(sorted(marks, key=lambda facts: -facts.fame))


@lru_cache(maxsize=256)
def _codes(offices: tuple[str, ...]) -> tuple[int, ...]:
    return tuple(map(office_code, offices))


def mapped(path: Path) -> NDArray[Any]:
    """A table of a snapshot, as a plain view of the mapping.

    NumPy's subclass for mappings costs more than the reading of a row.
    """
    found: NDArray[Any] = np.load(path, mmap_mode="r", allow_pickle=False).view(np.ndarray)
    return found
