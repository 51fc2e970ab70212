"""A character, film, club, artist or another licensed property."""

from brandlint.rules.context import Draft, Hazard, Surroundings
from brandlint_nlp.types import Kind, Mention, Use


def check(mention: Mention, around: Surroundings) -> Draft | None:
    franchise = mention.mark.kind is Kind.FRANCHISE and mention.use is Use.OTHER
    if mention.use is not Use.LICENSED and not franchise:
        return None
    key = (
        "licence-claimed"
        if mention.cue is not None and mention.cue.kind == "authorisation"
        else "seen"
    )
    return Draft("warning", key, Hazard("high", "high", "needs-licence", "licence-asked"))
