"""The curated marks hold their schema, name each house one way and refuse bad rows."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from brandlint.registers.curated.curated import KINDS, CuratedMark, read_curated

HEADER = (
    "mark,house,owner,owner_country,kind,nice_classes,fame,common_word,ordinary_meaning,aliases,"
    "source\n"
)
NOBODYS_HOUSE = {
    "LVMH",
    "Procter & Gamble",
    "Unilever",
    "Authentic Brands Group",
    "Newell Brands",
    "VF",
    "Kering",
    "Richemont",
    "Groupe SEB",
    "EssilorLuxottica",
    "Iconix",
    "WHP Global",
    "Techtronic Industries",
    "Stanley Black & Decker",
    "General Motors",
    "Stellantis",
}


@pytest.fixture(scope="module")
def marks() -> list[CuratedMark]:
    return read_curated()


def test_every_row_holds_the_schema(marks: list[CuratedMark]) -> None:
    assert len(marks) > 40_000
    assert all(mark.kind in KINDS and 1 <= mark.fame <= 3 and mark.source for mark in marks)


def test_a_mark_and_its_proprietor_come_once(marks: list[CuratedMark]) -> None:
    seen = Counter((mark.mark.casefold(), mark.owner.casefold()) for mark in marks)
    assert [pair for pair, times in seen.items() if times > 1] == []


def test_every_house_is_spelled_one_way(marks: list[CuratedMark]) -> None:
    houses = {mark.house for mark in marks}
    assert len({house.casefold() for house in houses}) == len(houses)


def test_every_proprietor_is_spelled_one_way(marks: list[CuratedMark]) -> None:
    owners = {mark.owner for mark in marks}
    assert len({owner.casefold() for owner in owners}) == len(owners)


def test_every_house_is_a_mark(marks: list[CuratedMark]) -> None:
    assert {mark.house for mark in marks} <= {mark.mark for mark in marks}


def test_a_group_of_companies_is_the_house_of_nothing_else(marks: list[CuratedMark]) -> None:
    assert [
        mark.mark for mark in marks if mark.house in NOBODYS_HOUSE and mark.mark != mark.house
    ] == []


@pytest.mark.parametrize(
    ("mark", "house"),
    [
        ("iPhone", "Apple"),
        ("MacBook", "Apple"),
        ("Galaxy Tab", "Samsung"),
        ("Air Max", "Nike"),
        ("CeraVe", "CeraVe"),
        ("Barbie", "Mattel"),
        ("Transformers", "Hasbro"),
        ("ThinkPad", "Lenovo"),
        ("Alexa", "Amazon"),
        ("PlayStation", "Sony"),
        ("Tefal", "Tefal"),
        ("Camaro", "Chevrolet"),
        ("Wayfarer", "Ray-Ban"),
        ("Spider-Man", "Marvel"),
    ],
)
def test_a_product_line_belongs_to_the_brand_it_is_sold_with(
    marks: list[CuratedMark], mark: str, house: str
) -> None:
    assert {row.house for row in marks if row.mark == mark} == {house}


@pytest.mark.parametrize("term", ["USB", "SATA", "Ethernet", "DVD", "Type C", "Type-C"])
def test_a_plain_standard_is_no_candidate(marks: list[CuratedMark], term: str) -> None:
    texts = {text.casefold() for mark in marks for text in (mark.mark, *mark.aliases)}
    assert term.casefold() not in texts


@pytest.mark.parametrize(
    "row",
    [
        ",Acme,Acme,US,maker,9,2,0,,,test",
        "Acme,,Acme,US,maker,9,2,0,,,test",
        "Acme,Acme,Acme,US,shop,9,2,0,,,test",
        "Acme,Acme,Acme,US,maker,46,2,0,,,test",
        "Acme,Acme,Acme,US,maker,nine,2,0,,,test",
        "Acme,Acme,Acme,US,maker,9,4,0,,,test",
        "Acme,Acme,Acme,US,maker,9,2,yes,,,test",
        "Acme,Acme",
    ],
)
def test_a_bad_row_is_refused_with_its_line(tmp_path: Path, row: str) -> None:
    file = tmp_path / "marks.csv"
    file.write_text(
        HEADER + "Good,Good,Good,US,maker,9;28,2,1,pleasing,,test\n" + row + "\n", encoding="utf8"
    )
    with pytest.raises(ValueError, match=r"marks\.csv:3"):
        read_curated(file)
