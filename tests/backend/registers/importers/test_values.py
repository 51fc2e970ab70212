"""Cells of register files → dates, classes, offices and numbers of one form."""

from __future__ import annotations

import pytest

from brandlint.registers.importers.values import (
    iso_date,
    madrid_number,
    nice_classes,
    office_code,
    office_of,
    offices_of,
    plain,
    registered_number,
)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-11-30T12:00:00Z", "2026-11-30"),
        ("20261130", "2026-11-30"),
        ("19870000", "1987"),
        ("1996-01", "1996-01"),
        ("5.3.2020", "2020-03-05"),
        ("05/03/2020", "2020-03-05"),
        ("5 Mar 2020", "2020-03-05"),
        ("Mar. 05, 2020", "2020-03-05"),
        ("2020年3月5日", "2020-03-05"),
        ("2020-02-30", ""),
        ("00000000", ""),
        ("soon", ""),
        (None, ""),
    ],
)
def test_dates_are_iso_as_far_as_they_are_known(text: str | None, day: str) -> None:
    assert iso_date(text) == day


def test_american_dates_begin_with_the_month_where_both_are_possible() -> None:
    assert iso_date("05/03/2020", month_first=True) == "2020-05-03"
    assert iso_date("25/03/2020", month_first=True) == "2020-03-25"


@pytest.mark.parametrize(
    ("text", "classes"),
    [
        ("025, 010 025", {10, 25}),
        ("IC 025. US 022 039", {25}),
        ("9;25", {9, 25}),
        ("35-37", {35, 36, 37}),
        ("200, A, 46", set()),
        ("", set()),
    ],
)
def test_classes_are_those_of_nice(text: str, classes: set[int]) -> None:
    assert nice_classes(text) == classes


def test_offices_are_named_by_code_or_name() -> None:
    assert office_of("EUIPO") == "EM" and office_of("Deutschland") == "DE" and not office_of("?")
    assert office_code(" QZ ") == "QZ" and office_code("nowhere") == ""
    assert list(offices_of("DE; France, DE | ???")) == ["DE", "FR"]


@pytest.mark.parametrize("text", ["W01234567", "WO0000001234567", "IR 1234567", "1234567"])
def test_a_madrid_number_has_one_spelling(text: str) -> None:
    assert madrid_number(text) == "IR1234567"


def test_zeros_are_no_registration_number() -> None:
    assert registered_number("0000000") == "" and registered_number(" 0012 ") == "0012"


def test_words_are_compared_without_case_accents_and_punctuation() -> None:
    assert plain("  Márca-Número: ") == "marca numero"
