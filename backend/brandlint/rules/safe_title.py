"""One whole rewritten title: the product words kept, what was found dropped or reworded, short
enough for the marketplace.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from brandlint.finding import Edit, Finding
from brandlint.fixes.deletion import deletions
from brandlint.listing import TITLE, role
from brandlint.marketplaces.field_limits import limits_of, small_words, title_limit
from brandlint.rules.context import Surroundings
from brandlint.rules.marks.product_models import models_end
from brandlint.rules.texts import shared_texts
from brandlint_nlp.fold import fold, lookup_key
from brandlint_nlp.types import Use

_GRAVE = frozenset({"warning", "error"})
_LONGEST = 2000  # code points; what is longer is no title but a text in the wrong field
_WORDS = 2  # a title of fewer words says too little
_SEGMENT = re.compile(r"\s*(?:[,;|•·、，；]|\s[-–—/]\s|\((?=[^()]*\))|\))\s*")
_TIDY = (
    (re.compile(r"\(\s*\)|\[\s*\]|（\s*）|【\s*】"), " "),
    (re.compile(r"\s+([,;|])"), r"\1"),
    (re.compile(r"([,;|])(?:\s*[,;|])+"), r"\1"),
    (re.compile(r"\s{2,}"), " "),
)
_LED = re.compile(r"\s+([^\W\d_]+)(?=\s*(?:[,;|]|$))")
_ENDS = " ,;|/-–—·•:&+、，；"


def titles(around: Surroundings, rows: Sequence[Finding]) -> Iterator[tuple[str, str]]:
    """(field, whole title) for each title with a grave finding, where a shorter or reworded one can
    be made; it is still to be checked.
    """
    for field, text in around.listing.texts().items():
        found = [row for row in rows if row.field == field and row.start is not None]
        if (
            role(field) == TITLE
            and len(text) <= _LONGEST
            and any(row.severity in _GRAVE for row in found)
        ):
            new = _title(field, text, around, found)
            if new is not None and new != text:
                yield field, new


def _title(field: str, text: str, around: Surroundings, rows: Sequence[Finding]) -> str | None:
    kept, fits = _reworded(field, text, around, rows)
    for pattern, new in _TIDY:
        kept = pattern.sub(new, kept)
    kept = _without_ends(text, kept, around.language)
    tail = (
        shared_texts().compatible.get(around.language, "").format(mark=", ".join(fits))
        if fits
        else ""
    )
    if fits and not tail:
        return None
    limit = title_limit(around.market, around.listing.category, around.day)
    short = _shortened(
        _once(kept, around), limit - len(tail) - 1 if tail and limit else limit, around.language
    )
    if text[:1].isupper():
        short = short[:1].upper() + short[1:]
    title = f"{short} {tail}".strip()
    return (
        None
        if _content(short, around.language) < _WORDS or (limit and len(title) > limit)
        else title
    )


def _without_ends(text: str, kept: str, language: str) -> str:
    """The title without the small words that lost what they led to: "Mug in, gift" → "Mug, gift";
    what the seller wrote so stays.
    """
    for match in reversed(list(_LED.finditer(kept))):
        own = (
            text.endswith(match[0])
            if match.end() == len(kept)
            else kept[match.start() : match.end() + 1] in text
        )
        if lookup_key(match[1]) in small_words(language) and not own:
            kept = kept[: match.start()] + kept[match.end() :]
    return kept


def _content(text: str, language: str) -> int:
    """How many words say what the goods are: no small words, counts or measures; Chinese and
    Japanese signs count for half.
    """
    words = [word for word in fold(text).words if word not in small_words(language)]
    return (
        sum(len(word) > 2 and word.isalpha() for word in words)
        + sum(not word.isascii() and len(word) < 3 for word in words) // 2
    )


def _reworded(
    field: str, text: str, around: Surroundings, rows: Sequence[Finding]
) -> tuple[str, list[str]]:
    """The title without what was found, or with the words that replace it; and the marks that the
    goods fit, which go to the end.
    """
    edits: list[Edit] = []
    fits: list[str] = []
    grave = [row for row in rows if row.severity in _GRAVE or row.rule == "field-limits"]
    cues = {
        (mention.start, mention.end): mention.cue
        for mention in around.mentions
        if mention.field == field
    }
    gone: list[tuple[int, int]] = []
    for row in grave:
        start, end = row.start or 0, row.end or 0
        if row.rule == "field-limits" and not row.fixes[0].edits:
            continue
        if row.use == Use.COMPATIBILITY.value and row.rule == "compatibility-wording":
            last, cue = models_end(text, end), cues.get((start, end))
            if text[start:last] not in fits:
                fits.append(text[start:last])
            first = (
                cue.start
                if cue is not None and cue.end <= start and not text[cue.end : start].strip()
                else start
            )
            gone.append((first, last))
            continue
        own = next(
            (
                fix.edits
                for fix in row.fixes
                if fix.edits and not any(edit.end - edit.start == len(text) for edit in fix.edits)
            ),
            None,
        )
        if own is not None:
            edits += own
        else:
            gone.append((start, models_end(text, end) if row.mark else end))
    edits += deletions(field, text, gone)
    kept, free = text, len(text)
    for edit in sorted(edits, key=lambda edit: (-edit.end, edit.start)):
        if edit.field == field and edit.end <= free:
            kept, free = kept[: edit.start] + edit.text + kept[edit.end :], edit.start
    return kept, fits


def _once(text: str, around: Surroundings) -> str:
    """The title with each word as often as the marketplace allows."""
    most = next(
        (
            row.maximum
            for row in limits_of(around.market, around.listing.category, around.day)
            if row.kind == "repeated"
        ),
        None,
    )
    if most is None:
        return text
    folded, count, small = fold(text), dict[str, int](), small_words(around.language)
    extra = []
    for at, word in enumerate(folded.words):
        count[word] = count.get(word, 0) + 1
        if count[word] > most and word not in small and not word.isdigit():
            extra.append((folded.starts[at], folded.ends[at]))
    for edit in reversed(deletions(TITLE, text, extra)):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


def _shortened(text: str, limit: int | None, language: str) -> str:
    """Whole segments from the front while they fit; of the first as many words as fit."""
    text = text.strip(_ENDS)
    if limit is None or len(text) <= limit:
        return text
    cuts = [match.start() for match in _SEGMENT.finditer(text) if match.start() <= limit]
    if cuts and cuts[-1] >= limit // 3:
        return _closed(text[: cuts[-1]])
    folded, small = fold(text), small_words(language)
    ends = [
        (end, word) for end, word in zip(folded.ends, folded.words, strict=True) if end <= limit
    ]
    while ends and (ends[-1][1] in small or lookup_key(ends[-1][1]) == ""):
        ends.pop()
    return _closed(text[: ends[-1][0]]) if ends else ""


def _closed(text: str) -> str:
    """Without a bracket that was opened and is not closed."""
    for opening, closing in ("()", "[]", "（）", "【】"):
        if text.count(opening) > text.count(closing):
            text = text[: text.rindex(opening)]
    return text.strip(_ENDS)
