"""What a term says: its severity, why, and what to write instead.

Rules of the group without code of their own use it.
"""

from __future__ import annotations

from brandlint.finding import Finding, Fix, Level, Severity, Span
from brandlint.fixes.replacement import replacement
from brandlint.rules.context import RuleContext
from brandlint.rules.terms.matching import TermMatch
from brandlint.rules.terms.table import reason_of

LEVEL: dict[Severity, Level] = {"error": "high", "warning": "medium", "info": "low", "hint": "low"}


def check(match: TermMatch, context: RuleContext) -> Finding | None:
    level = LEVEL[match.term.severity]
    return context.finding(
        match.term.rule,
        match,
        severity=match.term.severity,
        message="seen",
        risk=context.risk(level, level),
        values={"why": reason_of(match.term).why.of(context.reply_language)},
        fixes=_fixes(match, context),
    )


def _fixes(match: TermMatch, context: RuleContext) -> list[Fix]:
    """The term's replacement as an edit, and its advice (else that of its reason).

    What is accepted (info, hint) needs neither.
    """
    if match.term.severity in {"info", "hint"}:
        return []
    fixes = []
    new, safety = match.term.replacement, match.term.safety
    text = context.listing.text(match.field)
    if new == "":
        span = Span(field=match.field, start=match.start, end=match.end)
        fixes.append(context.deleting("delete", safety, span))
    elif new is not None:
        written = replacement(match.field, text, match.start, match.end, new)
        if written is not None:
            safety = safety if written.fits else "unsafe"
            fixes.append(context.fix("write", safety, written.edit, new=written.text))
    advised = advice(match, context.reply_language)
    return [*fixes, context.fix("advice", "display", advice=advised)]


def advice(match: TermMatch, language: str) -> str:
    """What to write instead, in `en` or `zh`."""
    return (match.term.advice or reason_of(match.term).instead).of(language)
