"""A mark used as the common name of the goods; offers the generic word."""

from brandlint.finding import Finding, Fix, MarkReference
from brandlint.fixes.replacement import replacement
from brandlint.rules.context import RuleContext
from brandlint.rules.terms.default import LEVEL, advice
from brandlint.rules.terms.matching import TermHit


def check(hit: TermHit, context: RuleContext) -> Finding | None:
    term, level = hit.term, LEVEL[hit.term.severity]
    word, safety = term.replacement, term.safety
    generic = word or advice(hit, context.reply_language)
    return context.finding(
        "mark-as-generic",
        hit,
        severity=term.severity,
        message="seen",
        risk=context.risk(level, level, why=("mark-as-word", "word-filtered")),
        values={"generic": generic},
        fixes=[
            _written(hit, context, word)
            if word and safety != "display"
            else context.fix("advice", "display", advice=generic)
        ],
        mark=MarkReference(text=term.terms[0], owner=term.holder, kind="maker", fame=0, records=()),
    )


def _written(hit: TermHit, context: RuleContext, word: str) -> Fix:
    """The generic word in the place of the mark; advice where it does not fit the text."""
    if context.language not in {"en", hit.term.language}:
        return context.fix("write-common-word", "display", new=word)
    text = context.listing.text(hit.field)
    written = replacement(hit.field, text, hit.start, hit.end, word)
    if written is None:
        return context.fix("delete-doubled", "display", new=word)
    is_safe = written.fits and hit.term.safety == "safe"
    return context.fix("write", "safe" if is_safe else "unsafe", written.edit, new=written.text)
