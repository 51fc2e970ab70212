"""Words of which an export lost letters (`Nestl�`, `Pok?mon`, `Levi?s`): read as the one known mark
that they can be.

A replacement character stands anywhere in a word for a letter or an apostrophe, a question mark
only where it ends no sentence. Where no mark or more than one fits, the text stays as it is.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from itertools import islice, product
from string import ascii_lowercase

from brandlint_nlp.fold import Folded, fold
from brandlint_nlp.lexicon import Lexicon

_LETTER = r"[^\W\d_]"
_LOST = rf"(?:\ufffd+|(?<={_LETTER})\?(?={_LETTER}|\s+[a-z0-9]))"
_PART = rf"(?:{_LETTER}|['’](?={_LETTER}))*"
_BROKEN = re.compile(rf"{_PART}(?:{_LOST}{_PART})+")
_PIECES = re.compile("\ufffd+|\\?")
_MOST = 2  # lost letters of a word
_SHORTEST = 4  # letters that are left of it
_FAME = 2
_WORDS = 100  # broken words of a text that are looked at
_LETTERS = (*ascii_lowercase, "")  # or an apostrophe, which folding drops


def with_lost_letters(folded: Folded, lexicon: Lexicon) -> Folded:
    """The folded text with the words of known marks where letters were lost; their places in the
    original stay.
    """
    text = folded.original
    if "\ufffd" not in text and "?" not in text:
        return folded
    for match in islice(_BROKEN.finditer(text), _WORDS):
        following = _word_from(folded, match.end())
        word = _only_mark(_PIECES.split(match[0]), following, lexicon)
        if word:
            folded = _with_word(folded, match, word)
    return folded


def _only_mark(pieces: list[str], following: str, lexicon: Lexicon) -> str:
    """The word between whose pieces letters were lost, if it can be one known mark only, alone or
    with the word that follows; else empty.
    """
    if len(pieces) - 1 > _MOST or sum(map(len, pieces)) < _SHORTEST:
        return ""
    folded = [fold(piece).text.replace("'", "") for piece in pieces]
    found: set[str] = set()
    for letters in product(_LETTERS, repeat=len(pieces) - 1):
        ends = zip(folded, (*letters, ""), strict=True)
        word = "".join(piece + letter for piece, letter in ends)
        forms = [word, f"{word} {following}"]
        if not letters[-1] and folded[-1] == "s":
            forms.append(word[:-1])
        for form in forms:
            row = lexicon.marks.get(form)
            if row is not None and _is_known(row, lexicon):
                found.add(word)
    return found.pop() if len(found) == 1 else ""


def _is_known(row: int, lexicon: Lexicon) -> bool:
    """Is it a mark that people know, or one that is no ordinary word?"""
    fame = lexicon.fame(row)
    return fame >= _FAME or (fame > 0 and not lexicon.texts[row]["common"])


def _word_from(folded: Folded, place: int) -> str:
    """The next word from this place on, empty if there is none."""
    at = bisect_left(folded.starts, place)
    return folded.words[at] if at < len(folded.words) else ""


def _with_word(folded: Folded, match: re.Match[str], word: str) -> Folded:
    """The text with `word` where the broken word stands."""
    first = bisect_left(folded.starts, match.start())
    last = bisect_left(folded.starts, match.end())
    possessives = {at: of for at, of in folded.possessives.items() if at < first}
    if word.endswith("s") and match[0].endswith(("\ufffds", "?s")):
        possessives[first] = word[:-1], match.end() - 2
    moved = 1 - (last - first)
    possessives |= {at + moved: of for at, of in folded.possessives.items() if at >= last}
    return replace(
        folded,
        words=[*folded.words[:first], word, *folded.words[last:]],
        starts=[*folded.starts[:first], match.start(), *folded.starts[last:]],
        ends=[*folded.ends[:first], match.end(), *folded.ends[last:]],
        possessives=possessives,
    )
