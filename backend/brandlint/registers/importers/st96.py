"""WIPO ST.96 XML, drafts and releases alike: elements are found by their local names."""

from __future__ import annotations

from collections.abc import Iterator

from brandlint.registers.case import Case, Drawing, Skipped, Status
from brandlint.registers.importers.sources import Source
from brandlint.registers.importers.st66 import SOURCES
from brandlint.registers.importers.statuses import drawing_of, status_of
from brandlint.registers.importers.values import iso_date, nice_classes, office_code, registered_number
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
    parties,
    release,
    text,
)

_WRAPPERS = ("TrademarkBag", "TransactionData", "TransactionContentBag")


def read(source: Source) -> Iterator[Case | Skipped]:
    """The entries of a file, in its order.

    Raises `BrandlintError`: not-a-register; damaged-file (what came before that line has been yielded).
    """
    for element in elements(source, "st96", ("Trademark", *_WRAPPERS)):
        if str(element.tag).endswith("}Trademark") or element.tag == "Trademark":
            yield _entry(element)
        release(element)


def _entry(mark: Element) -> Case | Skipped:
    code = text(mark, "RegistrationOfficeCode") or first(child(mark, "ApplicationNumber"), "IPOfficeCode")
    office = office_code(code)
    number = text(mark, "ApplicationNumber", "ApplicationNumberText") or text(mark, "ApplicationNumber") or text(mark, "RegistrationNumber")
    if not office or not number:
        return Skipped("no-number" if office else "no-office", f"line {mark.sourceline}: {code} {number}".rstrip())
    if attribute(mark, "operationCategory").casefold() == "delete":
        return Case(office=office, number=number, status=Status.DEAD, status_code="Delete", source=SOURCES.get(office, "st96"))
    case = _case(mark, office, number)
    feature = first(mark, "MarkFeatureCategory")
    if case.mark is None and (case.drawing is not Drawing.NONE or feature):
        return Skipped("design-only", f"{office} {number}: {feature}")
    return case


def _case(mark: Element, office: str, number: str) -> Case:
    shown = child(mark, "MarkRepresentation")
    words = next(below(shown, "WordMarkSpecification"), None)
    verbal = in_english(below(shown, "MarkVerbalElementText")) or in_english(below(shown, "MarkSignificantVerbalElementText"))
    code = text(mark, "MarkCurrentStatusCode")
    national = child(mark, "NationalTrademarkInformation")
    status = status_of(code, office)
    feature = first(shown, "MarkFeatureCode", "MarkFeatureCategory")
    bag = child(mark, "HolderBag")
    owner, country = parties(children(bag if bag is not None else child(mark, "ApplicantBag"), "Holder", "Applicant"), us=office == "US")
    listed = child(mark, "GoodsServicesBag")
    goods = goods_of(listed)
    spelled = tuple(value for part in below(words, "MarkTransliteration", "MarkTransliterationText") if (value := text(part)))
    return Case(
        office=office, number=number,
        status=status if status is not Status.UNKNOWN else status_of(first(national, "MarkCurrentStatusExternalDescriptionText")),
        status_code=code, status_date=dated(mark, "MarkCurrentStatusDate"), registration=registered_number(text(mark, "RegistrationNumber")),
        filed=dated(mark, "ApplicationDate"), registered=dated(mark, "RegistrationDate"), ended=dated(mark, "TerminationDate"),
        published=min((day for part in below(child(mark, "PublicationBag"), "PublicationDate") if (day := iso_date(part.text))), default=""),
        # `RenewalDate` of the USPTO is the day of the last renewal, not the end of protection.
        renewal=dated(mark, "ExpiryDate"),
        drawing=drawing_of(feature, has_words=bool(verbal)) if feature or verbal else Drawing.DESIGN if words is not None else Drawing.NONE,
        basis=_basis(mark, national),
        flags=frozenset(flag for flag in ("certification", "collective") if flag in text(mark, "MarkCategory").casefold()),
        declared=declared_of(mark), mark=verbal or None, owner=owner, owner_country=country,
        classes=frozenset(goods) | _classes(listed) if listed is not None else None,
        goods={key: value for key, value in goods.items() if value} if listed is not None else None, pseudo=spelled or None,
        translation=in_english(below(words, "MarkTranslationText")) or None,
        disclaimer=in_english(below(child(mark, "MarkDisclaimerBag"), "MarkDisclaimerText")) or None, source=SOURCES.get(office, "st96"),
    )  # fmt: skip


def _classes(listed: Element) -> frozenset[int]:
    """The Nice classes of the classification; the one called `Primary` can be a class of the US scheme."""
    return frozenset().union(*(nice_classes(text(row, "ClassNumber")) for row in below(listed, "GoodsServicesClassification")
                               if text(row, "ClassificationKindCode") in {"", "Nice"}))  # fmt: skip


def _basis(mark: Element, national: Element | None) -> str:
    if text(national, "RegisterCategory").casefold().startswith("supplemental"):
        return "supplemental"
    current = child(mark, "NationalFilingBasis", "CurrentBasis")
    return "madrid" if text(current, "BasisInternationalRegistrationIndicator") == "true" else "national"
