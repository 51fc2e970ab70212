"""The index of similar marks: one row a distinct folded text, sorted by length, with signatures that bound how alike two texts can be.

Files in the snapshot's folder: `similar.txt` (texts, one after the other), `similar.snd` (their sound keys), `similar-rows.npy` (one `ROW`
a text), `similar-records.npy` (one `RECORD` a record, in the order of the texts), `similar-words.trie` and `similar-postings.npy`.
"""

from __future__ import annotations

import itertools
from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import marisa_trie
import numpy as np
from numpy.typing import NDArray

from brandlint.registers.similar.sounds import sound
from brandlint_nlp.fold import key
from brandlint_nlp.lexicon import spooled_lines

ROW = np.dtype([("text", "<u4"), ("sound", "<u4"), ("first", "<u4"), ("length", "u1"), ("sounds", "u1"), ("kind", "u1"), ("spare", "u1")])
RECORD = np.dtype([("id", "<u4"), ("classes", "<u8"), ("office", "<u2")])
KINDS = ("mark", "pseudo", "translation")
LONGEST = 100  # folded characters of a text that are kept


@dataclass(frozen=True, slots=True)
class Entry:
    """A record to index. `forms`: further texts by kind (`pseudo`, `translation`); `classes`: Nice classes as bits, 0 for unknown."""

    id: int
    mark: str
    forms: tuple[tuple[str, str], ...]
    classes: int
    office: int


def _bits() -> dict[str, int]:
    """Two bits a letter (first and second time), two shared ones for other signs."""
    letters = "abcdefghijklmnopqrstuvwxyz "
    return {letter: 1 << (2 * at) for at, letter in enumerate(letters)}


_BITS = _bits()
_OTHERS = 54  # the first bit for digits and other scripts, five buckets of two bits


def signature(text: str) -> int:
    """64 bits such that two texts have at most popcount(a & b) letters in common, beyond what `surplus` counts."""
    found = 0
    for letter in text:
        bit = _BITS.get(letter) or 1 << (_OTHERS + 2 * (ord(letter) % 5))
        if not found & bit:
            found |= bit
        else:
            found |= bit << 1
    return found


def surplus(text: str) -> int:
    """Letters of a text that its signature cannot show: the third and later ones of a bucket."""
    return len(text) - signature(text).bit_count()


def build(entries: Iterable[Entry], folder: Path) -> None:
    """Write the files. Memory: packed columns and one trie at a time, about 100 MB a million records."""
    spool = folder / ".similar"
    ids, classes, offices, kinds = array("I"), array("Q"), array("H"), bytearray()
    try:
        with spool.open("w", encoding="utf8", errors="surrogatepass", newline="\n") as target:
            for entry in entries:
                for kind, text in (("mark", entry.mark), *entry.forms):
                    folded = key(text)[:LONGEST]
                    if not folded:
                        continue
                    target.write(folded + "\n")
                    ids.append(entry.id)
                    classes.append(entry.classes)
                    offices.append(entry.office)
                    kinds.append(KINDS.index(kind))
        trie = marisa_trie.Trie(spooled_lines(spool))
        texts = np.fromiter((trie[line] for line in spooled_lines(spool)), np.uint32, len(ids))
    finally:
        spool.unlink(missing_ok=True)
    count = len(trie)
    lengths = np.fromiter((len(trie.restore_key(at)) for at in range(count)), np.uint8, count)
    order = np.argsort(lengths, kind="stable").astype(np.uint32)
    place = np.empty(count, np.uint32)
    place[order] = np.arange(count, dtype=np.uint32)
    rows_of = place[texts]
    by_row = np.lexsort((np.frombuffer(kinds, np.uint8), rows_of))
    records = np.zeros(len(ids), RECORD)
    for name, column in (("id", ids), ("classes", classes), ("office", offices)):
        records[name] = np.frombuffer(column, RECORD[name])[by_row]
    np.save(folder / "similar-records.npy", records)
    del records, texts
    rows = np.zeros(count + 1, ROW)
    rows["first"] = np.searchsorted(rows_of[by_row], np.arange(count + 1))
    rows["kind"][:count] = np.frombuffer(kinds, np.uint8)[by_row[rows["first"][:count]]] if count else 0
    del by_row, rows_of
    _write_texts(trie, order, rows, folder)
    _write_words(trie, order, folder)


def _write_texts(trie: marisa_trie.Trie, order: NDArray[np.uint32], rows: NDArray[np.void], folder: Path) -> None:
    count = len(order)
    signs, sounds = np.zeros(count, np.uint64), np.zeros(count, np.uint64)
    at = heard_at = 0
    with (folder / "similar.txt").open("wb") as texts, (folder / "similar.snd").open("wb") as heard:
        for row, place in enumerate(order):
            text = trie.restore_key(int(place))
            said = sound(text)
            data, said_data = text.encode("utf8", "surrogatepass"), said.encode("ascii")
            rows[row]["text"], rows[row]["sound"] = at, heard_at
            rows[row]["length"], rows[row]["sounds"] = len(text), len(said)
            signs[row], sounds[row] = signature(text), signature(said)
            texts.write(data)
            heard.write(said_data)
            at, heard_at = at + len(data), heard_at + len(said_data)
    rows[count]["text"], rows[count]["sound"] = at, heard_at
    np.save(folder / "similar-rows.npy", rows)
    np.save(folder / "similar-signs.npy", signs)
    np.save(folder / "similar-sounds.npy", sounds)


def _write_words(trie: marisa_trie.Trie, order: NDArray[np.uint32], folder: Path) -> None:
    """Postings: word → rows of texts of several words."""
    words = marisa_trie.Trie(itertools.chain.from_iterable(trie.restore_key(int(at)).split() for at in order))
    found, rows = array("I"), array("I")
    for row, place in enumerate(order):
        for word in set(trie.restore_key(int(place)).split()):
            found.append(words[word])
            rows.append(row)
    word_ids, row_ids = np.frombuffer(found, np.uint32), np.frombuffer(rows, np.uint32)
    sort = np.argsort(word_ids, kind="stable")
    words.save(str(folder / "similar-words.trie"))
    marisa_trie.Trie(words.restore_key(at)[::-1] for at in range(len(words))).save(str(folder / "similar-backwards.trie"))
    np.save(folder / "similar-postings.npy", row_ids[sort])
    np.save(folder / "similar-starts.npy", np.searchsorted(word_ids[sort], np.arange(len(words) + 1)).astype(np.uint32))
