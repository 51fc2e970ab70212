"""A field that is too long or too short, holds refused signs, or repeats a word too often."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from brandlint.finding import Edit, Evidence, Finding, Fix, Safety, Span
from brandlint.fixes.deletion import deletion, deletions
from brandlint.listing import role
from brandlint.marketplaces.field_limits import Limit, limits_of, small_words
from brandlint.rules.context import RuleContext
from brandlint_nlp.markup import Markup

_PARTING = "_¦|"  # signs that part words
_UNITS_ZH = {"characters": "字符", "bytes": "字节"}


def check(context: RuleContext) -> Iterator[Finding]:
    limits = limits_of(context.market, context.listing.category, context.day)
    for field, text in context.listing.texts().items() if limits else ():
        for limit in limits:
            if limit.field == role(field) and text.strip():
                yield from _KINDS[limit.kind](limit, field, text, context)


def _length(limit: Limit, field: str, text: str, context: RuleContext) -> Iterator[Finding]:
    markup = context.markup.get(field)
    sent = markup.source if markup else text  # marketplaces count the markup too
    length = limit.length(sent)
    if limit.maximum is not None and length > limit.maximum:
        values = {
            "length": str(length),
            "limit": str(limit.maximum),
            "unit": _UNITS_ZH[limit.unit] if context.reply_language == "zh" else limit.unit,
            "since": limit.since.isoformat() if limit.since else "",
        }
        yield _finding(
            context,
            limit,
            f"length {limit.maximum}",
            Span(field=field, start=_cut(limit, text, markup), end=len(text)),
            message="too-long-since" if limit.since else "too-long",
            values=values,
            fixes=[context.fix("shorten", "display", **values)],
        )
    if limit.minimum is not None and length < limit.minimum:
        yield _finding(
            context,
            limit,
            f"length {limit.minimum}",
            Span(field=field, start=0, end=len(text)),
            message="too-short",
            values={"length": str(length), "limit": str(limit.minimum)},
        )


def _cut(limit: Limit, text: str, markup: Markup | None) -> int:
    """The first code point of the shown text that no longer fits, at most its last one."""
    if markup is None:
        return limit.cut(text)
    return min(markup.shown_at(limit.cut(markup.source)), max(0, len(text) - 1))


def _signs(limit: Limit, field: str, text: str, context: RuleContext) -> Iterator[Finding]:
    spans_of: dict[str, list[tuple[int, int]]] = {}
    for match in re.finditer(rf"([{re.escape(limit.signs)}])\1*", text):
        if not any(match[1] in name for name in context.own_names):
            spans_of.setdefault(match[1], []).append(match.span())
    for sign, spans in spans_of.items():
        edits = (
            [Edit(field=field, start=start, end=end, text=" ") for start, end in spans]
            if sign in _PARTING
            else deletions(field, text, spans)
        )
        # A sum of money loses its meaning with its sign.
        safety: Safety = "unsafe" if sign == "$" else "safe"
        start, end = spans[0]
        yield _finding(
            context,
            limit,
            f"sign {sign}",
            Span(field=field, start=start, end=end),
            message="sign",
            values={"signs": sign},
            fixes=[context.fix("delete", safety, *edits)],
        )


def _repeated(limit: Limit, field: str, text: str, context: RuleContext) -> Iterator[Finding]:
    folded, count = context.folded[field], Counter[str]()
    ignored = small_words(context.languages[field])
    for word, start, end in zip(folded.words, folded.starts, folded.ends, strict=True):
        count[word] += 1
        if word in ignored or word.isdigit() or limit.maximum is None:
            continue
        if count[word] == limit.maximum + 1:
            yield _finding(
                context,
                limit,
                f"repeated {word}",
                Span(field=field, start=start, end=end),
                message="repeated",
                values={"limit": str(limit.maximum), "words": text[start:end]},
                fixes=[context.fix("delete", "unsafe", deletion(field, text, start, end))],
            )


def _finding(
    context: RuleContext,
    limit: Limit,
    about: str,
    span: Span,
    *,
    message: str,
    values: dict[str, str],
    fixes: Iterable[Fix] = (),
) -> Finding:
    source = f"{limit.source} ({limit.as_of})"
    return context.finding(
        "field-limits",
        about,
        span=span,
        severity=limit.severity,
        message=message,
        risk=context.risk("none", "medium"),
        values=values,
        fixes=fixes,
        evidence=[Evidence(signal="marketplace rule", text=source, weight=0.0)],
    )


_KINDS = {"length": _length, "signs": _signs, "repeated": _repeated}
