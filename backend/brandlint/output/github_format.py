"""`--format github`: workflow commands that GitHub shows beside the file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from brandlint.output import CheckedListing
from brandlint.output.texts import enumerated, text
from brandlint.output.unread import UnreadColumns

_LEVELS = {"error": "error", "warning": "warning"}


def render(checked: Iterable[CheckedListing], *, color: bool, lang: str = "en") -> Iterator[str]:
    unread = UnreadColumns()
    for answered in checked:
        source, listing, report = answered
        unread.add(answered)
        for finding in report.findings:
            level = _LEVELS.get(finding.severity, "notice")
            file, title = _escaped(source, ":,"), _escaped(finding.rule, ":,")
            location = " ".join(filter(None, (listing.id, finding.field)))
            message = _escaped(f"{location}: {finding.message}")
            yield f"::{level} file={file},title={title}::{message}\n"
    for source, columns in unread.by_file():
        title = _escaped(text("not-read", lang), ":,")
        named = _escaped(enumerated(columns, lang))
        yield f"::notice file={_escaped(source, ':,')},title={title}::{named}\n"


def _escaped(text: str, extra: str = "") -> str:
    for sign in "%\r\n" + extra:
        text = text.replace(sign, f"%{ord(sign):02X}")
    return text
