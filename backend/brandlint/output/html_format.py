"""`--format html`: a report for people, one file that loads nothing, to be filtered and printed.

What a template repeats is one row with its listings; distinct findings are held in memory.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache, partial

from jinja2 import Environment, StrictUndefined, Template

from brandlint.finding import SEVERITIES, Finding
from brandlint.output import CheckedListing
from brandlint.output.texts import counted, enumerated, text
from brandlint.output.unread import UnreadColumns
from brandlint.package_data import text_of

_AROUND = 60  # code points that are shown on either side
_KEPT = 40  # listings of a finding that are kept by their names
_BARS = 15  # bars of a chart, the longest


@dataclass(slots=True)
class _Row:
    """A finding with the words around it and the listings in which it stands."""

    source: str
    finding: Finding
    before: str
    after: str
    count: int = 0
    ids: list[str] = field(default_factory=list)
    last: int = 0  # the number of the listing that was counted last


def render(
    checked: Iterable[CheckedListing], *, color: bool, lang: str = "en"
) -> Iterator[str | bytes]:
    rows: dict[tuple[str, str, str], _Row] = {}
    unread = UnreadColumns()
    by_severity, by_rule, by_mark = Counter[str](), Counter[str](), Counter[str]()
    listings = 0
    for answered in checked:
        source, listing, report = answered
        listings += 1
        unread.add(answered)
        for finding in report.findings:
            by_severity[finding.severity] += 1
            by_rule[finding.rule] += 1
            if finding.mark is not None:
                by_mark[finding.mark.text] += 1
            key = (source, finding.fingerprint, finding.severity)
            row = rows.get(key) or rows.setdefault(key, _row(answered, finding))
            if row.last != listings:
                row.last = listings
                row.count += 1
                if row.count <= _KEPT:
                    row.ids.append(listing.id)
    gravest_first = sorted(rows.values(), key=lambda row: -SEVERITIES.index(row.finding.severity))
    severities = [(name, by_severity[name]) for name in reversed(SEVERITIES) if by_severity[name]]
    yield from (
        _printable(piece)
        for piece in _template().generate(
            lang=lang,
            t=partial(text, lang=lang),
            counted=partial(counted, lang=lang),
            enumerated=partial(enumerated, lang=lang),
            rows=gravest_first,
            listings=listings,
            charts=[
                ("by-severity", [(text(name, lang), count, name) for name, count in severities]),
                ("by-rule", [(name, count, "") for name, count in by_rule.most_common(_BARS)]),
                ("by-mark", [(name, count, "") for name, count in by_mark.most_common(_BARS)]),
            ],
            unread=list(unread.by_file()),
        )
    )


def _row(answered: CheckedListing, finding: Finding) -> _Row:
    copy, span = answered.listing.text(finding.field or ""), finding.span
    if span is None:
        return _Row(answered.source, finding, "", "")
    before = copy[max(0, span.start - _AROUND) : span.start]
    after = copy[span.end : span.end + _AROUND]
    return _Row(
        answered.source,
        finding,
        ("…" if span.start > _AROUND else "") + before,
        after + ("…" if len(copy) - span.end > _AROUND else ""),
    )


@lru_cache(maxsize=1)
def _template() -> Template:
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.from_string(text_of("brandlint.output", "report.html"))


def _printable(text: str) -> str:
    """Without control characters and halves of pairs, which are no HTML."""
    if text.isprintable():
        return text
    return "".join(
        letter
        if letter in "\t\n\r"
        or not (letter < " " or "\x7f" <= letter < "\xa0" or "\ud800" <= letter <= "\udfff")
        else "\N{REPLACEMENT CHARACTER}"
        for letter in text
    )
