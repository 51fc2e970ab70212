"""`--format text`: what a person reads in a terminal, with the place underlined by carets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.cells import cell_len

from brandlint.output import Row

_COLOR = {"error": "\x1b[31m", "warning": "\x1b[33m", "info": "\x1b[36m", "hint": "\x1b[2m"}
_AROUND = 40


def render(rows: Iterable[Row], *, color: bool) -> Iterator[str]:
    count: dict[str, int] = {}
    listings = 0
    for name, listing, report in rows:
        listings += 1
        for row in report.findings:
            count[row.severity] = count.get(row.severity, 0) + 1
            on, off = (_COLOR[row.severity], "\x1b[0m") if color else ("", "")
            where = ":".join(
                filter(
                    None,
                    (
                        name,
                        listing.id,
                        row.field or "",
                        str(row.start + 1) if row.start is not None else "",
                    ),
                )
            )
            yield f"{where}: {on}{row.severity}{off} {row.rule}: {row.message}\n"
            text = listing.text(row.field or "")
            if row.start is not None and row.end is not None and text:
                left, right = max(0, row.start - _AROUND), min(len(text), row.end + _AROUND)
                before, seen, after = (
                    _shown(text[a:b])
                    for a, b in ((left, row.start), (row.start, row.end), (row.end, right))
                )
                lead = "…" if left else ""
                yield f"    {lead}{before}{seen}{after}{'…' if right < len(text) else ''}\n"
                carets = "^" * max(1, cell_len(seen))
                yield f"    {' ' * cell_len(lead + before)}{on}{carets}{off}\n"
            for fix in row.fixes:
                yield f"    fix ({fix.safety}): {fix.title}\n"
                for edit in fix.edits:
                    if len(fix.edits) == 1 and edit.start == 0 and edit.end == len(text):
                        yield f"      → {_shown(edit.text)}\n"
    total = ", ".join(
        f"{count[name]} {name}" for name in ("error", "warning", "info", "hint") if count.get(name)
    )
    yield f"{listings} listing{'' if listings == 1 else 's'} checked: {total or 'nothing to say'}\n"


def _shown(text: str) -> str:
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
