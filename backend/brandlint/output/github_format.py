"""`--format github`: workflow commands that GitHub shows beside the file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from brandlint.output import Row

_LEVEL = {"error": "error", "warning": "warning"}


def _escape(text: str, extra: str = "") -> str:
    for sign in "%\r\n" + extra:
        text = text.replace(sign, f"%{ord(sign):02X}")
    return text


def render(rows: Iterable[Row], *, color: bool) -> Iterator[str]:
    for name, listing, report in rows:
        for row in report.findings:
            title = _escape(row.rule, ":,")
            where = " ".join(filter(None, (listing.id, row.field or "")))
            level, file = _LEVEL.get(row.severity, "notice"), _escape(name, ":,")
            message = _escape(f"{where}: {row.message}")
            yield f"::{level} file={file},title={title}::{message}\n"
