"""Words that glue a mark to an ending, to another word or to another script, taken apart.

`do Garmina` is read as `do garmin`, `l'iPhone` as `iphone`, `Boschakku` as `bosch akku`,
`iPhone15용` as `iphone15 용`: what is left is the mark in plain spelling, and glued wording stands
as a word. What may be glued is data (`data/affixes.yaml`). A word that is a mark itself stays, and
so does an ordinary word: an inflected name is rarer than the name.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from brandlint_nlp.affixes import Affixes, affixes
from brandlint_nlp.fold import Folded, fold
from brandlint_nlp.lexicon import Lexicon
from brandlint_nlp.lookalike import latin_twins
from brandlint_nlp.wording import Wording, wording
from brandlint_nlp.words import RARE

_LATIN = "a-z\u00aa-\u024f\u1e00-\u1eff"
_LATIN_RUN = re.compile(f"[{_LATIN}]+")
_SCRIPTS = (
    _LATIN,
    "\u0370-\u03ff\u1f00-\u1fff",  # Greek
    "\u0400-\u052f",  # Cyrillic
    "\u0590-\u05ff",  # Hebrew
    "\u0600-\u077f\ufb50-\ufefc",  # Arabic
    "\u0e00-\u0eff",  # Thai and Lao
    "\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3",  # Hangul
)
_RUN = re.compile("|".join(f"([{script}]+)" for script in _SCRIPTS))
_ALPHABETS = frozenset({1, 2, 3})  # scripts whose letters are taken for one another
_HANGUL = re.compile("([\uac00-\ud7a3]{2,})(?:(\\d+)([\uac00-\ud7a3]*))?")
_KATAKANA = re.compile("[\u30a1-\u30fa\u30fc-\u30ff]{4,}")
_LONGEST = 40  # letters of a word that is looked at
_SHORTEST = 4  # letters of a name that takes bare endings or makes compounds
_SHORTEST_UNHEARD = 6  # of one that few know
_PART = 3.3  # Zipf frequency of the word that a name makes a compound with
_RARER = 0.3  # Zipf, by which an inflected mark is rarer than the mark
_RARER_OF_NAME = 1.0  # of a mark that is also a name of persons


class _Piece(NamedTuple):
    """Letters first:last of a word, and what they are read as."""

    text: str
    first: int
    last: int


class _Span(NamedTuple):
    """A piece with its place in the original."""

    text: str
    start: int
    end: int


class _Parting(NamedTuple):
    """The pieces of a word. An `ending` behind the last one is a word only if wording needs it."""

    pieces: tuple[_Piece, ...]
    ending: str = ""
    capital: bool = False  # only where the word has one


class Parter:
    """Takes words apart with one lexicon. Keeps what it learned of words, bounded; give each thread
    its own.
    """

    def __init__(self, lexicon: Lexicon, remembered: int = 50_000) -> None:
        self._lexicon = lexicon
        self._whole: dict[str, set[str]] = {}  # by language
        self._parted: dict[str, dict[str, _Parting]] = {}
        self._remembered = remembered

    def part(self, folded: Folded, language: str) -> Folded:
        """The folded text with its glued words taken apart; their places in the original stay."""
        whole = self._whole.setdefault(language, set())
        parted = self._parted.setdefault(language, {})
        if len(whole) > self._remembered:
            whole.clear()
            parted.clear()
        words, has_ticks = folded.words, "'" in folded.text
        found: dict[int, list[_Span]] = {}
        looked_at = [
            index
            for index, word in enumerate(words)
            if word not in whole
            or (has_ticks and folded.ends[index] - folded.starts[index] != len(word))
        ]
        for index in looked_at:
            word, surface = words[index], folded.original[folded.starts[index] : folded.ends[index]]
            ticks = _ticks(surface, word) if has_ticks else ()
            key = f"{word}'{ticks}" if ticks else word
            parting = parted.get(key)
            if parting is None and (ticks or word not in whole):
                parting = self._learn(word, ticks, affixes(language), language)
                if parting is not None:
                    parted[key] = parting
                elif not ticks:
                    whole.add(word)
            if parting is not None:
                pieces = _pieces(parting, words[index + 1 :], wording(language))
                spans = list(_spans(folded, index, pieces))
                if (
                    spans
                    and (not parting.capital or folded.original[spans[0].start].isupper())
                    and self._spelt(folded.original, spans[0])
                ):
                    found[index] = spans
        return _with_pieces(folded, found) if found else folded

    def _spelt(self, original: str, span: _Span) -> bool:
        """Has the name no accents but its own? `Köşe` is no form of Kosé."""
        text, start, _ = span
        written = unicodedata.normalize("NFKC", original[start : start + len(text)]).casefold()
        written = written.replace("i\u0307", "i")  # what a Turkish İ becomes
        if written.isascii() or not text.isascii():
            return True
        row = self._lexicon.marks.get(text)
        marks = () if row is None else self._lexicon.facts(row, ())
        return any(mark.text.casefold().startswith(written) for mark in marks)

    def _learn(
        self, word: str, ticks: tuple[int, ...], known: Affixes, language: str
    ) -> _Parting | None:
        if not 2 < len(word) <= _LONGEST or word.isdigit() or self._is_mark(word):
            return None
        if ticks:
            parting = self._at_apostrophe(word, ticks, known, language)
            if parting is not None:
                return parting
        if word.isascii():
            return None if ticks else self._letters(word, known, language)
        runs = _runs(word)
        if len(runs) == 1:
            return self._run(word, known, language)
        pieces: list[_Piece] = []
        ending = ""
        for first, last in pairwise([*runs, len(word)]):
            inner = self._run(word[first:last], known, language)
            if inner is None:
                pieces.append(_Piece(word[first:last], first, last))
                continue
            pieces += [_Piece(text, first + a, first + b) for text, a, b in inner.pieces]
            if inner.ending:
                end = pieces[-1].last
                pieces.append(_Piece(inner.ending, end, end + len(inner.ending)))
        return _Parting(tuple(pieces), ending)

    def _run(self, word: str, known: Affixes, language: str) -> _Parting | None:
        """A word of one script."""
        if self._is_mark(word):
            return None
        if _HANGUL.fullmatch(word):
            return self._hangul(word, known)
        if _KATAKANA.fullmatch(word):
            return self._with_noun(word, known)
        return self._letters(word, known, language)

    def _letters(self, word: str, known: Affixes, language: str) -> _Parting | None:
        """A word of letters: a name with an ending, or a compound."""
        if len(word) < _SHORTEST or not word.isalpha():
            return None
        return (
            self._derived(word, known)
            or self._inflected(word, known, language)
            or self._compound(word, known, language)
        )

    def _at_apostrophe(
        self, word: str, ticks: tuple[int, ...], known: Affixes, language: str
    ) -> _Parting | None:
        """An elided article before a mark, or an ending behind one."""
        first, last = ticks[0], ticks[-1]
        if known.apostrophe:
            name, ending = word[:last], word[last:]
            if ending != "s" and ending in known.endings and self._is_mark(name):
                return _Parting((_Piece(name, 0, last),), ending)
        elif word[:first] in known.elided:
            right = word[first:]
            name = word[first:last] if len(ticks) > 1 and word[last:] == "s" else right
            row = self._lexicon.marks.get(name.rstrip("0123456789"))
            named = row is not None and self._is_name(row)
            if named or self._may_be_named(name, row, language):
                return _Parting((_Piece(right, first, len(word)),), capital=not named)
        return None

    def _may_be_named(self, word: str, row: int | None, language: str) -> bool:
        """Is it a known mark that is no word of the language, or the first word of a mark?"""
        if row is not None and self._lexicon.fame(row) and len(word) > 2:
            if not self._lexicon.native(row, language):
                return True
        return next(self._lexicon.marks.iterkeys(word + " "), None) is not None

    def _derived(self, word: str, known: Affixes) -> _Parting | None:
        """A name with what makes other words of names: `Chanelesque`."""
        for size in range(3, 9):
            name, ending = word[:-size], word[-size:]
            if ending in known.derived and self._takes_endings(name, word, ""):
                end = len(name)
                return _Parting((_Piece(name, 0, end), _Piece(ending, end, len(word))))
        return None

    def _inflected(self, word: str, known: Affixes, language: str) -> _Parting | None:
        """A name with an ending of the language."""
        for size in range(min(known.longest, len(word) - 2), 0, -1):
            ending = word[-size:]
            for name_end in known.endings.get(ending, ()):
                name = word[:-size] + name_end
                named = self._takes_endings(name, word, language)
                if named or (ending[-1] == "s" and self._takes_plural(name, word, language)):
                    capital = not named
                    if name_end:
                        return _Parting((_Piece(name, 0, len(word)),), "", capital)
                    return _Parting((_Piece(name, 0, len(name)),), ending, capital)
        return None

    def _compound(self, word: str, known: Affixes, language: str) -> _Parting | None:
        """A name with a frequent word or a product word behind it; nobody writes it otherwise."""
        heads, words = wording(language).heads, self._lexicon.words
        if words.heard(word):
            return None
        for cut in range(len(word) - 3, _SHORTEST - 1, -1):
            name, rest = word[:cut], word[cut:]
            if rest not in heads and not (
                known.compounds
                and len(rest) >= _SHORTEST
                and words.heard(rest) >= _PART
                and self._lexicon.fame(self._lexicon.marks.get(name, 0)) >= 3
            ):
                continue
            if self._takes_endings(name, word, language):
                return _Parting((_Piece(name, 0, cut), _Piece(rest, cut, len(word))))
        return None

    def _hangul(self, word: str, known: Affixes) -> _Parting | None:
        """A name in Hangul with its model, a particle, a noun or another mark of its house."""
        match = _HANGUL.fullmatch(word)
        if match is not None and match[3]:
            end = match.start(3)
            if self._is_mark(match[1]) or self._is_mark(word[:end]):
                return _Parting((_Piece(word[:end], 0, end), _Piece(match[3], end, len(word))))
        return self._with_noun(word, known)

    def _with_noun(self, word: str, known: Affixes) -> _Parting | None:
        """A name of a script without spaces, with what is written right behind it."""
        for cut in range(len(word) - 1, 1, -1):
            name, rest = word[:cut], word[cut:]
            row = self._lexicon.marks.get(name)
            if row is None or not self._lexicon.fame(row):
                continue
            of_house = rest != name and self._is_of_one_house(name, rest)
            if of_house or (
                (rest in known.endings or rest in known.nouns) and self._is_name(int(row))
            ):
                return _Parting((_Piece(name, 0, cut), _Piece(rest, cut, len(word))))
        return None

    def _is_mark(self, text: str) -> bool:
        """Is it a mark that is known beyond registers, or written as one word?"""
        row = self._lexicon.marks.get(text)
        if row is not None:
            return self._lexicon.fame(row) > 0
        return "j" + text in self._lexicon.variants

    def _is_name(self, row: int) -> bool:
        """Is it a well-known mark that is no ordinary word?"""
        return self._lexicon.fame(row) >= 2 and not self._lexicon.is_word(row)

    def _takes_endings(self, name: str, word: str, language: str) -> bool:
        """Is `word` rather a form of this name than a word of its own?

        The name is no ordinary word. A form of the best-known ones is heard less than the name, one
        of others never.
        """
        row = self._lexicon.marks.get(name) if len(name) >= _SHORTEST else None
        if row is None or self._lexicon.is_word(row) or self._lexicon.native(row, language):
            return False
        heard, of_word = self._lexicon.words.heard(name), self._lexicon.words.heard(word)
        fame = self._lexicon.fame(row)
        if of_word or fame >= 3:
            margin = _RARER_OF_NAME if self._lexicon.texts[row]["common"] else _RARER
            return fame >= 3 and of_word <= max(0, heard - margin)
        if fame == 2:
            return name.isascii()
        return name.isascii() and len(name) >= _SHORTEST_UNHEARD and heard < RARE

    def _takes_plural(self, name: str, word: str, language: str) -> bool:
        """Is `word`, which nobody writes otherwise, the plural of a known mark that is a word?"""
        row = self._lexicon.marks.get(name) if len(name) >= _SHORTEST else None
        return (
            row is not None
            and self._lexicon.fame(row) >= 2
            and not self._lexicon.words.heard(word)
            and not self._lexicon.native(row, language)
        )

    def _is_of_one_house(self, name: str, other: str) -> bool:
        """Are these two marks of one house, the second of them no ordinary word?"""
        row, second = self._lexicon.marks.get(name), self._lexicon.marks.get(other)
        if row is None or second is None or self._lexicon.is_word(second):
            return False
        return bool(self._lexicon.houses(name) & self._lexicon.houses(other))


def _runs(word: str) -> list[int]:
    """Where the runs of one script begin; digits belong to the run before them.

    Letters of other alphabets among Latin ones may be a disguise: they part a word only where one
    of several looks like no Latin letter.
    """
    starts, script = [0], 0
    for match in _RUN.finditer(word):
        number = match.lastindex or 0
        if script and number != script:
            if {script, number} <= _ALPHABETS and _may_disguise(word):
                continue
            starts.append(match.start())
        script = number
    return starts


def _may_disguise(word: str) -> bool:
    """Is it a Latin word with letters of other alphabets, which may be taken for Latin ones?"""
    latin = "".join(_LATIN_RUN.findall(word))
    strange = [letter for letter in _LATIN_RUN.sub("", word) if letter.isalpha()]
    return (
        len(latin) < 2
        or len(strange) < 2
        or all(latin_twins(letter)[0].isascii() for letter in strange)
    )


def _ticks(surface: str, word: str) -> tuple[int, ...]:
    """The letters of a word before which an apostrophe stands; none if they are not told apart."""
    text = fold(surface).text
    if "'" not in text or text.replace("'", "") != word:
        return ()
    places, letters = [], 0
    for sign in text:
        if sign == "'":
            places.append(letters)
        else:
            letters += 1
    return tuple(places)


def _pieces(parting: _Parting, following: Sequence[str], phrases: Wording) -> tuple[_Piece, ...]:
    """The pieces of a word, its ending among them where wording begins with it."""
    pieces, ending = parting.pieces, parting.ending
    if not ending:
        return pieces
    name = pieces[-1]
    end = name.last + len(ending)
    if any(
        tuple(following[: len(phrase.words) - 1]) == phrase.words[1:]
        for phrase in phrases.phrases.get(ending, ())
    ):
        return (*pieces, _Piece(ending, name.last, end))
    return (*pieces[:-1], name._replace(last=end))


def _with_pieces(folded: Folded, found: dict[int, list[_Span]]) -> Folded:
    """The text with these pieces in place of the words of these numbers."""
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    possessives: dict[int, tuple[str, int]] = {}
    for index, word in enumerate(folded.words):
        spans = found.get(index) or [_Span(word, folded.starts[index], folded.ends[index])]
        possessive = folded.possessives.get(index)
        if possessive is not None and spans[-1].end == folded.ends[index]:
            singular = possessive[0] if index not in found else spans[-1].text.removesuffix("s")
            possessives[len(words) + len(spans) - 1] = singular, possessive[1]
        for text, start, end in spans:
            words.append(text)
            starts.append(start)
            ends.append(end)
    return replace(folded, words=words, starts=starts, ends=ends, possessives=possessives)


def _spans(folded: Folded, index: int, pieces: tuple[_Piece, ...]) -> Iterator[_Span]:
    """Each piece of a word with its place in the original; none if its letters have no places."""
    start = folded.starts[index]
    inner = fold(folded.original[start : folded.ends[index]])
    offsets = inner.offsets or [(at, at + 1) for at in range(len(inner.text))]
    places = [place for place, sign in zip(offsets, inner.text, strict=True) if sign != "'"]
    if len(places) == len(folded.words[index]):
        for text, first, last in pieces:
            yield _Span(text, start + places[first][0], start + places[last - 1][1])
