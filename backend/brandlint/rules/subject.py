"""What a finding is about: a mention of a mark, a term, or something else of the listing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from brandlint.finding import Evidence, MarkReference, Span
from brandlint.registers.snapshot import Record
from brandlint.rules.naming import named, proprietor, whose
from brandlint.rules.terms.matching import TermMatch
from brandlint.rules.terms.table import legal_basis
from brandlint.rules.texts import shared_texts
from brandlint_nlp.types import Mention

_SCORES = {"high": 0.95, "medium": 0.85, "low": 0.7}


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What a finding of any rule says of its subject. `name` goes into the fingerprint; `values`
    fill the placeholders of the message.
    """

    name: str
    span: Span | None = None
    score: float = 1.0
    use: str | None = None
    values: Mapping[str, str] = field(default_factory=dict)
    mark: MarkReference | None = None
    evidence: tuple[Evidence, ...] = ()


def subject_of_mention(
    mention: Mention, records: Iterable[Record], language: str, *, met: str
) -> Subject:
    """`records` are what the registers hold under the text of the mark; `language`: `en`, `zh`;
    `met` is the text of the mark or of its alias by which it was met.
    """
    mark = mention.mark
    return Subject(
        name=mark.text,
        span=Span(field=mention.field, start=mention.start, end=mention.end),
        score=mention.score,
        use=mention.use.value,
        values={"mark": named(mark, met), "owner": whose(mark)},
        mark=MarkReference(
            text=mark.text,
            owner=proprietor(mark),
            kind=mark.kind.value,
            fame=mark.fame,
            records=tuple(record.plain() for record in records),
        ),
        evidence=tuple(
            Evidence(
                signal=signal.signal,
                text=shared_texts()
                .evidence[signal.signal]
                .of(language)
                .replace("{}", signal.detail),
                weight=signal.weight,
            )
            for signal in mention.evidence
        ),
    )


def subject_of_term(match: TermMatch, marketplace: str) -> Subject:
    """`marketplace` is the id of the listing's: rules of others are no basis there."""
    term, name = match.term, match.term.name
    basis = legal_basis(term, marketplace)
    return Subject(
        name=name,
        span=Span(field=match.field, start=match.start, end=match.end),
        score=_SCORES[term.confidence],
        values={"mark": name, "owner": term.holder},
        evidence=(
            Evidence(signal="term", text=f"{name} (confidence {term.confidence})", weight=0.0),
            *([Evidence(signal="legal basis", text=basis, weight=0.0)] if basis else ()),
        ),
    )
