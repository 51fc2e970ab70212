"""What the row of a term says: its severity, why, and what to write instead. Rules of the group
without code of their own use it.
"""

from __future__ import annotations

from brandlint.finding import Level, Severity
from brandlint.fixes.deletion import deletion
from brandlint.fixes.replacement import replacement
from brandlint.rules.context import Draft, Hazard, Remedy, Surroundings
from brandlint.rules.terms.matching import TermHit
from brandlint.rules.terms.table import reason_of

LEVEL: dict[Severity, Level] = {"error": "high", "warning": "medium", "info": "low", "hint": "low"}


def check(hit: TermHit, around: Surroundings) -> Draft | None:
    severity, why = hit.term.severity, reason_of(hit.term).why
    return Draft(
        severity,
        "seen",
        Hazard(LEVEL[severity], LEVEL[severity]),
        {"why": why.of(around.messages)},
        remedies(hit, around),
    )


def remedies(hit: TermHit, around: Surroundings) -> tuple[Remedy, ...]:
    """The row's replacement as an edit, and its advice (else that of its reason). What is accepted
    (info, hint) needs neither.
    """
    if hit.term.severity in {"info", "hint"}:
        return ()
    found = []
    new, safety = hit.term.replacement, hit.term.safety
    text = around.listing.text(hit.field)
    if new == "":
        found.append(Remedy("delete", safety, (deletion(hit.field, text, hit.start, hit.end),)))
    elif (
        new is not None
        and (written := replacement(hit.field, text, hit.start, hit.end, new)) is not None
    ):
        found.append(
            Remedy(
                "write",
                safety if written.fits else "unsafe",
                (written.edit,),
                {"new": written.text},
            )
        )
    return (*found, Remedy("advice", "display", values={"advice": advice(hit, around.messages)}))


def advice(hit: TermHit, messages: str) -> str:
    """What to write instead, in `en` or `zh`."""
    return (hit.term.advice or reason_of(hit.term).instead).of(messages)
