"""Mentions built by hand, so that a rule is tested without the engine."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from brandlint.finding import Finding
from brandlint.listing import Listing
from brandlint.marketplaces.marketplace import resolve_market
from brandlint.registers.snapshot import open_starter
from brandlint.rules.context import Surroundings
from brandlint.rules.engine import findings
from brandlint.rules.terms.matching import hits
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


def around(listing: Listing, *seen: Mention, messages: str = "en") -> Surroundings:
    """The surroundings of a listing whose mentions are given; its terms are looked for."""
    place = resolve_market(listing.marketplace, listing.lang, listing.ship_to)
    folded = {name: fold(text) for name, text in listing.texts().items()}
    bare = Surroundings(listing, seen, place, DAY, open_starter(), folded=folded, messages=messages)
    terms, _ = hits(
        folded,
        language=bare.language,
        category=listing.category,
        territories=place.territories,
        marketplace=place.id,
        day=DAY,
    )
    return replace(bare, hits=tuple(terms))


def lint(
    text: str,
    *seen: Mention,
    field: str = "title",
    lang: str = "en",
    brands: tuple[str, ...] = (),
    messages: str = "en",
) -> list[Finding]:
    return findings(
        around(Listing(fields={field: text}, lang=lang, brands=brands), *seen, messages=messages)
    )


def applied(text: str, finding: Finding, safety: str) -> str:
    """The text with the first fix of this safety applied."""
    fix = next(fix for fix in finding.fixes if fix.safety == safety)
    for edit in sorted(fix.edits, key=lambda edit: -edit.start):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text
