"""What registers say of the seller's own brands: others' same and near marks, numbers that belong
to another mark, ® that nobody has registered.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from brandlint import linter
from brandlint.api.app import create_app
from brandlint.api.state import AppState
from brandlint.finding import Finding, Report
from brandlint.linter import check
from brandlint.listing import Listing
from brandlint.registers import active
from brandlint.registers.build import build_snapshot
from brandlint.registers.case import Case, Status
from brandlint.registers.case_store import CaseStore, case_row
from brandlint.seller.conflicts import find_conflicts
from brandlint.seller.profile import Profile

DAY = date(2026, 11, 27)
LISTING = Listing(
    fields={"title": "Plumtide lunch box of steel"},
    category="Home & Garden > Kitchen & Dining",
    marketplace="amazon.com",
)
OWN = {"office": "US", "number": "97000001", "classes": [21], "filed": "2019-01-01"}


def case(
    number: str,
    mark: str,
    owner: str,
    *classes: int,
    status: Status = Status.REGISTERED,
    registered: str = "2018-04-01",
) -> Case:
    return Case(
        "US",
        number,
        "2026-11-20",
        status,
        mark=mark,
        owner=owner,
        classes=frozenset(classes or {21}),
        registered=registered,
        source="uspto",
    )


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    with pytest.MonkeyPatch.context() as patch:
        home = tmp_path_factory.mktemp("home")
        patch.setenv("BRANDLINT_HOME", str(home))
        patch.setattr(
            "brandlint.registers.build.word_frequencies",
            lambda: iter([("case", 5.0, True), ("steel", 5.0, True)]),
        )
        (home / "snapshots").mkdir()
        store = CaseStore(active.store_path())
        file = store.file("test", "test", "whole", complete=True)
        rows = [
            case("97000001", "PLUMTIDE", "Seller LLC"),
            case("97000002", "PLUMTYDE", "Other LLC"),
            case("97000003", "PLUMTIDE", "Third LLC", 25),
            case("97000004", "PLUMTIDE", "Gone LLC", status=Status.DEAD),
            case("97000005", "LANTERNFISH", "Other LLC"),
            case("97000006", "PLUM GARDEN", "Fourth LLC"),
            case("97000007", "PLUMTIDE", "Seller LLC", 21, 8),
        ]
        store.add(file, [case_row(row, file.id) for row in rows], len(rows), {})
        active.use(build_snapshot(store, active.snapshots_folder()).name)
        store.close()
        yield home


def report(
    profile: dict[str, object], listing: Listing = LISTING, *, searched: bool = True
) -> Report:
    read = Profile.model_validate(profile, strict=False)
    using = linter.snapshot()
    return check(
        listing,
        profile=read,
        day=DAY,
        using=using,
        conflicts=find_conflicts(read, using) if searched else None,
    )


def of(rule: str, found: Report) -> list[Finding]:
    return [row for row in found.findings if row.rule == rule]


def test_an_unregistered_brand_meets_the_registered_one_of_another(served: Path) -> None:
    (row,) = of(
        "own-brand-conflict", report({"brands": [{"name": "Plumtide", "unregistered": True}]})
    )
    assert (
        row.severity == "warning"
        and "US 97000001 (2018-04-01)" in row.message
        and "Seller LLC" in row.message
        and "US (data of 2026-11-20)" in row.message
    )
    assert row.mark is not None and row.mark.records[0]["number"] == "97000001"
    assert all(
        "GARDEN" not in evidence.text and "Gone" not in evidence.text for evidence in row.evidence
    )


def test_what_is_ones_own_is_no_conflict_and_near_marks_are_info(served: Path) -> None:
    (row,) = of(
        "own-brand-conflict", report({"brands": [{"name": "Plumtide", "registrations": [OWN]}]})
    )
    assert (
        row.severity == "info" and "PLUMTYDE" in row.message
    )  # neither 97000001 nor the same owner's 97000007


def test_other_goods_are_no_conflict(served: Path) -> None:
    clothes = Listing(
        fields={"title": "Lanternfish T-shirt"},
        category="Apparel & Accessories > Clothing",
        marketplace="amazon.com",
    )
    assert not of("own-brand-conflict", report({"brands": ["Lanternfish"]}, clothes))
    elsewhere = Listing(fields=LISTING.fields, category=LISTING.category, marketplace="amazon.de")
    assert not of("own-brand-conflict", report({"brands": ["Plumtide"]}, elsewhere))


def test_what_was_not_searched_is_said(served: Path) -> None:
    rows = report({"brands": ["Plumtide"]}, searched=False)
    assert not of("own-brand-conflict", rows) and any(
        "like your brands" in row["what"] for row in rows.not_checked
    )
    assert not any(
        "like your brands" in row["what"] for row in report({"brands": ["Plumtide"]}).not_checked
    )


def test_a_number_of_another_mark_counts_for_nothing(served: Path) -> None:
    (row,) = of(
        "own-brand-unregistered",
        report(
            {"brands": [{"name": "Harbourleaf", "registrations": [{**OWN, "number": "97000005"}]}]},
            Listing(fields={"title": "Harbourleaf lunch box"}, marketplace="amazon.com"),
        ),
    )
    assert "US 97000005" in row.message and "LANTERNFISH (Other LLC)" in row.message


def test_a_sign_that_no_whole_register_has_in_force(served: Path) -> None:
    rows = report(
        {},
        Listing(
            fields={"title": "Phone grip compatible with PopSockets® mounts"},
            marketplace="amazon.com",
        ),
    )
    (row,) = of("registered-symbol", rows)
    assert row.text == "®" and row.severity == "warning" and "PopSockets" in row.message
    assert not of(
        "registered-symbol",
        report({}, Listing(fields={"title": "Lanternfish® lamp"}, marketplace="amazon.com")),
    )
    assert not of(
        "registered-symbol",
        report(
            {}, Listing(fields={"title": "Grip for PopSockets® mounts"}, marketplace="amazon.de")
        ),
    )  # no data there


def test_over_http_the_search_runs_beside_the_checks(served: Path) -> None:
    state = AppState(Profile.model_validate({"brands": ["Plumtide"]}), redis=None, rate="")
    client = create_app(state).test_client()
    body = {
        "fields": {"title": "Plumtide lunch box of steel"},
        "category": LISTING.category,
        "marketplace": "amazon.com",
    }
    first = client.post("/v1/check", json=body).get_json()
    state.conflicts.join()
    second = client.post("/v1/check", json=body).get_json()
    assert any("like your brands" in row["what"] for row in first["not_checked"]) or [
        row["rule"] for row in first["findings"]
    ] == ["own-brand-conflict"]
    assert [row["rule"] for row in second["findings"]] == ["own-brand-conflict"]


def test_the_page_of_similar_marks(served: Path) -> None:
    profile = Profile.model_validate(
        {"brands": ["Lanternfish"], "marketplaces": ["amazon.com", "amazon.de"]}
    )
    client = create_app(AppState(profile, redis=None, rate="")).test_client()
    page = client.get("/search?q=plumtyde&market=amazon.com&class=21").get_data(as_text=True)
    assert (
        "PLUMTYDE" in page
        and "97000002" in page
        and "the same words" in page
        and "US (2026-11-20)" in page
    )
    assert "somebody else&#39;s" in page and "US 97000005 (Other LLC)" in page
    assert "近似商标" in client.get("/search?q=plumtyde&lang=zh").get_data(as_text=True)
    for wrong in ("q=x&class=99", "q=x&market=amazon.xx", "q=x&class=a"):
        assert 'role="alert"' in client.get(f"/search?{wrong}").get_data(as_text=True)
    assert "<script>" not in client.get("/search?q=<script>").get_data(as_text=True)
