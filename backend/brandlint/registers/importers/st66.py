"""WIPO ST.66 XML: EUIPO's bulk files, single records of the USPTO's TSDR, and Madrid records (one case a designated office)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from brandlint.errors import BrandlintError
from brandlint.registers.case import Case, Drawing, Skipped, Status
from brandlint.registers.importers import madrid
from brandlint.registers.importers.sources import Source
from brandlint.registers.importers.statuses import drawing_of, status_of
from brandlint.registers.importers.values import iso_date, office_code, registered_number, squeezed
from brandlint.registers.importers.xml_cases import (
    Element,
    attribute,
    below,
    child,
    children,
    dated,
    declared_of,
    elements,
    first,
    goods_of,
    in_english,
    local,
    parties,
    release,
    text,
)

SOURCES = {"US": "uspto", "EM": "euipo", "WO": "wipo", "GB": "ukipo", "DE": "dpma"}
_MADE = ("RequestProducedDateTime", "RequestProducedDate")  # in the header of a file
_WRAPPERS = ("TransactionData", "TransactionContentDetails", "TradeMarkDetails")


def read(source: Source) -> Iterator[Case | Skipped]:
    """The entries of a file, in its order. `updated` is the day the file was made where its header says so.

    Raises `BrandlintError`: not-a-register; damaged-file (what came before that line has been yielded).
    """
    made = ""
    held: list[Case | Skipped] = []  # the entry whose applicants may still follow it, beside its `TradeMarkDetails`
    try:
        for element in elements(source, "st66", ("TradeMark", "ApplicantDetails", "HolderDetails", *_WRAPPERS, *_MADE)):
            name = local(element)
            if name in _MADE:
                made = iso_date(element.text)
            elif name == "TradeMark":
                yield from held
                held = list(_entries(element, made))
            elif name in {"ApplicantDetails", "HolderDetails"}:
                if any(local(above) in {"TradeMark", "MarkRecord"} for above in element.iterancestors()):
                    continue  # part of an entry that is not complete yet
                held = [_owned(entry, element) for entry in held]
            elif name != "TradeMarkDetails":
                yield from held
                held = []
            release(element)
    except BrandlintError:
        yield from held
        raise
    yield from held


def _owned(entry: Case | Skipped, details: Element) -> Case | Skipped:
    if isinstance(entry, Skipped) or entry.owner is not None:
        return entry
    owner, country = parties(children(details, "Applicant", "Holder"), us=entry.office == "US")
    return replace(entry, owner=owner, owner_country=country)


def _entries(mark: Element, made: str) -> Iterator[Case | Skipped]:
    code = text(mark, "RegistrationOfficeCode") or text(mark, "ReceivingOfficeCode")
    office = office_code(code)
    number = text(mark, "ApplicationNumber", "ApplicationNumberText") or text(mark, "ApplicationNumber") or text(mark, "RegistrationNumber")
    if not office or not number:
        yield Skipped("no-number" if office else "no-office", f"line {mark.sourceline}: {code} {number}".rstrip())
        return
    if attribute(mark, "operationCode").casefold() == "delete":
        gone = Case(office=office, number=number, updated=made, status=Status.DEAD, status_code="Delete", source=SOURCES.get(office, "st66"))
        yield from madrid.designations(mark, gone) if office == "WO" else (gone,)
        return
    case = _case(mark, office, number, made)
    if case.mark is None and (case.drawing is not Drawing.NONE or text(mark, "MarkFeature")):
        yield Skipped("design-only", f"{office} {number}: {text(mark, 'MarkFeature')}")
    elif office == "WO":
        yield from madrid.designations(mark, case)
    else:
        yield case


def _case(mark: Element, office: str, number: str, made: str) -> Case:
    words = child(mark, "WordMarkSpecification")
    verbal = in_english(children(words, "MarkVerbalElementText"))
    code = text(mark, "MarkCurrentStatusCode")
    held_by = next(children(mark, "HolderDetails"), None)
    owner, country = parties(children(held_by if held_by is not None else child(mark, "ApplicantDetails"), "Holder", "Applicant"), us=office == "US")
    goods = goods_of(child(mark, "GoodsServicesDetails"))
    listed = child(mark, "GoodsServicesDetails") is not None
    feature = text(mark, "TradeMarkExt", "MarkFeatureCode") or text(mark, "MarkFeature")
    spelled = tuple(value for part in children(words, "MarkTransliteration") if (value := text(part)))
    return Case(
        office=office, number=number, updated=made,
        status=_status(mark, code, office), status_code=code, status_date=dated(mark, "MarkCurrentStatusDate"),
        registration=registered_number(text(mark, "RegistrationNumber")), filed=dated(mark, "ApplicationDate"),
        published=min((day for part in below(child(mark, "PublicationDetails"), "PublicationDate") if (day := iso_date(part.text))), default=""),
        registered=dated(mark, "RegistrationDate"), ended=dated(mark, "TerminationDate"), renewal=dated(mark, "ExpiryDate"),
        drawing=drawing_of(feature, has_words=bool(verbal)) if feature or verbal else Drawing.DESIGN if words is not None else Drawing.NONE,
        basis=_basis(mark), flags=_flags(text(mark, "KindMark")), declared=declared_of(mark), mark=verbal or None, owner=owner,
        owner_country=country, classes=frozenset(goods) if listed else None, goods={key: value for key, value in goods.items() if value} if listed else None,
        pseudo=spelled or None, translation=text(words, "MarkTranslation") or None,
        disclaimer=in_english(below(child(mark, "MarkDisclaimerDetails"), "MarkDisclaimer")) or None, source=SOURCES.get(office, "st66"),
    )  # fmt: skip


def _status(mark: Element, code: str, office: str) -> Status:
    found = status_of(code, office)
    return found if found is not Status.UNKNOWN else status_of(first(child(mark, "TradeMarkExt"), "MarkCurrentStatusExternalDescriptionText"))


def _basis(mark: Element) -> str:
    extra = child(mark, "TradeMarkExt")
    if text(extra, "RegisterCategory").casefold().startswith("supplemental"):
        return "supplemental"
    current = child(extra, "FilingBasisDetails", "BasisCurrently")
    return "madrid" if text(current, "BasisRequestforExtentionOfProtectionIndicator") == "true" else "national"


def _flags(kind: str) -> frozenset[str]:
    return frozenset(flag for flag in ("certification", "collective") if flag in squeezed(kind).casefold())
