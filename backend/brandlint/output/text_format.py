"""`--format text`: what a person reads in a terminal, with the words underlined by carets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from rich.cells import cell_len

from brandlint.finding import SEVERITIES, Finding, Span
from brandlint.output import CheckedListing
from brandlint.output.repeats import Repeats
from brandlint.output.texts import counted, enumerated, text
from brandlint.output.unread import UnreadColumns

_COLORS = {"error": "\x1b[31m", "warning": "\x1b[33m", "info": "\x1b[36m", "hint": "\x1b[2m"}
_AROUND = 40  # code points that are shown on either side


def render(checked: Iterable[CheckedListing], *, color: bool, lang: str = "en") -> Iterator[str]:
    count = Counter[str]()
    listings = 0
    unread, repeats = UnreadColumns(), Repeats()
    for answered in checked:
        source, listing, report = answered
        listings += 1
        unread.add(answered)
        for finding in report.findings:
            count[finding.severity] += 1
            if not repeats.add(listings, source, listing.id, finding):
                continue
            on, off = (_COLORS[finding.severity], "\x1b[0m") if color else ("", "")
            column = str(finding.start + 1) if finding.start is not None else ""
            location = ":".join(filter(None, (source, listing.id, finding.field, column)))
            yield f"{location}: {on}{finding.severity}{off} {finding.rule}: {finding.message}\n"
            copy = listing.text(finding.field or "")
            if finding.span is not None and copy:
                yield from _underlined(copy, finding.span, on, off)
            yield from _fixes(finding, len(copy))
    yield from _repeated(repeats, lang)
    for source, columns in unread.by_file():
        yield f"{source}: {text('not-read', lang)}: {enumerated(columns, lang)}\n"
    total = ", ".join(
        f"{count[name]} {text(name, lang)}" for name in reversed(SEVERITIES) if count[name]
    )
    nothing = text("nothing-in-read" if unread else "nothing", lang)
    yield f"{counted('checked', listings, lang)}: {total or nothing}\n"


def _repeated(repeats: Repeats, lang: str) -> Iterator[str]:
    """The findings that stand in further listings, each with these listings."""
    for repeated in repeats:
        finding = repeated.finding
        place = ":".join(filter(None, (repeated.source, finding.field, finding.rule)))
        others = enumerated(repeated.ids, lang, total=repeated.count)
        said = counted("same", repeated.count, lang)
        yield f"{place}: {_printable(finding.text)}: {said}: {others}\n"


def _underlined(text: str, span: Span, on: str, off: str) -> Iterator[str]:
    """The words around the span, and a line with carets below it."""
    left, right = max(0, span.start - _AROUND), min(len(text), span.end + _AROUND)
    before, marked, after = (
        _printable(text[start:end])
        for start, end in ((left, span.start), (span.start, span.end), (span.end, right))
    )
    lead, trail = "…" if left else "", "…" if right < len(text) else ""
    yield f"    {lead}{before}{marked}{after}{trail}\n"
    carets = "^" * max(1, cell_len(marked))
    yield f"    {' ' * cell_len(lead + before)}{on}{carets}{off}\n"


def _fixes(finding: Finding, length: int) -> Iterator[str]:
    """The fixes, and the whole text where one writes it anew. `length`: that of the field."""
    for fix in finding.fixes:
        yield f"    fix ({fix.safety}): {fix.title}\n"
        if len(fix.edits) == 1 and (fix.edits[0].start, fix.edits[0].end) == (0, length):
            yield f"      → {_printable(fix.edits[0].text)}\n"


def _printable(text: str) -> str:
    """Text without signs that would move the cursor; zero-width and control characters become
    visible.
    """
    return "".join(
        " "
        if letter in "\t\n\r"
        else letter
        if letter.isprintable()
        else "\N{REPLACEMENT CHARACTER}"
        for letter in text
    )
