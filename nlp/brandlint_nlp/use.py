"""What a mark is doing in a listing, once it is known to be one: from the wording, the kind of mark
and the goods.
"""

from __future__ import annotations

from brandlint_nlp.annotate import Survey
from brandlint_nlp.features import MODEL_KINDS, Seen
from brandlint_nlp.fold import lookup_key
from brandlint_nlp.types import Cue, Kind, Use

_VEHICLES = 12  # Nice class
_SERVICES = frozenset({9, 38, 42})  # Nice classes of devices, telecommunication and software


def use_of(seen: Seen, cue: Cue | None, around: Survey) -> Use:
    """The use of a third party's mark: compatibility, component, licensed, comparison or other."""
    page, candidate, fact, known = seen.page, seen.candidate, seen.fact, around.around.wording
    kind, said = fact.kind, cue.kind if cue is not None else ""
    if said == "comparison":
        return Use.COMPARISON
    service = lookup_key(fact.text) in known.services
    if kind in MODEL_KINDS:
        return Use.COMPATIBILITY if service else Use.COMPONENT
    if said == "authorisation":
        return Use.LICENSED
    if around.toys and _VEHICLES in fact.classes:
        return Use.LICENSED
    if kind is Kind.FRANCHISE:
        return Use.LICENSED
    after = page.folded.words[candidate.last : candidate.last + 3]
    if kind is Kind.MAKER and any(word in known.parts for word in after) and page.role != "title":
        return Use.COMPONENT
    if (
        cue is not None
        and said == "compatibility"
        and lookup_key(cue.text).rpartition(" ")[2] in {"by"}
    ):
        return Use.COMPONENT
    if said in {"compatibility", "negation"} or service or around.accessory:
        return Use.COMPATIBILITY
    if kind is Kind.MAKER and _VEHICLES in fact.classes and page.role != "brand":
        return Use.COMPATIBILITY
    if (
        kind is Kind.MAKER
        and fact.classes & _SERVICES
        and fact.fame >= 2
        and page.role not in {"title", "brand"}
    ):
        return Use.COMPATIBILITY
    return Use.OTHER
