"""Days as registers write them, and the same day some months later."""

from __future__ import annotations

from datetime import date

import pytest

from brandlint.registers.dates import full_date, months_later


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-11-30", date(2026, 11, 30)),
        ("2026-11", None),
        ("1987", None),
        ("2026-02-30", None),
        ("", None),
    ],
)
def test_a_date_counts_if_it_names_its_day(text: str, day: date | None) -> None:
    assert full_date(text) == day


@pytest.mark.parametrize(
    ("months", "day"),
    [
        (1, date(2024, 2, 29)),
        (12, date(2025, 1, 31)),
        (-2, date(2023, 11, 30)),
        (0, date(2024, 1, 31)),
    ],
)
def test_a_shorter_month_ends_on_its_last_day(months: int, day: date) -> None:
    assert months_later(date(2024, 1, 31), months) == day
