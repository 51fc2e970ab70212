"""What register files hold in one cell or element → text, dates, Nice classes, offices, statuses of
a plain form. Pure; never raises.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from brandlint.package_data import rows_of

_MONTHS = {
    name: number
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1
    )
}
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?(?:\D.*)?", re.S)
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:\D.*)?", re.S)
_EAST_ASIAN = re.compile(r"(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日.*", re.S)
_YEAR_LAST = re.compile(r"(\d{1,2})[-/. ]+(\d{1,2})[-/. ]+(\d{4})(?:\D.*)?", re.S)
_MONTH_NAMED = re.compile(
    r"(?:(\d{1,2})[-. ]*)?([A-Za-z]{3})[a-z]*[-., ]*(?:(\d{1,2}),?\s+)?(\d{4})(?:\D.*)?", re.S
)
_US_CLASSES = re.compile(r"\bU\.?S\.?\s*(?:CL(?:ASS(?:ES)?)?\.?)?[\s:]*\d{3}(?:[\s,]+\d{3})*", re.I)
_RUN = re.compile(r"\d+(?:\s*[-–]\s*\d+)*")
_BREAKS = re.compile(r"[\W_]+")


def squeezed(text: str | None) -> str:
    """The text with each run of white space as one space, none at the ends."""
    return " ".join((text or "").split())


def plain(text: str) -> str:
    """What words of headers, statuses and offices are compared by: no case, accents, punctuation;
    one space between words.
    """
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    kept = "".join(letter for letter in folded if not unicodedata.combining(letter)).replace(
        "ı", "i"
    )
    return _BREAKS.sub(" ", unicodedata.normalize("NFC", kept)).strip()


def iso_date(text: str | None, *, month_first: bool = False) -> str:
    """A date as `YYYY-MM-DD`, or as much of it as is known (`1987`, `1996-01`); empty for none and
    for a day that never was.

    Reads ISO with a time or zone behind it, `19870000`, `5.3.2020`, `05/03/2020` (`month_first`
    where both readings are possible), `5 Mar 2020`, `Mar. 05, 2020`, `2020年3月5日`.
    """
    cell = squeezed(text)
    if match := _COMPACT.fullmatch(cell) or _ISO.fullmatch(cell) or _EAST_ASIAN.fullmatch(cell):
        return _checked(int(match[1]), int(match[2]), int(match[3] or 0))
    if match := _YEAR_LAST.fullmatch(cell):
        first, second = int(match[1]), int(match[2])
        if second > 12 or (month_first and first <= 12):
            first, second = second, first
        return _checked(int(match[3]), second, first)
    if (match := _MONTH_NAMED.fullmatch(cell)) and (month := _MONTHS.get(match[2].lower())):
        return _checked(int(match[4]), month, int(match[1] or match[3] or 0))
    return cell if re.fullmatch(r"1[6-9]\d\d|20\d\d", cell) else ""


def _checked(year: int, month: int, day: int) -> str:
    if not 1600 <= year <= 2199 or month > 12:
        return ""
    if not month:
        return f"{year:04}"
    if not day:
        return f"{year:04}-{month:02}"
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


def nice_classes(text: str) -> frozenset[int]:
    """The Nice classes (1-45) that a cell names: `025, 010 025`, `IC 025. US 022 039`, `9;25`,
    `35-37`. Anything else is dropped.
    """
    numbers_named: set[int] = set()
    for run in _RUN.findall(_US_CLASSES.sub(" ", text)):
        numbers = [int(number) for number in re.findall(r"\d+", run)[:99] if len(number) < 4]
        if len(numbers) == 2 and "-" in run.replace("–", "-") and numbers[0] < numbers[1] <= 45:
            numbers_named.update(range(numbers[0], numbers[1] + 1))
        numbers_named.update(numbers)
    return frozenset(number for number in numbers_named if 1 <= number <= 45)


@lru_cache(maxsize=1)
def _offices() -> dict[str, str]:
    return {
        plain(row["name"]): row["office"]
        for row in rows_of("brandlint.registers.importers", "office_names.csv")
    }


@lru_cache(maxsize=4096)
def office_of(word: str) -> str:
    """The ST.3 code of an office or country by code or name (`EUIPO` → `EM`, `Deutschland` → `DE`);
    empty where it is not known.

    Names and codes: `office_names.csv`.
    """
    return _offices().get(plain(word), "")


def office_code(word: str) -> str:
    """The ST.3 code of an office, also of one that has no name here; empty for what is no code."""
    return office_of(word) or (word.strip() if re.fullmatch(r"\s*[A-Z]{2}\s*", word) else "")


def offices_of(cell: str) -> Iterator[str]:
    """The ST.3 codes in a list of territories, each once, in their order."""
    codes = set()
    for word in re.split(r"[,;|/\n]+", cell):
        code = office_code(word)
        if code and code not in codes:
            codes.add(code)
            yield code


def registered_number(text: str | None) -> str:
    """A registration number, empty for the zeros that stand for none."""
    number = squeezed(text)
    return number if number.strip("0") else ""


def madrid_number(text: str) -> str:
    """The key of a Madrid designation: `IR` and the number of the international registration
    without leading zeros.

    The prefix keeps it apart from national numbers of the same length. EUIPO writes the number as
    `W01234567`, UKIPO as `WO0000001234567`.
    """
    bare = re.sub(r"^(?:WO|W|IR)[\s.-]*", "", squeezed(text), flags=re.I).lstrip("0")
    return f"IR{bare}" if bare else ""
