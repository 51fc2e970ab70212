"""A field that is too long or too short, holds signs the marketplace refuses, or repeats a word too
often.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from brandlint.finding import Edit, Safety
from brandlint.fixes.deletion import deletion, deletions
from brandlint.listing import role
from brandlint.marketplaces.field_limits import Limit, limits_of, small_words
from brandlint.rules.context import Draft, Hazard, Place, Remedy, Surroundings

_RISK = Hazard("none", "medium")
_BETWEEN = "_¦|"  # signs that part words


def check(around: Surroundings) -> Iterator[Draft]:
    rows = limits_of(around.market, around.listing.category, around.day)
    for field, text in around.listing.texts().items() if rows else ():
        for row in rows:
            if row.field == role(field) and text.strip():
                yield from _KINDS[row.kind](row, field, text, around)


def _length(row: Limit, field: str, text: str, around: Surroundings) -> Iterator[Draft]:
    length = row.length(text)
    if row.maximum is not None and length > row.maximum:
        unit = (
            {"characters": "字符", "bytes": "字节"}[row.unit]
            if around.messages == "zh"
            else row.unit
        )
        values = {
            "length": str(length),
            "limit": str(row.maximum),
            "unit": unit,
            "since": row.since.isoformat() if row.since else "",
        }
        yield Draft(
            row.severity,
            "too-long-since" if row.since else "too-long",
            _RISK,
            values,
            (Remedy("shorten", "display", values=values),),
            Place(field, row.cut(text), len(text)),
            f"length {row.maximum}",
            evidence=_source(row),
        )
    if row.minimum is not None and length < row.minimum:
        yield Draft(
            row.severity,
            "too-short",
            _RISK,
            {"length": str(length), "limit": str(row.minimum)},
            (),
            Place(field, 0, len(text)),
            f"length {row.minimum}",
            evidence=_source(row),
        )


def _signs(row: Limit, field: str, text: str, around: Surroundings) -> Iterator[Draft]:
    places: dict[str, list[re.Match[str]]] = {}
    for match in re.finditer(rf"([{re.escape(row.signs)}])\1*", text):
        if not any(match[1] in brand for brand in around.listing.brands):
            places.setdefault(match[1], []).append(match)
    for sign, found in places.items():
        spans = [match.span() for match in found]
        edits = (
            [Edit(field, *span, " ") for span in spans]
            if sign in _BETWEEN
            else deletions(field, text, spans)
        )
        # A sum of money loses its meaning with its sign.
        safety: Safety = "unsafe" if sign == "$" else "safe"
        yield Draft(
            row.severity,
            "sign",
            _RISK,
            {"signs": sign},
            (Remedy("delete", safety, tuple(edits)),),
            Place(field, *spans[0]),
            f"sign {sign}",
            evidence=_source(row),
        )


def _repeated(row: Limit, field: str, text: str, around: Surroundings) -> Iterator[Draft]:
    folded, count = around.folded[field], Counter[str]()
    small = small_words(around.language)
    for at, word in enumerate(folded.words):
        count[word] += 1
        if word in small or word.isdigit() or row.maximum is None or count[word] != row.maximum + 1:
            continue
        start, end = folded.starts[at], folded.ends[at]
        yield Draft(
            row.severity,
            "repeated",
            _RISK,
            {"limit": str(row.maximum), "words": text[start:end]},
            (Remedy("delete", "unsafe", (deletion(field, text, start, end),)),),
            Place(field, start, end),
            f"repeated {word}",
            evidence=_source(row),
        )


def _source(row: Limit) -> tuple[dict[str, object], ...]:
    return ({"signal": "marketplace rule", "text": f"{row.source} ({row.as_of})", "weight": 0.0},)


_KINDS = {"length": _length, "signs": _signs, "repeated": _repeated}
