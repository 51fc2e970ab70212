"""Compiling marks and word frequencies into the folder of a lexicon.

The same entries in the same order give the same bytes.
"""

from __future__ import annotations

import json
import re
import struct
from array import array
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import Any, BinaryIO, NamedTuple, Self

import marisa_trie
import numpy as np
from numpy.typing import NDArray

from brandlint_nlp.disguise import AGAIN, part_keys
from brandlint_nlp.fold import lookup_key
from brandlint_nlp.interrupted import masked_keys
from brandlint_nlp.lexicon import (
    FILES,
    FORMAT,
    KINDS,
    NAME,
    NATIVE_LANGUAGES,
    READINGS,
    RECORD,
    TEXT,
    WORD,
    class_mask,
    office_code,
    packed_prior,
    packed_senses,
)
from brandlint_nlp.lookalike import deletions, skeletons
from brandlint_nlp.phonetic import phonetic_key
from brandlint_nlp.types import Kind, Reading, Sense
from brandlint_nlp.words import RARE, Words

_FUNCTION_WORD_ZIPF = 6.0  # from here on a short word is never a mark alone
_COMMON_ZIPF = 3.0  # from here on a word that only registers know counts as an ordinary one
_OF_MANY_ZIPF = 4.0  # from here on a name without its possessive ending is one of many persons
_SHORTEST_BARE = 4  # letters of such a name
_POSSESSIVE = re.compile(r"(?<=\w)['’]s\b", re.IGNORECASE)
_PARTED = 8  # letters of a name of several words from which on each of them may be imitated
_LONGEST = 100  # characters of a folded mark text
_HOLDERS = struct.Struct("<qq")  # hashes of proprietor and house
_SPOOLED = np.dtype(
    [("row", "<u4"), ("office", "<u2"), ("status", "u1"), ("fame", "u1"), ("classes", "<u8")]
)
_PACKED = struct.Struct("<IHBBQ")  # a row of _SPOOLED


