"""The files that the index of similar marks consists of, in the snapshot's folder."""

from __future__ import annotations

import numpy as np

# Beside these stand the tables of signatures (see `signature_table`): `spelt` and `heard` of the
# texts and their phonetic keys, `words` and `heard-words` of the words and theirs.
FILES = {
    "texts": "similar-rows.npy",  # one `TEXT` a text, by length, and one behind the last
    "records": "similar-records.npy",  # one `RECORD` a record, in the order of the texts
    "text": "similar.txt",  # the texts; behind a line feed, one with its words taken apart
    "sound": "similar.snd",  # the phonetic keys of the texts
    "words": "similar-words.trie",  # words and pieces of words → word id
    "reversed words": "similar-backwards.trie",  # the same words, spelt backwards
    "counts": "similar-counts.npy",  # by word id: texts in which the word stands beside others
    "starts": "similar-starts.npy",  # by word id: where its postings begin
    "postings": "similar-postings.npy",  # the texts of each word, by number
}
TEXT = np.dtype(
    [
        ("text", "<u4"),  # byte in the file of texts
        ("sound", "<u4"),  # byte in the file of sounds
        ("first", "<u4"),  # its first record
        ("length", "u1"),
        ("kind", "u1"),  # index in `KINDS`, of its first record
        ("spare", "<u2"),
    ]
)
RECORD = np.dtype([("id", "<u4"), ("classes", "<u8"), ("office", "<u2")])
KINDS = ("mark", "pseudo", "translation")
