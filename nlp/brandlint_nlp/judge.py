"""The judge of candidates: is it a mark here, and in which use?

The features of a candidate are weighed twice, by themselves and in the company of the other
candidates. Where that leaves the verdict open, the spaCy pipeline reads the context. Weights and
pipeline are trained (`brandlint train`). The use follows from the wording.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace

from brandlint_nlp.annotate import NO_SENTENCES, AnnotatedListing, annotate
from brandlint_nlp.candidates import Candidate
from brandlint_nlp.context import ContextReader
from brandlint_nlp.cues import inherited_cue
from brandlint_nlp.features import (
    CONTEXT_FEATURE,
    ScoredCandidate,
    evidence_name,
    neighbour_features,
)
from brandlint_nlp.field_text import FieldText
from brandlint_nlp.lexicon import Lexicon
from brandlint_nlp.model import Weights, log_odds
from brandlint_nlp.relation import relation_of, use_of
from brandlint_nlp.types import OWN_LINE, Context, Cue, Evidence, Mention, Relation, Use

_WORTH_SHOWING = 0.1  # log-odds from which on a feature is shown as evidence


def judge(
    listings: Sequence[tuple[list[FieldText], Context]],
    lexicon: Lexicon,
    weights: Weights,
    reader: Callable[[int], ContextReader],
) -> list[list[Mention]]:
    """Settle every candidate of each listing; the mentions, in field and text order.

    Own and ordinary uses are returned too; the others carry their evidence. `reader` is called
    with the number of listings that need it, only where a candidate does; it reads all at once.
    """
    annotated = [annotate(fields, lexicon, context) for fields, context in listings]
    open_fields = []
    for listing in annotated:
        rescore_in_company(listing.scored, weights)
        open_fields.append(open_candidates(listing.scored, weights))
    waking = sum(map(bool, open_fields))
    if waking:
        _read_context(
            [candidates for fields in open_fields for candidates in fields],
            weights,
            reader(waking),
        )
    return [mentions_of_listing(listing, weights) for listing in annotated]


def mentions_of_listing(listing: AnnotatedListing, weights: Weights) -> list[Mention]:
    """The mentions of a listing whose candidates are scored, in field and text order."""
    mentions = [
        _mention(item, Use.OWN, 1.0, None, (Evidence(signal, 0.0),))
        for signal, items in (("own", listing.own), (OWN_LINE, listing.lines))
        for item in items
    ]
    mentions.extend(
        _mention(other.item, Use.GENERIC, 0.0, None, (Evidence("other-sense", 0.0, other.word),))
        for other in listing.other_senses
    )
    for field, candidates in zip(listing.fields, listing.scored, strict=True):
        mentions.extend(mentions_of_field(field, candidates, listing, weights))
    order = {field.name: index for index, field in enumerate(listing.fields)}
    mentions.sort(key=lambda mention: (order[mention.field], mention.start))
    return share_compatibility(mentions)


def rescore_in_company(fields: Sequence[list[ScoredCandidate]], weights: Weights) -> None:
    """Score every candidate with what its neighbours and its repetitions are likely to be.

    How likely those are follows from the first pass, in which each is weighed by itself.
    """
    likeliest: defaultdict[int, list[tuple[float, int]]] = defaultdict(list)
    probabilities: list[list[float]] = []
    for candidates in fields:
        alone = [
            _probability(log_odds(item.group, item.features, weights.first)) for item in candidates
        ]
        probabilities.append(alone)
        for item, probability in zip(candidates, alone, strict=True):
            two = likeliest[item.mark.lexicon_row]
            two.append((probability, id(item)))
            two.sort(reverse=True)
            del two[2:]  # of which one is another than the item asked about
    for candidates, alone in zip(fields, probabilities, strict=True):
        for index, item in enumerate(candidates):
            again = next(
                (
                    probability
                    for probability, other in likeliest[item.mark.lexicon_row]
                    if other != id(item)
                ),
                0.0,
            )
            item.features |= neighbour_features(index, candidates, alone, again)
            item.score = log_odds(item.group, item.features, weights.second)


def open_candidates(
    fields: Sequence[list[ScoredCandidate]], weights: Weights
) -> list[list[ScoredCandidate]]:
    """The candidates whose verdict the context can still turn, by field, without empty fields.

    Keywords and a brand field are no sentences: there is no context to read.
    """
    open_fields = []
    for candidates in fields:
        if candidates and candidates[0].field.role in NO_SENTENCES:
            continue
        still_open = [
            item
            for item in candidates
            if weights.low < item.score < weights.high
            and CONTEXT_FEATURE in weights.second.get(item.group, {})
        ]
        if still_open:
            open_fields.append(still_open)
    return open_fields


def _read_context(
    fields: Sequence[list[ScoredCandidate]], weights: Weights, reader: ContextReader
) -> None:
    """Add what the context says to candidates that are still open."""
    add_context_feature(fields, reader)
    for candidates in fields:
        for item in candidates:
            weight = weights.second[item.group][CONTEXT_FEATURE]
            item.score += weight * item.features[CONTEXT_FEATURE]


def add_context_feature(fields: Sequence[list[ScoredCandidate]], reader: ContextReader) -> None:
    """Give the candidates what their context says, as a feature; no field is without candidates."""
    texts = [
        (
            candidates[0].field.folded,
            [(item.candidate.start, item.candidate.end) for item in candidates],
        )
        for candidates in fields
    ]
    for candidates, values in zip(fields, reader.read(texts), strict=True):
        for item, value in zip(candidates, values, strict=True):
            item.features[CONTEXT_FEATURE] = value


def mentions_of_field(
    field: FieldText,
    candidates: list[ScoredCandidate],
    listing: AnnotatedListing,
    weights: Weights,
) -> list[Mention]:
    """The mentions of one field, in text order.

    A mark without wording of its own shares that of the mark before it in one list.
    """
    mentions = []
    previous: tuple[Candidate, Cue | None] | None = None
    for item in candidates:
        cue = item.cue
        if cue is None and field.role not in NO_SENTENCES:
            cue = inherited_cue(field, item.candidate, previous, field.wording)
        use, relation, evidence = Use.GENERIC, None, tuple[Evidence, ...]()
        if item.score >= weights.threshold:
            relation, evidence = relation_of(item, cue, listing), evidence_of(item, weights)
            use = use_of(relation)
            previous = item.candidate, cue
        mentions.append(_mention(item, use, _probability(item.score), cue, evidence, relation))
    return mentions


def evidence_of(item: ScoredCandidate, weights: Weights) -> tuple[Evidence, ...]:
    """What decided, the weightiest first; the parts of one feature together."""
    weight_by_signal: defaultdict[str, float] = defaultdict(float)
    weight_of = weights.second.get(item.group, {})
    for name, value in item.features.items():
        weight_by_signal[evidence_name(item.group, name)] += weight_of.get(name, 0.0) * value
    detail = item.cue.text if item.cue is not None else ""
    evidence = (
        Evidence(signal, round(weight, 2), detail)
        for signal, weight in weight_by_signal.items()
        if abs(weight) >= _WORTH_SHOWING
    )
    return tuple(sorted(evidence, key=lambda item: -abs(item.weight)))


def _mention(
    item: ScoredCandidate,
    use: Use,
    score: float,
    cue: Cue | None,
    evidence: tuple[Evidence, ...],
    relation: Relation | None = None,
) -> Mention:
    return Mention(
        field=item.field.name,
        start=item.candidate.start,
        end=item.candidate.end,
        text=item.written,
        mark=item.mark,
        use=use,
        score=score,
        lookalike=item.candidate.lookalike,
        cue=cue,
        evidence=evidence,
        relation=relation,
    )


def _probability(score: float) -> float:
    """The probability of these log-odds."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))


def share_compatibility(mentions: list[Mention]) -> list[Mention]:
    """A house named for compatibility once is named so throughout, where nothing else is said."""
    houses = {mention.mark.house for mention in mentions if mention.use is Use.COMPATIBILITY}
    return [
        replace(mention, use=Use.COMPATIBILITY, relation=Relation.FITS)
        if mention.relation is Relation.NAMES_GOODS
        and mention.cue is None
        and mention.mark.house in houses
        else mention
        for mention in mentions
    ]