@dataclass(frozen=True, slots=True)
class Entry:
    """One mark to compile: its texts (the mark and its aliases) and what is known of it.

    A mark of a register names its office (WIPO ST.3) and the row of its record; one that is merely
    known has neither. `name`: what makes it common is that it is also a name, of a person or a
    place.
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
    name: bool = False

    def texts(self) -> Iterator[str]:
        """The mark and its aliases, folded."""
        return map(lookup_key, (self.mark, *self.aliases))


@dataclass(frozen=True, slots=True)
class Form:
    """What is known of a folded text of marks, whosever they are.

    `languages`: of which it is an ordinary word. `reading`: where it is read as the mark. `prior`:
    log-odds that it is the mark, wherever it stands in listings. `senses`: what it may mean
    besides.
    """

    languages: frozenset[str] = frozenset()
    reading: Reading | None = None
    prior: float | None = None
    senses: frozenset[Sense] = frozenset()


def compile_words(frequencies: Iterable[tuple[str, float, bool]], folder: Path) -> Words:
    """Write `words.trie` and `words.npy` from (word, Zipf frequency, is English) rows."""
    best: dict[str, int] = {}  # two bytes a word: English, other languages
    for word, zipf, is_english in frequencies:
        folded, value = lookup_key(word), min(255, round(zipf * 25))
        packed = best.get(folded, 0)
        english, other = packed >> 8, packed & 255
        best[folded] = (
            max(english, value) << 8 | other if is_english else english << 8 | max(other, value)
        )
    trie = marisa_trie.Trie(best)
    table = np.zeros((len(trie), 2), np.uint8)
    rows = np.fromiter(map(trie.__getitem__, best), np.uint32, len(best))
    pairs = np.fromiter(best.values(), np.uint16, len(best))
    table[rows, 0], table[rows, 1] = pairs >> 8, pairs & 255
    trie.save(str(folder / "words.trie"))
    np.save(folder / "words.npy", table)
    return Words(trie, table)


def compile_lexicon(
    entries: Iterable[Entry],
    words: Words,
    folder: Path,
    meta: dict[str, Any],
    forms: Mapping[str, Form] = MappingProxyType({}),
) -> None:
    """Write the marks' part of a lexicon folder, `meta.json` last.

    `forms`: what is known of texts, by folded text; those that no entry has are left out. The words
    of the folder were written by `compile_words`. The entries are read once; their names
    and texts wait in files in the folder, from which the tries are built one after the other. What
    stays in memory are packed columns. About 0.1 GB a million marks on disk.
    """
    with TextSpool(folder, words) as text_spool:
        with NameSpool(folder) as name_spool:
            for entry in entries:
                name_spool.add(entry)
                text_spool.add(entry)
            name_spool.compile()
        marks, pairs = text_spool.compile()
    records = np.load(folder / "records.npy")
    pairs = _by_text_and_fame(pairs, records)
    texts = _texts_table(len(marks), pairs, records)
    _write_forms(texts, marks, forms)
    np.save(folder / "texts.npy", texts)
    np.save(folder / "records.npy", records[pairs.record])
    _compile_variants(marks, texts, folder)
    sizes = {name: (folder / name).stat().st_size for name in FILES}
    (folder / "meta.json").write_text(
        json.dumps({**meta, "format": FORMAT, "marks": len(records), "sizes": sizes}), "utf8"
    )


class Pairs(NamedTuple):
    """Columns of the pairs of a mark text and a record; a record has a pair for each of its texts.

    `text`: row of the text in the marks' trie. `record`: number of the entry. `zipf`: frequency of
    the text as a word, in 25ths. `kind`, `common`: of the entry.
    """

    text: NDArray[Any]
    record: NDArray[Any]
    zipf: NDArray[Any]
    kind: NDArray[Any]
    common: NDArray[Any]


def _by_text_and_fame(pairs: Pairs, records: NDArray[Any]) -> Pairs:
    """The pairs in the order of the texts, of one text the most famous first, then the earliest."""
    order = np.lexsort((pairs.record, 255 - records["fame"][pairs.record], pairs.text))
    return Pairs(*(column[order] for column in pairs))


def _texts_table(count: int, pairs: Pairs, records: NDArray[Any]) -> NDArray[Any]:
    """The table of mark texts, a row each; `pairs` are sorted by text."""
    texts = np.zeros(count, TEXT)
    present, first, length = np.unique(pairs.text, return_index=True, return_counts=True)
    texts["first"][present], texts["count"][present] = first, np.minimum(length, 65535)
    owned, owners = _owner_counts(pairs, records)
    texts["owners"][owned] = np.minimum(owners, 65535)
    texts["zipf"][pairs.text] = pairs.zipf
    np.maximum.at(texts["fame"], pairs.text, records["fame"][pairs.record])
    of_most_famous = records["fame"][pairs.record] == texts["fame"][pairs.text]
    texts["kind"][pairs.text[of_most_famous]] = pairs.kind[of_most_famous]
    for meaning in (NAME, WORD):
        texts["common"][pairs.text[of_most_famous & (pairs.common == meaning)]] = meaning
    texts["common"][(texts["fame"] == 0) & (texts["zipf"] >= 25 * _COMMON_ZIPF)] = WORD
    return texts


def _write_forms(texts: NDArray[Any], marks: marisa_trie.Trie, forms: Mapping[str, Form]) -> None:
    """Write what is known of texts into their rows.

    What has been said of how a text is read tells better than its mark whether it is a word.
    """
    for text, form in forms.items():
        row = marks.get(text)
        if row is None:
            continue
        texts["native"][row] = _language_bits(form.languages)
        texts["reading"][row] = READINGS.index(form.reading)
        if form.reading is not None:
            if form.reading is Reading.MARK:
                texts["common"][row] = 0
            elif not texts["common"][row]:
                texts["common"][row] = WORD
        texts["senses"][row] = packed_senses(form.senses)
        texts["prior"][row] = 0 if form.prior is None else packed_prior(form.prior)


def _owner_counts(
    pairs: Pairs, records: NDArray[Any]
) -> tuple[NDArray[np.uint64], NDArray[np.intp]]:
    """The rows of the texts that have pairs, and how many proprietors each has."""
    owner = records["owner"][pairs.record]
    owned = np.unique(pairs.text.astype(np.uint64) << np.uint64(32) | owner)
    return np.unique(owned >> np.uint64(32), return_counts=True)


class _Spool:
    """Files in a folder that are written first, then read, and removed at the end of a `with`."""

    def __init__(self, folder: Path, *names: str) -> None:
        self._folder = folder
        self._paths = {name: folder / f".{name}" for name in names}
        self._files: dict[str, BinaryIO] = {}

    def __enter__(self) -> Self:
        self._files = {name: path.open("wb") for name, path in self._paths.items()}
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._close()
        for path in self._paths.values():
            path.unlink(missing_ok=True)

    def _close(self) -> None:
        for file in self._files.values():
            file.close()

    def _write_line(self, name: str, line: str) -> None:
        self._files[name].write(line.encode("utf8", "surrogatepass") + b"\n")

    def _lines(self, name: str) -> Iterator[str]:
        return spooled_lines(self._paths[name])


class NameSpool(_Spool):
    """Marks, proprietors and houses of the entries on their way into `names.trie`."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder, "names", "holders", "records")
        self._count = 0

    def add(self, entry: Entry) -> None:
        names = [_one_line(text) for text in (entry.mark, entry.owner, entry.house)]
        self._write_line("names", "\x1f".join(names))
        # Hashes of proprietor and house, each of which becomes one name; 0 for one that is the mark
        # itself, which is not the 0 that the hash of no name is.
        self._files["holders"].write(
            _HOLDERS.pack(*(hash(name) or 1 if name != names[0] else 0 for name in names[1:]))
        )
        self._files["records"].write(
            _PACKED.pack(
                entry.row,
                office_code(entry.office),
                entry.pending,
                entry.fame,
                class_mask(entry.classes),
            )
        )
        self._count += 1

    def compile(self) -> None:
        """Write `names.trie`, and `records.npy` with one row an entry, in their order."""
        self._close()
        trie = marisa_trie.Trie(self._distinct())
        trie.save(str(self._folder / "names.trie"))
        records = self._unnamed_records()
        mark, owner, house = records["mark"], records["owner"], records["house"]
        for number, line in enumerate(self._lines("names")):
            mark[number], owner[number], house[number] = map(trie.__getitem__, line.split("\x1f"))
        np.save(self._folder / "records.npy", records)

    def _unnamed_records(self) -> NDArray[Any]:
        records = np.zeros(self._count, RECORD)
        spooled = np.fromfile(self._paths["records"], _SPOOLED)
        for column in _SPOOLED.names or ():
            records[column] = spooled[column]
        return records

    def _distinct(self) -> Iterator[str]:
        """Every mark, and each proprietor and house where it stands first."""
        first_owner, first_house = self._first(0), self._first(1)
        for number, line in enumerate(self._lines("names")):
            mark, owner, house = line.split("\x1f")
            yield mark
            if first_owner[number]:
                yield owner
            if first_house[number]:
                yield house

    def _first(self, column: int) -> NDArray[np.bool_]:
        """Is this the first entry with its proprietor (column 0) or house (column 1)?"""
        hashes = np.fromfile(self._paths["holders"], "<i8").reshape(-1, 2)[:, column].copy()
        first = np.zeros(self._count, bool)
        first[np.unique(hashes, return_index=True)[1]] = True
        return first


