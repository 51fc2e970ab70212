"""`check` and `check_all`, listings → reports: the one door to the engine."""

from __future__ import annotations

import gc
import threading
import time
from collections.abc import Iterable, Sequence, Set
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TypedDict, Unpack

from brandlint.finding import GRAVE, SEVERITIES, Edit, Finding, Report
from brandlint.listing import TITLE, Listing, role
from brandlint.marketplaces.categories import nice_classes
from brandlint.marketplaces.marketplace import resolve_market
from brandlint.registers.active import ActiveSnapshot
from brandlint.registers.snapshot import Snapshot
from brandlint.rules.catalogue import read_texts
from brandlint.rules.context import RuleContext
from brandlint.rules.engine import apply_markup_rules, apply_rules, in_order
from brandlint.rules.safe_title import draft_titles
from brandlint.rules.terms.matching import match_markup, match_terms
from brandlint.rules.terms.table import has_terms
from brandlint.scope import looked_at, not_checked
from brandlint.seller.conflict import Conflicts
from brandlint.seller.profile import EMPTY, Profile
from brandlint.seller.registrations import OwnBrand, own_brands
from brandlint.shown_text import sent_findings, shown
from brandlint_nlp.annotate import NO_SENTENCES
from brandlint_nlp.context import shipped_reader
from brandlint_nlp.fold import fold
from brandlint_nlp.language import identifier, listing_languages
from brandlint_nlp.lexicon import Lexicon
from brandlint_nlp.pipeline import MarkPipeline
from brandlint_nlp.types import Context
from brandlint_nlp.wording import LANGUAGES as WORDING_LANGUAGES

_local = threading.local()
_current = ActiveSnapshot()


class CheckOptions(TypedDict, total=False):
    """How listings are checked: the keywords of `check` and `check_all`, each with a default.

    `profile` is the seller's settings (default: none). `day` is the day on which the listings are
    to be live (None, the default: a listing's own, else today, UTC). `messages` is the language of
    the answer, `en` (the default) or `zh`. `hints` adds findings of severity hint. `using` holds
    the registers (None, the default: the snapshot in use). `conflicts` are those that
    `find_conflicts` found for the profile (None, the default: not searched, which the report says).
    `pipeline` judges in place of the package's own model; its lexicon is the snapshot's.
    """

    profile: Profile
    day: date | None
    messages: str
    hints: bool
    using: Snapshot | None
    conflicts: Conflicts | None
    pipeline: MarkPipeline | None


def snapshot() -> Snapshot:
    """The snapshot in use, shared by all threads. Raises `BrandlintError` (snapshot-damaged) if it
    cannot be read.
    """
    return _current.get()


def warm() -> None:
    """Open the snapshot and load what a check needs; call before workers fork. What is loaded is
    kept from the garbage collector.
    """
    check(Listing(fields={"title": "Case for iPhone 15, Bluetooth"}, marketplace="amazon.com"))
    shipped_reader()  # which that title does not wake
    identifier()  # nor this
    read_texts()  # of the rules that have nothing to say of it
    gc.collect()
    gc.freeze()


def check(listing: Listing, **options: Unpack[CheckOptions]) -> Report:
    """Lint one listing; offsets are code points.

    Raises `BrandlintError` (unknown-marketplace, snapshot-damaged).
    """
    return check_all([listing], **options)[0]


def check_all(listings: Iterable[Listing], **options: Unpack[CheckOptions]) -> list[Report]:
    """Lint listings as `check` does, reading what is open in any of them at once: give some dozens
    at a time. Each report tells the same share of the time.
    """
    began = time.perf_counter()
    unknown = options.keys() - CheckOptions.__annotations__.keys()
    if unknown:
        raise TypeError(f"no option of a check: {', '.join(sorted(unknown))}")
    opened = options.get("using") or snapshot()
    contexts = _contexts(list(listings), options, opened)
    findings = [_findings(context, options) for context in contexts]
    findings = _with_titles(contexts, findings, options, opened)
    findings = [
        _as_sent(context, of_listing, options)
        for context, of_listing in zip(contexts, findings, strict=True)
    ]
    share = (time.perf_counter() - began) * 1000 / max(1, len(contexts))
    return [
        Report(
            id=context.listing.id,
            findings=tuple(of_listing),
            checked=_checked(context),
            not_checked=not_checked(
                context.market,
                context.profile,
                context.snapshot,
                context.reply_language,
                searched=context.conflicts is not None,
                unread=context.listing.unread,
                unread_languages=_unread_languages(context),
            ),
            took_ms=share,
        )
        for context, of_listing in zip(contexts, findings, strict=True)
    ]


