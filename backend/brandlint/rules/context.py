"""How a rule is written: a pure function from its subject and its context to findings.

The subject is a mention (group marks), a term (group terms) or the listing as a whole (the other
groups). A rule's texts are in the YAML beside it; the context puts them into the finding.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

from brandlint.finding import (
    Edit,
    Evidence,
    Finding,
    Fix,
    Level,
    MarkReference,
    Risk,
    RiskReasons,
    Safety,
    Severity,
    Span,
)
from brandlint.fixes.deletion import deletion
from brandlint.listing import TITLE, Listing, role
from brandlint.marketplaces.field_limits import small_words
from brandlint.marketplaces.marketplace import Market
from brandlint.registers.snapshot import Snapshot
from brandlint.rules.fingerprint import fingerprint
from brandlint.rules.subject import Subject, subject_of_mention, subject_of_term
from brandlint.rules.terms.matching import TermMatch
from brandlint.rules.texts import RuleText, rule_text, shared_texts
from brandlint.seller.conflict import Conflicts
from brandlint.seller.profile import EMPTY, Profile
from brandlint.seller.registrations import OwnBrand
from brandlint_nlp.fold import Folded
from brandlint_nlp.markup import Markup
from brandlint_nlp.types import Mention

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a rule says in one of its cases: its message, and how grave that is.

    `why`: the keys of the reasons of the two risks, empty for those of the rule's own YAML.
    """

    message: str
    severity: Severity
    register: Level
    marketplace: Level
    why: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleContext:
    """What a rule may read besides its subject.

    `listing` is the listing with its texts as they are shown, `markup` how those were sent that
    hold markup, `folded` the shown texts by field, `language` the primary tag of the listing's
    language, lower case, `languages` those of its fields (`reply_language`: `en` or `zh`).
    `own_names` are the names the goods are rightly sold under: those of the listing, the profile's
    own and those it is authorised to use. `own_brands` are the brands of the profile by the
    registers, `conflicts` other owners' marks like them (None: not searched). `free_matches` are
    words that are free: what is within them is no finding.
    """

    listing: Listing
    market: Market
    language: str
    day: date
    snapshot: Snapshot
    folded: Mapping[str, Folded]
    languages: Mapping[str, str]
    markup: Mapping[str, Markup] = field(default_factory=dict)
    classes: frozenset[int] = frozenset()
    own_names: tuple[str, ...] = ()
    own_brands: tuple[OwnBrand, ...] = ()
    profile: Profile = EMPTY
    conflicts: Conflicts | None = None
    reply_language: str = "en"
    mentions: tuple[Mention, ...] = ()
    term_matches: tuple[TermMatch, ...] = ()
    free_matches: tuple[TermMatch, ...] = ()
    _memo: dict[tuple[str, str], Any] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def once(self, name: str, field: str, work: Callable[[], T]) -> T:
        """What `work` answers about a field, worked out at its first use only."""
        key = name, field
        if key not in self._memo:
            self._memo[key] = work()
        result: T = self._memo[key]
        return result

    def risk(self, register: Level, marketplace: Level, *, why: tuple[str, str] = ("", "")) -> Risk:
        """The two risks. `why`: the keys of their reasons in `texts.yaml`, empty for the reasons of
        the rule's own YAML.
        """
        texts = shared_texts().risks
        reasons = [texts[key].of(self.reply_language) if key else "" for key in why]
        return Risk(
            register=register,
            marketplace=marketplace,
            reasons=RiskReasons(register=reasons[0], marketplace=reasons[1]),
        )

    def fix(self, title: str, safety: Safety, *edits: Edit, **values: str) -> Fix:
        """A fix whose title is the text of that key in `texts.yaml`, filled with `values`."""
        text = shared_texts().fixes[title].of(self.reply_language)
        return Fix(title=text.format(**values), safety=safety, edits=edits)

    def deleting(self, title: str, safety: Safety, span: Span) -> Fix:
        """A fix that deletes the span and what would be left hanging; advice only where a title
        would be left without words.
        """
        text = self.listing.text(span.field)
        small = small_words(self.language)
        edit = deletion(span.field, text, span.start, span.end, small)
        if role(span.field) == TITLE and not any(map(str.isalnum, edit.apply(text))):
            return self.fix(title, "display")
        return self.fix(title, safety, edit)

    def finding(
        self,
        rule: str,
        about: Mention | TermMatch | str,
        *,
        severity: Severity,
        message: str,
        risk: Risk,
        span: Span | None = None,
        values: Mapping[str, str] | None = None,
        fixes: Iterable[Fix] = (),
        mark: MarkReference | None = None,
        evidence: Iterable[Evidence] = (),
    ) -> Finding:
        """A finding of `rule` about a mention, a term, or what a name of its own stands for.

        `message` is the key of a message in the rule's YAML, and `values` fill its placeholders.
        `span` says where the finding is in the listing, where it is not about a mention or a term.
        `mark` and `evidence` add to what is known of a mention or a term.
        """
        subject, texts = self._subject(about, span), rule_text(rule)
        span = subject.span
        field, start, end = (span.field, span.start, span.end) if span else (None, None, None)
        whole = self.listing.text(field) if field is not None else ""
        text = whole[start:end]
        filled = {"seen": text, **subject.values, **(values or {})}
        return Finding(
            rule=rule,
            severity=severity,
            score=round(subject.score, 3),
            fingerprint=fingerprint(rule, subject.name, field or "", whole, start or 0, end or 0),
            field=field,
            start=start,
            end=end,
            text=text,
            use=subject.use,
            message=texts.message(message, filled, self.reply_language),
            mark=mark or subject.mark,
            risk=self._explained(risk, texts),
            evidence=(*subject.evidence, *evidence),
            fixes=tuple(fixes),
            docs=f"/rules/{rule}",
        )

    def _subject(self, about: Mention | TermMatch | str, span: Span | None) -> Subject:
        if isinstance(about, Mention):
            row = about.mark.lexicon_row
            records = self.snapshot.records_at(row, self.market.offices)
            met = self.snapshot.lexicon.text(row) if about.lookalike else about.text
            return subject_of_mention(
                about, records, self.reply_language, met=met or about.mark.text
            )
        if isinstance(about, TermMatch):
            return subject_of_term(about, self.market.name)
        return Subject(name=about, span=span)

    def _explained(self, risk: Risk, texts: RuleText) -> Risk:
        """The risks with the reasons of the rule's YAML where they have none of their own. Without
        a reason nobody has a right that is at risk.
        """
        register, marketplace = risk.reasons.register, risk.reasons.marketplace
        if texts.risk is not None:
            if not register and texts.risk.law is not None:
                register = texts.risk.law.of(self.reply_language)
            marketplace = marketplace or texts.risk.marketplace.of(self.reply_language)
        return Risk(
            register=risk.register if register else "none",
            marketplace=risk.marketplace,
            reasons=RiskReasons(register=register, marketplace=marketplace),
        )


MarkRule = Callable[[Mention, RuleContext], Finding | None]
TermRule = Callable[[TermMatch, RuleContext], Finding | None]
ListingRule = Callable[[RuleContext], Iterable[Finding]]
