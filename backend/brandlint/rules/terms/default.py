"""What a term says: its severity, why, and what to write instead.

Rules of the group without code of their own use it.
"""

from __future__ import annotations

from brandlint.finding import Finding, Fix, Level, Severity
from brandlint.fixes.deletion import deletion
from brandlint.fixes.replacement import replacement
from brandlint.rules.context import RuleContext
from brandlint.rules.terms.matching import TermHit
from brandlint.rules.terms.table import reason_of

LEVEL: dict[Severity, Level] = {"error": "high", "warning": "medium", "info": "low", "hint": "low"}


def check(hit: TermHit, context: RuleContext) -> Finding | None:
    level = LEVEL[hit.term.severity]
    return context.finding(
        hit.term.rule,
        hit,
        severity=hit.term.severity,
        message="seen",
        risk=context.risk(level, level),
        values={"why": reason_of(hit.term).why.of(context.reply_language)},
        fixes=_fixes(hit, context),
    )


def _fixes(hit: TermHit, context: RuleContext) -> list[Fix]:
    """The term's replacement as an edit, and its advice (else that of its reason).

    What is accepted (info, hint) needs neither.
    """
    if hit.term.severity in {"info", "hint"}:
        return []
    fixes = []
    new, safety = hit.term.replacement, hit.term.safety
    text = context.listing.text(hit.field)
    if new == "":
        edit = deletion(hit.field, text, hit.start, hit.end)
        fixes.append(context.fix("delete", safety, edit))
    elif new is not None:
        written = replacement(hit.field, text, hit.start, hit.end, new)
        if written is not None:
            safety = safety if written.fits else "unsafe"
            fixes.append(context.fix("write", safety, written.edit, new=written.text))
    advised = advice(hit, context.reply_language)
    return [*fixes, context.fix("advice", "display", advice=advised)]


def advice(hit: TermHit, language: str) -> str:
    """What to write instead, in `en` or `zh`."""
    return (hit.term.advice or reason_of(hit.term).instead).of(language)
