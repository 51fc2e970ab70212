"""Days as registers write them, and months between days."""

from __future__ import annotations

import calendar
from datetime import date


def full_date(text: str) -> date | None:
    """An ISO date that names its day, else None."""
    try:
        return date.fromisoformat(text) if len(text) == len("2026-01-01") else None
    except ValueError:
        return None


def months_later(start: date, months: int) -> date:
    """The same day so many months later (earlier if negative), the last of a shorter month."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return date(year, month + 1, min(start.day, calendar.monthrange(year, month + 1)[1]))
