"""Writing the index of similar marks: one row a distinct folded text, sorted by length."""

from __future__ import annotations

import itertools
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import marisa_trie
import numpy as np
from numpy.typing import NDArray

from brandlint.registers.similar.index_files import FILES, KINDS, RECORD, TEXT
from brandlint.registers.similar.signature_table import LONGEST, SignatureWriter
from brandlint.registers.similar.word_split import Splitter
from brandlint_nlp.fold import lookup_key
from brandlint_nlp.lexicon_build import spooled_lines
from brandlint_nlp.phonetic import phonetic_key


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """A record to index. `forms`: further texts by kind (`pseudo`, `translation`); `classes`: Nice
    classes as bits, 0 for unknown; `office`: code of `brandlint_nlp.lexicon.office_code`.
    """

    id: int
    mark: str
    forms: tuple[tuple[str, str], ...]
    classes: int
    office: int


def build_index(entries: Iterable[IndexEntry], folder: Path) -> None:
    """Write the files.

    Memory: packed columns and one trie at a time, about 100 MB a million records.
    """
    spool = folder / ".similar"
    ids, classes, offices, kinds = array("I"), array("Q"), array("H"), bytearray()
    try:
        with spool.open("w", encoding="utf8", errors="surrogatepass", newline="\n") as stream:
            for entry in entries:
                for kind, text in (("mark", entry.mark), *entry.forms):
                    folded = lookup_key(text)[:LONGEST]
                    if not folded:
                        continue
                    stream.write(folded + "\n")
                    ids.append(entry.id)
                    classes.append(entry.classes)
                    offices.append(entry.office)
                    kinds.append(KINDS.index(kind))
        trie = marisa_trie.Trie(spooled_lines(spool))
        trie_ids = np.fromiter((trie[line] for line in spooled_lines(spool)), np.uint32, len(ids))
    finally:
        spool.unlink(missing_ok=True)
    count = len(trie)
    lengths = np.fromiter((len(trie.restore_key(n)) for n in range(count)), np.uint8, count)
    by_length = np.argsort(lengths, kind="stable").astype(np.uint32)
    numbers = np.empty(count, np.uint32)  # trie id → number of the text
    numbers[by_length] = np.arange(count, dtype=np.uint32)
    text_of_record = numbers[trie_ids]
    by_text = np.lexsort((np.frombuffer(kinds, np.uint8), text_of_record))
    records = np.zeros(len(ids), RECORD)
    for name, column in (("id", ids), ("classes", classes), ("office", offices)):
        records[name] = np.frombuffer(column, RECORD[name])[by_text]
    np.save(folder / FILES["records"], records)
    del records, trie_ids
    table = np.zeros(count + 1, TEXT)
    table["first"] = np.searchsorted(text_of_record[by_text], np.arange(count + 1))
    if count:
        table["kind"][:count] = np.frombuffer(kinds, np.uint8)[by_text[table["first"][:count]]]
    del by_text, text_of_record
    _write_texts(trie, by_length, table, folder)


def _write_texts(
    trie: marisa_trie.Trie, by_length: NDArray[np.uint32], table: NDArray[np.void], folder: Path
) -> None:
    """The texts, their sounds and signatures, and what depends on their words."""
    count = len(by_length)
    words, word_counts = _count_words(trie, by_length)
    splitter = Splitter(
        words.prefixes, lambda word: int(word_counts[words[word]]), int(word_counts.sum())
    )
    spelling = SignatureWriter(count, folder, "spelt")
    sounds = SignatureWriter(count, folder, "heard")
    text_start = sound_start = 0
    with (
        (folder / FILES["text"]).open("wb") as text_stream,
        (folder / FILES["sound"]).open("wb") as sound_stream,
    ):
        for number, trie_id in enumerate(by_length):
            text = trie.restore_key(int(trie_id))
            sound, pieces = phonetic_key(text), splitter.split(text)
            data = (text if pieces == text else f"{text}\n{pieces}").encode("utf8", "surrogatepass")
            row = table[number]
            row["text"], row["sound"], row["length"] = text_start, sound_start, len(text)
            spelling.put(number, text)
            sounds.put(number, sound)
            text_stream.write(data)
            sound_stream.write(sound.encode("ascii"))
            text_start, sound_start = text_start + len(data), sound_start + len(sound)
    table[count]["text"], table[count]["sound"] = text_start, sound_start
    np.save(folder / FILES["texts"], table)
    spelling.save()
    sounds.save()
    _write_words(words, word_counts, folder)


def _count_words(
    trie: marisa_trie.Trie, by_length: NDArray[np.uint32]
) -> tuple[marisa_trie.Trie, NDArray[np.uint32]]:
    """The words of the texts that have several, and in how many such texts each is."""

    def words_of_texts() -> Iterator[set[str]]:
        texts = (trie.restore_key(int(trie_id)) for trie_id in by_length)
        return (set(text.split()) for text in texts if " " in text)

    words = marisa_trie.Trie(itertools.chain.from_iterable(words_of_texts()))
    counts = np.zeros(len(words), np.uint32)
    for word in itertools.chain.from_iterable(words_of_texts()):
        counts[words[word]] += 1
    return words, counts


def _write_words(
    counted_words: marisa_trie.Trie, word_counts: NDArray[np.uint32], folder: Path
) -> None:
    """The postings of words and pieces, and the signatures of these."""
    trie = marisa_trie.Trie(itertools.chain.from_iterable(_words_and_pieces(folder)))
    posted_words, posted_texts = array("I"), array("I")
    for number, words in enumerate(_words_and_pieces(folder)):
        for word in words:
            posted_words.append(trie[word])
            posted_texts.append(number)
    word_ids = np.frombuffer(posted_words, np.uint32)
    by_word = np.argsort(word_ids, kind="stable")
    count = len(trie)
    trie.save(str(folder / FILES["words"]))
    marisa_trie.Trie(trie.restore_key(word_id)[::-1] for word_id in range(count)).save(
        str(folder / FILES["reversed words"])
    )
    np.save(folder / FILES["postings"], np.frombuffer(posted_texts, np.uint32)[by_word])
    starts = np.searchsorted(word_ids[by_word], np.arange(count + 1)).astype(np.uint32)
    np.save(folder / FILES["starts"], starts)
    spelling = SignatureWriter(count, folder, "words")
    sounds = SignatureWriter(count, folder, "heard-words")
    counts = np.zeros(count, np.uint32)
    for word_id in range(count):
        word = trie.restore_key(word_id)
        spelling.put(word_id, word)
        sounds.put(word_id, phonetic_key(word))
        counted_id = counted_words.get(word)
        if counted_id is not None:
            counts[word_id] = word_counts[counted_id]
    spelling.save()
    sounds.save()
    np.save(folder / FILES["counts"], counts)


def _words_and_pieces(folder: Path) -> Iterator[set[str]]:
    """The words of each text, with the pieces of those taken apart."""
    starts = np.load(folder / FILES["texts"], mmap_mode="r")["text"]
    with (folder / FILES["text"]).open("rb") as stream:
        for size in np.diff(starts).tolist():
            yield set(stream.read(size).decode("utf8", "surrogatepass").split())
