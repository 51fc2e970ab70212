"""What a mark does in a listing, once it is known to be one.

The relation follows from what the goods are, what wording links them to the mark, and what the mark
is known for. The use that a finding tells follows from the relation.
"""

from __future__ import annotations

from brandlint_nlp.annotate import AnnotatedListing
from brandlint_nlp.features import MODEL_KINDS, ScoredCandidate
from brandlint_nlp.fold import lookup_key
from brandlint_nlp.goods import DEVICES, GoodsRole, core_classes
from brandlint_nlp.types import Cue, Kind, Relation, Use

_VEHICLES = 12  # Nice class
_SERVICES = frozenset({9, 38, 42})  # Nice classes of devices, telecommunication and software
_NEAR = 3  # words behind a mark that can name a part of the goods

_USES = {
    Relation.FITS: Use.COMPATIBILITY,
    Relation.WORKS_WITH: Use.COMPATIBILITY,
    Relation.CONTAINS: Use.COMPONENT,
    Relation.COMPARED: Use.COMPARISON,
    Relation.LICENSED: Use.LICENSED,
}


def use_of(relation: Relation) -> Use:
    """The use that a finding tells of a relation."""
    return _USES.get(relation, Use.OTHER)


def relation_of(item: ScoredCandidate, cue: Cue | None, listing: AnnotatedListing) -> Relation:
    """The relation of the goods to a third party's mark."""
    kind, strong = _kind(cue), cue is not None and cue.strong
    if kind == "comparison":
        return Relation.COMPARED
    if kind == "material":
        return Relation.MADE_FROM
    technology = item.mark.kind in MODEL_KINDS
    if kind == "bears" and (strong or not technology):
        return Relation.BEARS
    service = lookup_key(item.mark.text) in item.field.wording.services
    if technology:
        return Relation.WORKS_WITH if service else Relation.CONTAINS
    if kind == "authorisation":
        return Relation.LICENSED
    if _is_property(item, listing) and not _fits_property(item, kind, listing):
        return Relation.LICENSED
    if service:
        return Relation.WORKS_WITH
    if kind == "audience":
        return Relation.AUDIENCE
    if kind == "negation":
        return Relation.FITS
    if cue is not None and kind in {"compatibility", "possession"}:
        return _fits(item, cue, listing)
    return _named_without_fit(item, listing)


def _kind(cue: Cue | None) -> str:
    """The kind of the wording; what it denies is not so, but a comparison stays one."""
    if cue is None:
        return ""
    return "negation" if cue.negated and cue.kind != "comparison" else cue.kind


def _is_property(item: ScoredCandidate, listing: AnnotatedListing) -> bool:
    """Is it a licensed property, or the make of a vehicle on a toy?"""
    return item.mark.kind is Kind.FRANCHISE or (listing.toys and _VEHICLES in item.mark.classes)


def _fits_property(item: ScoredCandidate, kind: str, listing: AnnotatedListing) -> bool:
    """Are the goods said to fit what is sold under the property, and can they?

    Of a film or a character only goods that are known as such can; of a vehicle any but those that
    cannot.
    """
    fits = listing.goods.fit(item.mark)
    possible = fits is not False if _VEHICLES in item.mark.classes else fits is True
    return kind in {"compatibility", "negation"} and possible


def _fits(item: ScoredCandidate, cue: Cue, listing: AnnotatedListing) -> Relation:
    """What wording of fit says of these goods.

    Strong wording is taken at its word, but for goods that are a sign or hold the mark's own goods.
    A preposition says it only of goods that can fit what the mark is known for.
    """
    goods, possession = listing.goods, cue.kind == "possession"
    if lookup_key(cue.text).rpartition(" ")[2] == "by":
        return Relation.CONTAINS
    if possession and _names_part(item):
        return Relation.CONTAINS
    fits = goods.fit(item.mark)
    if fits is False and goods.is_any(GoodsRole.PACKAGING):
        return Relation.PACKAGES
    if fits is False and goods.is_any(GoodsRole.EMBLEM):
        return Relation.BEARS
    if cue.strong or fits or (fits is None and core_classes(item.mark) & DEVICES):
        return Relation.FITS
    return Relation.NAMES_GOODS


def _names_part(item: ScoredCandidate) -> bool:
    """Does a word for a part of the goods stand behind the mark of a maker?"""
    last, parts = item.candidate.last, item.field.wording.parts
    following = item.field.folded.words[last : last + _NEAR]
    return item.mark.kind is Kind.MAKER and any(word in parts for word in following)


def _named_without_fit(item: ScoredCandidate, listing: AnnotatedListing) -> Relation:
    """What a mark without wording of fit does: "Sony sensor", "iPhone case"."""
    mark, role, goods = item.mark, item.field.role, listing.goods
    maker = mark.kind is Kind.MAKER
    if role != "title" and _names_part(item):
        return Relation.CONTAINS
    fits = goods.fit(mark)
    if fits is False:
        return Relation.NAMES_GOODS
    if (fits and goods.accessory) or listing.accessory:
        return Relation.FITS
    if maker and _VEHICLES in mark.classes and role != "brand":
        return Relation.FITS
    if maker and core_classes(mark) & _SERVICES and mark.fame >= 2:
        return Relation.NAMES_GOODS if role in {"title", "brand"} else Relation.FITS
    return Relation.NAMES_GOODS
