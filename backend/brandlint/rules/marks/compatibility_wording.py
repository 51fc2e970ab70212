"""A mark named for compatibility: accepted when worded so and not leading the title."""

import re
from functools import lru_cache

from brandlint.finding import Edit, Finding, Fix
from brandlint.listing import BRAND, TITLE, role
from brandlint.marketplaces.title_order import may_open_with_fit
from brandlint.package_data import yaml_of
from brandlint.rules.context import RuleContext, Verdict
from brandlint.rules.marks.fitting import can_fit, cannot_fit
from brandlint.rules.marks.product_models import UNIT, is_model
from brandlint_nlp.fold import fold, lookup_key
from brandlint_nlp.goods import product_nouns
from brandlint_nlp.types import Cue, Mention, Use

# Code points; the shortest title limit known (Amazon since 2026-07-27), so that no rewrite is too
# long anywhere.
_TITLE_LIMIT = 75
_PLAIN = 500  # code points; nothing longer is a plain title
_JOINTS = frozenset({"for", "compatible", "with", "fits", "and", "or", "compatibility"})


_NEGATED = Verdict("negated", "info", "low", "low", ("names-limit", "truthful-limit"))
_LEADS = Verdict("leads", "warning", "medium", "medium", ("leads-title", "reads-as-maker"))
_ACCEPTED = Verdict("accepted", "info", "low", "low", ("names-fit", "accepted-wording"))
_NOT_ACCEPTED = Verdict(
    "not-accepted", "warning", "low", "medium", ("names-fit", "not-accepted-everywhere")
)
_BARE_TITLE = Verdict(
    "no-wording", "warning", "medium", "medium", ("no-fit-wording", "brand-without-wording")
)
# Outside the title the use is inferred from the other fields, which is too little for a warning.
_BARE = Verdict(
    "no-wording", "info", "medium", "medium", ("no-fit-wording", "brand-without-wording")
)


@lru_cache(maxsize=1)
def filler_words() -> frozenset[str]:
    """Folded words that name neither goods nor a brand: counts, joints, the wording of
    compatibility.
    """
    texts: list[str] = yaml_of("brandlint.rules.marks", "filler_words.yaml")
    return frozenset(word for text in texts for word in fold(text).words)


def check(mention: Mention, context: RuleContext) -> Finding | None:
    if mention.use is not Use.COMPATIBILITY or role(mention.field) == BRAND:
        return None
    in_title = role(mention.field) == TITLE
    verdict = _verdict(mention.cue, in_title, in_title and _leads(mention, context))
    fixes = [] if verdict in {_NEGATED, _ACCEPTED} else [_fix(mention, context, in_title)]
    return context.finding(
        "compatibility-wording",
        mention,
        severity=verdict.severity,
        message=verdict.message,
        risk=context.risk(verdict.register, verdict.marketplace, why=verdict.why),
        values={"cue": mention.cue.text} if mention.cue is not None else {},
        fixes=fixes,
    )


def _verdict(cue: Cue | None, in_title: bool, leads: bool) -> Verdict:
    if cue is not None and cue.negated:
        return _NEGATED
    if leads:
        return _LEADS
    if cue is None:
        return _BARE_TITLE if in_title else _BARE
    return _ACCEPTED if cue.accepted else _NOT_ACCEPTED


def _fix(mention: Mention, context: RuleContext, in_title: bool) -> Fix:
    """Wording of fit, for goods that can fit; else the mark goes."""
    if cannot_fit(mention, context):
        return context.fix("delete", "display")
    if in_title:
        return _rewritten(mention, context)
    if can_fit(mention, context):
        return context.fix("compatible-with", "display", mark=mention.text)
    return context.fix("delete-or-fits", "display")


def _leads(mention: Mention, context: RuleContext) -> bool:
    """Does the mark stand in the title before any product word and before the seller's own brand,
    where the marketplace does not ask for that?
    """
    cue = mention.cue
    if cue is not None and cue.end <= mention.start and may_open_with_fit(context.market.id):
        return False
    return mention.start <= context.once(
        "first word", mention.field, lambda: _first_word(mention.field, context)
    )


def _first_word(field: str, context: RuleContext) -> int:
    """Where the first word begins that is no filler, no count and no part of somebody else's mark
    or its wording (code points). A noun of goods inside the wording ("case for") is one.
    """
    folded, nouns = context.folded[field], product_nouns(context.language)
    marks, wording = bytearray(len(folded.original)), bytearray(len(folded.original))
    for mention in _of_others(field, context):
        marks[mention.start : mention.end] = b"\1" * (mention.end - mention.start)
        if (cue := mention.cue) is not None:
            wording[cue.start : cue.end] = b"\1" * (cue.end - cue.start)
    for word, start, end in zip(folded.words, folded.starts, folded.ends, strict=True):
        if not (
            all(marks[start:end])
            or (all(wording[start:end]) and word not in nouns)
            or word in filler_words()
            or any(map(str.isdigit, word))
        ):
            return start
    return len(folded.original)


def _of_others(field: str, context: RuleContext) -> list[Mention]:
    """The mentions of other people's marks in a field."""
    return [
        mention
        for mention in context.mentions
        if mention.field == field and mention.use not in {Use.OWN, Use.GENERIC}
    ]


def _rewritten(mention: Mention, context: RuleContext) -> Fix:
    """The whole title with the mark and its model words moved behind the product words, where that
    is plain; else advice.
    """
    text = context.listing.text(mention.field)
    title = _product_first(mention, context, text)
    if title is None or len(title) > _TITLE_LIMIT:
        return context.fix("product-first", "display")
    edit = Edit(field=mention.field, start=0, end=len(text), text=title)
    return context.fix("product-first-title", "safe", edit)


def _product_first(mention: Mention, context: RuleContext, text: str) -> str | None:
    """The title as `GOODS Compatible with MARK`, None where it is not plain."""
    if len(text) > _PLAIN or context.languages[mention.field] != "en":
        return None
    if any(other is not mention for other in _of_others(mention.field, context)):
        return None
    start, cue = mention.start, mention.cue
    if cue is not None and cue.kind == "compatibility" and cue.end <= start:
        if text[cue.end : start].strip():
            return None
        start = cue.start
    lead = text[:start].strip()
    if lead and lookup_key(lead) not in {lookup_key(name) for name in context.own_names}:
        return None
    words, models = text[mention.end :].split(), []
    while words and is_model(words[0]):
        models.append(words.pop(0))
    goods = " ".join(words)
    if not _is_plain(goods) or text[mention.end : mention.end + 1].strip():
        return None
    return f"{lead} {goods} Compatible with {' '.join([mention.text, *models])}".strip()


def _is_plain(goods: str) -> bool:
    """Are these plain English words for goods, without a measure or another wording of fit?"""
    return (
        re.fullmatch(r"[A-Za-z][\w '&-]*", goods) is not None
        and goods.isascii()
        and " - " not in goods
        and not UNIT.match(goods)
        and not {word.casefold() for word in goods.split(" ")} & _JOINTS
    )