class TextSpool(_Spool):
    """Folded mark texts of the entries on their way into `marks.trie`, with packed columns."""

    def __init__(self, folder: Path, words: Words) -> None:
        super().__init__(folder, "texts")
        self._words = words
        self._kinds, self._commons, self._zipfs = bytearray(), bytearray(), bytearray()
        self._records = array("I")

    def add(self, entry: Entry) -> None:
        record = len(self._kinds)
        self._kinds.append(KINDS.index(Kind(entry.kind)))
        common = (NAME if entry.name else WORD) if entry.common else 0
        texts = dict.fromkeys(_lookup_texts(entry, self._words), common)
        for text in _bare_texts(entry, self._words):
            texts.setdefault(text, common or NAME)
        for text, common in texts.items():
            self._commons.append(common)
            self._write_line("texts", text)
            self._records.append(record)
            zipf = self._words.zipf_anywhere(text) if " " not in text else 0
            self._zipfs.append(min(255, round(25 * zipf)))

    def compile(self) -> tuple[marisa_trie.Trie, Pairs]:
        """Write `marks.trie`; returns it, and the pairs of text and record in order of entries."""
        self._close()
        trie = marisa_trie.Trie(self._lines("texts"))
        trie.save(str(self._folder / "marks.trie"))
        rows = np.fromiter(
            (trie[text] for text in self._lines("texts")), np.uint32, len(self._records)
        )
        records = np.frombuffer(self._records, np.uint32)
        return trie, Pairs(
            rows,
            records,
            np.frombuffer(self._zipfs, np.uint8),
            np.frombuffer(self._kinds, np.uint8)[records],
            np.frombuffer(self._commons, np.uint8),
        )


