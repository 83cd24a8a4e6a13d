"""Cells with a day or a time of day, as Excel keeps them and as people type them into text cells.

Nothing is guessed: dots and month names say which number is the day, slashes and dashes do not.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from functools import cache

from xlreview.i18n import LANGUAGES
from xlreview.model.review import Answer
from xlreview.read.engine.grid import Cell
from xlreview.read.values.answers import Doubtful, Flaw, plain_key, quoted, read_as, refused

FIRST_YEAR, LAST_YEAR = 1950, 2150
"""Other years come from numbers that a date format happens to sit on: 5 shows as 5 January 1900."""

_DAY_ZERO = date(1899, 12, 30)
"""Day 0 of Excel's 1900 date system, as it counts from March 1900 on."""

_ISO = re.compile(r"(\d{4})[-./](\d{1,2})[-./](\d{1,2})(?:[t ]00:00(?::00)?)?")
_DOTTED = re.compile(r"(\d{1,2})\s*\.\s*(\d{1,2})\s*\.\s*(\d{4}|\d{2})")
_SLASHED = re.compile(r"(\d{1,2})\s*[/-]\s*(\d{1,2})\s*[/-]\s*(\d{4})")
_NAMED = re.compile(r"(\d{1,2})(?:st|nd|rd|th|\.)?\s*([^\W\d_]+)\.?,?\s*(\d{4})")
_NAMED_FIRST = re.compile(r"([^\W\d_]+)\.?\s*(\d{1,2})(?:st|nd|rd|th)?,?\s*(\d{4})")
_CLOCK = re.compile(
    r"(?:klo|kl|at)?\.?\s*(\d{1,2})(?:\s*[:.]\s*(\d{2})(?::(\d{2}))?)?\s*(am|pm|a\.m|p\.m|h)?"
)


def read_day(cell: Cell) -> Answer | Doubtful | None:
    """A calendar day: a date cell, `2026-11-03`, `3.11.2026`, `3 November 2026`.

    `3/11/2026` is two different days to two readers: DATE_AMBIGUOUS, unless one of them cannot be.
    """
    if isinstance(cell, datetime):
        cell = cell.date()
    if isinstance(cell, date):
        return cell if FIRST_YEAR <= cell.year <= LAST_YEAR else refused("NOT_A_DATE", cell)
    if isinstance(cell, str):
        return _typed_day(cell)
    if isinstance(cell, float | int) and not isinstance(cell, bool):
        return _serial_day(cell)
    return refused("NOT_A_DATE", cell)


def read_time(cell: Cell) -> Answer | Doubtful | None:
    """A time of day: a time cell, `9:30`, `9.30`, `klo 9.30`, `9:30 pm`; a bare `9` with a note."""
    if isinstance(cell, datetime):
        return _to_the_second(cell.time())
    if isinstance(cell, time):
        return _to_the_second(cell)
    if isinstance(cell, timedelta):
        return _after_midnight(cell, cell)
    if isinstance(cell, str):
        return _typed_time(cell)
    if isinstance(cell, bool | date):
        return refused("NOT_A_TIME", cell)
    if 0 <= cell < 1:
        return _after_midnight(timedelta(days=float(cell)), cell)
    if float(cell).is_integer() and 0 <= cell < 24:
        return read_as(time(int(cell)), cell, f"{int(cell)}:00")
    return refused("NOT_A_TIME", cell)


def _serial_day(number: float) -> Answer | Doubtful:
    if not 1 <= number < 100_000 or number != int(number):
        return refused("NOT_A_DATE", number)
    day = _DAY_ZERO + timedelta(days=int(number))
    return read_as(day, number) if FIRST_YEAR <= day.year <= LAST_YEAR else refused("NOT_A_DATE", number)


def _typed_day(cell: str) -> Answer | Doubtful | None:
    text = plain_key(cell)
    if not text:
        return None
    if match := _ISO.fullmatch(text):
        return _day(cell, match[1], match[2], match[3])
    if match := _DOTTED.fullmatch(text):
        day = _day(cell, match[3], match[2], match[1])
        return read_as(day, cell) if len(match[3]) == 2 and isinstance(day, date) else day
    if match := _SLASHED.fullmatch(text):
        return _slashed_day(cell, match[1], match[2], match[3])
    if match := _NAMED.fullmatch(text):
        return _day(cell, match[3], _months().get(match[2], 0), match[1])
    if match := _NAMED_FIRST.fullmatch(text):
        return _day(cell, match[3], _months().get(match[1], 0), match[2])
    return refused("NOT_A_DATE", cell)


def _day(cell: Cell, year: str, month: str | int, day: str) -> Answer | Doubtful:
    full_year = int(year) + (2000 if len(year) == 2 else 0)
    try:
        found = date(full_year, int(month), int(day))
    except ValueError:
        return refused("NOT_A_DATE", cell)
    return found if FIRST_YEAR <= full_year <= LAST_YEAR else refused("NOT_A_DATE", cell)


def _slashed_day(cell: str, first: str, second: str, year: str) -> Answer | Doubtful:
    readings = {
        day
        for month, number in ((second, first), (first, second))
        if isinstance(day := _day(cell, year, month, number), date)
    }
    if len(readings) == 2:
        earlier, later = sorted(readings)
        details = {"seen": quoted(cell), "one": earlier.isoformat(), "other": later.isoformat()}
        return Doubtful(None, (Flaw("DATE_AMBIGUOUS", details),))
    return readings.pop() if readings else refused("NOT_A_DATE", cell)


@cache
def _months() -> dict[str, int]:
    """Month numbers by every name and short form that the shipped languages have for them."""
    # Babel is imported for the rare cell that spells a month out.
    from babel import Locale

    names: dict[str, int] = {}
    for language in LANGUAGES:
        for context in Locale.parse(language).months.values():
            for width in ("wide", "abbreviated"):
                for number, name in context[width].items():
                    names[plain_key(name)] = number
    return names | {f"{name}ta": number for name, number in names.items() if name.endswith("kuu")}


def _typed_time(cell: str) -> Answer | Doubtful | None:
    text = plain_key(cell)
    if not text:
        return None
    match = _CLOCK.fullmatch(text)
    if match is None:
        return refused("NOT_A_TIME", cell)
    hour, half = int(match[1]), (match[4] or "").replace(".", "")
    if half in ("am", "pm"):
        if not 1 <= hour <= 12:
            return refused("NOT_A_TIME", cell)
        hour = hour % 12 + (12 if half == "pm" else 0)
    try:
        found = time(hour, int(match[2] or 0), int(match[3] or 0))
    except ValueError:
        return refused("NOT_A_TIME", cell)
    return read_as(found, cell, f"{found:%H:%M}") if match[2] is None and not half else found


def _after_midnight(since: timedelta, cell: Cell) -> Answer | Doubtful:
    seconds = round(since.total_seconds())
    if not 0 <= seconds < 86_400:
        return refused("NOT_A_TIME", cell)
    return (datetime.min + timedelta(seconds=seconds)).time()


def _to_the_second(clock: time) -> time:
    """Excel keeps times as fractions of a day, so 9:30 may come back a hair short of it."""
    if not clock.microsecond:
        return clock
    rounded = datetime.combine(date(2000, 1, 1), clock) + timedelta(microseconds=500_000)
    return rounded.time().replace(microsecond=0)
