"""The compiled marks: tries and packed rows that are memory-mapped, so that workers share them through the page cache.

A folder holds `marks.trie` (folded mark texts), `texts.npy` (one row a text), `records.npy` (slices of text rows),
`names.trie` (marks, proprietors, houses), `variants.trie` + `variants.npy` (joined, look-alike and misspelt forms of famous
marks → text row), `words.trie` + `words.npy` (word frequencies) and `meta.json`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import marisa_trie
import numpy as np
from numpy.typing import NDArray

from brandlint_nlp.fold import key
from brandlint_nlp.lookalike import deletions, skeleton
from brandlint_nlp.types import Kind, MarkFacts

FORMAT = 1
KINDS = tuple(Kind)
TEXT = np.dtype([("first", "<u4"), ("count", "<u2"), ("owners", "<u2"), ("fame", "u1"), ("kind", "u1"), ("zipf", "u1"), ("common", "u1")])
RECORD = np.dtype([("mark", "<u4"), ("owner", "<u4"), ("house", "<u4"), ("office", "<u2"), ("status", "u1"), ("fame", "u1"),
                   ("classes", "<u8")])
FILES = ("marks.trie", "texts.npy", "records.npy", "names.trie", "variants.trie", "variants.npy", "words.trie", "words.npy")
FUNCTION_WORD_ZIPF = 6.0


class LexiconError(Exception):
    """A lexicon folder that cannot be used; says which file and why."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One mark to compile: its texts (the mark and its aliases) and what is known of it."""

    mark: str
    owner: str
    house: str
    kind: str
    classes: frozenset[int]
    fame: int
    common: bool
    aliases: tuple[str, ...] = ()
    office: int = 0
    status: int = 0


def class_mask(classes: Iterable[int]) -> int:
    """Nice classes 1-45 as bits 0-44."""
    mask = 0
    for number in classes:
        mask |= 1 << (number - 1)
    return mask


def mask_classes(mask: int) -> frozenset[int]:
    return frozenset(number for number in range(1, 46) if mask >> (number - 1) & 1)


class Words:
    """Word frequencies on the Zipf scale (0 unknown, 1 rare, 7 "the"): English, and the highest of the other languages."""

    def __init__(self, trie: marisa_trie.Trie, zipf: NDArray[np.uint8]) -> None:
        self._trie = trie
        self._zipf = zipf

    def zipf(self, word: str) -> float:
        """Frequency in English."""
        at = self._trie.get(word)
        return 0.0 if at is None else float(self._zipf[at, 0]) / 25

    def zipf_anywhere(self, word: str) -> float:
        """The highest frequency in any language."""
        at = self._trie.get(word)
        return 0.0 if at is None else float(max(self._zipf[at])) / 25


