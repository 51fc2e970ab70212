"""The compiled marks: tries and packed rows that are memory-mapped, so that workers share them
through the page cache.

A folder holds `marks.trie` (folded mark texts), `texts.npy` (one row a text), `records.npy` (slices
of text rows), `names.trie` (marks, proprietors, houses), `variants.trie` + `variants.npy` (joined,
look-alike and misspelt forms of famous marks → text row), `words.trie` + `words.npy` (word
frequencies) and `meta.json`.
"""

from __future__ import annotations

import json
import struct
from array import array
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import marisa_trie
import numpy as np
from numpy.typing import NDArray

from brandlint_nlp.fold import lookup_key
from brandlint_nlp.lookalike import deletions, skeleton
from brandlint_nlp.types import Kind, MarkFacts
from brandlint_nlp.words import Words

FORMAT = 4
KINDS = tuple(Kind)
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
FUNCTION_WORD_ZIPF = 6.0
_PAIR, _ROW = struct.Struct("<qq"), struct.Struct("<IHBBQ")
_PACKED = np.dtype(
    [("row", "<u4"), ("office", "<u2"), ("status", "u1"), ("fame", "u1"), ("classes", "<u8")]
)
_LOOKED_AT = 64  # records of one text that are weighed: the most famous, then those that came first
_NAMED = 8  # proprietors of one text that are told apart


class LexiconError(Exception):
    """A lexicon folder that cannot be used; says which file and why."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One mark to compile: its texts (the mark and its aliases) and what is known of it. A mark of
    a register names its office (WIPO ST.3) and the row of its record; one that is merely known has
    neither. `native`: of which languages its texts are ordinary words.
    """

    mark: str
    owner: str
    house: str
    kind: str
    classes: frozenset[int]
    fame: int
    common: bool
    aliases: tuple[str, ...] = ()
    office: str = ""
    pending: bool = False
    row: int = 0
    native: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def texts(self) -> Iterator[str]:
        """The mark and its aliases, folded."""
        return map(lookup_key, (self.mark, *self.aliases))