def _contexts(
    listings: Sequence[Listing], options: CheckOptions, opened: Snapshot
) -> list[RuleContext]:
    """What rules may read of each listing; all are judged with one snapshot, at once."""
    if not listings:
        return []
    brands = own_brands(options.get("profile", EMPTY), opened)
    contexts = [_unjudged(listing, options, opened, brands) for listing in listings]
    judged = _pipeline(options, opened.lexicon).batch(
        [(context.folded, _reader_context(context)) for context in contexts], role
    )
    return [
        replace(context, mentions=tuple(mentions))
        for context, mentions in zip(contexts, judged, strict=True)
    ]


def _unjudged(
    listing: Listing, options: CheckOptions, opened: Snapshot, brands: tuple[OwnBrand, ...]
) -> RuleContext:
    """The context of a listing but for its mentions."""
    day = options.get("day") or listing.day or datetime.now(UTC).date()
    expected = resolve_market(listing.marketplace, listing.lang, listing.ship_to).language
    listing, markup = shown(listing)
    language, languages = listing_languages(
        listing.texts(), listing.lang, expected, opened.lexicon.words
    )
    market = resolve_market(listing.marketplace, language, listing.ship_to)
    folded = {field: fold(text) for field, text in listing.texts().items()}
    matches, free = match_terms(
        folded,
        languages=languages,
        category=listing.category,
        territories=market.territories,
        marketplace=market.id,
        day=day,
    )
    profile = options.get("profile", EMPTY)
    return RuleContext(
        listing=listing,
        market=market,
        language=language,
        day=day,
        snapshot=opened,
        folded=folded,
        languages=languages,
        markup=markup,
        classes=nice_classes(listing.category),
        own_names=(*listing.brands, *profile.own(), *profile.authorised_names(market.id, day)),
        own_brands=brands,
        profile=profile,
        conflicts=options.get("conflicts"),
        reply_language=options.get("messages", "en"),
        term_matches=tuple(matches),
        free_matches=tuple(free),
    )


def _reader_context(context: RuleContext) -> Context:
    """What the judge knows of a listing apart from its texts."""
    return Context(
        context.own_names,
        category=context.listing.category,
        classes=context.classes,
        offices=context.market.offices,
        language=context.language,
        languages=context.languages,
    )


def _pipeline(options: CheckOptions, lexicon: Lexicon) -> MarkPipeline:
    """The given pipeline, else this thread's own, which is kept while the lexicon is in use."""
    given = options.get("pipeline")
    pipeline: MarkPipeline | None = given or getattr(_local, "pipeline", None)
    if pipeline is None or pipeline.lexicon is not lexicon:
        if given is not None:
            raise ValueError("the pipeline's lexicon is not that of the snapshot")
        pipeline = _local.pipeline = MarkPipeline(lexicon)
    return pipeline


def _findings(context: RuleContext, options: CheckOptions) -> list[Finding]:
    """The findings that the seller wants to see, in the texts as they are shown."""
    return _wanted(apply_rules(context), context, options)


def _wanted(
    findings: Iterable[Finding], context: RuleContext, options: CheckOptions
) -> list[Finding]:
    return [
        finding
        for finding in findings
        if (options.get("hints") or finding.severity != "hint") and context.profile.shows(finding)
    ]


def _as_sent(context: RuleContext, findings: list[Finding], options: CheckOptions) -> list[Finding]:
    """The findings in the texts as they were sent, with those about the markup itself."""
    if not context.markup:
        return findings
    terms = match_markup(
        {field: read.source for field, read in context.markup.items()},
        languages=context.languages,
        territories=context.market.territories,
        marketplace=context.market.id,
        day=context.day,
    )
    about_markup = _wanted(apply_markup_rules(terms, context), context, options)
    return in_order([*sent_findings(findings, context.markup), *about_markup], context)


