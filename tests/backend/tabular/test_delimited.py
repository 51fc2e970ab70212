"""Delimited text is read as spreadsheets read it, and errors name the line."""

from __future__ import annotations

import io

import pytest

from brandlint.errors import BrandlintError
from brandlint.tabular.delimited import detect_delimiter, read_bar_separated, read_delimited


def rows(text: str, suffix: str = ".csv") -> list[tuple[int, list[str]]]:
    return list(read_delimited("a.csv", io.BytesIO(text.encode()), suffix).rows)


@pytest.mark.parametrize(
    ("first_line", "suffix", "delimiter"),
    [
        ("a,b;c,d", ".csv", ","),
        ("a;b;c,d", ".csv", ";"),
        ("a\tb\tc", ".csv", "\t"),
        ("a|b|c", ".csv", "|"),
        ("a,b,c", ".tsv", "\t"),
        ("", ".csv", ","),
    ],
)
def test_the_commonest_sign_of_the_first_line_separates(
    first_line: str, suffix: str, delimiter: str
) -> None:
    assert detect_delimiter(first_line, suffix) == delimiter


def test_rows_carry_the_number_of_their_last_line() -> None:
    assert rows('a,b\n"1\n2",3\n\n4,5\n') == [
        (1, ["a", "b"]),
        (3, ["1\n2", "3"]),
        (5, ["4", "5"]),
    ]


def test_quotation_marks_inside_a_cell_are_text() -> None:
    assert rows('a,b\n5" pipe,"a""b"\n')[1] == (2, ['5" pipe', 'a"b'])


def test_the_line_end_is_that_of_the_first_line() -> None:
    assert read_delimited("a.csv", io.BytesIO(b"a,b\r\n1,2\n"), ".csv").line_end == "\r\n"
    assert read_delimited("a.csv", io.BytesIO(b"a,b\n1,2\r\n"), ".csv").line_end == "\n"


def test_a_quote_that_stays_open_names_the_line_where_its_row_begins() -> None:
    with pytest.raises(BrandlintError) as raised:
        rows('a,b\n1,2\n3,"4\n5,6\n')
    assert (raised.value.slug, raised.value.detail) == (
        "malformed",
        "a.csv, line 3: a quote is opened and not closed",
    )


def test_bars_separate_cells_in_which_quotation_marks_are_text() -> None:
    text = 'mark|owner\n5" PIPE| "A|B"\n\n"ACME ""X"""|Acme\n'
    assert list(read_bar_separated("a.txt", io.BytesIO(text.encode()))) == [
        (1, ["mark", "owner"]),
        (2, ['5" PIPE', '"A', 'B"']),
        (4, ['ACME "X"', "Acme"]),
    ]
