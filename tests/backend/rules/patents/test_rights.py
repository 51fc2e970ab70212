"""Product types with known rights: brandlint's list and the seller's."""

from __future__ import annotations

from pathlib import Path

import pytest

from brandlint.errors import BrandlintError
from brandlint.linter import check
from brandlint.listing import Listing
from brandlint.rules.patents.rights import COLUMNS, index
from brandlint.seller.profile import Profile

HEAD = ",".join(COLUMNS)


def own(tmp_path: Path, *lines: str) -> str:
    (tmp_path / "own.csv").write_text("\n".join([HEAD, *lines]) + "\n", "utf8")
    return str(tmp_path / "own.csv")


def test_an_own_list_is_watched_beside_brandlints(tmp_path: Path) -> None:
    path = own(
        tmp_path,
        "spiral whisk,螺旋打蛋器,spiral whisk~,EU design,RCD 1,Example GmbH,shape,in force,EU,"
        "letter of 2026-05-01,2026-05-01,high",
    )
    profile = Profile.model_validate({"patents": path})
    listing = Listing(
        {"title": "Spiral whisks of steel, 25 cm"}, marketplace="amazon.de", lang="en"
    )
    (row,) = [row for row in check(listing, profile=profile).findings if row.rule == "patent-watch"]
    assert (row.severity, row.field, row.start) == ("warning", None, None)
    assert (
        "RCD 1" in row.message
        and "Search before selling" in row.message
        and "Example GmbH" in str(row.evidence)
    )
    american = Listing(
        {"title": "Spiral whisks of steel, 25 cm"}, marketplace="amazon.com", lang="en"
    )
    assert not [
        row for row in check(american, profile=profile).findings if row.rule == "patent-watch"
    ]


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (",,x,right,,,,,,s,d,", "own.csv:2: product_type missing"),
        ("x,,x,right,,,,,,s,d,sure", "certainty is one of"),
    ],
)
def test_a_list_that_does_not_fit_is_refused_by_line(line: str, says: str, tmp_path: Path) -> None:
    with pytest.raises(BrandlintError) as caught:
        index(own(tmp_path, line))
    assert says in caught.value.line()


def test_a_list_that_is_not_there_is_named() -> None:
    with pytest.raises(BrandlintError, match=r"nowhere\.csv"):
        index("nowhere.csv")


def test_rows_without_a_source_say_so() -> None:
    listing = Listing({"title": "Massage gun with 6 heads"}, marketplace="amazon.com", lang="en")
    (row,) = [row for row in check(listing).findings if row.rule == "patent-watch"]
    assert "unverified" in row.message and row.severity == "info"
