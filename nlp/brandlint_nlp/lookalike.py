"""Skeletons: one form for all spellings that look the same at a glance, and the forms one slip away
from it.

Confusable letters come from Unicode's confusables data (UTS #39) through `confusable_homoglyphs`.
"""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz.distance import OSA

_LEET = str.maketrans("0134578@$!|", "oieastbasii")
_SIGHT = str.maketrans({"l": "i", "j": "i"})
_DOUBLES = re.compile(r"(.)\1+")


@lru_cache(maxsize=4096)
def latin_twin(letter: str) -> str:
    """The lower-case Latin letter that this letter can be taken for, or the letter itself."""
    if letter.isascii():
        return letter
    from confusable_homoglyphs import confusables  # reads its tables when it is imported

    for form in (letter, letter.upper()):
        found = (
            confusables.is_confusable(form, greedy=True, preferred_aliases=[])
            if len(form) == 1
            else False
        )
        if not isinstance(found, list) or not found:
            continue
        for twin in found[0]["homoglyphs"]:
            if len(twin["c"]) == 1 and twin["c"].isascii() and twin["c"].isalpha():
                return str(twin["c"]).lower()
    return letter


def unmask(word: str) -> str:
    """The word with letters of other scripts replaced by the Latin letters they imitate."""
    return word if word.isascii() else "".join(map(latin_twin, word))


def skeleton(word: str) -> str:
    """What the eye keeps of a folded word: leet digits as letters, i/l/j as one, rn as m, vv as w,
    no doubled letters.
    """
    form = unmask(word).translate(_LEET).replace("rn", "m").replace("vv", "w").translate(_SIGHT)
    return _DOUBLES.sub(r"\1", form)


def deletions(form: str) -> list[str]:
    """The form with each letter but the first dropped in turn."""
    return [form[:at] + form[at + 1 :] for at in range(1, len(form))]


def slips(word: str, mark: str) -> int:
    """Letters dropped, added, replaced or swapped (optimal string alignment) between two folded
    words, at most 2.
    """
    return int(OSA.distance(word, mark, score_cutoff=2))
