"""Skeletons: one form for all spellings that look the same at a glance, and the forms one slip away
from it.

Confusable letters come from Unicode's confusables data (UTS #39) through `confusable_homoglyphs`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice, product

_LEET = str.maketrans("0134578@$!|", "oieastbasii")
_SIGHT = str.maketrans({"l": "i", "j": "i"})
_DOUBLES = re.compile(r"(.)\1+")


@lru_cache(maxsize=4096)
def latin_twins(letter: str) -> tuple[str, ...]:
    """The lower-case Latin letters that this letter can be taken for, small or as a capital; the
    letter itself if there are none.
    """
    if letter.isascii():
        return (letter,)
    from confusable_homoglyphs import confusables  # reads its tables when it is imported

    twins: dict[str, None] = {}
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
                twins[str(twin["c"]).lower()] = None
                break
    return tuple(twins) or (letter,)


def latin_twin(letter: str) -> str:
    """The lower-case Latin letter that this letter can be taken for, or the letter itself."""
    return latin_twins(letter)[0]


def unmask(word: str) -> str:
    """The word with letters of other scripts replaced by the Latin letters they imitate."""
    return word if word.isascii() else "".join(map(latin_twin, word))


def unmaskings(word: str) -> list[str]:
    """The words in Latin letters that a word imitates, letters of other scripts read as small ones
    and as capitals; at most eight.
    """
    if word.isascii():
        return [word]
    return ["".join(letters) for letters in islice(product(*map(latin_twins, word)), 8)]


def skeletons(word: str) -> list[str]:
    """The skeletons of a folded word in Latin letters, pairs of letters read as one and as they
    stand.
    """
    forms = {word}
    if "cl" in word:
        forms.add(word.replace("cl", "d"))
    if "rn" in word or "vv" in word:
        forms.add(word.replace("rn", "m").replace("vv", "w"))
    return sorted({_DOUBLES.sub(r"\1", form.translate(_SIGHT)) for form in forms})


def skeleton(word: str) -> str:
    """What the eye keeps of a folded word: leet digits as letters, i/l/j as one, rn as m, vv as w,
    no doubled letters.
    """
    form = unmask(word).translate(_LEET).replace("rn", "m").replace("vv", "w").translate(_SIGHT)
    return _DOUBLES.sub(r"\1", form)


def deletions(form: str) -> list[str]:
    """The form with each letter but the first dropped in turn, no letters doubled by that."""
    return [
        form[:at] + form[at + 2 if form[at - 1 : at] == form[at + 1 : at + 2] else at + 1 :]
        for at in range(1, len(form))
    ]
