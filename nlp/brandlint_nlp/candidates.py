"""Where a folded text meets the lexicon: exact, joined or split, or disguised."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import marisa_trie

from brandlint_nlp.disguise import LONGEST, Disguises, Part, allowed_cost
from brandlint_nlp.fold import ZERO_WIDTH, Folded
from brandlint_nlp.interrupted import interrupted_marks
from brandlint_nlp.lexicon import Lexicon
from brandlint_nlp.lookalike import unmask
from brandlint_nlp.signs import SignedWord, signed_words

_MODEL = re.compile(r"([^\W\d_]{3,})(\d\w*)")
_OTHER_ALPHABET = re.compile("[\u0370-\u03ff\u0400-\u052f]+")
_LONGEST = 64  # folded characters of a mark that is looked for
_NAME_WORDS = 4  # of a name one of whose words is imitated
_READINGS = 16  # of the words of a name
ORDINARY_ZIPF = 2.0
FOREIGN_ZIPF = 3.2
_SHORT_NAME = 12  # characters of a name that may be but a phrase
_PHRASE_ZIPF = 4.0  # of each word of a name that may be but a phrase


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words first:last (exclusive) that meet row `lexicon_row` of the lexicon.

    They stand at start:end of the original (code points). `lookalike` names the disguise, if any.
    """

    first: int
    last: int
    start: int
    end: int
    lexicon_row: int
    lookalike: str = ""


@dataclass(frozen=True, slots=True)
class _WordFacts:
    lexicon_row: int  # row of the word as a mark of its own, or -1
    longer: bool  # marks of several words begin with it
    odd: bool  # no ordinary word, no mark: may be a disguise
    signed: bool  # digits or letters of other scripts among its letters, no mark
    begins: bool  # joined marks begin with it
    dull: bool  # can be nothing but an ordinary word, unless it is part of a longer mark


class _Alone(NamedTuple):
    """What a word that is no mark as it stands can be by itself."""

    lexicon_row: int  # -1: nothing
    lookalike: str = ""
    length: int = 0  # folded letters that are the mark, 0: all


class _Joined(NamedTuple):
    """What words written as one word can be."""

    lexicon_row: int  # of the famous mark that is written so, or -1
    begins: bool  # more such marks begin so


_NO_MARK = _Alone(-1)
_NOTHING = _Joined(-1, False)


def _begins(trie: marisa_trie.Trie, prefix: str) -> bool:
    return next(trie.iterkeys(prefix), None) is not None


def _is_of_other_alphabet(word: str) -> bool:
    """Is it wholly of Greek or Cyrillic letters?"""
    return _OTHER_ALPHABET.fullmatch(word) is not None


def _is_no_disguise(word: str) -> bool:
    """Has it a Greek or Cyrillic letter that nobody takes for a Latin one?"""
    return not word.isascii() and _is_of_other_alphabet(word) and not unmask(word).isascii()


def _free(candidates: list[Candidate]) -> int:
    """The word behind the last candidate of several words, 0 if there is none."""
    return next((row.last for row in reversed(candidates) if row.last - row.first > 1), 0)


