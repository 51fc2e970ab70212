"""Spellings that imitate a mark: which famous mark an odd word, or a word of its name, stands for.

The lexicon's variants bring the marks that may be meant: of the same skeleton, one letter off, or
of the same sound. What the spelling costs (`imitation.py`) and how much the mark's length and fame
allow decides. An ordinary word of any language is no imitation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from brandlint_nlp.imitation import DOUBLED, EXCHANGED, SLIPPED, SWAPPED, imitation_cost, readings
from brandlint_nlp.lexicon import Lexicon
from brandlint_nlp.lookalike import deletions, skeletons, unmaskings
from brandlint_nlp.phonetic import phonetic_key
from brandlint_nlp.signs import MASKS
from brandlint_nlp.words import RARE

LONGEST = 40  # letters of a word that may be a disguise
_PART_END = "\x1f"  # behind the key of a word of a name
AGAIN = ("", "\x01", "\x02", "\x03")  # behind a key that several marks share
_PARTS = 6  # words of names that one key may bring
_MASK = re.compile(f"[{re.escape(MASKS)}]")
# Cost that a spelling may have, by fame, for names from so many letters on.
_ALLOWED = {
    3: ((8, 1.3), (7, EXCHANGED), (6, SLIPPED), (5, 0.8), (4, 0.7)),
    2: ((10, EXCHANGED), (8, SLIPPED), (6, DOUBLED)),
}
_MISSPELT = 4.0  # Zipf frequency of an English word that may be meant rather than a famous mark
_EVERYBODY = 4.8  # Zipf frequency of an English word that everybody writes
_SIGNED_LETTERS = {3: 4, 2: 5, 1: 6}  # letters of a mark that may be written with signs, by fame


class Disguise(NamedTuple):
    """The mark that a word imitates; `trick` says how."""

    lexicon_row: int  # -1: none
    trick: str = ""
    cost: float = 0.0


class Part(NamedTuple):
    """A word of a famous name that a word imitates."""

    text: str
    trick: str
    cost: float


NO_DISGUISE = Disguise(-1)


def allowed_cost(letters: int, fame: int) -> float:
    """What a spelling of a mark of so many letters may cost."""
    return next((cost for least, cost in _ALLOWED.get(fame, ()) if letters >= least), 0.0)


class Disguises:
    """Looks up what words imitate, with one lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def mark(self, word: str) -> Disguise:
        """The mark that a word imitates by itself. The word is folded, is none of a dictionary, and
        may hold digits, signs, masks and letters of other scripts.
        """
        if not 3 < len(word) <= LONGEST:
            return NO_DISGUISE
        for plain in unmaskings(word):
            disguise = self._read(word, plain)
            if disguise.lexicon_row >= 0:
                return disguise
        return NO_DISGUISE

    def _read(self, word: str, plain: str) -> Disguise:
        """The mark that a word imitates, its letters of other scripts read as those of `plain`."""
        if plain != word:
            exact = self._exact(plain, mixed=any(map(str.isascii, word)))
            if exact >= 0:
                return Disguise(exact, "homoglyph")
        if plain.isalpha():
            if not plain.isascii():
                return NO_DISGUISE
            trick = "homoglyph" if plain != word else "typo"
            return self._imitated(plain, trick, guarded=trick == "typo")
        if _MASK.search(plain):
            return self._masked(plain)
        return self._signed(plain)

    def parts(self, word: str) -> tuple[Part, ...]:
        """The words of famous names of several words that a word may imitate."""
        if len(word) > LONGEST:
            return ()
        return tuple(part for plain in unmaskings(word) for part in self._read_part(word, plain))

    def _read_part(self, word: str, plain: str) -> Iterator[Part]:
        if plain.isalpha():
            trick = "homoglyph" if plain != word else "typo"
            if plain != word and plain.isascii():
                yield Part(plain, trick, 0.0)
            if plain.isascii() and (trick != "typo" or not self._is_written(plain)):
                yield from self._parts(plain, trick)
        elif _MASK.search(plain):
            for text in self._part_texts(_mask_keys(plain)):
                if _masks(plain, text):
                    yield Part(text, "mask", 0.0)
        elif _may_hold_digits(plain) and not (len(plain) < 4 and _is_model(plain)):
            for reading in readings(plain):
                yield Part(reading, "leet", 0.0)
                yield from self._parts(reading, "leet")

    def _exact(self, text: str, *, mixed: bool) -> int:
        """The row of the known mark of this text; of a less known one only in `mixed` scripts."""
        lexicon_row = self._lexicon.marks.get(text)
        if lexicon_row is None or self._lexicon.fame(lexicon_row) < (1 if mixed else 2):
            return -1
        return int(lexicon_row)

    def _signed(self, word: str) -> Disguise:
        """The mark that a word with digits or signs for letters imitates."""
        if not _may_hold_digits(word):
            return NO_DISGUISE
        lexicon = self._lexicon
        found = readings(word)
        for reading in found:
            lexicon_row = lexicon.marks.get(reading)
            if lexicon_row is not None:
                fame = lexicon.fame(lexicon_row)
                common = self._lexicon.is_word(lexicon_row)
                if len(reading) >= _SIGNED_LETTERS.get(fame, LONGEST) and (not common or fame >= 3):
                    if not _is_model(word) or (fame >= 3 and self._is_no_model(word)):
                        return Disguise(int(lexicon_row), "leet")
        if _is_model(word):
            return NO_DISGUISE
        for reading in found:
            if len(reading) >= 5 and not self._is_ordinary(reading):
                disguise = self._imitated(reading, "leet", guarded=False)
                if disguise.lexicon_row >= 0:
                    return disguise
        return NO_DISGUISE

    def _is_no_model(self, word: str) -> bool:
        """Is a name with a digit at its end written so rather than numbered?"""
        return word[-1] == "0" or self._lexicon.words.zipf(word[:-1]) < 3

    def _masked(self, word: str) -> Disguise:
        """The famous mark one letter of which is masked, or which a sign parts."""
        sound = _MASK.sub("", word)
        lexicon = self._lexicon
        if not sound.isalpha() or len(_MASK.findall(word)) != 1:
            return NO_DISGUISE
        for lexicon_row in self._rows(_mask_keys(word)):
            mark = self._compact(lexicon_row)
            fame = lexicon.fame(lexicon_row)
            if len(mark) >= _SIGNED_LETTERS.get(fame, LONGEST) and _masks(word, mark):
                if not self._lexicon.is_word(lexicon_row):
                    return Disguise(lexicon_row, "mask")
        return NO_DISGUISE

    def _imitated(self, word: str, trick: str, *, guarded: bool) -> Disguise:
        """The mark that letters imitate at the least cost, the most famous of those.

        `guarded`: an ordinary word, or a form of one, is no imitation.
        """
        lexicon = self._lexicon
        best = NO_DISGUISE
        for lexicon_row in self._rows(_keys(word)):
            if self._lexicon.is_word(lexicon_row):
                continue
            mark, fame = self._compact(lexicon_row), lexicon.fame(lexicon_row)
            most = allowed_cost(len(mark), fame)
            cost = imitation_cost(word, mark, most)
            if cost > most or not (cost or trick != "typo"):
                continue
            if best is NO_DISGUISE or (cost, -fame) < (best.cost, -lexicon.fame(best.lexicon_row)):
                best = Disguise(lexicon_row, trick, cost)
        if guarded and best.lexicon_row >= 0 and self._is_explained(word, best):
            return NO_DISGUISE
        return best

    def _is_explained(self, word: str, best: Disguise) -> bool:
        """Is a word ordinary, or a slip of an ordinary one?

        That slip costs no more than taking the word for the mark. Beside the most famous marks the
        ordinary word must be English and frequent, and where both cost the same, very frequent.
        """
        words, cost = self._lexicon.words, best.cost
        if words.heard(word) >= RARE:
            return True
        if cost >= SWAPPED and words.reads_as_word(word):
            return True
        famous = self._lexicon.fame(best.lexicon_row) >= 3
        for other in words.one_letter_off(word):
            if self._is_name(other) or (famous and words.zipf(other) < _MISSPELT):
                continue
            likes = imitation_cost(word, other, cost)
            if likes < cost or (likes == cost and not (famous and words.zipf(other) < _EVERYBODY)):
                return True
        return False

    def _parts(self, word: str, trick: str) -> Iterator[Part]:
        """The words of names that letters imitate, within one slip."""
        if len(word) < 4:
            return
        for text in self._part_texts(_keys(word)):
            most = SWAPPED if len(text) < 5 else EXCHANGED
            cost = imitation_cost(word, text, most)
            if 0 < cost <= most:
                yield Part(text, trick, cost)

    def _rows(self, keys: Iterator[str]) -> list[int]:
        """The rows of the famous marks among the variants under these keys, each once."""
        variants, texts = self._lexicon.variants, self._lexicon.variant_texts
        found: dict[int, None] = {}
        for key in keys:
            for again in AGAIN:
                variant = variants.get(key + again)
                if variant is None:
                    break
                found[int(texts[variant])] = None
        return list(found)

    def _part_texts(self, keys: Iterator[str]) -> list[str]:
        """The words of famous names under these keys, each once."""
        variants = self._lexicon.variants
        found: dict[str, None] = {}
        for key in keys:
            start = f"w{key}{_PART_END}"
            for variant in islice(variants.iterkeys(start), _PARTS):
                found[variant[len(start) :]] = None
        return list(found)

    def _compact(self, lexicon_row: int) -> str:
        return str(self._lexicon.marks.restore_key(lexicon_row)).replace(" ", "")

    def _is_ordinary(self, word: str) -> bool:
        return self._lexicon.words.heard(word) >= 3

    def _is_written(self, word: str) -> bool:
        """Is it a word that people write, or a mark itself?"""
        return self._lexicon.words.heard(word) >= 3 or word in self._lexicon.marks

    def _is_name(self, word: str) -> bool:
        """Is it a famous mark that is no ordinary word?"""
        lexicon_row = self._lexicon.marks.get(word)
        return (
            lexicon_row is not None
            and self._lexicon.fame(lexicon_row) >= 2
            and not self._lexicon.is_word(lexicon_row)
        )


