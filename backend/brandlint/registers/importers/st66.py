"""WIPO ST.66 XML: EUIPO's bulk files, single records of the USPTO's TSDR, and Madrid records (one
case a designated office).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from brandlint.errors import BrandlintError
from brandlint.registers.case import Case, Skipped, Status
from brandlint.registers.importers import madrid
from brandlint.registers.importers import wipo_xml as xml
from brandlint.registers.importers.streams import Source
from brandlint.registers.importers.values import iso_date, registered_number
from brandlint.registers.importers.wipo_xml import Element, child, text

SOURCES = {"US": "uspto", "EM": "euipo", "WO": "wipo", "GB": "ukipo", "DE": "dpma"}
_MADE = ("RequestProducedDateTime", "RequestProducedDate")  # in the header of a file
_WRAPPERS = ("TransactionData", "TransactionContentDetails", "TradeMarkDetails")


def read(source: Source) -> Iterator[Case | Skipped]:
    """The entries of a file, in its order. `updated` is the day the file was made where its header
    says so.

    Raises `BrandlintError`: not-a-register; damaged-file (what came before that line has been
    yielded).
    """
    made = ""
    held: list[
        Case | Skipped
    ] = []  # the entry whose applicants may still follow it, beside its `TradeMarkDetails`
    try:
        for element in xml.elements(
            source, "st66", ("TradeMark", "ApplicantDetails", "HolderDetails", *_WRAPPERS, *_MADE)
        ):
            name = xml.local(element)
            if name in _MADE:
                made = iso_date(element.text)
            elif name == "TradeMark":
                yield from held
                held = list(_entries(element, made))
            elif name in {"ApplicantDetails", "HolderDetails"}:
                if any(
                    xml.local(above) in {"TradeMark", "MarkRecord"}
                    for above in element.iterancestors()
                ):
                    continue  # part of an entry that is not complete yet
                held = [_owned(entry, element) for entry in held]
            elif name != "TradeMarkDetails":
                yield from held
                held = []
            xml.release(element)
    except BrandlintError:
        yield from held
        raise
    yield from held


def _owned(entry: Case | Skipped, details: Element) -> Case | Skipped:
    if isinstance(entry, Skipped) or entry.owner is not None:
        return entry
    owner, country = xml.parties(
        xml.children(details, "Applicant", "Holder"), us=entry.office == "US"
    )
    return replace(entry, owner=owner, owner_country=country)


def _entries(mark: Element, made: str) -> Iterator[Case | Skipped]:
    code = text(mark, "RegistrationOfficeCode") or text(mark, "ReceivingOfficeCode")
    office, number, lacking = xml.identity(mark, code)
    if lacking:
        yield Skipped(lacking, f"line {mark.sourceline}: {code} {number}".rstrip())
        return
    if xml.attribute(mark, "operationCode").casefold() == "delete":
        gone = Case(
            office=office,
            number=number,
            updated=made,
            status=Status.DEAD,
            status_code="Delete",
            source=SOURCES.get(office, "st66"),
        )
        yield from madrid.designations(mark, gone) if office == "WO" else (gone,)
        return
    case = _case(mark, office, number, made)
    if (left_out := xml.without_words(case, text(mark, "MarkFeature"))) is not None:
        yield left_out
    elif office == "WO":
        yield from madrid.designations(mark, case)
    else:
        yield case


def _case(mark: Element, office: str, number: str, made: str) -> Case:
    words = child(mark, "WordMarkSpecification")
    verbal = xml.in_english(xml.children(words, "MarkVerbalElementText"))
    code = text(mark, "MarkCurrentStatusCode")
    held_by = next(xml.children(mark, "HolderDetails"), None)
    owner, country = xml.parties(
        xml.children(
            held_by if held_by is not None else child(mark, "ApplicantDetails"),
            "Holder",
            "Applicant",
        ),
        us=office == "US",
    )
    goods = xml.goods_of(child(mark, "GoodsServicesDetails"))
    listed = child(mark, "GoodsServicesDetails") is not None
    feature = text(mark, "TradeMarkExt", "MarkFeatureCode") or text(mark, "MarkFeature")
    spelled = tuple(
        value for part in xml.children(words, "MarkTransliteration") if (value := text(part))
    )
    return Case(
        office=office,
        number=number,
        updated=made,
        status=xml.status_in(code, office, child(mark, "TradeMarkExt")),
        status_code=code,
        status_date=xml.dated(mark, "MarkCurrentStatusDate"),
        registration=registered_number(text(mark, "RegistrationNumber")),
        filed=xml.dated(mark, "ApplicationDate"),
        published=xml.published(child(mark, "PublicationDetails")),
        registered=xml.dated(mark, "RegistrationDate"),
        ended=xml.dated(mark, "TerminationDate"),
        renewal=xml.dated(mark, "ExpiryDate"),
        drawing=xml.drawing_in(feature, verbal, words),
        basis=_basis(mark),
        flags=xml.flags_in(text(mark, "KindMark")),
        declared=xml.declared_of(mark),
        mark=verbal or None,
        owner=owner,
        owner_country=country,
        classes=frozenset(goods) if listed else None,
        goods={key: value for key, value in goods.items() if value} if listed else None,
        pseudo=spelled or None,
        translation=text(words, "MarkTranslation") or None,
        disclaimer=xml.in_english(xml.below(child(mark, "MarkDisclaimerDetails"), "MarkDisclaimer"))
        or None,
        source=SOURCES.get(office, "st66"),
    )


def _basis(mark: Element) -> str:
    extra = child(mark, "TradeMarkExt")
    if text(extra, "RegisterCategory").casefold().startswith("supplemental"):
        return "supplemental"
    current = child(extra, "FilingBasisDetails", "BasisCurrently")
    return (
        "madrid"
        if text(current, "BasisRequestforExtentionOfProtectionIndicator") == "true"
        else "national"
    )
