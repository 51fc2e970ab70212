"""What the importer makes of answers of EUIPO's search API."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from brandlint.registers.case import Case, Drawing, Status
from brandlint.registers.importers import euipo

from .builders import FILES, cases, of_file, refusal, refused_file, skipped, stream

SEARCH = FILES / "euipo_search.json"
RECORD = FILES / "euipo_record.json"


def test_item_of_a_search() -> None:
    case = cases(of_file(euipo.read, SEARCH))["EM", "090000011"]
    assert case == Case(
        office="EM",
        number="090000011",
        status=Status.REGISTERED,
        status_code="CANCELLATION_PENDING",
        registration="090000011",
        filed="2021-02-03",
        registered="2021-07-01",
        renewal="2031-02-03",
        drawing=Drawing.WORDS,
        basis="national",
        flags=frozenset({"certification"}),
        mark="Dunwhistle",
        owner="Dunwhistle Oy; Pia Dun",
        classes=frozenset({9, 42}),
        source="euipo",
    )


def test_international_registration_has_the_key_of_a_designation() -> None:
    case = cases(of_file(euipo.read, SEARCH))["EM", "IR1900003"]
    assert (case.basis, case.status, case.drawing, case.owner) == (
        "madrid",
        Status.REGISTERED,
        Drawing.COMBINED,
        None,
    )


def test_entries_without_words_or_number_are_named() -> None:
    assert skipped(of_file(euipo.read, SEARCH)) == ["design-only", "no-number"]


def test_single_record_has_goods_in_english_or_the_language_there_is() -> None:
    case = cases(of_file(euipo.read, RECORD))["EM", "090000013"]
    assert case.goods == {8: "Scissors; Shears", 21: "Kupit"}
    assert (case.classes, case.status, case.status_date, case.published, case.disclaimer) == (
        frozenset({8, 21}),
        Status.PENDING,
        "2024-08-01",
        "2024-05-28",
        "SKARN",
    )


def test_arrays_lines_and_pages_are_read_alike() -> None:
    record, page = json.loads(RECORD.read_text("utf8")), json.loads(SEARCH.read_text("utf8"))
    line, answer = json.dumps(record), json.dumps(page)
    for content, count in (
        (f"[{line},{line}]", 2),
        (f"{line}\n{line}\n\n{line}\n", 3),
        (f"{answer}\n{answer}\n", 4),
        (f"[{answer},{answer}]", 4),
        (f"\ufeff{line}", 1),
    ):
        assert sum(isinstance(entry, Case) for entry in euipo.read(stream(content))) == count, (
            content[:60]
        )


def test_record_of_a_wrong_shape_is_left_out_alone() -> None:
    entries = list(
        euipo.read(
            stream(
                '[{"applicationNumber": "1", "markFeature": "WORD", "wordMarkSpecification": '
                '"x"}, {"applicationNumber": "2"}]'
            )
        )
    )
    assert skipped(entries) == ["bad-row"]
    assert ("EM", "2") in cases(entries)


@pytest.mark.parametrize(
    ("content", "slug", "says"),
    [
        ('{"openapi": "3.0.0"}', "not-a-register", "an API description, not register data"),
        ('{"count": 1, "bulkDataProductBag": []}', "not-a-register", "register fetch uspto"),
        (
            '{"status": 403, "title": "Forbidden"}',
            "not-a-register",
            "error answer of the API: Forbidden",
        ),
        ('{"tradeMarks": [{"tmName": "x"}]}', "not-a-register", "import tmview"),
        ("mark;number\n", "not-a-register", "no JSON"),
        ('{"a":' * 50_000, "not-a-register", "without end"),
        ("[" * 50_000, "not-a-register", "without end"),
        ('{"a": [' + "1," * 600_000 + "1]}", "not-a-register", "more than 500000 parts"),
        ('[{"applicationNumber": "090000014"}, {"applica', "damaged-file", "after 1 records"),
    ],
)
def test_other_files_are_refused_by_what_they_are(content: str, slug: str, says: str) -> None:
    _, error = refusal(euipo.read, stream(content, "x.json"))
    assert error.slug == slug
    assert says in error.detail


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("euipo_trademark_search_openapi_1.0.0.json", "an API description, not register data"),
        (
            "uspto_odp_TRTDXFAP_product_listing.json",
            "a listing of files; `brandlint register fetch uspto` downloads what it lists",
        ),
        ("uspto_ttab_dtd_v1_documentation.txt", "no JSON"),
        ("tmview_search_response_trimmed.json", "TMview"),
    ],
)
def test_samples_of_other_kinds_are_refused(shared: Path, name: str, says: str) -> None:
    error = refused_file(euipo.read, shared / "data/samples" / name)
    assert error.slug == "not-a-register"
    assert says in error.detail


def test_examples_of_the_api_description(shared: Path) -> None:
    schemas = json.loads(
        (shared / "data/samples/euipo_trademark_search_openapi_1.0.0.json").read_text("utf8")
    )["components"]["schemas"]
    for schema in ("TrademarkSearchResultItem", "Trademark"):
        (entry,) = euipo.read(stream(json.dumps(schemas[schema]["example"])))
        assert isinstance(entry, Case)
        assert (entry.mark, entry.status, entry.registered) == (
            "White wine",
            Status.REGISTERED,
            "1998-10-28",
        )
    from brandlint.registers.importers.statuses import status_of

    assert {
        word for word in schemas["Status"]["enum"] if status_of(word) is Status.UNKNOWN
    } == set()
