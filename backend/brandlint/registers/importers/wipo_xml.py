"""What the XML importers of WIPO standards share: guarded streaming, elements by their local name,
refusals, names of parties.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, BinaryIO, cast

from lxml import etree

from brandlint.errors import BrandlintError
from brandlint.registers.case import Case, Drawing, Skipped, Status
from brandlint.registers.importers.statuses import drawing_of, status_of
from brandlint.registers.importers.streams import Source, reading
from brandlint.registers.importers.values import iso_date, nice_classes, office_code, squeezed

Element = Any  # lxml's elements; the stubs do not know wildcards in namespaces
# No entity is expanded, no DTD and nothing from the network is loaded, and libxml2's limits on size
# and depth stay on.
_GUARD: Mapping[str, Any] = {
    "resolve_entities": False,
    "load_dtd": False,
    "no_network": True,
    "huge_tree": False,
    "collect_ids": False,
}
LONGEST = 64 << 20  # bytes
_ST66 = "http://www.wipo.int/standards/XMLSchema/trademarks"


def kind_of(tag: str) -> tuple[str, str]:
    """(importer, what it is) of a file by its root: `st66`, `st96`, `uspto`, or none with a
    sentence.
    """
    space, _, name = tag.removeprefix("{").rpartition("}")
    if name.startswith("trademark-applications") or name == "case-file":
        return "uspto", "USPTO bulk XML"
    if name.startswith("ttab"):
        return "", "a file of TTAB proceedings, which do not say what marks are registered"
    if "ST96" in space or "XMLSchema/Trademark/" in space or name.startswith("Trademark"):
        return "st96", "WIPO ST.96"
    if (
        space == _ST66
        or "TM-Search" in space
        or name in {"Transaction", "TradeMark", "TradeMarkTransactionBody"}
    ):
        return "st66", "WIPO ST.66"
    return "", f"XML of another kind, its root is <{name}>"


class _Watched:
    """A stream that ends in an error when `LONGEST` bytes hold nothing that is asked for: what
    stands between is kept in memory.
    """

    def __init__(self, source: Source) -> None:
        self._source, self.since = source, 0

    def read(self, size: int = -1) -> bytes:
        data = self._source.stream.read(size)
        self.since += len(data)
        if self.since > LONGEST:
            raise BrandlintError(
                "not-a-register", f"{self._source.name} holds no trade mark in {LONGEST >> 20} MB"
            )
        return data


def elements(source: Source, kind: str, tags: Iterable[str]) -> Iterator[Element]:
    """Each element of the local names `tags` when it ends. The caller takes what it needs and calls
    `release`.

    Raises `BrandlintError`: not-a-register (no XML, or of another kind than `kind`); damaged-file
    (with the line; what came before it has been yielded).
    """
    with reading(source.name):
        head = source.stream.read(4096).lstrip(b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n")
        source.stream.seek(0)
        if not head.startswith(b"<"):
            raise BrandlintError(
                "not-a-register", f"{source.name} is no XML: it begins with {head[:24]!r}"
            )
        try:
            _, root = next(iter(etree.iterparse(source.stream, events=("start",), **_GUARD)))
            actual_kind, description = kind_of(str(root.tag))
            if actual_kind != kind:
                hint = (
                    f"; `brandlint register import {actual_kind}` reads it" if actual_kind else ""
                )
                raise BrandlintError("not-a-register", f"{source.name} is {description}{hint}")
            source.stream.seek(0)
            watched = _Watched(source)
            for _, element in etree.iterparse(
                cast("BinaryIO", watched),
                events=("end",),
                tag=[f"{{*}}{tag}" for tag in tags],
                **_GUARD,
            ):
                watched.since = 0
                yield element
        except etree.XMLSyntaxError as error:
            raise BrandlintError(
                "damaged-file", f"{source.name}, line {error.lineno or 1}: {error.msg}"
            ) from error


def document(data: bytes, name: str) -> Element:
    """The root of a small document. Raises `BrandlintError` (damaged-file)."""
    try:
        return etree.fromstring(data, etree.XMLParser(**_GUARD))
    except etree.XMLSyntaxError as error:
        raise BrandlintError(
            "damaged-file", f"{name}, line {error.lineno or 1}: {error.msg}"
        ) from error


def release(element: Element) -> None:
    """Forget an element and everything that stands before it under the same parent, so that memory
    does not grow with the file.
    """
    element.clear(keep_tail=False)
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def local(element: Element) -> str:
    """The name without its namespace; empty for comments and the like."""
    return str(element.tag).rpartition("}")[2] if isinstance(element.tag, str) else ""


def children(element: Element | None, *names: str) -> Iterator[Element]:
    """The children with one of the names."""
    if element is not None:
        yield from element.iterchildren(*(f"{{*}}{name}" for name in names))


def child(element: Element | None, *path: str) -> Element | None:
    """The first element along a path of names, none where it breaks off."""
    for name in path:
        element = next(children(element, name), None)
    return element


def text(element: Element | None, *path: str) -> str:
    """The text at a path, white space squeezed; empty where there is none."""
    target = child(element, *path)
    return squeezed("".join(target.itertext(with_tail=False))) if target is not None else ""


def below(element: Element | None, *names: str) -> Iterator[Element]:
    """The element itself and every one below it with one of the names, in document order."""
    if element is not None:
        yield from element.iter(*(f"{{*}}{name}" for name in names))


def first(element: Element | None, *names: str) -> str:
    """The text of the first element below that has one of the names and is not empty; earlier names
    go first.
    """
    return next(
        (
            value
            for name in names
            for child_element in below(element, name)
            if (value := text(child_element))
        ),
        "",
    )


def attribute(element: Element, name: str) -> str:
    return next(
        (
            str(value)
            for key, value in element.attrib.items()
            if str(key).rpartition("}")[2] == name
        ),
        "",
    )


def in_english(elements: Iterable[Element]) -> str:
    """The texts in English, or in the language of the first where there is none, joined with `;
    `.
    """
    texts = [
        (attribute(element, "languageCode").lower(), value)
        for element in elements
        if (value := text(element))
    ]
    languages = [language for language, _ in texts]
    wanted = "en" if "en" in languages else languages[0] if languages else ""
    return "; ".join(dict.fromkeys(value for language, value in texts if language == wanted))


def goods_of(holder: Element | None) -> dict[int, str]:
    """Class → specification, of the `ClassDescription` elements below. Classes that the office
    calls dead are left out.
    """
    by_class: dict[int, str] = {}
    for description in below(holder, "ClassDescription"):
        number = first(description, "ClassNumber")
        state = first(
            description, "ClassNumberStatusDescriptionText", "NationalStatusExternalDescriptionText"
        )
        if not (classes := nice_classes(number)) or status_of(state) is Status.DEAD:
            continue
        words = in_english(
            below(description, "GoodsServicesDescription", "GoodsServicesDescriptionText")
        )
        earlier = by_class.get(min(classes), "")
        by_class[min(classes)] = "; ".join(dict.fromkeys(part for part in (earlier, words) if part))
    return by_class


def party_name(party: Element) -> str:
    """The name of a holder or applicant: free lines, an entity or organisation, or a person."""
    lines = [value for line in below(party, "FreeFormatNameLine") if (value := text(line))]
    if lines:
        return " ".join(lines)
    if name := first(
        party, "EntityName", "OrganizationName", "OrganizationStandardName", "PersonFullName"
    ):
        return name
    return squeezed(f"{first(party, 'FirstName')} {first(party, 'LastName')}")


def parties(holders: Iterable[Element], *, us: bool) -> tuple[str | None, str | None]:
    """(names joined with `; `, country of the first) of those who hold the mark today.

    The USPTO lists every owner there ever was: those of the highest party type (31 and above: after
    registration) hold it.
    """
    named = [(party, name) for party in holders if (name := party_name(party))]
    if us and named:
        rank = max(_party_type(party) for party, _ in named)
        named = [holder for holder in named if _party_type(holder[0]) == rank]
    if not named:
        return None, None
    country = first(
        named[0][0],
        "FormattedAddressCountryCode",
        "AddressCountryCode",
        "CountryCode",
        "FreeFormatAddressCountryCode",
        "ApplicantNationalityCode",
        "HolderNationalityCode",
        "ApplicantIncorporationCountryCode",
        "IncorporationCountryCode",
    )
    return "; ".join(dict.fromkeys(name for _, name in named)), country or None


def _party_type(party: Element) -> int:
    code = first(party, "PartyTypeCode") or attribute(party, "sequenceNumber")
    return int(code) if code.isdigit() else 0


def declared_of(mark: Element) -> dict[str, str]:
    """The declarations of use that the USPTO has accepted: `section-8` → `T`."""
    return {
        f"section-{section}": "T"
        for filing in below(mark, "MaintenanceFiling", "MaintenanceFilingDetails")
        if (section := text(filing, "SectionText")) in {"8", "15", "71"}
        and (
            text(filing, "DecisionStatusText") or text(filing, "DecisionStatusCategory")
        ).casefold()
        == "accepted"
    }


def identity(mark: Element, called: str) -> tuple[str, str, str]:
    """(ST.3 code, number, what an entry without one of them is skipped for) of an entry whose
    office is called so.
    """
    office = office_code(called)
    number = (
        text(mark, "ApplicationNumber", "ApplicationNumberText")
        or text(mark, "ApplicationNumber")
        or text(mark, "RegistrationNumber")
    )
    return office, number, "" if office and number else "no-number" if office else "no-office"


def published(holder: Element | None) -> str:
    """The first day of publication below, empty for none."""
    return min(
        (day for part in below(holder, "PublicationDate") if (day := iso_date(part.text))),
        default="",
    )


def status_in(code: str, office: str, extra: Element | None) -> Status:
    """The status by the office's code, else by the words that the extra information has for it."""
    status = status_of(code, office)
    return (
        status
        if status is not Status.UNKNOWN
        else status_of(first(extra, "MarkCurrentStatusExternalDescriptionText"))
    )


def drawing_in(feature: str, verbal: str, words: Element | None) -> Drawing:
    """What the sign consists of, by the feature that the file names, its text and whether it has a
    place for words at all.
    """
    if feature or verbal:
        return drawing_of(feature, has_words=bool(verbal))
    return Drawing.DESIGN if words is not None else Drawing.NONE


def flags_in(kind: str) -> frozenset[str]:
    return frozenset(flag for flag in ("certification", "collective") if flag in kind.casefold())


def without_words(case: Case, feature: str) -> Skipped | None:
    """Why an entry is left out that has no text though the file says what it looks like; None for
    all others.
    """
    if case.mark is None and (case.drawing is not Drawing.NONE or feature):
        return Skipped("design-only", f"{case.office} {case.number}: {feature}")
    return None


def dated(mark: Element, *names: str) -> str:
    """The first date among the children of these names."""
    return next((value for name in names if (value := iso_date(text(mark, name)))), "")
