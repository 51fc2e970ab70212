"""Words of offices → status and kind of sign."""

from __future__ import annotations

import csv
from collections import defaultdict
from pathlib import Path

import pytest

from brandlint.package_data import rows_of
from brandlint.registers.case import Drawing, Status
from brandlint.registers.importers.statuses import drawing_of, status_of
from brandlint.registers.importers.values import (
    iso_date,
    madrid_number,
    nice_classes,
    office_of,
    plain,
)

R, P, D, U = Status.REGISTERED, Status.PENDING, Status.DEAD, Status.UNKNOWN


@pytest.mark.parametrize(
    ("word", "status"),
    [
        ("Registered", R),
        ("  REGISTERED ", R),
        ("CTM registered", R),
        ("CTM Registration surrendered", D),
        ("Filed", P),
        ("Ended", D),
        ("Marke eingetragen ", R),
        ("Marke eingetragen, Widerspruchsfrist läuft ", R),
        ("Marke nicht eingetragen", D),
        ("Akte vernichtet", D),
        ("Verzicht auf Eintragung", D),
        ("MARQUE_ENREGISTRÉE", R),
        ("Demande publiée", P),
        ("registrada", R),
        ("Denegada", D),
        ("registrata", R),
        ("ingeschreven", R),
        ("doorgehaald", D),
        ("wygasły", D),
        ("w trakcie rozpatrywania", P),
        ("avregistrerad", D),
        ("Pedido indeferido", D),
        ("TESCİL EDİLDİ", R),
        ("Başvuru Reddedildi", D),
        ("登録", R),
        ("存続-出願-審査待ち", P),
        ("拒絶査定", D),
        ("已注册", R),
        ("等待实质审查", P),
        ("商标已无效", D),
        ("未注册", D),
        ("LIVE/REGISTRATION/Issued and Active", R),
        ("Dead/Application/Refused", D),
        ("not registered", D),
        ("Registered - opposition pending", R),
        ("unregistered", D),
        ("Registration cancelled for non-use", D),
        ("Trade mark application withdrawn", D),
        ("商标已注册（续展中）", R),
        ("", U),
        ("???", U),
        ("red", D),
        ("Coloured red", U),
        ("CANCELLATION_PENDING", R),
    ],
)
def test_words_mean(word: str, status: Status) -> None:
    assert status_of(word) is status


def test_numbers_are_codes_of_the_uspto_alone() -> None:
    assert [status_of(code, "US") for code in ("702", "602", "641", "0", "999")] == [R, D, P, U, U]
    assert status_of("702", "EM") is U


def test_no_word_means_two_things() -> None:
    for file, key, value in (
        ("status_words.csv", "word", "status"),
        ("mark_types.csv", "word", "drawing"),
        ("office_names.csv", "name", "office"),
        ("madrid_decisions.csv", "kind", "status"),
    ):
        meanings = defaultdict(set)
        for row in rows_of("brandlint.registers.importers", file):
            assert row["source"], row
            meanings[plain(row[key])].add(row[value])
        assert {word: found for word, found in meanings.items() if len(found) > 1} == {}, file


def test_every_language_has_words_for_every_status() -> None:
    found = defaultdict(set)
    for row in rows_of("brandlint.registers.importers", "status_words.csv"):
        found[row["language"]].add(row["status"])
    assert {language: len(statuses) for language, statuses in found.items()} == dict.fromkeys(
        ("de", "fr", "es", "it", "nl", "pl", "sv", "pt", "tr", "ja", "zh", "en"), 3
    )


def test_drawings() -> None:
    assert drawing_of("Figurative", has_words=True) is Drawing.COMBINED
    assert drawing_of("Figurative", has_words=False) is Drawing.DESIGN
    assert [
        drawing_of(code, has_words=True)
        for code in ("4000", "3T19", "5", "6", "", "Wort-/Bildmarke", "never heard of")
    ] == [
        Drawing.WORDS,
        Drawing.COMBINED,
        Drawing.WORDS,
        Drawing.NONE,
        Drawing.WORDS,
        Drawing.COMBINED,
        Drawing.WORDS,
    ]


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("2004-03-23-05:00", "2004-03-23"),
        ("2023-02-21T12:00:00.000Z", "2023-02-21"),
        ("20240131", "2024-01-31"),
        ("19870000", "1987"),
        ("19960100", "1996-01"),
        ("00000000", ""),
        ("31.02.2020", ""),
        ("5.3.2020", "2020-03-05"),
        ("05/03/2020", "2020-03-05"),
        ("13/05/2020 00:00", "2020-05-13"),
        ("05/13/2020", "2020-05-13"),
        ("5 Mar 2020", "2020-03-05"),
        ("Mar. 05, 2020", "2020-03-05"),
        ("2020年3月5日", "2020-03-05"),
        ("2020/3/5", "2020-03-05"),
        ("1987", "1987"),
        ("", ""),
        ("soon", ""),
        ("0001-01-01", ""),
    ],
)
def test_dates(cell: str, day: str) -> None:
    assert iso_date(cell) == day


def test_month_comes_first_in_the_us() -> None:
    assert iso_date("05/03/2020", month_first=True) == "2020-05-03"


@pytest.mark.parametrize(
    ("cell", "classes"),
    [
        ("025, 010 025 026", {10, 25, 26}),
        ("9;25", {9, 25}),
        ("IC 025. US 022 039", {25}),
        ("A, 200, 9", {9}),
        ("35-37", {35, 36, 37}),
        ("9-25-35", {9, 25, 35}),
        ("", set()),
        ("Class 3", {3}),
        ("第9类", {9}),
        ("0, 46", set()),
    ],
)
def test_classes(cell: str, classes: set[int]) -> None:
    assert nice_classes(cell) == classes


def test_offices_and_numbers() -> None:
    assert [
        office_of(word)
        for word in ("EM", "euipo", "EU", "uspto", "Deutschland", "U.S.", "英国", "Atlantis")
    ] == ["EM", "EM", "EM", "US", "DE", "US", "GB", ""]
    assert [
        madrid_number(number)
        for number in ("W01900003", "WO0000001900003", "1900003", "IR 1900003", "0801234A")
    ] == ["IR1900003", "IR1900003", "IR1900003", "IR1900003", "IR801234A"]


def test_every_state_of_the_dpma_export_is_known(shared: Path) -> None:
    with (shared / "data/samples/dpma_export_10k.csv").open(
        encoding="utf-8-sig", newline=""
    ) as file:
        states = {row["Aktenzustand"].strip() for row in csv.DictReader(file, delimiter=";")} - {""}
    assert {state for state in states if status_of(state) is U} == set()
