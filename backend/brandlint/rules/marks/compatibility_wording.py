"""A mark named for compatibility: accepted when worded so and not leading the title."""

import re
from functools import lru_cache

from brandlint.finding import Edit
from brandlint.listing import BRAND, TITLE, role
from brandlint.package_data import yaml_of
from brandlint.rules.context import Draft, Hazard, Remedy, Surroundings
from brandlint.rules.marks.product_models import UNIT, is_model
from brandlint_nlp.fold import fold, lookup_key
from brandlint_nlp.types import Mention, Use

# Code points; the shortest title limit known (Amazon since 2026-07-27), so that no rewrite is too
# long anywhere.
_TITLE_LIMIT = 75
_PLAIN = 500  # code points; nothing longer is a plain title


@lru_cache(maxsize=1)
def fillers() -> frozenset[str]:
    """Folded words that name neither goods nor a brand: counts, joints, the wording of
    compatibility.
    """
    data = yaml_of("brandlint.rules.marks", "compatibility_wording.yaml")
    return frozenset(word for text in data["fillers"] for word in fold(text).words)


def check(mention: Mention, around: Surroundings) -> Draft | None:
    if mention.use is not Use.COMPATIBILITY or role(mention.field) == BRAND:
        return None
    text, cue = around.listing.text(mention.field), mention.cue
    if cue is not None and cue.negated:
        return Draft(
            "info",
            "negated",
            Hazard("low", "low", "names-limit", "truthful-limit"),
            {"cue": cue.text},
        )
    title = role(mention.field) == TITLE
    if title and _leads(mention, around):
        return Draft(
            "warning",
            "leads",
            Hazard("medium", "medium", "leads-title", "reads-as-maker"),
            {},
            (_rewritten(mention, around, text),),
        )
    if cue is not None and cue.accepted:
        return Draft(
            "info",
            "accepted",
            Hazard("low", "low", "names-fit", "accepted-wording"),
            {"cue": cue.text},
        )
    advice = (
        (_rewritten(mention, around, text),)
        if title
        else (Remedy("compatible-with", "display", values={"mark": mention.text}),)
    )
    if cue is not None:
        return Draft(
            "warning",
            "not-accepted",
            Hazard("low", "medium", "names-fit", "not-accepted-everywhere"),
            {"cue": cue.text},
            advice,
        )
    # Outside the title the use is inferred from the other fields, which is too little for a
    # warning.
    return Draft(
        "warning" if title else "info",
        "no-wording",
        Hazard("medium", "medium", "no-fit-wording", "brand-without-wording"),
        {},
        advice,
    )


def _leads(mention: Mention, around: Surroundings) -> bool:
    """Does the mark stand in the title before any product word and before the seller's own
    brand?
    """
    return mention.start <= around.once(
        "first word", mention.field, lambda: _first_word(mention.field, around)
    )


def _first_word(field: str, around: Surroundings) -> int:
    """Where the first word begins that is no filler, no count and no part of somebody else's mark
    or its wording (code points).
    """
    folded = around.folded[field]
    taken = bytearray(len(folded.original))
    for seen in around.mentions:
        if seen.field == field and seen.use not in {Use.OWN, Use.GENERIC}:
            for span in (seen, seen.cue) if seen.cue is not None else (seen,):
                taken[span.start : span.end] = b"\1" * (span.end - span.start)
    for word, start, end in zip(folded.words, folded.starts, folded.ends, strict=True):
        if not (all(taken[start:end]) or word in fillers() or any(sign.isdigit() for sign in word)):
            return start
    return len(folded.original)


def _rewritten(mention: Mention, around: Surroundings, text: str) -> Remedy:
    """The whole title with the mark and its model words moved behind the product words, where that
    is plain; else advice.
    """
    advice = Remedy("product-first", "display")
    if len(text) > _PLAIN:
        return advice
    first, cue = mention.start, mention.cue
    if cue is not None and cue.kind == "compatibility" and cue.end <= first:
        if text[cue.end : first].strip():
            return advice
        first = cue.start
    foreign = [
        m
        for m in around.mentions
        if m.field == mention.field and m is not mention and m.use not in {Use.OWN, Use.GENERIC}
    ]
    lead = text[:first].strip()
    if lead and lookup_key(lead) not in {lookup_key(brand) for brand in around.listing.brands}:
        return advice
    if foreign or around.language != "en":
        return advice
    words, models = text[mention.end :].split(), []
    while words and is_model(words[0]):
        models.append(words.pop(0))
    rest = " ".join(words)
    if (
        not words
        or not re.fullmatch(r"[A-Za-z][\w '&-]*", rest)
        or not rest.isascii()
        or " - " in rest
        or UNIT.match(rest)
    ):
        return advice
    if {word.casefold() for word in words} & {
        "for",
        "compatible",
        "with",
        "fits",
        "and",
        "or",
        "compatibility",
    }:
        return advice
    title = f"{lead} {rest} Compatible with {' '.join([mention.text, *models])}".strip()
    if len(title) > _TITLE_LIMIT or text[mention.end : mention.end + 1].strip():
        return advice
    return Remedy("product-first-title", "safe", (Edit(mention.field, 0, len(text), title),))
