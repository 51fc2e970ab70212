"""Columns are recognised by their headers, and what the user says wins."""

from __future__ import annotations

import pytest

from brandlint.errors import BrandlintError
from brandlint.registers.importers.columns import is_header, layout_of


def test_headers_are_recognised_in_several_languages() -> None:
    layout = layout_of("a.csv", ["Marke", "Aktenzeichen", "Inhaber"], {}, "DE")
    assert layout.fields == {"mark": 0, "number": 1, "owner": 2}


def test_what_the_user_says_wins() -> None:
    layout = layout_of("a.csv", ["mark", "number", "Brand text"], {"mark": "Brand text"}, "US")
    assert layout.fields["mark"] == 2 and layout.fields["number"] == 1


def test_a_column_a_class_makes_a_table_of_flags() -> None:
    header = ["mark", "number", *(f"Class{number}" for number in range(1, 46))]
    layout = layout_of("a.csv", header, {}, "GB")
    assert layout.flags[2] == 1 and layout.flags[46] == 45


@pytest.mark.parametrize(
    ("header", "columns", "office", "reason"),
    [
        (["mark", "owner"], {}, "US", "no column is recognised as number"),
        (["mark", "number"], {}, "", "no column names the office"),
        (["mark", "number"], {"marks": "mark"}, "US", "there is no field 'marks'"),
        (["mark", "number"], {"mark": "Zeichen"}, "US", "no column 'Zeichen'"),
    ],
)
def test_what_is_not_clear_asks_for_a_map(
    header: list[str], columns: dict[str, str], office: str, reason: str
) -> None:
    with pytest.raises(BrandlintError) as raised:
        layout_of("a.csv", header, columns, office)
    assert raised.value.slug == "needs-map" and reason in raised.value.detail


def test_a_header_names_two_fields_or_stands_alone() -> None:
    assert is_header(["mark", "number"], {}) and is_header(["mark", ""], {})
    assert not is_header(["ACME", "1234567"], {}) and not is_header(["mark", "ACME"], {})
