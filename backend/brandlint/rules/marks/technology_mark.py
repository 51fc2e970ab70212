"""A technology or a component named as part of the goods, with its owner's wording if known."""

from functools import lru_cache

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from brandlint.finding import Finding
from brandlint.listing import BRAND, role
from brandlint.package_data import yaml_of
from brandlint.rules.context import RuleContext
from brandlint.rules.texts import Text
from brandlint_nlp.fold import lookup_key
from brandlint_nlp.types import Kind, Mention, Use


class Guideline(BaseModel):
    """How the owner of marks asks for them to be written. `owner`, `sources`: for people."""

    model_config = ConfigDict(extra="forbid")
    marks: tuple[str, ...] = Field(min_length=1)
    owner: str
    wording: Text
    sources: tuple[str, ...] = ()


@lru_cache(maxsize=1)
def guidelines() -> dict[str, Text]:
    """Folded mark → the wording that its owner asks for. Raises ValueError for an entry that does
    not fit.
    """
    entries = TypeAdapter(list[Guideline]).validate_python(
        yaml_of("brandlint.rules.marks", "technology_wording.yaml")
    )
    return {lookup_key(mark): entry.wording for entry in entries for mark in entry.marks}


def check(mention: Mention, context: RuleContext) -> Finding | None:
    if (
        mention.use is not Use.COMPONENT
        or role(mention.field) == BRAND
        or mention.mark.kind is Kind.CERTIFICATION
    ):
        return None
    wording = guidelines().get(lookup_key(mention.mark.text))
    return context.finding(
        "technology-mark",
        mention,
        severity="info",
        message="guideline" if wording is not None else "seen",
        risk=context.risk("low", "low", why=("feature", "feature-accepted")),
        values={"advice": wording.of(context.reply_language)} if wording is not None else {},
    )