def office_code(office: str) -> int:
    """A ST.3 code as a number of 16 bits, 0 for none."""
    return int.from_bytes(office.encode("ascii"), "big")


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
        self.facts = lru_cache(maxsize=65536)(self._facts)
        self._fame: NDArray[np.uint8] = self.texts["fame"]

    def fame(self, row: int) -> int:
        """The fame of the most famous mark with the text of this row, 0 (register only) to 3."""
        return int(self._fame[row])

    def houses(self, brand: str) -> frozenset[str]:
        """The houses that own this mark text (folded), by what is known of marks beyond registers;
        empty if it is not in the lexicon.
        """
        row = self.marks.get(lookup_key(brand))
        return (
            frozenset()
            if row is None
            else frozenset(lookup_key(facts.house) for facts in self.facts(row, ()) if facts.fame)
        )

    def records_of(self, row: int, offices: tuple[str, ...]) -> NDArray[Any]:
        """The records of text row `row` that count at these offices, and the marks that are merely
        known; all if no office is named.
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
                common=bool(text["common"]),
                owners=int(text["owners"]),
                classes=frozenset().union(
                    *(mask_classes(int(record["classes"])) for record in held)
                ),
                lexicon_row=row,
                registered=any(record["office"] and not record["status"] for record in held),
            )
            for owner, held in list(by_owner.items())[:_NAMED]
        ]
        return tuple(sorted(marks, key=lambda facts: -facts.fame))


@lru_cache(maxsize=256)
def _codes(offices: tuple[str, ...]) -> tuple[int, ...]:
    return tuple(map(office_code, offices))


def mapped(path: Path) -> NDArray[Any]:
    """A table of a snapshot, as a plain view of the mapping: NumPy's subclass for mappings costs
    more than the reading of a row.
    """
    found: NDArray[Any] = np.load(path, mmap_mode="r", allow_pickle=False).view(np.ndarray)
    return found


def _candidate_keys(entry: Entry, words: Words) -> Iterator[str]:
    """The texts under which a mark is looked for. Bare numbers, single letters and function words
    are never marks alone.
    """
    for folded in entry.texts():
        compact = folded.replace(" ", "")
        if len(compact) < 2 or compact.isdigit() or len(folded) > 100:
            continue
        if " " not in folded and words.zipf(folded) >= FUNCTION_WORD_ZIPF and len(folded) <= 5:
            continue
        yield folded


def compile_words(frequencies: Iterable[tuple[str, float, bool]], folder: Path) -> Words:
    """Write `words.trie` and `words.npy` from (word, Zipf frequency, is English) rows."""
    best: dict[str, int] = {}  # two bytes a word: English, other languages
    for word, zipf, english in frequencies:
        folded, value = lookup_key(word), min(255, round(zipf * 25))
        known = best.get(folded, 0)
        mine, other = known >> 8, known & 255
        best[folded] = max(mine, value) << 8 | other if english else mine << 8 | max(other, value)
    trie = marisa_trie.Trie(best)
    table = np.zeros((len(trie), 2), np.uint8)
    for word, pair in best.items():
        table[trie[word]] = pair >> 8, pair & 255
    trie.save(str(folder / "words.trie"))
    np.save(folder / "words.npy", table)
    return Words(trie, table)


def compile_lexicon(
    entries: Iterable[Entry], words: Words, folder: Path, meta: dict[str, Any]
) -> None:
    """Write the marks' part of a lexicon folder whose words were written by `compile_words`, then
    `meta.json` last.

    Memory: the entries are read once and their texts spooled to two files in the folder, from which
    the tries are built one after the other; what stays in memory are packed columns. About 0.1 GB a
    million marks on disk.
    """
    spool = _Spool(folder, words)
    try:
        for entry in entries:
            spool.add(entry)
        spool.write_records()
        marks_trie, pair_text = spool.marks()
        source = spool.read_records()
    finally:
        spool.remove()
    zipfs = np.zeros(len(marks_trie), np.uint8)
    zipfs[pair_text] = np.frombuffer(spool.zipfs, np.uint8)
    pair_rows = np.frombuffer(spool.pair_rows, np.uint32)
    order = np.lexsort((pair_rows, 255 - source["fame"][pair_rows], pair_text))
    natives = np.frombuffer(spool.natives, np.uint16)[order]
    pair_text, pair_rows = pair_text[order], pair_rows[order]
    del order
    pair_fame = source["fame"][pair_rows].astype(np.int16)
    texts = np.zeros(len(marks_trie), TEXT)
    present, first, count = np.unique(pair_text, return_index=True, return_counts=True)
    texts["first"][present], texts["count"][present] = first, np.minimum(count, 65535)
    del present, first, count
    owned = np.unique(
        pair_text.astype(np.uint64) << np.uint64(32) | source["owner"][pair_rows]
    ) >> np.uint64(32)
    present, count = np.unique(owned, return_counts=True)
    texts["owners"][present] = np.minimum(count, 65535)
    del owned, present, count
    texts["zipf"] = zipfs
    np.bitwise_or.at(texts["native"], pair_text, natives)
    fame = np.zeros(len(texts), np.int16)
    np.maximum.at(fame, pair_text, pair_fame)
    texts["fame"] = fame
    top = pair_fame == fame[pair_text]
    texts["kind"][pair_text[top]] = np.frombuffer(spool.kinds, np.uint8)[pair_rows[top]]
    common = np.frombuffer(spool.commons, np.uint8)[pair_rows] > 0
    texts["common"][pair_text[top & common]] = 1
    texts["common"] |= ((fame == 0) & (zipfs >= 75)).astype(np.uint8)
    np.save(folder / "texts.npy", texts)
    np.save(folder / "records.npy", source[pair_rows])
    _compile_variants(marks_trie, texts, folder)
    sizes = {name: (folder / name).stat().st_size for name in FILES}
    (folder / "meta.json").write_text(
        json.dumps({**meta, "format": FORMAT, "marks": len(source), "sizes": sizes}), "utf8"
    )


class _Spool:
    """Entries on their way into a lexicon. Their names, mark texts and records wait in files, what
    is small in packed columns.
    """

    def __init__(self, folder: Path, words: Words) -> None:
        self._folder, self._words = folder, words
        self._paths = {
            name: folder / f".{name}" for name in ("names", "keys", "records", "holders")
        }
        self._files = {name: path.open("wb") for name, path in self._paths.items()}
        self._rows = 0
        self.kinds, self.commons, self.zipfs, self.pair_rows = (
            bytearray(),
            bytearray(),
            bytearray(),
            array("I"),
        )
        self.natives = array("H")

    def add(self, entry: Entry) -> None:
        names = [_line(text) for text in (entry.mark, entry.owner, entry.house)]
        self._write("names", "\x1f".join(names))
        # Hashes of proprietor and house, each of which becomes one name; 0 for one that is the mark
        # itself.
        self._files["holders"].write(
            _PAIR.pack(*(hash(name) if name != names[0] else 0 for name in names[1:]))
        )
        self._files["records"].write(
            _ROW.pack(
                entry.row,
                office_code(entry.office),
                entry.pending,
                entry.fame,
                class_mask(entry.classes),
            )
        )
        self.kinds.append(KINDS.index(Kind(entry.kind)))
        self.commons.append(entry.common)
        for folded in dict.fromkeys(_candidate_keys(entry, self._words)):
            self._write("keys", folded)
            self.pair_rows.append(self._rows)
            self.natives.append(
                sum(
                    1 << NATIVE_LANGUAGES.index(language)
                    for language in entry.native.get(folded, ())
                )
            )
            self.zipfs.append(
                min(
                    255, round(25 * (self._words.zipf_anywhere(folded) if " " not in folded else 0))
                )
            )
        self._rows += 1

    def _write(self, name: str, line: str) -> None:
        self._files[name].write(line.encode("utf8", "surrogatepass") + b"\n")

    def write_records(self) -> None:
        """Write `names.trie`, and the records in the order of the entries for `read_records`."""
        for file in self._files.values():
            file.close()
        trie = marisa_trie.Trie(self._distinct())
        trie.save(str(self._folder / "names.trie"))
        found = np.zeros(self._rows, RECORD)
        rows = np.fromfile(self._paths["records"], _PACKED)
        for name in _PACKED.names or ():
            found[name] = rows[name]
        del rows
        mark, owner, house = found["mark"], found["owner"], found["house"]
        for at, line in enumerate(spooled_lines(self._paths["names"])):
            mark[at], owner[at], house[at] = map(trie.__getitem__, line.split("\x1f"))
        found.tofile(self._paths["records"])

    def read_records(self) -> NDArray[Any]:
        return np.fromfile(self._paths["records"], RECORD)

    def _distinct(self) -> Iterator[str]:
        """Every mark, and each proprietor and house where it stands first."""
        firsts = []
        for column in range(2):
            hashes = np.fromfile(self._paths["holders"], "<i8").reshape(-1, 2)[:, column].copy()
            first = np.zeros(self._rows, bool)
            first[np.unique(hashes, return_index=True)[1]] = True
            firsts.append(first)
        del hashes
        for at, line in enumerate(spooled_lines(self._paths["names"])):
            mark, owner, house = line.split("\x1f")
            yield mark
            if firsts[0][at]:
                yield owner
            if firsts[1][at]:
                yield house

    def marks(self) -> tuple[marisa_trie.Trie, NDArray[np.uint32]]:
        """Write `marks.trie`; the trie, and the text row of each pair of mark text and record."""
        trie = marisa_trie.Trie(spooled_lines(self._paths["keys"]))
        trie.save(str(self._folder / "marks.trie"))
        return trie, np.fromiter(
            (trie[line] for line in spooled_lines(self._paths["keys"])),
            np.uint32,
            len(self.pair_rows),
        )

    def remove(self) -> None:
        for file, path in zip(self._files.values(), self._paths.values(), strict=True):
            file.close()
            path.unlink(missing_ok=True)


def _line(text: str) -> str:
    """The text without the signs that part names and lines in the spool."""
    return text.translate({10: " ", 13: " ", 31: " "})


def spooled_lines(file: Path) -> Iterator[str]:
    """The lines of a text that was written to wait in a file, without their ends."""
    with file.open(encoding="utf8", newline="\n", errors="surrogatepass") as lines:
        for line in lines:
            yield line[:-1]


def _compile_variants(trie: marisa_trie.Trie, texts: NDArray[Any], folder: Path) -> None:
    """Index the forms of famous marks that are not their own spelling. The first letter of a key
    says which: `j` written as one word, `s` skeleton, `d` skeleton with one letter dropped
    (distinctive marks only).
    """
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
