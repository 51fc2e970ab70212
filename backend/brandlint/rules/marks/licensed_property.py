"""A character, film, club, artist or another licensed property."""

from brandlint.finding import Risk
from brandlint.rules.base import Draft, Surroundings
from brandlint_nlp.types import Kind, Mention, Use


def check(mention: Mention, around: Surroundings) -> Draft | None:
    franchise = mention.mark.kind is Kind.FRANCHISE and mention.use is Use.OTHER
    if mention.use is not Use.LICENSED and not franchise:
        return None
    key = "licence-claimed" if mention.cue is not None and mention.cue.kind == "authorisation" else "seen"
    return Draft("warning", key, Risk("high", "high", "goods with the property need a licence", "proof of the licence is asked for"))
