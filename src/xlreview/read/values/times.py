"""Cells with a time of day, as Excel keeps it and as people type it into text cells."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

from xlreview.model.review import Answer
from xlreview.read.engine.grid import Cell
from xlreview.read.values.answers import (
    Doubtful,
    has_other_digits,
    is_blank,
    latin_digits,
    plain_key,
    read_as,
    refused,
)

_CLOCK = re.compile(
    r"(?:klo|kl|at|um)?\.?\s*(\d{1,2})(?:\s*[:.h]\s*(\d{2})(?:[:.](\d{2}))?)?"
    r"\s*(am|pm|a\.m|p\.m|h|uhr|o'clock)?"
)
_DIGITS_ONLY = re.compile(r"(\d{2})(\d{2})")
_BETWEEN_TIMES = re.compile(r"\s*(?:[-–—;&,]|\s(?:to|and|ja|bis|und|och|et|till|à)\s)\s*")

_HOUR, _DAY = 3_600, 86_400


def read_time(cell: Cell) -> Answer | Doubtful | None:
    """A time of day: a time cell, `9:30`, `9.30`, `klo 9.30`, `9:30 pm`; a bare `9` with a note.

    The first hour after midnight may be written 24:30. Two times (`9–10`) are one too many.
    """
    if isinstance(cell, str):
        return None if is_blank(cell) else _typed_time(cell)
    if isinstance(cell, bool):
        return refused("NOT_A_TIME", cell)
    if isinstance(cell, time):
        return _to_the_second(cell)
    if isinstance(cell, date):
        return _on_a_day(cell)
    days = cell.total_seconds() / _DAY if isinstance(cell, timedelta) else float(cell)
    return _serial_time(days, cell)


def _on_a_day(cell: date) -> Answer | Doubtful:
    """A date cell. Numbers of up to a month are days of January 1900 to Excel: `9.3` typed for 9:30."""
    clock = cell.time() if isinstance(cell, datetime) else time()
    day = cell.date() if isinstance(cell, datetime) else cell
    if (day.year, day.month) in ((1900, 1), (1904, 1)):
        days = day.day if day.year == 1900 else day.day - 1
        fraction = timedelta(hours=clock.hour, minutes=clock.minute, seconds=clock.second)
        return _serial_time(days + fraction / timedelta(days=1), cell)
    if not isinstance(cell, datetime):
        return refused("NOT_A_TIME", cell)
    found = _to_the_second(clock)
    return found if day.year < 1900 else read_as(found, cell, f"{found:%H:%M}")


def _serial_time(days: float, cell: Cell) -> Answer | Doubtful:
    """A number as Excel keeps times: a share of a day."""
    seconds = round(days * _DAY)
    if 0 <= seconds < _DAY:
        return _clock(seconds)
    if _DAY <= seconds < _DAY + _HOUR:
        found = _clock(seconds - _DAY)
        return read_as(found, cell, f"{found:%H:%M}")
    if days.is_integer() and 0 <= days < 24 and not isinstance(cell, timedelta):
        return read_as(time(int(days)), f"{days:g}", f"{int(days)}:00")
    # What was typed is the number; Excel shows a day of 1900 in its place.
    return refused("NOT_A_TIME", cell if isinstance(cell, timedelta) else f"{days:.10g}")


def _typed_time(cell: str) -> Answer | Doubtful:
    text = plain_key(latin_digits(cell))
    match = _CLOCK.fullmatch(text) or _DIGITS_ONLY.fullmatch(text)
    found = _match_time(match) if match else None
    if match and found is not None:
        hour, minute, *rest = match.groups()
        is_plain = (minute is not None or rest[-1] in _HALVES) and int(hour) < 24 and bool(rest)
        return found if is_plain and not has_other_digits(cell) else read_as(found, cell, f"{found:%H:%M}")
    parts = [_CLOCK.fullmatch(part) for part in _BETWEEN_TIMES.split(text)]
    times = [_match_time(part) if part else None for part in parts]
    if len(times) > 1 and times[0] is not None and None not in times:
        return refused("ONE_TIME_ONLY", cell, first=f"{times[0]:%H:%M}")
    return refused("NOT_A_TIME", cell)


_HALVES = ("am", "pm", "a.m", "p.m")


def _match_time(match: re.Match[str]) -> time | None:
    """The time that a text says, or None where no clock shows it."""
    hour_text, minute, *rest = match.groups()
    hour = int(hour_text)
    if rest and rest[-1] in _HALVES:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if rest[-1].startswith("p") else 0)
    if hour == 24 and minute is not None:
        hour = 0
    try:
        return time(hour, int(minute or 0), int(rest[0] or 0) if rest else 0)
    except ValueError:
        return None


def _clock(seconds: int) -> time:
    return (datetime.min + timedelta(seconds=seconds)).time()


def _to_the_second(clock: time) -> time:
    """Excel keeps times as fractions of a day, so 9:30 may come back a hair short of it."""
    if not clock.microsecond:
        return clock
    rounded = datetime.combine(date(2000, 1, 1), clock) + timedelta(microseconds=500_000)
    return rounded.time().replace(microsecond=0)
