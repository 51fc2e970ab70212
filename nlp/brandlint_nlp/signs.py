"""Words with signs among their letters, which folding takes apart: `Ad!das`, `$amsung`, `G_cci`.

A sign may stand for a letter that it looks like, or mask any one letter.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple

from brandlint_nlp.fold import Folded
from brandlint_nlp.imitation import letter_signs

MASKS = "*_#%^~•·●○★☆✱✲■□×"
_LONGEST = 40  # code points of a word with signs
_LETTERS = "".join(sign for sign in letter_signs() if not sign.isdigit())
_LEADING = "".join(sign for sign in _LETTERS if sign not in "+")  # also at the start of a word
_SIGNS = re.escape(_LETTERS + MASKS)
_TRAILING = re.escape("@$€£¢")  # also at the end of a word
_AMONG_LETTERS = re.compile(
    rf"[{_SIGNS}](?=[^\W_])|(?<=[^\W\d_]{{3}})[{_TRAILING}](?![\w{_TRAILING}])"
)
_SIGNED = re.compile(
    rf"(?<![\w@.\-])(?:"
    rf"(?:[{re.escape(_LEADING)}][^\W_]+|[^\W_]+[{_SIGNS}][^\W_]+)(?:[{_SIGNS}][^\W_]+)*"
    rf"[{_TRAILING}]?|[^\W_]+[{_TRAILING}])(?![\w@\-]|\.\w)"
)


class SignedWord(NamedTuple):
    """Words up to `last` (exclusive) of a folded text, with the signs that part them.

    It stands at start:end of the original.
    """

    last: int
    text: str
    start: int
    end: int


NONE: dict[int, SignedWord] = {}


def signed_words(folded: Folded) -> dict[int, SignedWord]:
    """The words with signs in them, by the number of their first folded word.

    Addresses of mails and pages are left out.
    """
    original, found, reached = folded.original, NONE, 0
    for sign in _AMONG_LETTERS.finditer(original):
        if sign.start() < reached:
            continue
        match = _SIGNED.match(original, _start(original, sign.start(), reached))
        if match is None:
            continue
        start, end = match.span()
        reached = end
        first, last = bisect_left(folded.starts, start), bisect_left(folded.starts, end)
        if end - start > _LONGEST or first == last:
            continue
        trailing = original[folded.ends[last - 1] : end]
        if len(trailing) > 1:
            continue
        text = original[start : folded.starts[first]]
        for index in range(first, last):
            gap = folded.between(index, index + 1) if index + 1 < last else ""
            text += folded.words[index] + gap
        if found is NONE:
            found = {}
        found[first] = SignedWord(last, text + trailing, start, end)
    return found


def _start(text: str, at: int, least: int) -> int:
    """Where the letters and signs begin that stand right before `at`; they are no more than a word
    may hold.
    """
    start = at
    while start > least and at - start <= _LONGEST:
        before = text[start - 1]
        if not before.isalnum() and before not in _LETTERS and before not in MASKS:
            break
        start -= 1
    return start
