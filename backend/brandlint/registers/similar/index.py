"""The index of similar marks: one row a distinct folded text, sorted by length, with signatures
that bound how alike two texts can be.

Files in the snapshot's folder, each `similar…`: `.txt` (texts, one after the other; words taken
apart follow behind a line feed), `.snd` (sound keys), `-rows.npy` (one `ROW` a text),
`-records.npy` (one `RECORD` a record, in the order of the texts), `-spelt*.npy`, `-heard*.npy`,
`-words*.npy` and `-heard-words*.npy` (of texts, words, and the sound keys of both, by length: their
numbers, lengths, and signatures of letters and pairs, shape (4, texts)), `-words.trie` and
`-backwards.trie` (words and pieces of words), `-counts.npy` (texts in which a word stands beside
others), `-starts.npy` and `-postings.npy` (the texts of each word, by row).
"""

from __future__ import annotations

import itertools
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import marisa_trie
import numpy as np
from numpy.typing import NDArray

from brandlint.registers.similar import signatures
from brandlint.registers.similar.phonetic import sound
from brandlint.registers.similar.word_split import Splitter
from brandlint_nlp.fold import lookup_key
from brandlint_nlp.lexicon import spooled_lines

ROW = np.dtype(
    [
        ("text", "<u4"),
        ("sound", "<u4"),
        ("first", "<u4"),
        ("length", "u1"),
        ("kind", "u1"),
        ("spare", "<u2"),
    ]
)
RECORD = np.dtype([("id", "<u4"), ("classes", "<u8"), ("office", "<u2")])
KINDS = ("mark", "pseudo", "translation")
LONGEST = 100  # folded characters of a text that are kept


@dataclass(frozen=True, slots=True)
class Entry:
    """A record to index. `forms`: further texts by kind (`pseudo`, `translation`); `classes`: Nice
    classes as bits, 0 for unknown.
    """

    id: int
    mark: str
    forms: tuple[tuple[str, str], ...]
    classes: int
    office: int


def build(entries: Iterable[Entry], folder: Path) -> None:
    """Write the files. Memory: packed columns and one trie at a time, about 100 MB a million
    records.
    """
    spool = folder / ".similar"
    ids, classes, offices, kinds = array("I"), array("Q"), array("H"), bytearray()
    try:
        with spool.open("w", encoding="utf8", errors="surrogatepass", newline="\n") as target:
            for entry in entries:
                for kind, text in (("mark", entry.mark), *entry.forms):
                    folded = lookup_key(text)[:LONGEST]
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
    rows["kind"][:count] = (
        np.frombuffer(kinds, np.uint8)[by_row[rows["first"][:count]]] if count else 0
    )
    del by_row, rows_of
    _write_texts(trie, order, rows, folder)


def _write_texts(
    trie: marisa_trie.Trie, order: NDArray[np.uint32], rows: NDArray[np.void], folder: Path
) -> None:
    count = len(order)
    words, known, counts = _words_apart(trie, order)
    signs, heard = _Signs(count, folder, "spelt"), _Signs(count, folder, "heard")
    at = heard_at = 0
    with (
        (folder / "similar.txt").open("wb") as texts,
        (folder / "similar.snd").open("wb") as sounds,
    ):
        for row, place in enumerate(order):
            text = trie.restore_key(int(place))
            said, split = sound(text), words.split(text)
            data = (text if split == text else f"{text}\n{split}").encode("utf8", "surrogatepass")
            rows[row]["text"], rows[row]["sound"], rows[row]["length"] = at, heard_at, len(text)
            signs.put(row, text)
            heard.put(row, said)
            texts.write(data)
            sounds.write(said.encode("ascii"))
            at, heard_at = at + len(data), heard_at + len(said)
    rows[count]["text"], rows[count]["sound"] = at, heard_at
    np.save(folder / "similar-rows.npy", rows)
    signs.save()
    heard.save()
    _write_words(known, counts, folder)


