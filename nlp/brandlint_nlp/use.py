"""What a mark is doing in a listing, once it is known to be one.

The use follows from the wording, the kind of mark and the goods.
"""

from __future__ import annotations

from brandlint_nlp.annotate import AnnotatedListing
from brandlint_nlp.features import MODEL_KINDS, ScoredCandidate
from brandlint_nlp.fold import lookup_key
from brandlint_nlp.types import Cue, Kind, Use

_VEHICLES = 12  # Nice class
_SERVICES = frozenset({9, 38, 42})  # Nice classes of devices, telecommunication and software


def classify_use(item: ScoredCandidate, cue: Cue | None, listing: AnnotatedListing) -> Use:
    """The use of a third party's mark: compatibility, component, licensed, comparison or other."""
    mark, role, phrases = item.mark, item.field.role, item.field.wording
    cue_kind = cue.kind if cue is not None else ""
    if cue_kind == "comparison":
        return Use.COMPARISON
    service = lookup_key(mark.text) in phrases.services
    if mark.kind in MODEL_KINDS:
        return Use.COMPATIBILITY if service else Use.COMPONENT
    if (
        cue_kind == "authorisation"
        or (listing.toys and _VEHICLES in mark.classes)
        or mark.kind is Kind.FRANCHISE
    ):
        return Use.LICENSED
    last, maker = item.candidate.last, mark.kind is Kind.MAKER
    following = item.field.folded.words[last : last + 3]
    if maker and role != "title" and any(word in phrases.parts for word in following):
        return Use.COMPONENT
    if (
        cue is not None
        and cue_kind == "compatibility"
        and lookup_key(cue.text).rpartition(" ")[2] == "by"
    ):
        return Use.COMPONENT
    if cue_kind in {"compatibility", "negation"} or service or listing.accessory:
        return Use.COMPATIBILITY
    if maker and _VEHICLES in mark.classes and role != "brand":
        return Use.COMPATIBILITY
    if maker and mark.classes & _SERVICES and mark.fame >= 2 and role not in {"title", "brand"}:
        return Use.COMPATIBILITY
    return Use.OTHER
