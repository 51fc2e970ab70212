"""The rules applied to a listing: mentions, terms and the listing itself → findings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from brandlint.finding import Finding
from brandlint.listing import COMPATIBLE, role
from brandlint.rules.catalogue import listing_rules, mark_rules, term_rules
from brandlint.rules.context import RuleContext
from brandlint.rules.overlaps import resolve_overlaps
from brandlint.rules.terms.matching import TermMatch
from brandlint_nlp.types import Mention, Use


def apply_rules(context: RuleContext) -> list[Finding]:
    """All findings in field and text order, those about the listing last."""
    marks = [_of_mention(mention, context) for mention in context.mentions]
    terms = [_of_term(match, context) for match in context.term_matches]
    findings = [
        *resolve_overlaps(list(filter(None, marks)), list(filter(None, terms)), context),
        *(finding for check in listing_rules() for finding in check(context)),
    ]
    return in_order(findings, context)


def apply_markup_rules(terms: Iterable[TermMatch], context: RuleContext) -> list[Finding]:
    """The findings about terms that the markup itself is, in the texts as they were sent."""
    sent = {field: markup.source for field, markup in context.markup.items()}
    listing = replace(context.listing, fields={**context.listing.fields, **sent})
    as_sent = replace(context, listing=listing)
    return list(filter(None, (_of_term(match, as_sent) for match in terms)))


def in_order(findings: Iterable[Finding], context: RuleContext) -> list[Finding]:
    """The findings in field and text order, those about the listing last."""
    order = {field: number for number, field in enumerate(context.listing.texts())}

    def position(finding: Finding) -> tuple[int, int]:
        return order.get(finding.field or "", len(order)), finding.start or 0

    return sorted(findings, key=position)


def _of_mention(mention: Mention, context: RuleContext) -> Finding | None:
    """The finding of the first rule that has one.

    There is none for own brands, ordinary words and fields for compatible devices.
    """
    if mention.use in {Use.OWN, Use.GENERIC} or role(mention.field) == COMPATIBLE:
        return None
    for check in mark_rules():
        if (finding := check(mention, context)) is not None:
            return finding
    return None


def _of_term(match: TermMatch, context: RuleContext) -> Finding | None:
    check = term_rules().get(match.term.rule)
    return check(match, context) if check is not None else None
