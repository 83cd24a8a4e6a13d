"""Cells with a calendar day, as Excel keeps it and as people type it into text cells.

Nothing is guessed: dots, month names and a year in front say which number is the day; slashes and dashes
do not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from xlreview.model.review import Answer
from xlreview.read.engine.grid import Cell
from xlreview.read.values.answers import (
    Doubtful,
    Flaw,
    has_other_digits,
    is_blank,
    latin_digits,
    plain_key,
    quoted,
    read_as,
    refused,
)
from xlreview.read.values.months import MONTH, month_numbers, without_weekday

FIRST_YEAR, LAST_YEAR = 1950, 2150
"""Other years come from numbers that a date format happens to sit on: 5 shows as 5 January 1900."""

DAY_ZERO = date(1899, 12, 30)
"""Day 0 of Excel's usual date system, as it counts from March 1900 on."""
DAY_ZERO_1904 = date(1904, 1, 1)
"""Day 0 of workbooks that count from 1904, as Excel for Mac once did."""

_ISO = re.compile(r"(\d{4})[-./](\d{1,2})[-./](\d{1,2})")
_ISO_SHORT = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})")
_SERIAL = re.compile(r"[1-9]\d{4}")
_DOTTED = re.compile(r"(\d{1,2})\s*\.\s*(\d{1,2})\s*\.\s*(\d{4}|\d{2})")
_SLASHED = re.compile(r"(\d{1,2})\s*[/-]\s*(\d{1,2})\s*[/-]\s*(\d{4}|\d{2})")
_ORDINAL = r"(\d{1,2})(?:st|nd|rd|th|er|\.|º|°)?"
_NAMED = re.compile(rf"{_ORDINAL}\s*(?:of\s|de\s|d'|di\s)?({MONTH})\.?,?\s*(?:de\s|del\s|of\s)?(\d{{4}})")
_NAMED_FIRST = re.compile(rf"({MONTH})\.?\s*{_ORDINAL},?\s*(\d{{4}})")
_WITH_TIME = re.compile(
    r"(.*\d)(?:t|,?\s+)(?:klo|kl|at|um)?\.?\s*(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:\.\d+)?)?(?:z|\s*uhr|\s*h)?"
)
_BETWEEN_DAYS = re.compile(r"[–—,;&]|\s-\s|-(?=\s*\d{1,2}\.)|\s(?:and|ja|och|und|et|y|to|bis|till|au)\s")


def read_day(cell: Cell, *, day_zero: date = DAY_ZERO) -> Answer | Doubtful | None:
    """A calendar day: a date cell, `2026-11-03`, `3.11.2026`, `3 November 2026`; the number of a day
    (`46329`, counted from `day_zero`) and a day with a time of day with a note.

    `3/11/2026` is two different days to two readers: DATE_AMBIGUOUS, unless one of them cannot be.
    """
    if isinstance(cell, datetime):
        day = read_day(cell.date())
        return read_as(day, cell) if isinstance(day, date) and cell.time() != time() else day
    if isinstance(cell, date):
        return cell if FIRST_YEAR <= cell.year <= LAST_YEAR else refused("NOT_A_DATE", cell)
    if isinstance(cell, str):
        return None if is_blank(cell) else _typed_day(cell, day_zero)
    if isinstance(cell, float | int) and not isinstance(cell, bool):
        return _serial_day(float(cell), cell, day_zero)
    return refused("NOT_A_DATE", cell)


def _serial_day(number: float, cell: Cell, day_zero: date) -> Answer | Doubtful:
    if not 1 <= number < 100_000:
        return refused("NOT_A_DATE", cell)
    day = day_zero + timedelta(days=int(number))
    return read_as(day, cell) if FIRST_YEAR <= day.year <= LAST_YEAR else refused("NOT_A_DATE", cell)


def _typed_day(cell: str, day_zero: date) -> Answer | Doubtful:
    text = plain_key(latin_digits(cell))
    if _SERIAL.fullmatch(text):
        return _serial_day(float(text), cell, day_zero)
    days = _days(text)
    if len(days) == 1:
        is_plain = _says_day_only(text) and not has_other_digits(cell)
        return days[0] if is_plain else read_as(days[0], cell)
    if len(days) > 1:
        details = {"seen": quoted(cell), "one": days[0].isoformat(), "other": days[1].isoformat()}
        return Doubtful(None, (Flaw("DATE_AMBIGUOUS", details),))
    parts = [part.strip() for part in _BETWEEN_DAYS.split(text) if part.strip()]
    if len(parts) > 1 and _days(parts[-1]):
        return refused("ONE_DAY_ONLY", cell)
    return refused("NOT_A_DATE", cell)


def _says_day_only(text: str) -> bool:
    """Whether a text is a day in full, so that there is nothing to mention: no time, no short year."""
    match = _WITH_TIME.fullmatch(text)
    if match and any(int(number or 0) for number in match.groups()[1:]):
        return False
    dotted = _DOTTED.fullmatch(text) or _SLASHED.fullmatch(text)
    return _ISO_SHORT.fullmatch(text) is None and (dotted is None or len(dotted[3]) == 4)


def _days(text: str) -> list[date]:
    """Every day that a text can mean, the earliest first."""
    text = without_weekday(text)
    if match := _ISO.fullmatch(text) or _ISO_SHORT.fullmatch(text):
        return _possible([(match[1], match[2], match[3])])
    if match := _DOTTED.fullmatch(text):
        return _possible([(match[3], match[2], match[1])])
    if match := _SLASHED.fullmatch(text):
        one, two, three = match.groups()
        readings = [(three, two, one), (three, one, two)]
        return _possible(readings if len(three) == 4 else [*readings, (one, two, three)])
    if match := _NAMED.fullmatch(text):
        return _possible((match[3], str(month), match[1]) for month in month_numbers(match[2]))
    if match := _NAMED_FIRST.fullmatch(text):
        return _possible((match[3], str(month), match[2]) for month in month_numbers(match[1]))
    if match := _WITH_TIME.fullmatch(text):
        return _days(match[1])
    return []


def _possible(readings: Iterable[tuple[str, str, str]]) -> list[date]:
    """Those of (year, month, day) that are in the calendar and in a year that makes sense."""
    days = set()
    for year, month, day in readings:
        full_year = int(year) + (2000 if len(year) == 2 else 0)
        try:
            found = date(full_year, int(month), int(day))
        except ValueError:
            continue
        if FIRST_YEAR <= full_year <= LAST_YEAR and len(year) in (2, 4):
            days.add(found)
    return sorted(days)