class Finder:
    """Finds candidates with one lexicon. Keeps what it learned of words, bounded; give each thread
    its own.
    """

    def __init__(self, lexicon: Lexicon, remembered: int = 50_000) -> None:
        self.lexicon = lexicon
        self._words: dict[str, _WordFacts] = {}
        self._alone: dict[str, _Alone] = {}
        self._joined: dict[str, _Joined] = {}
        self._pairs: dict[str, bool] = {}
        self._imitated_parts: dict[str, tuple[Part, ...]] = {}
        self._disguises = Disguises(lexicon)
        self._remembered = remembered

    def find(self, folded: Folded) -> list[Candidate]:
        """Candidates in text order; the longest at each word, none inside a longer one."""
        candidates: list[Candidate] = []
        words, remembered = folded.words, self._words
        for memory in (remembered, self._alone, self._joined, self._pairs, self._imitated_parts):
            if len(memory) > self._remembered:
                memory.clear()
        joined, offsets, ends = folded.joined
        count, index, marks = len(words), 0, self.lexicon.marks
        signed, interrupted = signed_words(folded), interrupted_marks(folded, self.lexicon)
        own_script: bool | None = None  # is the text written in an alphabet that is not Latin?
        while index < count:
            word = words[index]
            facts = remembered.get(word)
            if facts is None:
                facts = remembered[word] = self._learn(word)
            lexicon_row, last = facts.lexicon_row, index + 1
            if (
                facts.longer
                and last < count
                and self._begin_together(word, folded.possessives.get(last, (words[last], 0))[0])
            ):
                offset, longest = offsets[index], ""
                for text in marks.prefixes(joined[offset : offset + _LONGEST]):
                    last_word = ends.get(offset + len(text))
                    if last_word is not None and last_word >= last:
                        longest, last = text, last_word + 1
                if longest:
                    lexicon_row = marks[longest]
            if lexicon_row >= 0:
                candidate: Candidate | None = self._plain(
                    folded, index, last, self._better_known(folded, index, last, lexicon_row)
                )
            elif facts.dull and index not in folded.possessives:
                candidate = None
            elif not word.isascii() and _is_of_other_alphabet(word):
                if own_script is None:
                    own_script = any(map(_is_no_disguise, words))
                candidate = None if own_script else self._other(folded, index, facts)
            else:
                candidate = self._other(folded, index, facts)
            if index in signed and (candidate is None or candidate.last < signed[index].last):
                candidate = self._signed(signed[index], index) or candidate
            if index in interrupted and (candidate is None or candidate.lookalike):
                candidate = Candidate(*interrupted[index])
            elif (index in signed or ((facts.odd or facts.signed) and not own_script)) and (
                candidate is None or candidate.lookalike
            ):
                word = signed[index].text if index in signed else word
                parts = self._parts(word)
                if parts:
                    name = self._imitation(folded, index, parts, signed, _free(candidates))
                    if name is not None:
                        candidate = name
                        while candidates and candidates[-1].last > name.first:
                            candidates.pop()
            if candidate is None:
                index += 1
            else:
                candidates.append(candidate)
                index = candidate.last
        return candidates

    def ordinary(self, word: str) -> bool:
        """Is it a word of a dictionary rather than a coined sign?"""
        words = self.lexicon.words
        return words.zipf(word) >= ORDINARY_ZIPF or words.zipf_anywhere(word) >= FOREIGN_ZIPF

    def _learn(self, word: str) -> _WordFacts:
        lexicon = self.lexicon
        lexicon_row = lexicon.marks.get(word)
        odd = (
            lexicon_row is None
            and 4 <= len(word) <= LONGEST
            and not self.ordinary(word)
            and not word.isdigit()
        )
        signed = (
            lexicon_row is None
            and 2 <= len(word) <= LONGEST
            and not word.isdigit()
            and (not word.isalpha() if word.isascii() else unmask(word).isascii())
        )
        begins = word.isascii() and not word.isdigit() and _begins(lexicon.variants, "j" + word)
        formed = len(word) >= 4 and (
            "j" + word in lexicon.variants
            or _MODEL.fullmatch(word) is not None
            or (word[-1] == "s" and word[:-1] in lexicon.marks)
        )
        return _WordFacts(
            -1 if lexicon_row is None else lexicon_row,
            _begins(lexicon.marks, word + " "),
            odd,
            signed,
            begins,
            not (odd or signed or begins or formed),
        )

    def _begin_together(self, word: str, following: str) -> bool:
        """Do marks begin with these two words?"""
        pair = f"{word} {following}"
        begins = self._pairs.get(pair)
        if begins is None:
            begins = self._pairs[pair] = _begins(self.lexicon.marks, pair)
        return begins

    def _learn_joined(self, compact: str) -> _Joined:
        variant = self.lexicon.variants.get("j" + compact)
        return _Joined(
            -1 if variant is None else int(self.lexicon.variant_texts[variant]),
            _begins(self.lexicon.variants, "j" + compact),
        )

    def _better_known(self, folded: Folded, first: int, last: int, lexicon_row: int) -> int:
        """The row of the known mark of which this word is the plural or the possessive.

        Only where a register alone has the word itself; else its own row.
        """
        if last - first > 1 or self.lexicon.fame(lexicon_row):
            return lexicon_row
        word = folded.words[first]
        if first in folded.possessives:
            singular = folded.possessives[first][0]
        else:
            singular = word[:-1] if word[-1] == "s" and len(word) >= 5 else ""
        better = self.lexicon.marks.get(singular) if singular else None
        if better is None or not self._is_famous_name(better):
            return lexicon_row
        return int(better)

    def _is_famous_name(self, lexicon_row: int) -> bool:
        """Is it a known mark that is no ordinary word?"""
        return self.lexicon.fame(lexicon_row) >= 2 and not self.lexicon.texts[lexicon_row]["common"]

    def _plain(self, folded: Folded, first: int, last: int, lexicon_row: int) -> Candidate:
        start, end = folded.starts[first], folded.ends[last - 1]
        if last - 1 in folded.possessives and not self.lexicon.marks.restore_key(
            lexicon_row
        ).endswith(folded.words[last - 1]):
            end = folded.possessives[last - 1][1]
        lookalike = ""
        if folded.offsets is not None and ZERO_WIDTH.search(folded.original, start, end):
            lookalike = "zero-width"
        return Candidate(first, last, start, end, lexicon_row, lookalike)

    def _other(self, folded: Folded, index: int, facts: _WordFacts) -> Candidate | None:
        """A word that is no mark as it stands: possessive, part of a split mark, or disguise."""
        word, words, start = folded.words[index], folded.words, folded.starts[index]
        possessive = folded.possessives.get(index)
        if possessive is not None:
            lexicon_row = self.lexicon.marks.get(possessive[0])
            if lexicon_row is not None:
                return Candidate(index, index + 1, start, possessive[1], lexicon_row)
        if (
            facts.begins
            and index + 1 < len(words)
            and self._joined.get(word + words[index + 1]) != _NOTHING
        ):
            candidate = self._split(folded, index)
            if candidate is not None:
                return candidate
        alone = self._alone.get(word)
        if alone is None:
            alone = self._alone[word] = self._learn_alone(word, facts.odd, models=True)
        if alone.length and folded.ends[index] - start != len(word):
            alone = self._learn_alone(word, facts.odd, models=False)
        if alone.lexicon_row < 0:
            return None
        end = start + alone.length if alone.length else folded.ends[index]
        return Candidate(index, index + 1, start, end, alone.lexicon_row, alone.lookalike)

    def _signed(self, word: SignedWord, index: int) -> Candidate | None:
        """The mark that a word with signs among its letters imitates."""
        disguise = self._disguises.mark(word.text)
        if disguise.lexicon_row < 0:
            return None
        return Candidate(
            index, word.last, word.start, word.end, disguise.lexicon_row, disguise.trick
        )

    def _learn_alone(self, word: str, odd: bool, *, models: bool) -> _Alone:
        """A famous mark written as one word, a mark with its model, its plural, or a disguise.

        A model is glued to its mark (`iphone15`); `models` allows it.
        """
        lexicon = self.lexicon
        if len(word) >= 4:
            variant = lexicon.variants.get("j" + word)
            if variant is not None:
                return _Alone(int(lexicon.variant_texts[variant]))
            model = _MODEL.fullmatch(word) if models else None
            if model is not None:
                lexicon_row = lexicon.marks.get(model[1])
                if lexicon_row is not None:
                    return _Alone(lexicon_row, "", len(model[1]))
            if word[-1] == "s" and len(word) >= 5:
                lexicon_row = lexicon.marks.get(word[:-1])
                if lexicon_row is not None and self._is_famous_name(lexicon_row):
                    return _Alone(lexicon_row)
        if not odd:
            return _NO_MARK
        disguise = self._disguises.mark(word)
        return _Alone(disguise.lexicon_row, disguise.trick)

    def _split(self, folded: Folded, index: int) -> Candidate | None:
        """Pieces that make a famous mark when joined: `i phone`, `N-i-k-e`, `Lou is Vuit ton`."""
        words, remembered = folded.words, self._joined
        compact, best = words[index], None
        for last in range(index + 1, min(len(words), index + 12)):
            gap = folded.between(last - 1, last)
            if len(gap) > 3 or "\n" in gap or "," in gap:
                break
            compact += words[last]
            joined = remembered.get(compact)
            if joined is None:
                joined = remembered[compact] = self._learn_joined(compact)
            if joined.lexicon_row >= 0:
                best = last + 1, joined.lexicon_row
            if not joined.begins:
                break
        if best is None:
            return None
        last, lexicon_row = best
        pieces = words[index:last]
        singles = len(pieces) >= 3 and all(len(piece) == 1 for piece in pieces)
        strange = any(
            len(piece) > 1
            and not piece.isdigit()
            and not self.ordinary(piece)
            and piece not in self.lexicon.marks
            for piece in pieces
        )
        tight = all(folded.between(left, left + 1) in {"", "-"} for left in range(index, last - 1))
        if not singles and not strange and not tight and len("".join(pieces)) < 6:
            return None
        disguise = "separator" if singles else "split" if strange and not tight else ""
        if not disguise and self.lexicon.fame(lexicon_row) < 3 and not tight:
            return None
        return Candidate(
            index, last, folded.starts[index], folded.ends[last - 1], lexicon_row, disguise
        )

    def _imitation(
        self,
        folded: Folded,
        index: int,
        parts: tuple[Part, ...],
        signed: dict[int, SignedWord],
        least: int,
    ) -> Candidate | None:
        """The longest famous name of several words, one of which this word imitates.

        It begins at word `least` or behind it.
        """
        best: Candidate | None = None
        for first in range(max(least, index - _NAME_WORDS + 1), index + 1):
            for last, text, trick, cost in self._names(folded, first, index, parts, signed):
                lexicon_row = self.lexicon.marks[text]
                fame = self.lexicon.fame(lexicon_row)
                if (
                    fame < 2
                    or self.lexicon.texts[lexicon_row]["common"]
                    or cost > allowed_cost(len(text.replace(" ", "")), fame)
                    or (trick == "typo" and fame < 3 and self._is_phrase(text))
                ):
                    continue
                if best is None or last - first > best.last - best.first:
                    start, end = folded.starts[first], folded.ends[last - 1]
                    if first in signed:
                        start = signed[first].start
                    best = Candidate(first, last, start, end, lexicon_row, trick)
        return best

    def _names(
        self,
        folded: Folded,
        first: int,
        index: int,
        parts: tuple[Part, ...],
        signed: dict[int, SignedWord],
    ) -> Iterator[tuple[int, str, str, float]]:
        """The marks of several words that the words from `first` on may be read as, `index` among
        them as one of `parts`: (end, text, trick, cost).
        """
        marks = self.lexicon.marks
        begun = [("", "", 0.0)]
        at = first
        for _ in range(_NAME_WORDS):
            if at >= len(folded.words) or (at > first and not self._adjoins(folded, at)):
                return
            last, word = at + 1, folded.words[at]
            if at in signed:
                last, word = signed[at].last, signed[at].text
            if at == index:
                options = parts
            elif word.isascii() and word.isalpha() and at < index:
                options = (Part(word, "", 0.0),)
            else:
                options = (Part(word, "", 0.0), *self._parts(word))
            begun = [
                (
                    f"{text} {part.text}" if text else part.text,
                    trick or part.trick,
                    cost + part.cost,
                )
                for text, trick, cost in begun
                for part in options
            ][:_READINGS]
            at = last
            if at > index and at - first > 1:
                for text, trick, cost in begun:
                    if " " in text and trick and text in marks:
                        yield at, text, trick, cost
            begun = [row for row in begun if _begins(marks, row[0] + " ")]
            if not begun:
                return

    def _is_phrase(self, text: str) -> bool:
        """Is a name short, and are all its words ordinary ones?"""
        return len(text) <= _SHORT_NAME and all(
            self.lexicon.words.zipf(word) >= _PHRASE_ZIPF for word in text.split()
        )

    def _adjoins(self, folded: Folded, index: int) -> bool:
        """Does a word stand right behind the one before it, no sentence or list between?"""
        gap = folded.between(index - 1, index)
        return len(gap) <= 3 and "\n" not in gap and "," not in gap

    def _parts(self, word: str) -> tuple[Part, ...]:
        parts = self._imitated_parts.get(word)
        if parts is None:
            parts = self._imitated_parts[word] = self._disguises.parts(word)
        return parts
