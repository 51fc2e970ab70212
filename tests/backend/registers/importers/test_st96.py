"""What the ST.96 importer makes of drafts and releases of the standard."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from brandlint.registers.case import Case, Drawing, Status
from brandlint.registers.importers import st96

from .builders import FILES, cases, of_file, refusal, refused_file, skipped, stream

OFFICE = FILES / "office_st96.xml"


def test_record_has_every_field() -> None:
    case = cases(of_file(st96.read, OFFICE))["CA", "2500001"]
    assert case == Case(
        office="CA",
        number="2500001",
        status=Status.REGISTERED,
        status_code="Registered",
        registration="TMA900001",
        filed="2020-01-09",
        renewal="2032-06-01",
        drawing=Drawing.COMBINED,
        basis="national",
        flags=frozenset({"certification"}),
        mark="MOSSGATE",
        owner="Mossgate Potters; Ida Moss",
        classes=frozenset({21}),
        goods={21: "Jugs"},
        pseudo=("moss-gate",),
        translation="gate of moss",
        disclaimer="GATE",
        source="st96",
    )


def test_deletions_and_designs() -> None:
    entries = of_file(st96.read, OFFICE)
    assert cases(entries)["CA", "2500002"].status is Status.DEAD
    assert skipped(entries) == ["design-only"]


def test_every_entry_before_the_damage_is_kept() -> None:
    content = OFFICE.read_bytes()
    before, error = refusal(st96.read, stream(content[: content.index(b"2500003")]))
    assert error.slug == "damaged-file"
    assert len(before) == 2


def test_st66_is_named() -> None:
    error = refused_file(st96.read, FILES / "euipo_bulk_st66.xml")
    assert (error.slug, "import st66" in error.detail) == ("not-a-register", True)


@pytest.mark.parametrize(
    "name", ["uspto_tsdr_rn2178784_st96_v1_D3.xml", "uspto_tsdr_rn2178784_st96_v2.2.1.xml"]
)
def test_draft_and_release_of_the_uspto_say_the_same(shared: Path, name: str) -> None:
    (case,) = cases(of_file(st96.read, shared / "data/samples" / name)).values()
    assert replace(case, goods=None) == Case(
        office="US",
        number="74631225",
        status=Status.REGISTERED,
        status_code="800",
        status_date="2008-08-11",
        registration="2178784",
        filed="1995-02-07",
        published="1996-10-08",
        registered="1998-08-04",
        drawing=Drawing.WORDS,
        basis="national",
        declared={"section-8": "T", "section-15": "T"},
        mark="JAVA",
        owner="Oracle America, Inc.",
        owner_country="US",
        classes=frozenset({9}),
        source="uspto",
    )
    assert set(case.goods or {}) == {9}