class Lexicon:
    """An opened lexicon folder. Read-only; safe to share between threads and forked processes."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        try:
            meta = json.loads((folder / "meta.json").read_text("utf8"))
            if meta.get("format") != FORMAT:
                raise LexiconError(f"{folder.name}/meta.json: format {meta.get('format')!r}, this version reads {FORMAT}")
            for name, size in meta["sizes"].items():
                real = (folder / name).stat().st_size
                if real != size:
                    raise LexiconError(f"{folder.name}/{name}: {real} bytes instead of {size}; it is cut or damaged")
            self.meta: dict[str, Any] = meta
            self.marks = marisa_trie.Trie()
            self.marks.mmap(str(folder / "marks.trie"))
            self.names = marisa_trie.Trie()
            self.names.mmap(str(folder / "names.trie"))
            self.variants = marisa_trie.Trie()
            self.variants.mmap(str(folder / "variants.trie"))
            words = marisa_trie.Trie()
            words.mmap(str(folder / "words.trie"))
            self.texts: NDArray[Any] = np.load(folder / "texts.npy", mmap_mode="r", allow_pickle=False)
            self.records: NDArray[Any] = np.load(folder / "records.npy", mmap_mode="r", allow_pickle=False)
            self.variant_texts: NDArray[Any] = np.load(folder / "variants.npy", mmap_mode="r", allow_pickle=False)
            self.words = Words(words, np.load(folder / "words.npy", mmap_mode="r", allow_pickle=False))
        except LexiconError:
            raise
        except (OSError, ValueError, KeyError, TypeError, RuntimeError) as error:
            raise LexiconError(f"{folder.name}: {error}") from error
        if len(self.texts) != len(self.marks) or len(self.variant_texts) != len(self.variants):
            raise LexiconError(f"{folder.name}: tries and tables do not belong together")
        self.facts = lru_cache(maxsize=65536)(self._facts)

    def houses(self, brand: str) -> frozenset[str]:
        """The houses that own this mark text (folded), empty if it is not in the lexicon."""
        at = self.marks.get(key(brand))
        return frozenset() if at is None else frozenset(key(facts.house) for facts in self._rows(at))

    def _rows(self, at: int) -> Iterator[MarkFacts]:
        text = self.texts[at]
        first, count = int(text["first"]), int(text["count"])
        for record in self.records[first : first + count]:
            yield MarkFacts(
                text=self.names.restore_key(int(record["mark"])),
                owner=self.names.restore_key(int(record["owner"])),
                house=self.names.restore_key(int(record["house"])),
                kind=KINDS[int(text["kind"])],
                fame=int(record["fame"]),
                zipf=float(text["zipf"]) / 25,
                common=bool(text["common"]),
                owners=int(text["owners"]),
                classes=mask_classes(int(record["classes"])),
            )

    def _facts(self, at: int) -> tuple[MarkFacts, ...]:
        """The marks with the text of row `at`, most famous first; one a proprietor, at most eight."""
        return tuple(sorted(self._rows(at), key=lambda facts: -facts.fame)[:8])


def _candidate_keys(entry: Entry, words: Words) -> Iterator[str]:
    """The texts under which a mark is looked for. Bare numbers, single letters and function words are never marks alone."""
    for text in (entry.mark, *entry.aliases):
        folded = key(text)
        compact = folded.replace(" ", "")
        if len(compact) < 2 or compact.isdigit() or len(folded) > 100:
            continue
        if " " not in folded and words.zipf(folded) >= FUNCTION_WORD_ZIPF and len(folded) <= 5:
            continue
        yield folded


def compile_words(frequencies: Iterable[tuple[str, float, bool]], folder: Path) -> Words:
    """Write `words.trie` and `words.npy` from (word, Zipf frequency, is English) rows."""
    best: dict[str, list[float]] = {}
    for word, zipf, english in frequencies:
        row = best.setdefault(key(word), [0.0, 0.0])
        column = 0 if english else 1
        row[column] = max(row[column], zipf)
    trie = marisa_trie.Trie(best)
    table = np.zeros((len(trie), 2), np.uint8)
    for word, row in best.items():
        table[trie[word]] = [min(255, round(value * 25)) for value in row]
    trie.save(str(folder / "words.trie"))
    np.save(folder / "words.npy", table)
    return Words(trie, table)


def compile_lexicon(entries: Iterable[Entry], words: Words, folder: Path, meta: dict[str, Any]) -> None:
    """Write the marks' part of a lexicon folder whose words were written by `compile_words`, then `meta.json` last.

    Memory: the entries are read once into packed arrays and two tries; about 0.1 GB a million marks on disk.
    """
    names: dict[str, int] = {}
    keys: dict[str, int] = {}
    pairs_key: list[int] = []
    rows: list[tuple[int, int, int, int, int, int, int]] = []
    kinds: list[int] = []
    commons: list[bool] = []

    def name(text: str) -> int:
        return names.setdefault(text, len(names))

    pair_row: list[int] = []
    for entry in entries:
        row = len(rows)
        rows.append((name(entry.mark), name(entry.owner), name(entry.house), entry.office, entry.status, entry.fame,
                     class_mask(entry.classes)))  # fmt: skip
        kinds.append(KINDS.index(Kind(entry.kind)))
        commons.append(entry.common)
        for folded in dict.fromkeys(_candidate_keys(entry, words)):
            pairs_key.append(keys.setdefault(folded, len(keys)))
            pair_row.append(row)
    marks_trie, names_trie = marisa_trie.Trie(keys), marisa_trie.Trie(names)
    name_ids = np.empty(max(1, len(names)), np.uint32)
    for text, at in names.items():
        name_ids[at] = names_trie[text]
    names.clear()
    key_ids = np.empty(max(1, len(keys)), np.uint32)
    zipfs = np.zeros(len(keys), np.uint8)
    for folded, at in keys.items():
        key_ids[at] = row = marks_trie[folded]
        zipfs[row] = min(255, round(25 * (words.zipf_anywhere(folded) if " " not in folded else 0)))
    keys.clear()
    pair_text = key_ids[np.array(pairs_key, np.uint32)]
    pair_rows = np.array(pair_row, np.uint32)
    order = np.lexsort((pair_rows, pair_text))
    pair_text, pair_rows = pair_text[order], pair_rows[order]
    source = np.array(rows, RECORD)
    for column in ("mark", "owner", "house"):
        source[column] = name_ids[source[column]]
    records = source[pair_rows]
    texts = np.zeros(len(marks_trie), TEXT)
    present, first, count = np.unique(pair_text, return_index=True, return_counts=True)
    texts["first"][present], texts["count"][present] = first, np.minimum(count, 65535)
    texts["owners"][present] = np.minimum(count, 65535)
    texts["zipf"] = zipfs
    pair_fame = records["fame"].astype(np.int16)
    fame = np.zeros(len(texts), np.int16)
    np.maximum.at(fame, pair_text, pair_fame)
    texts["fame"] = fame
    top = pair_fame == fame[pair_text]
    texts["kind"][pair_text[top]] = np.array(kinds, np.uint8)[pair_rows[top]]
    common = np.array(commons, bool)[pair_rows]
    texts["common"][pair_text[top & common]] = 1
    texts["common"] |= ((fame == 0) & (zipfs >= 75)).astype(np.uint8)
    marks_trie.save(str(folder / "marks.trie"))
    names_trie.save(str(folder / "names.trie"))
    np.save(folder / "texts.npy", texts)
    np.save(folder / "records.npy", records)
    _compile_variants(marks_trie, texts, folder)
    sizes = {name: (folder / name).stat().st_size for name in FILES}
    (folder / "meta.json").write_text(json.dumps({**meta, "format": FORMAT, "marks": len(source), "sizes": sizes}), "utf8")


def _compile_variants(trie: marisa_trie.Trie, texts: NDArray[Any], folder: Path) -> None:
    """Index the forms of famous marks that are not their own spelling. The first letter of a key says which:
    `j` written as one word, `s` skeleton, `d` skeleton with one letter dropped (distinctive marks only)."""
    variants: dict[str, int] = {}
    for at in np.flatnonzero(texts["fame"] >= 2):
        folded, row = trie.restore_key(int(at)), texts[at]
        compact = folded.replace(" ", "")
        if len(compact) < 4 or not compact.isascii():
            continue
        famous, common = int(row["fame"]) >= 3, bool(row["common"])
        forms = []
        if not common or (" " in folded and len(compact) >= 8):
            forms.append("j" + compact)
        if not common or famous:
            forms.append("s" + skeleton(compact))
        if not common and len(compact) >= 4:
            forms.extend("d" + form for form in deletions(skeleton(compact)) if len(form) >= 3)
        for form in forms:
            known = variants.get(form)
            if known is None or texts[known]["fame"] < row["fame"]:
                variants[form] = int(at)
    variants_trie = marisa_trie.Trie(variants)
    table = np.zeros(len(variants_trie), np.uint32)
    for form, target in variants.items():
        table[variants_trie[form]] = target
    variants_trie.save(str(folder / "variants.trie"))
    np.save(folder / "variants.npy", table)