def part_keys(text: str) -> list[str]:
    """The keys under which a word of a famous name stands among the variants."""
    forms = skeletons(text)
    keys = ["s" + form for form in forms]
    if len(text) >= 4:
        keys += ["d" + shorter for form in forms for shorter in deletions(form)]
        keys.append("p" + phonetic_key(text))
    return [f"w{key}{_PART_END}{text}" for key in keys]


def _keys(word: str) -> Iterator[str]:
    """The keys of the variants that letters may be an imitation of."""
    for form in skeletons(word):
        yield f"s{form}"
        yield f"d{form}"
        for shorter in deletions(form):
            yield f"s{shorter}"
            yield f"d{shorter}"
    yield f"p{phonetic_key(word)}"


def _mask_keys(word: str) -> Iterator[str]:
    """The keys of the variants that a word with one letter masked may be."""
    for form in skeletons(_MASK.sub("", word)):
        yield f"s{form}"
        yield f"d{form}"


def _masks(word: str, text: str) -> bool:
    """Is this the text with one letter masked, or with a sign put in?"""
    at = next((at for at, letter in enumerate(word) if letter in MASKS), -1)
    before, after = word[:at], word[at + 1 :]
    return (
        at > 0
        and text.startswith(before)
        and text.endswith(after)
        and len(text) - len(before) - len(after) in (0, 1)
    )


def _may_hold_digits(word: str) -> bool:
    """Has the word letters enough to be a name with digits or signs for some?"""
    digits = sum(not letter.isalpha() for letter in word)
    return 0 < digits <= len(word) / 2


def _is_model(word: str) -> bool:
    """Is it letters with a number behind, as models are written?"""
    return word[-1].isdigit() and word.rstrip("0123456789").isalpha()
