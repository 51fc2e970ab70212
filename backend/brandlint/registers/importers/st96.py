"""WIPO ST.96 XML, drafts and releases alike: elements are found by their local names."""

from __future__ import annotations

from collections.abc import Iterator

from brandlint.registers.case import Case, Skipped, Status
from brandlint.registers.importers import wipo_xml as xml
from brandlint.registers.importers.st66 import SOURCES
from brandlint.registers.importers.streams import Source
from brandlint.registers.importers.values import nice_classes, registered_number
from brandlint.registers.importers.wipo_xml import Element, child, text

_WRAPPERS = ("TrademarkBag", "TransactionData", "TransactionContentBag")


def read(source: Source) -> Iterator[Case | Skipped]:
    """The entries of a file, in its order.

    Raises `BrandlintError`: not-a-register; damaged-file (what came before that line has been
    yielded).
    """
    for element in xml.elements(source, "st96", ("Trademark", *_WRAPPERS)):
        if str(element.tag).endswith("}Trademark") or element.tag == "Trademark":
            yield _entry(element)
        xml.release(element)


def _entry(mark: Element) -> Case | Skipped:
    code = text(mark, "RegistrationOfficeCode") or xml.first(
        child(mark, "ApplicationNumber"), "IPOfficeCode"
    )
    office, number, lacking = xml.identity(mark, code)
    if lacking:
        return Skipped(lacking, f"line {mark.sourceline}: {code} {number}".rstrip())
    if xml.attribute(mark, "operationCategory").casefold() == "delete":
        return Case(
            office=office,
            number=number,
            status=Status.DEAD,
            status_code="Delete",
            source=SOURCES.get(office, "st96"),
        )
    case = _case(mark, office, number)
    return xml.without_words(case, xml.first(mark, "MarkFeatureCategory")) or case


def _case(mark: Element, office: str, number: str) -> Case:
    shown = child(mark, "MarkRepresentation")
    words = next(xml.below(shown, "WordMarkSpecification"), None)
    verbal = xml.in_english(xml.below(shown, "MarkVerbalElementText")) or xml.in_english(
        xml.below(shown, "MarkSignificantVerbalElementText")
    )
    code = text(mark, "MarkCurrentStatusCode")
    national = child(mark, "NationalTrademarkInformation")
    feature = xml.first(shown, "MarkFeatureCode", "MarkFeatureCategory")
    bag = child(mark, "HolderBag")
    owner, country = xml.parties(
        xml.children(
            bag if bag is not None else child(mark, "ApplicantBag"), "Holder", "Applicant"
        ),
        us=office == "US",
    )
    listed = child(mark, "GoodsServicesBag")
    goods = xml.goods_of(listed)
    spelled = tuple(
        value
        for part in xml.below(words, "MarkTransliteration", "MarkTransliterationText")
        if (value := text(part))
    )
    return Case(
        office=office,
        number=number,
        status=xml.status_in(code, office, national),
        status_code=code,
        status_date=xml.dated(mark, "MarkCurrentStatusDate"),
        registration=registered_number(text(mark, "RegistrationNumber")),
        filed=xml.dated(mark, "ApplicationDate"),
        registered=xml.dated(mark, "RegistrationDate"),
        ended=xml.dated(mark, "TerminationDate"),
        published=xml.published(child(mark, "PublicationBag")),
        # `RenewalDate` of the USPTO is the day of the last renewal, not the end of protection.
        renewal=xml.dated(mark, "ExpiryDate"),
        drawing=xml.drawing_in(feature, verbal, words),
        basis=_basis(mark, national),
        flags=xml.flags_in(text(mark, "MarkCategory")),
        declared=xml.declared_of(mark),
        mark=verbal or None,
        owner=owner,
        owner_country=country,
        classes=frozenset(goods) | _classes(listed) if listed is not None else None,
        goods={key: value for key, value in goods.items() if value} if listed is not None else None,
        pseudo=spelled or None,
        translation=xml.in_english(xml.below(words, "MarkTranslationText")) or None,
        disclaimer=xml.in_english(xml.below(child(mark, "MarkDisclaimerBag"), "MarkDisclaimerText"))
        or None,
        source=SOURCES.get(office, "st96"),
    )


def _classes(listed: Element) -> frozenset[int]:
    """The Nice classes of the classification; the one called `Primary` can be a class of the US
    scheme.
    """
    return frozenset().union(
        *(
            nice_classes(text(classification, "ClassNumber"))
            for classification in xml.below(listed, "GoodsServicesClassification")
            if text(classification, "ClassificationKindCode") in {"", "Nice"}
        )
    )


def _basis(mark: Element, national: Element | None) -> str:
    if text(national, "RegisterCategory").casefold().startswith("supplemental"):
        return "supplemental"
    current = child(mark, "NationalFilingBasis", "CurrentBasis")
    return (
        "madrid"
        if text(current, "BasisInternationalRegistrationIndicator") == "true"
        else "national"
    )
