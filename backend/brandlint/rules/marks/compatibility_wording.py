"""A mark named for compatibility: accepted when worded so and not leading the title."""

from brandlint.finding import Edit, Fix, Risk
from brandlint.listing import BRAND, TITLE, role
from brandlint.rules.base import Draft, Surroundings
from brandlint_nlp.types import Mention, Use


def check(mention: Mention, around: Surroundings) -> Draft | None:
    if mention.use is not Use.COMPATIBILITY or role(mention.field) == BRAND:
        return None
    text = around.listing.fields.get(mention.field, "")
    leads = role(mention.field) == TITLE and not text[: mention.start].strip(" \t\"'([")
    if mention.cue is not None and not leads:
        return Draft("info", "accepted", Risk("low", "low", "named to say what the goods fit", "accepted wording"), {"cue": mention.cue.text})
    if leads:
        return Draft("warning", "leads", Risk("medium", "medium", "the mark leads the title", "a leading brand reads as the maker"), {},
                     _rewritten(mention, text))  # fmt: skip
    return Draft("warning" if role(mention.field) == TITLE else "info", "no-wording",
                 Risk("medium", "medium", "named without saying that the goods only fit it", "a brand without compatibility wording"), {},
                 (Fix(f"Write “compatible with {mention.text}” behind the product words", "display"),))  # fmt: skip


def _rewritten(mention: Mention, text: str) -> tuple[Fix, ...]:
    """The whole title with the mark and its model words moved behind the product words, where that is plain."""
    words = text[mention.end :].split(" ")
    models = []
    while words and (not words[0] or any(letter.isdigit() for letter in words[0]) or words[0] in {"Pro", "Max", "Plus", "Mini", "Ultra"}):
        models.append(words.pop(0))
    rest = " ".join(words).strip()
    if not rest or any(sign in rest for sign in ",;|/") or " for " in f" {rest.lower()} " or "compatible" in rest.lower():
        return (Fix("Put the product words first, then “compatible with …”", "display"),)
    target = " ".join([mention.text, *filter(None, models)])
    title = f"{rest} Compatible with {target}"
    return (Fix("Put the product words first", "safe", (Edit(mention.field, 0, len(text), title),)),)