class _Signs:
    """Signatures of numbered texts, saved in the order of the texts' lengths. They are written to a
    file as they come, not kept in memory.
    """

    def __init__(self, count: int, folder: Path, name: str) -> None:
        self._spool, self._path = folder / f".similar-{name}", folder / f"similar-{name}"
        self._signs = np.lib.format.open_memmap(
            self._spool, "w+", np.uint64, (4, max(1, count))
        )  # what is empty cannot be mapped
        self._sizes = np.zeros(count, np.uint8)

    def put(self, at: int, text: str) -> None:
        self._signs[:, at] = (*signatures.letters(text), *signatures.pairs(text))
        self._sizes[at] = min(len(text), LONGEST)

    def save(self) -> None:
        order = np.argsort(self._sizes, kind="stable").astype(np.uint32)
        np.save(f"{self._path}.npy", order)
        np.save(f"{self._path}-sizes.npy", self._sizes[order])
        target = np.lib.format.open_memmap(
            f"{self._path}-signs.npy", "w+", np.uint64, self._signs.shape
        )
        for column, signs in zip(target, self._signs, strict=True):
            column[: len(order)] = signs[order]
        target.flush()
        self._spool.unlink(missing_ok=True)


def _words_apart(
    trie: marisa_trie.Trie, order: NDArray[np.uint32]
) -> tuple[Splitter, marisa_trie.Trie, NDArray[np.uint32]]:
    """What takes words apart, and what it knows: the words of the texts that have several, and in
    how many texts they are.
    """

    def several() -> Iterator[set[str]]:
        texts = (trie.restore_key(int(at)) for at in order)
        return (set(text.split()) for text in texts if " " in text)

    words = marisa_trie.Trie(itertools.chain.from_iterable(several()))
    counts = np.zeros(len(words), np.uint32)
    for word in itertools.chain.from_iterable(several()):
        counts[words[word]] += 1
    return (
        Splitter(words.prefixes, lambda word: int(counts[words[word]]), int(counts.sum())),
        words,
        counts,
    )


def _write_words(known: marisa_trie.Trie, counts: NDArray[np.uint32], folder: Path) -> None:
    """The postings, of words and of pieces."""
    words = marisa_trie.Trie(itertools.chain.from_iterable(_said(folder)))
    found, rows = array("I"), array("I")
    for row, said in enumerate(_said(folder)):
        for word in said:
            found.append(words[word])
            rows.append(row)
    word_ids, row_ids = np.frombuffer(found, np.uint32), np.frombuffer(rows, np.uint32)
    sort = np.argsort(word_ids, kind="stable")
    words.save(str(folder / "similar-words.trie"))
    marisa_trie.Trie(words.restore_key(at)[::-1] for at in range(len(words))).save(
        str(folder / "similar-backwards.trie")
    )
    np.save(folder / "similar-postings.npy", row_ids[sort])
    np.save(
        folder / "similar-starts.npy",
        np.searchsorted(word_ids[sort], np.arange(len(words) + 1)).astype(np.uint32),
    )
    signs, heard = _Signs(len(words), folder, "words"), _Signs(len(words), folder, "heard-words")
    for at in range(len(words)):
        signs.put(at, words.restore_key(at))
        heard.put(at, sound(words.restore_key(at)))
    signs.save()
    heard.save()
    apart = (known.get(words.restore_key(at)) for at in range(len(words)))
    np.save(
        folder / "similar-counts.npy",
        np.fromiter((0 if at is None else counts[at] for at in apart), np.uint32, len(words)),
    )


def _said(folder: Path) -> Iterator[set[str]]:
    """The words of each text, with the pieces of those taken apart."""
    starts = np.load(folder / "similar-rows.npy", mmap_mode="r")["text"]
    with (folder / "similar.txt").open("rb") as stream:
        for size in np.diff(starts).tolist():
            yield set(stream.read(size).decode("utf8", "surrogatepass").split())
