"""Mentions built by hand, so that a rule is tested without the engine."""

from __future__ import annotations

from datetime import date

from brandlint.finding import Finding
from brandlint.listing import Listing
from brandlint.marketplaces.marketplace import resolve_market
from brandlint.registers.starter import open_starter
from brandlint.rules.context import RuleContext
from brandlint.rules.engine import apply_rules
from brandlint.rules.terms.matching import match_terms
from brandlint_nlp.fold import fold
from brandlint_nlp.types import Cue, Kind, MarkFacts, Mention, Use


def mention(
    text: str,
    word: str,
    use: Use,
    *,
    field: str = "title",
    cue: str = "",
    cue_kind: str = "compatibility",
    accepted: bool = True,
    negated: bool = False,
    mark: str = "",
    owner: str = "Example Owner",
    kind: Kind = Kind.MAKER,
    lookalike: str = "",
) -> Mention:
    """The mention of `word` in `text`, governed by the first `cue` in it."""
    start = text.index(word)
    facts = MarkFacts(
        mark or word, owner, (mark or word).lower(), kind, 3, 0.0, False, 1, frozenset({9})
    )
    found = text.index(cue) if cue else 0
    governs = Cue(cue_kind, found, found + len(cue), cue, accepted, negated) if cue else None
    return Mention(field, start, start + len(word), word, facts, use, 0.95, lookalike, governs)


DAY = date(2026, 11, 27)


def context(listing: Listing, *mentions: Mention, reply_language: str = "en") -> RuleContext:
    """The context of a listing whose mentions are given; its terms are looked for."""
    market = resolve_market(listing.marketplace, listing.lang, listing.ship_to)
    folded = {field: fold(text) for field, text in listing.texts().items()}
    language = listing.lang or market.language
    languages = dict.fromkeys(folded, language)
    matches, free = match_terms(
        folded,
        languages=languages,
        category=listing.category,
        territories=market.territories,
        marketplace=market.id,
        day=DAY,
    )
    return RuleContext(
        listing=listing,
        market=market,
        language=language,
        day=DAY,
        snapshot=open_starter(),
        folded=folded,
        languages=languages,
        own_names=listing.brands,
        reply_language=reply_language,
        mentions=mentions,
        term_matches=tuple(matches),
        free_matches=tuple(free),
    )


def lint(
    text: str,
    *mentions: Mention,
    field: str = "title",
    lang: str = "en",
    brands: tuple[str, ...] = (),
    messages: str = "en",
) -> list[Finding]:
    listing = Listing(fields={field: text}, lang=lang, brands=brands)
    return apply_rules(context(listing, *mentions, reply_language=messages))


def applied(text: str, finding: Finding, safety: str) -> str:
    """The text with the first fix of this safety applied."""
    fix = next(fix for fix in finding.fixes if fix.safety == safety)
    for edit in sorted(fix.edits, key=lambda edit: -edit.start):
        text = edit.apply(text)
    return text