def _lookup_texts(entry: Entry, words: Words) -> Iterator[str]:
    """The texts under which a mark is looked for.

    Bare numbers, single letters and function words are never marks alone.
    """
    for folded in entry.texts():
        compact = folded.replace(" ", "")
        if len(compact) < 2 or compact.isdigit() or len(folded) > _LONGEST:
            continue
        if " " not in folded and words.zipf(folded) >= _FUNCTION_WORD_ZIPF and len(folded) <= 5:
            continue
        yield folded


def _bare_texts(entry: Entry, words: Words) -> Iterator[str]:
    """The names of a known mark without their possessive ending (`Levi`, `Rubik cube`).

    They are names of persons too; those of many persons, and ordinary words, say nothing. Of less
    famous marks those remain that hardly anybody writes otherwise.
    """
    if entry.office or entry.fame < 2:
        return
    for text in (entry.mark, *entry.aliases):
        bare = lookup_key(_POSSESSIVE.sub("", text))
        if bare == lookup_key(text) or len(bare) < _SHORTEST_BARE:
            continue
        parts = bare.split()
        if entry.fame >= 3:
            said = len(parts) > 1 or words.zipf(bare) < _OF_MANY_ZIPF
        else:
            said = min(map(words.heard, parts)) < RARE
        if said:
            yield bare


def _language_bits(languages: frozenset[str]) -> int:
    return sum(1 << NATIVE_LANGUAGES.index(language) for language in languages)


def _one_line(text: str) -> str:
    """The text without the signs that part names and lines in the spool."""
    return text.translate({10: " ", 13: " ", 31: " "})


def spooled_lines(file: Path) -> Iterator[str]:
    """The lines of a text that was written to wait in a file, without their ends."""
    with file.open(encoding="utf8", newline="\n", errors="surrogatepass") as lines:
        for line in lines:
            yield line[:-1]


def _compile_variants(trie: marisa_trie.Trie, texts: NDArray[Any], folder: Path) -> None:
    """Write `variants.trie` and `variants.npy`: other forms of famous marks → their text row.

    The first letter of a key says which: `j` written as one word, `s` skeleton, `d` skeleton with
    one letter dropped, `p` sound, `w` a word of a name of several (`part_keys`), `m` one letter of
    a script without capitals left out; the last four of distinctive marks only.
    """
    variants: dict[str, int] = {}
    parts: set[str] = set()
    fames, commons = texts["fame"].tolist(), texts["common"].tolist()
    famous = [(row, trie.restore_key(row)) for row in np.flatnonzero(texts["fame"] >= 2).tolist()]
    famous.sort(key=lambda named: (-fames[named[0]], len(named[1])))
    for row, folded in famous:  # of marks with one form the more famous first, then the shorter
        for form in _variant_forms(folded, fames[row], commons[row]):
            for again in AGAIN:
                if variants.setdefault(form + again, row) == row:
                    break
        if not commons[row]:
            parts.update(_parts(folded))
    for part in sorted(parts):
        variants.update(dict.fromkeys(part_keys(part), 0))
    variants_trie = marisa_trie.Trie(variants)
    table = np.zeros(len(variants_trie), np.uint32)
    forms = np.fromiter(map(variants_trie.__getitem__, variants), np.uint32, len(variants))
    table[forms] = np.fromiter(variants.values(), np.uint32, len(variants))
    variants_trie.save(str(folder / "variants.trie"))
    np.save(folder / "variants.npy", table)


def _variant_forms(folded: str, fame: int, common: int) -> list[str]:
    """The keys under which the other forms of a famous mark stand among the variants."""
    if common == NAME and fame >= 3:
        common = 0
    compact = folded.replace(" ", "")
    if not compact.isascii():
        return [] if common else masked_keys(compact)
    if len(compact) < 4:
        return []
    forms = []
    if not common or (" " in folded and len(compact) >= 8):
        forms.append("j" + compact)
    if not common or fame >= 3:
        forms.extend("s" + form for form in skeletons(compact))
    if not common:
        for whole in skeletons(compact):
            forms.extend("d" + form for form in deletions(whole) if len(form) >= 3)
        forms.append("p" + phonetic_key(compact))
    return forms


def _parts(folded: str) -> list[str]:
    """The words of a name of several that may be imitated each."""
    words = folded.split()
    if len(words) == 1 or len(folded) - len(words) + 1 < _PARTED or not folded.isascii():
        return []
    return [word for word in words if len(word) >= 4 and word.isalpha()]
