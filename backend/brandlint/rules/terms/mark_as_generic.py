"""A mark used as the common name of the goods; offers the generic word."""

from brandlint.finding import Finding, Fix, MarkReference
from brandlint.fixes.replacement import replacement
from brandlint.rules.context import RuleContext
from brandlint.rules.terms.default import LEVEL, advice
from brandlint.rules.terms.matching import TermMatch


def check(match: TermMatch, context: RuleContext) -> Finding | None:
    term, level = match.term, LEVEL[match.term.severity]
    word, safety = term.replacement, term.safety
    generic = word or advice(match, context.reply_language)
    return context.finding(
        "mark-as-generic",
        match,
        severity=term.severity,
        message="seen",
        risk=context.risk(level, level, why=("mark-as-word", "word-filtered")),
        values={"generic": generic},
        fixes=[
            _written(match, context, word)
            if word and safety != "display"
            else context.fix("advice", "display", advice=generic)
        ],
        mark=MarkReference(text=term.name, owner=term.holder, kind="maker", fame=0, records=()),
    )


def _written(match: TermMatch, context: RuleContext, word: str) -> Fix:
    """The generic word in the place of the mark; advice where it does not fit the text."""
    if context.languages[match.field] not in {"en", match.term.language}:
        return context.fix("write-common-word", "display", new=word)
    text = context.listing.text(match.field)
    written = replacement(match.field, text, match.start, match.end, word)
    if written is None:
        return context.fix("delete-doubled", "display", new=word)
    is_safe = written.fits and match.term.safety == "safe"
    return context.fix("write", "safe" if is_safe else "unsafe", written.edit, new=written.text)
