"""Mentions, term hits and the listing → findings: each group's rules are asked, then what meets at
one place is settled.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from brandlint.finding import Finding, Fix, Risk
from brandlint.listing import COMPATIBLE, role
from brandlint.rule_ids import GROUPS
from brandlint.rules.catalogue import Rule, catalogue
from brandlint.rules.context import Draft, Hazard, Place, Remedy, Surroundings
from brandlint.rules.fingerprint import fingerprint
from brandlint.rules.overlaps import own_places, settled
from brandlint.rules.terms.matching import TermHit
from brandlint.rules.terms.table import legal_basis
from brandlint.rules.texts import shared_texts
from brandlint_nlp.types import Evidence, Mention, Use

_SCORE = {"high": 0.95, "medium": 0.85, "low": 0.7}


def findings(around: Surroundings, quiet: Sequence[TermHit] = ()) -> list[Finding]:
    """All findings in field and text order, those about the listing last. `quiet` hits suppress
    whatever stands inside them.
    """
    marks = [found for mention in around.mentions if (found := _mark(mention, around)) is not None]
    terms = [found for hit in around.hits if (found := _term(hit, around)) is not None]
    fields = {name: at for at, name in enumerate(around.listing.texts())}
    rows = [*settled(marks, terms, own_places(around), quiet), *_listing(around)]
    return sorted(rows, key=lambda row: (fields.get(row.field or "", len(fields)), row.start or 0))


@lru_cache(maxsize=8)
def _rules(*groups: str) -> tuple[Rule, ...]:
    return tuple(catalogue()[rule] for group in groups for rule in GROUPS[group])


def _mark(mention: Mention, around: Surroundings) -> Finding | None:
    """The finding of the first rule that speaks; none for own brands, ordinary words and fields for
    compatible devices.
    """
    if mention.use in {Use.OWN, Use.GENERIC} or role(mention.field) == COMPATIBLE:
        return None
    for rule in _rules("marks"):
        draft: Draft | None = rule.check(mention, around)
        if draft is not None:
            mark = mention.mark
            return _finding(
                rule,
                draft,
                around,
                Place(mention.field, mention.start, mention.end),
                subject=mark.text,
                score=mention.score,
                use=mention.use.value,
                values={"mark": mark.text, "owner": mark.owner},
                mark={
                    "text": mark.text,
                    "owner": mark.owner,
                    "kind": mark.kind.value,
                    "fame": mark.fame,
                    "records": _records(mention, around),
                },
                evidence=tuple(
                    {"signal": e.signal, "text": _worded(e, around.messages), "weight": e.weight}
                    for e in mention.evidence
                ),
            )
    return None


def _records(mention: Mention, around: Surroundings) -> list[dict[str, object]]:
    """What the registers that count here hold under this mark text."""
    return [
        record.plain()
        for record in around.snapshot.records_at(mention.mark.lexicon_row, around.market.offices)
    ]


def _worded(evidence: Evidence, messages: str) -> str:
    return shared_texts().evidence[evidence.signal].of(messages).replace("{}", evidence.detail)


def _term(hit: TermHit, around: Surroundings) -> Finding | None:
    rule = catalogue().get(hit.term.rule)
    draft: Draft | None = rule.check(hit, around) if rule is not None else None
    if rule is None or draft is None:
        return None
    evidence = (
        {
            "signal": "term",
            "text": f"{hit.term.terms[0]} (confidence {hit.term.confidence})",
            "weight": 0.0,
        },
        {
            "signal": "legal basis",
            "text": legal_basis(hit.term),
            "weight": 0.0,
        },
    )
    return _finding(
        rule,
        draft,
        around,
        Place(hit.field, hit.start, hit.end),
        subject=hit.term.terms[0],
        score=_SCORE[hit.term.confidence],
        values={"mark": hit.term.terms[0], "owner": hit.term.holder},
        evidence=evidence,
    )


def _listing(around: Surroundings) -> list[Finding]:
    return [
        _finding(rule, draft, around, draft.place, subject=draft.subject)
        for rule in _rules("registration", "fields", "patents")
        for draft in rule.check(around)
    ]


def _finding(
    rule: Rule,
    draft: Draft,
    around: Surroundings,
    place: Place | None,
    *,
    subject: str,
    score: float = 1.0,
    use: str | None = None,
    values: dict[str, str] | None = None,
    mark: dict[str, object] | None = None,
    evidence: tuple[dict[str, object], ...] = (),
) -> Finding:
    text = around.listing.text(place.field) if place is not None else ""
    field, start, end = (
        (place.field, place.start, place.end) if place is not None else (None, None, None)
    )
    seen = text[start:end] if place is not None else ""
    return Finding(
        rule=rule.id,
        severity=draft.severity,
        score=round(score, 3),
        fingerprint=fingerprint(rule.id, subject, field or "", text, start or 0, end or 0),
        field=field,
        start=start,
        end=end,
        text=seen,
        use=use,
        message=rule.message(
            draft.message, {"seen": seen, **(values or {}), **draft.values}, around.messages
        ),
        mark=mark if mark is not None else draft.mark,
        risk=_risk(rule, draft.risk, around.messages),
        evidence=(*evidence, *draft.evidence),
        fixes=tuple(_fix(remedy, around.messages) for remedy in draft.fixes),
        docs=f"/rules/{rule.id}",
    )


def _risk(rule: Rule, hazard: Hazard, lang: str) -> Risk:
    """The hazard with its reasons in words: those of its keys, else those of the rule."""
    risks, own = shared_texts().risks, rule.text.risk
    register = (
        risks[hazard.register_reason].of(lang)
        if hazard.register_reason
        else own.law.of(lang)
        if own and own.law
        else ""
    )
    marketplace = (
        risks[hazard.marketplace_reason].of(lang)
        if hazard.marketplace_reason
        else own.marketplace.of(lang)
        if own
        else ""
    )
    return Risk(hazard.register if register else "none", hazard.marketplace, register, marketplace)


def _fix(remedy: Remedy, lang: str) -> Fix:
    return Fix(
        shared_texts().fixes[remedy.title].of(lang).format(**remedy.values),
        remedy.safety,
        remedy.edits,
    )
