"""One whole rewritten title, short enough for the marketplace.

The product words are kept; what the findings are about is dropped, reworded or moved to the end.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from brandlint.finding import GRAVE, Edit, Finding, Span
from brandlint.fixes.deletion import deletions
from brandlint.listing import TITLE, role
from brandlint.marketplaces.field_limits import limits_of, small_words, title_limit
from brandlint.rules.context import RuleContext
from brandlint.rules.marks.product_models import models_end
from brandlint.rules.texts import shared_texts
from brandlint_nlp.fold import fold, lookup_key
from brandlint_nlp.types import Cue, Use

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


def draft_titles(context: RuleContext, findings: Sequence[Finding]) -> Iterator[tuple[str, str]]:
    """(field, whole title) for each title with a grave finding, where a shorter or reworded one can
    be made. The draft is still to be checked.
    """
    for field, text in context.listing.texts().items():
        if role(field) != TITLE or len(text) > _LONGEST:
            continue
        of_field = [finding for finding in findings if finding.field == field]
        if any(finding.severity in GRAVE for finding in of_field):
            draft = _title(field, text, context, of_field)
            if draft is not None and draft != text:
                yield field, draft


def _title(field: str, text: str, context: RuleContext, findings: Sequence[Finding]) -> str | None:
    kept, fitting = _reworded(field, text, context, findings)
    language = context.languages[field]
    for pattern, new in _TIDY:
        kept = pattern.sub(new, kept)
    kept = _without_ends(text, kept, language)
    tail = ""
    if fitting:
        wording = shared_texts().compatible.get(language, "")
        tail = wording.format(mark=", ".join(fitting))
        if not tail:
            return None
    limit = title_limit(context.market, context.listing.category, context.day)
    room = limit - len(tail) - 1 if tail and limit else limit
    short = _shortened(_without_repeats(kept, context, language), room, language)
    if text[:1].isupper():
        short = short[:1].upper() + short[1:]
    title = f"{short} {tail}".strip()
    if _content(short, language) < _WORDS or (limit and len(title) > limit):
        return None
    return title


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
    field: str, text: str, context: RuleContext, findings: Sequence[Finding]
) -> tuple[str, list[str]]:
    """The title without what the findings are about, or with the words that replace it; and the
    marks that the goods fit, which go to the end.
    """
    cues = {
        (mention.start, mention.end): mention.cue
        for mention in context.mentions
        if mention.field == field
    }
    edits: list[Edit] = []
    removed: list[tuple[int, int]] = []
    fitting: dict[str, None] = {}  # each mark once, in their order
    for finding in findings:
        span = finding.span
        if span is None or not _is_to_be_mended(finding):
            continue
        if finding.use == Use.COMPATIBILITY.value and finding.rule == "compatibility-wording":
            start, end = _with_wording(text, span, cues)
            fitting[text[span.start : end]] = None
            removed.append((start, end))
        elif replacing := _edits_of_a_part(finding, len(text)):
            edits += [edit for edit in replacing if edit.text]
            removed += [
                _with_its_part(text, edit.start, edit.end) for edit in replacing if not edit.text
            ]
        else:
            end = models_end(text, span.end) if finding.mark is not None else span.end
            removed.append(_with_its_part(text, span.start, end))
    edits += dict.fromkeys(deletions(field, text, removed, small_words(context.language)))
    return _edited(text, (edit for edit in edits if edit.field == field)), list(fitting)


def _with_its_part(text: str, start: int, end: int) -> tuple[int, int]:
    """The span with the part of a list that says nothing without it: "N1ke design" at the end of a
    title, where "design" would be left.
    """
    first = max((m.end() for m in _SEGMENT.finditer(text, 0, start)), default=0)
    behind = _SEGMENT.search(text, end)
    last = behind.start() if behind is not None else len(text)
    left = fold(f"{text[first:start]} {text[end:last]}").words
    return (first, last) if first and len(left) <= 1 else (start, end)


def _is_to_be_mended(finding: Finding) -> bool:
    """Is it grave, or a limit of the marketplace with an edit that keeps to it?"""
    if finding.rule == "field-limits":
        return any(fix.edits for fix in finding.fixes[:1])
    return finding.severity in GRAVE


def _with_wording(
    text: str, mark: Span, cues: Mapping[tuple[int, int], Cue | None]
) -> tuple[int, int]:
    """Start and end of a mark with the wording that leads to it and the models that follow it."""
    cue, start = cues.get((mark.start, mark.end)), mark.start
    if cue is not None and cue.end <= start and not text[cue.end : start].strip():
        start = cue.start
    return start, models_end(text, mark.end)


def _edits_of_a_part(finding: Finding, length: int) -> tuple[Edit, ...]:
    """The edits of the first fix that does not replace the whole title, none if there is none."""
    for fix in finding.fixes:
        if fix.edits and not any(edit.end - edit.start == length for edit in fix.edits):
            return fix.edits
    return ()


def _edited(text: str, edits: Iterable[Edit]) -> str:
    """The text with the edits made from its end; of those that overlap the last one counts."""
    free = len(text)
    for edit in sorted(edits, key=lambda edit: (-edit.end, edit.start)):
        if edit.end <= free:
            text, free = edit.apply(text), edit.start
    return text


def _without_repeats(text: str, context: RuleContext, language: str) -> str:
    """The title with each word as often as the marketplace allows."""
    limits = limits_of(context.market, context.listing.category, context.day)
    most = next((limit.maximum for limit in limits if limit.kind == "repeated"), None)
    if most is None:
        return text
    folded, count, ignored = fold(text), Counter[str](), small_words(language)
    extra = []
    for word, start, end in zip(folded.words, folded.starts, folded.ends, strict=True):
        count[word] += 1
        if count[word] > most and word not in ignored and not word.isdigit():
            extra.append((start, end))
    for edit in reversed(dict.fromkeys(deletions(TITLE, text, extra))):
        text = edit.apply(text)
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
