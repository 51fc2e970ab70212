"""A listing as its markup shows it, and findings about it as findings about what was sent.

Offsets are code points.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from brandlint.finding import Edit, Finding, Fix
from brandlint.listing import BRAND, Listing
from brandlint_nlp.markup import Markup, read_markup


def shown(listing: Listing) -> tuple[Listing, dict[str, Markup]]:
    """The listing with the texts that are shown in place of those with markup, and the markup of
    each of these.
    """
    markup = {
        field: read
        for field, text in listing.texts().items()
        if (read := read_markup(text)) is not None
    }
    if not markup:
        return listing, markup
    texts = {field: read.text for field, read in markup.items()}
    fields = {field: texts.get(field, text) for field, text in listing.fields.items()}
    brand = listing.brand if BRAND in fields else texts.get(BRAND, listing.brand)
    return replace(listing, fields=fields, brand=brand), markup


def sent_findings(findings: Iterable[Finding], markup: Mapping[str, Markup]) -> list[Finding]:
    """The findings with spans, text and edits of the texts that were sent."""
    return [_sent_finding(finding, markup) for finding in findings]


def _sent_finding(finding: Finding, markup: Mapping[str, Markup]) -> Finding:
    fixes = tuple(_sent_fix(fix, markup) for fix in finding.fixes)
    span = finding.span
    if span is None or span.field not in markup:
        return replace(finding, fixes=fixes)
    read = markup[span.field]
    start, end = read.span(span.start, span.end)
    return replace(finding, start=start, end=end, text=read.source[start:end], fixes=fixes)


def _sent_fix(fix: Fix, markup: Mapping[str, Markup]) -> Fix:
    if not any(edit.field in markup for edit in fix.edits):
        return fix
    edits: list[Edit] = []
    for edit in fix.edits:
        if edit.field not in markup:
            edits.append(edit)
            continue
        for start, end, text in markup[edit.field].edits(edit.start, edit.end, edit.text):
            edits.append(Edit(field=edit.field, start=start, end=end, text=text))
    return replace(fix, edits=tuple(edits))
