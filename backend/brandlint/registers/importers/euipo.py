"""Answers of EUIPO's Trademark search API 1.0.0 in JSON: a search answer, one record, an array, or
one of these a line.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from brandlint.errors import BrandlintError
from brandlint.registers.case import Case, Drawing, Skipped, Status
from brandlint.registers.importers.json_records import records
from brandlint.registers.importers.statuses import drawing_of, status_of
from brandlint.registers.importers.streams import Source
from brandlint.registers.importers.values import iso_date, madrid_number, squeezed

_FLAGS = {"EU_COLLECTIVE": "collective", "EU_CERTIFICATION": "certification"}
_NAMES = {"applicationNumber", "markBasis", "markFeature", "niceClasses", "wordMarkSpecification"}


def read(source: Source) -> Iterator[Case | Skipped]:
    """The entries of a file, in its order.

    Raises `BrandlintError`: not-a-register (no JSON, or JSON of another kind); damaged-file (what
    came before has been yielded).
    """
    for number, record in enumerate(records(source), 1):
        if "tmName" in record or "ST13" in record:
            raise BrandlintError(
                "not-a-register",
                f"{source.name} is an answer of TMview; `brandlint register import tmview` reads "
                f"it",
            )
        try:
            yield _entry(record)
        except (TypeError, AttributeError, ValueError, KeyError) as error:
            yield Skipped("bad-row", f"{source.name}, record {number}: {error}")


def _entry(record: Mapping[str, Any]) -> Case | Skipped:
    number = squeezed(str(record.get("applicationNumber") or ""))
    if not number:
        return Skipped("no-number", f"a record with {', '.join(list(record)[:8])}")
    mark = squeezed((record.get("wordMarkSpecification") or {}).get("verbalElement"))
    feature = str(record.get("markFeature") or "")
    drawing = drawing_of(feature, has_words=bool(mark))
    if not mark and _NAMES & set(record) - {"applicationNumber"}:
        return Skipped("design-only", f"EM {number}: {feature or 'no words'}")
    madrid = record.get("markBasis") == "INTERNATIONAL_TRADEMARK" or number.startswith("W")
    status = status_of(str(record.get("status") or ""), "EM")
    registered = iso_date(record.get("registrationDate"))
    goods = _goods(record.get("goodsAndServices"))
    classes = _numbers(record.get("niceClasses"))
    names = [
        name for person in record.get("applicants") or () if (name := squeezed(person.get("name")))
    ]
    published = [
        day
        for publication in record.get("publications") or ()
        if (day := iso_date(publication.get("publicationDate")))
    ]
    return Case(
        office="EM",
        number=madrid_number(number) if madrid else number,
        status=status,
        status_code=str(record.get("status") or ""),
        status_date=iso_date(record.get("statusDate")),
        registration=number if registered or status is Status.REGISTERED else "",
        filed=iso_date(record.get("applicationDate") or record.get("designationDate")),
        published=iso_date(record.get("publicationDate")) or min(published, default=""),
        registered=registered,
        renewal=iso_date(record.get("expiryDate")),
        drawing=drawing if mark else Drawing.NONE,
        basis="madrid" if madrid else "national",
        flags=frozenset({_FLAGS[kind]} if (kind := str(record.get("markKind"))) in _FLAGS else ()),
        mark=mark or None,
        owner="; ".join(dict.fromkeys(names)) or None,
        classes=classes if classes is not None else frozenset(goods) if goods else None,
        goods=goods or None,
        disclaimer=_text(record.get("disclaimer")) or None,
        source="euipo",
    )


def _numbers(listed: Any) -> frozenset[int] | None:
    if not isinstance(listed, list):
        return None
    return frozenset(
        number for value in listed if str(value).isdigit() and 1 <= (number := int(value)) <= 45
    )


def _goods(listed: Any) -> dict[int, str]:
    """Class → terms in English, or in the first language given."""
    goods = {}
    for item in listed or ():
        number = int(item["classNumber"])
        languages = {
            part.get("language"): "; ".join(map(str, part.get("terms") or ()))
            for part in item.get("description") or ()
        }
        if 1 <= number <= 45:
            goods[number] = squeezed(languages.get("en") or next(iter(languages.values()), ""))
    return goods


def _text(value: Any) -> str:
    """Text as it is, or of a list of languages the English or first one."""
    if isinstance(value, list):
        languages = {item.get("language"): item.get("text") for item in value}
        value = languages.get("en") or next(iter(languages.values()), "")
    return squeezed(value) if isinstance(value, str) else ""
