"""Folding: text → comparable text and words, each of which knows the code points of the original
that it came from.

Case, compatibility forms (NFKC), Latin, Greek and Cyrillic accents, typographic signs, zero-width
and control characters are folded away; signs read with a wrong table are read aright. Scripts are
kept apart here: confusable letters are the look-alikes' business (`lookalike.py`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain
from string import ascii_lowercase

from brandlint_nlp.misread import MISREAD, PATTERN, misread_runs

COMBINING = (
    "\u0300-\u036f\u0483-\u0487\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f"
)
KANA_MARKS = "\u3099\u309a\uff9e\uff9f"
ZERO_WIDTH = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u034f\u061c\u180e]")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_CLUSTER = re.compile(
    rf"(?:[\x09\x0a\x0d\x20-\x7e](?![{COMBINING}{KANA_MARKS}]))+|[\s\S][{COMBINING}{KANA_MARKS}]*"
)
_MISREAD = re.compile(PATTERN)
_FLAGS = re.compile("[\U0001f1e6-\U0001f1ff]{3,}")  # more letters of flags than one flag has
_FLAG_LETTERS = {0x1F1E6 + at: letter for at, letter in enumerate(ascii_lowercase)}
_ALPHABETS_END = "\u0530"  # before it Latin, Greek and Cyrillic letters: a run of them is one word
_CLUSTER_OR_MISREAD = re.compile(f"{PATTERN}|{_CLUSTER.pattern}")
_STRIP = re.compile(f"[{COMBINING}]")
_CJK = "\u3005\u3006\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_HIRAGANA = "\u3041-\u309f"
_KATAKANA = "\u30a1-\u30fa\u30fc-\u30ff"
_THAI = "\u0e01-\u0e30\u0e32\u0e33\u0e40-\u0e46"  # is written without spaces, as Chinese is:
_THAI_SIGNS = "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"  # each letter with its signs counts as a word
_LETTER = rf"[^\W_{_CJK}{_HIRAGANA}{_KATAKANA}{_THAI}]"
_WORD = re.compile(
    rf"{_LETTER}+(?:'{_LETTER}+)*|[{_CJK}]|[{_THAI}][{_THAI_SIGNS}]*|[{_KATAKANA}]+|[{_HIRAGANA}]+|&"
)

# Letters that Unicode does not decompose, and signs that must not become letters (NFKC would make
# "tm" of ™).
_SPECIAL = str.maketrans(
    {
        "ø": "o",
        "Ø": "o",
        "ł": "l",
        "Ł": "l",
        "đ": "d",
        "Đ": "d",
        "ð": "d",
        "þ": "th",
        "æ": "ae",
        "Æ": "ae",
        "œ": "oe",
        "Œ": "oe",
        "ı": "i",
        "™": " ",
        "℠": " ",
        "®": " ",
        "©": " ",
        "℗": " ",
        "’": "'",
        "‘": "'",
        "ʼ": "'",
        "´": "'",
        "ʹ": "'",
        "＇": "'",
        "`": "'",
        "‛": "'",
        "′": "'",
        "‵": "'",
        "ʻ": "'",
        "ʽ": "'",
        "ˈ": "'",
        "ˊ": "'",
        "ˋ": "'",
        "ꞌ": "'",
        "“": '"',
        "”": '"',
        "„": '"',
        "‐": "-",
        "‑": "-",
        "‒": "-",
        "–": "-",
        "—": "-",
        "−": "-",
        "…": ".",
        "＆": "&",
    }
)


def _drawn_letters() -> Iterator[tuple[int, str]]:
    """Letters in other drawings that NFKC leaves: small capitals, and white ones on black."""
    for letter in ascii_lowercase:
        for name in (
            f"LATIN LETTER SMALL CAPITAL {letter}",
            f"NEGATIVE CIRCLED LATIN CAPITAL LETTER {letter}",
            f"NEGATIVE SQUARED LATIN CAPITAL LETTER {letter}",
        ):
            try:
                yield ord(unicodedata.lookup(name)), letter
            except KeyError:  # not every letter is drawn so
                continue


_SPECIAL.update(_drawn_letters())


@lru_cache(maxsize=16384)
def _fold_cluster(cluster: str) -> str:
    text = MISREAD.get(cluster, cluster).translate(_SPECIAL)
    category = unicodedata.category(text[0]) if text else "Cc"
    if category in {"Cf", "Cc"} and text[0] not in "\t\n\r":
        return ""
    text = unicodedata.normalize("NFKC", text).casefold()
    text = _STRIP.sub("", unicodedata.normalize("NFD", text)).translate(_SPECIAL)
    return unicodedata.normalize("NFC", text)


@dataclass(frozen=True)
class Folded:
    """A folded text and its words, which know where they stand in the original.

    `words[i]` stands in the original at `starts[i]:ends[i]` (code points). `possessives[i]` is
    (word, end) of word i without its possessive ending, where it has one. `offsets[i]` is the span
    in the original of character i of `text`; None where the two are equal in length.
    """

    original: str
    text: str
    offsets: tuple[tuple[int, int], ...] | None
    words: list[str]
    starts: list[int]
    ends: list[int]
    possessives: dict[int, tuple[str, int]]

    def between(self, left: int, right: int) -> str:
        """The original text between word `left` and word `right`."""
        return self.original[self.ends[left] : self.starts[right]]

    @cached_property
    def joined(self) -> tuple[str, list[int], dict[int, int]]:
        """The words with one space between them, the place of each, and place of an end, possessive
        endings aside too, → word.
        """
        places, ends, at = [], {}, 0
        for index, word in enumerate(self.words):
            places.append(at)
            if index in self.possessives:
                ends[at + len(self.possessives[index][0])] = index
            at += len(word)
            ends[at] = index
            at += 1
        return " ".join(self.words), places, ends


def fold(text: str) -> Folded:
    """Fold a text of any content; never fails, lone surrogates and NUL included."""
    offsets: tuple[tuple[int, int], ...] | None = None
    if text.isascii() and not _CONTROL.search(text):
        folded = text.lower().replace("`", "'")
    else:
        read = _FLAGS.sub(lambda flags: flags[0].translate(_FLAG_LETTERS), text)
        pieces: list[str] = []
        places: list[tuple[int, int]] = []
        clusters = _CLUSTER_OR_MISREAD if _MISREAD.search(text) else _CLUSTER
        done = 0
        for begin, until, reading in chain(misread_runs(text), ((len(text), len(text), ""),)):
            for match in clusters.finditer(read, done, begin):
                cluster, start, end = match[0], match.start(), match.end()
                if cluster.isascii() and (len(cluster) > 1 or cluster >= " "):
                    pieces.append(cluster.lower())
                    places.extend(zip(range(start, end), range(start + 1, end + 1), strict=True))
                else:
                    piece = _fold_cluster(cluster)
                    pieces.append(piece)
                    places.extend([(start, end)] * len(piece))
            for match in _CLUSTER.finditer(reading):
                piece = _fold_cluster(match[0])
                pieces.append(piece)
                places.extend([(begin, until)] * len(piece))
            done = until
        folded, offsets = "".join(pieces).replace("`", "'"), tuple(places)
    matches = list(_WORD.finditer(folded))
    words, starts, ends = (
        [match[0] for match in matches],
        [match.start() for match in matches],
        [match.end() for match in matches],
    )
    possessives: dict[int, tuple[str, int]] = {}
    if "'" in folded or "&" in folded:
        for at, word in enumerate(words):
            if "'" in word:
                if word.endswith("'s"):
                    stop = ends[at] - 2
                    possessives[at] = (
                        word[:-2].replace("'", ""),
                        stop if offsets is None else offsets[stop - 1][1],
                    )
                words[at] = word.replace("'", "")
            elif word == "&":
                words[at] = "and"
    if offsets is not None:
        starts, ends = (
            [offsets[start][0] for start in starts],
            [offsets[end - 1][1] for end in ends],
        )
    return Folded(text, folded, offsets, words, starts, ends, possessives)


def lookup_key(text: str) -> str:
    """The form under which a mark or a word is looked up: folded words with one space between
    them.
    """
    if text.isascii() and text.replace(" ", "").isalnum():
        return " ".join(text.lower().split())
    if text.isalpha() and max(text) < _ALPHABETS_END and not _is_misread(text):
        folded = "".join(map(_fold_cluster, text))
        if folded.isalpha():
            return folded
    return _folded_words(text)


def _is_misread(text: str) -> bool:
    """Is anything in it read with a wrong table?"""
    return bool(_MISREAD.search(text)) or next(misread_runs(text), None) is not None


@lru_cache(maxsize=16384)
def _folded_words(text: str) -> str:
    return " ".join(fold(text).words)
