"""Every place where a folded text meets the lexicon: exact, joined or split, or disguised."""

from __future__ import annotations

import re
from dataclasses import dataclass

import marisa_trie

from brandlint_nlp.fold import ZERO_WIDTH, Folded
from brandlint_nlp.lexicon import Lexicon
from brandlint_nlp.lookalike import deletions, skeleton, slips, unmask

_MODEL = re.compile(r"([^\W\d_]{3,})(\d\w*)")
_LONGEST = 64  # folded characters of a mark that is looked for
ORDINARY_ZIPF = 2.0
FOREIGN_ZIPF = 3.2
_NOTHING = (-1, False)  # no mark is written so as one word, and none begins so


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
    begins: bool  # joined marks begin with it
    dull: bool  # can be nothing but an ordinary word, unless it is part of a longer mark


def _begins(trie: marisa_trie.Trie, prefix: str) -> bool:
    return next(trie.iterkeys(prefix), None) is not None


class Finder:
    """Finds candidates with one lexicon. Keeps what it learned of words, bounded; give each thread
    its own.
    """

    def __init__(self, lexicon: Lexicon, remembered: int = 50_000) -> None:
        self.lexicon = lexicon
        self._words: dict[str, _WordFacts] = {}
        self._alone: dict[str, tuple[int, str, int]] = {}
        self._joined: dict[str, tuple[int, bool]] = {}
        self._pairs: dict[str, bool] = {}
        self._remembered = remembered

    def find(self, folded: Folded) -> list[Candidate]:
        """Candidates in text order; the longest at each place, none inside a longer one."""
        found: list[Candidate] = []
        words, known = folded.words, self._words
        for memory in (known, self._alone, self._joined, self._pairs):
            if len(memory) > self._remembered:
                memory.clear()
        joined, places, ends = folded.joined
        count, at, marks = len(words), 0, self.lexicon.marks
        while at < count:
            word = words[at]
            facts = known.get(word)
            if facts is None:
                facts = known[word] = self._learn(word)
            row, last = facts.lexicon_row, at + 1
            if (
                facts.longer
                and last < count
                and self._begin_together(word, folded.possessives.get(last, (words[last], 0))[0])
            ):
                place, longest = places[at], ""
                for text in marks.prefixes(joined[place : place + _LONGEST]):
                    stop = ends.get(place + len(text))
                    if stop is not None and stop >= last:
                        longest, last = text, stop + 1
                if longest:
                    row = marks[longest]
            if row >= 0:
                candidate: Candidate | None = self._plain(
                    folded, at, last, self._better_known(folded, at, last, row)
                )
            elif facts.dull and at not in folded.possessives:
                candidate = None
            else:
                candidate = self._other(folded, at, facts)
            if candidate is None:
                at += 1
            else:
                found.append(candidate)
                at = candidate.last
        return found

    def ordinary(self, word: str) -> bool:
        """Is it a word of a dictionary rather than a coined sign?"""
        known = self.lexicon.words
        return known.zipf(word) >= ORDINARY_ZIPF or known.zipf_anywhere(word) >= FOREIGN_ZIPF

    def _learn(self, word: str) -> _WordFacts:
        lexicon = self.lexicon
        at = lexicon.marks.get(word)
        odd = at is None and len(word) >= 4 and not self.ordinary(word) and not word.isdigit()
        begins = word.isascii() and not word.isdigit() and _begins(lexicon.variants, "j" + word)
        formed = len(word) >= 4 and (
            "j" + word in lexicon.variants
            or _MODEL.fullmatch(word) is not None
            or (word[-1] == "s" and word[:-1] in lexicon.marks)
        )
        return _WordFacts(
            -1 if at is None else at,
            _begins(lexicon.marks, word + " "),
            odd,
            begins,
            not (odd or begins or formed),
        )

    def _begin_together(self, word: str, following: str) -> bool:
        """Do marks begin with these two words?"""
        pair = f"{word} {following}"
        known = self._pairs.get(pair)
        if known is None:
            known = self._pairs[pair] = _begins(self.lexicon.marks, pair)
        return known

    def _learn_joined(self, compact: str) -> tuple[int, bool]:
        """(row of the famous mark that is written so as one word or -1, do more such marks begin
        so?).
        """
        lexicon = self.lexicon
        row = lexicon.variants.get("j" + compact)
        return -1 if row is None else int(lexicon.variant_texts[row]), _begins(
            lexicon.variants, "j" + compact
        )

    def _better_known(self, folded: Folded, first: int, last: int, row: int) -> int:
        """The row of the known mark of which this word is the plural or the possessive, where only
        a register has the word itself.
        """
        if last - first > 1 or self.lexicon.fame(row):
            return row
        word = folded.words[first]
        stem = (
            folded.possessives[first][0]
            if first in folded.possessives
            else word[:-1]
            if word[-1] == "s" and len(word) >= 5
            else ""
        )
        known = self.lexicon.marks.get(stem) if stem else None
        return (
            row
            if known is None or self.lexicon.fame(known) < 2 or self.lexicon.texts[known]["common"]
            else known
        )

    def _plain(self, folded: Folded, first: int, last: int, row: int) -> Candidate:
        start, end = folded.starts[first], folded.ends[last - 1]
        if last - 1 in folded.possessives and not self.lexicon.marks.restore_key(row).endswith(
            folded.words[last - 1]
        ):
            end = folded.possessives[last - 1][1]
        lookalike = ""
        if folded.offsets is not None and ZERO_WIDTH.search(folded.original, start, end):
            lookalike = "zero-width"
        return Candidate(first, last, start, end, row, lookalike)

    def _other(self, folded: Folded, at: int, facts: _WordFacts) -> Candidate | None:
        word, words, start = folded.words[at], folded.words, folded.starts[at]
        stem = folded.possessives.get(at)
        if stem is not None:
            row = self.lexicon.marks.get(stem[0])
            if row is not None:
                return Candidate(at, at + 1, start, stem[1], row)
        if (
            facts.begins
            and at + 1 < len(words)
            and self._joined.get(word + words[at + 1]) != _NOTHING
        ):
            candidate = self._split(folded, at)
            if candidate is not None:
                return candidate
        known = self._alone.get(word)
        if known is None:
            known = self._alone[word] = self._learn_alone(word, facts.odd, models=True)
        if known[2] and folded.ends[at] - start != len(word):
            known = self._learn_alone(word, facts.odd, models=False)
        row, lookalike, length = known
        return (
            None
            if row < 0
            else Candidate(
                at, at + 1, start, start + length if length else folded.ends[at], row, lookalike
            )
        )

    def _learn_alone(self, word: str, odd: bool, *, models: bool) -> tuple[int, str, int]:
        """What a word that is no mark as it stands can be by itself: (row or -1, disguise, folded
        letters that are the mark or 0: all).

        A famous mark written as one word, a mark with its model (`iphone15`), its plural, or a
        disguise.
        """
        lexicon = self.lexicon
        if len(word) >= 4:
            row = lexicon.variants.get("j" + word)
            if row is not None:
                return int(lexicon.variant_texts[row]), "", 0
            model = _MODEL.fullmatch(word) if models else None
            if model is not None:
                row = lexicon.marks.get(model[1])
                if row is not None:
                    return row, "", len(model[1])
            if word[-1] == "s" and len(word) >= 5:
                row = lexicon.marks.get(word[:-1])
                if (
                    row is not None
                    and not lexicon.texts[row]["common"]
                    and lexicon.texts[row]["fame"] >= 2
                ):
                    return row, "", 0
        return (*self._disguised(word), 0) if odd else (-1, "", 0)

    def _split(self, folded: Folded, at: int) -> Candidate | None:
        """Pieces that make a famous mark when joined: `i phone`, `N-i-k-e`, `Lou is Vuit ton`."""
        words, known = folded.words, self._joined
        compact, best = words[at], None
        for last in range(at + 1, min(len(words), at + 12)):
            gap = folded.between(last - 1, last)
            if len(gap) > 3 or "\n" in gap or "," in gap:
                break
            compact += words[last]
            facts = known.get(compact)
            if facts is None:
                facts = known[compact] = self._learn_joined(compact)
            row, begins = facts
            if row >= 0:
                best = last + 1, row
            if not begins:
                break
        if best is None:
            return None
        last, row = best
        pieces = words[at:last]
        singles = len(pieces) >= 3 and all(len(piece) == 1 for piece in pieces)
        strange = any(
            len(piece) > 1
            and not piece.isdigit()
            and not self.ordinary(piece)
            and piece not in self.lexicon.marks
            for piece in pieces
        )
        tight = all(folded.between(index, index + 1) in {"", "-"} for index in range(at, last - 1))
        if not singles and not strange and not tight and len("".join(pieces)) < 6:
            return None
        fame = int(self.lexicon.texts[row]["fame"])
        disguise = "separator" if singles else "split" if strange and not tight else ""
        if not disguise and fame < 3 and not tight:
            return None
        return Candidate(at, last, folded.starts[at], folded.ends[last - 1], row, disguise)

    def _disguised(self, word: str) -> tuple[int, str]:
        """The row of the famous mark that an odd word imitates and how, or (-1, "")."""
        lexicon = self.lexicon
        plain = unmask(word)
        if plain != word and plain.isascii():
            row = lexicon.marks.get(plain)
            if row is not None and lexicon.texts[row]["fame"] >= 2:
                return row, "homoglyph"
        digits = sum(letter.isdigit() for letter in plain)
        if digits > len(plain) / 2 or (
            digits and plain[-1].isdigit() and plain.rstrip("0123456789").isalpha()
        ):
            return -1, ""
        form = skeleton(word)
        if len(form) < 4 and digits == 0:
            return -1, ""
        trick = "homoglyph" if plain != word else "leet" if digits else "typo"
        hit = lexicon.variants.get("s" + form)
        if hit is not None:
            row = int(lexicon.variant_texts[hit])
            if trick != "typo":
                return row, trick
            mark = lexicon.marks.restore_key(row)
            if (
                not lexicon.texts[row]["common"]
                and slips(word, mark.replace(" ", "")) <= 2
                and word[0] == mark[0]
            ):
                return row, trick
        if len(form) < 5 and not (len(form) == 4 and digits == 0):
            return -1, ""
        return self._slipped(word, form, trick)

    def _slipped(self, word: str, form: str, trick: str) -> tuple[int, str]:
        lexicon = self.lexicon
        rows = set()
        hit = lexicon.variants.get("d" + form)
        if hit is not None:
            rows.add(int(lexicon.variant_texts[hit]))
        for shorter in deletions(form):
            for prefix in ("s", "d"):
                hit = lexicon.variants.get(prefix + shorter)
                if hit is not None:
                    rows.add(int(lexicon.variant_texts[hit]))
        best, best_fame = -1, 0
        for row in rows:
            text = lexicon.texts[row]
            mark = lexicon.marks.restore_key(row).replace(" ", "")
            target = skeleton(mark)
            fame = int(text["fame"])
            swapped = sorted(form) == sorted(target) and len(form) >= 4
            longest = min(len(form), len(target))
            close = (
                (swapped and fame >= 3)
                or (longest >= 6 and fame >= 3)
                or longest >= 8
                or (longest >= 5 and fame >= 3 and len(form) < len(target))
            )
            if text["common"] or word[0] != mark[0] or not close or slips(form, target) > 1:
                continue
            if fame > best_fame:
                best, best_fame = row, fame
        return (best, trick) if best >= 0 else (-1, "")