def _with_titles(
    contexts: Sequence[RuleContext],
    findings: Sequence[list[Finding]],
    options: CheckOptions,
    opened: Snapshot,
) -> list[list[Finding]]:
    """The findings of each listing, with a whole safe title as one more fix of the gravest one.

    A title is offered where one could be drafted and a check of it finds nothing grave.
    """
    drafts = [
        list(draft_titles(context, of_listing))
        for context, of_listing in zip(contexts, findings, strict=True)
    ]
    wanted = [
        list(dict.fromkeys([*offers, *_whole_titles(context, of_listing)]))
        for context, of_listing, offers in zip(contexts, findings, drafts, strict=True)
    ]
    drafted = [
        replace(context.listing, fields={field: title}, brand="")
        for context, of_listing in zip(contexts, wanted, strict=True)
        for field, title in of_listing
    ]
    verdicts = iter([_is_clean(context) for context in _contexts(drafted, options, opened)])
    clean = [{title for title in of_listing if next(verdicts)} for of_listing in wanted]
    return [
        _with_offers(
            context,
            _without_faulty(context, of_listing, good),
            [draft for draft in offers if draft in good],
        )
        for context, of_listing, offers, good in zip(contexts, findings, drafts, clean, strict=True)
    ]


def _whole_titles(context: RuleContext, findings: Iterable[Finding]) -> list[tuple[str, str]]:
    """(field, text) of each fix that writes a whole title."""
    return [
        (edit.field, edit.text)
        for finding in findings
        for fix in finding.fixes
        for edit in fix.edits
        if _writes_title(edit, context)
    ]


def _writes_title(edit: Edit, context: RuleContext) -> bool:
    length = len(context.listing.text(edit.field))
    return role(edit.field) == TITLE and bool(edit.text) and edit.end - edit.start == length


def _without_faulty(
    context: RuleContext, findings: Iterable[Finding], clean: Set[tuple[str, str]]
) -> list[Finding]:
    """The findings with advice in place of a fix whose whole title is not clean."""
    advice = context.fix("product-first", "display")
    return [
        replace(
            finding,
            fixes=tuple(
                advice
                if any(
                    _writes_title(edit, context) and (edit.field, edit.text) not in clean
                    for edit in fix.edits
                )
                and finding.rule == "compatibility-wording"
                else fix
                for fix in finding.fixes
            ),
        )
        for finding in findings
    ]


def _is_clean(context: RuleContext) -> bool:
    return not any(
        finding.field is not None and finding.severity in GRAVE for finding in apply_rules(context)
    )


def _with_offers(
    context: RuleContext, findings: list[Finding], titles: Iterable[tuple[str, str]]
) -> list[Finding]:
    """`titles` are pairs of a field and the whole title that is offered for it."""
    for field, title in titles:
        gravest = min(
            (finding for finding in findings if finding.field == field),
            key=lambda finding: (
                finding.rule != "field-limits",
                -SEVERITIES.index(finding.severity),
            ),
        )
        length = len(context.listing.text(field))
        edit = Edit(field=field, start=0, end=length, text=title)
        fix = context.fix("whole-title", "unsafe", edit)
        offering = replace(gravest, fixes=(*gravest.fixes, fix))
        findings = [offering if finding is gravest else finding for finding in findings]
    return findings


def _unread_languages(context: RuleContext) -> dict[str, tuple[str, ...]]:
    """The languages of the texts whose wording is not read, and those without terms."""
    languages = sorted(
        {tag for field, tag in context.languages.items() if role(field) not in NO_SENTENCES}
    )
    return {
        "wording": tuple(tag for tag in languages if tag not in WORDING_LANGUAGES),
        "terms": tuple(tag for tag in languages if not has_terms(tag)),
    }


def _checked(context: RuleContext) -> dict[str, object]:
    market, meta = context.market, context.snapshot.meta
    return {
        "fields": list(context.folded),
        "marketplace": market.id,
        "offices": list(market.offices),
        "territories": sorted(market.territories),
        "territories_assumed": market.assumed,
        "language": context.language,
        "languages": dict(context.languages),
        "date": context.day.isoformat(),
        "registers": looked_at(market, context.snapshot),
        "lexicon": {
            "source": meta["source"],
            "marks": meta["marks"],
            "snapshot": context.snapshot.folder.name,
        },
    }
