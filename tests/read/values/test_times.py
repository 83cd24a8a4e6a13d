"""One cell to one time of day, or to what is wrong with it."""

from datetime import date, datetime, time, timedelta

import pytest

from support.readings import seen
from xlreview.read.values.times import read_time


@pytest.mark.parametrize(
    ("cell", "clock"),
    [
        (time(9, 30), time(9, 30)),
        (time(9, 29, 59, 999_999), time(9, 30)),
        (datetime(1899, 12, 31, 9, 30), time(9, 30)),
        (timedelta(hours=9, minutes=30), time(9, 30)),
        (0.395833333333333, time(9, 30)),
        ("9:30", time(9, 30)),
        ("9.30", time(9, 30)),
        ("klo 9.30", time(9, 30)),
        ("1:30 pm", time(13, 30)),
        ("12 am", time(0, 0)),
        ("9", (time(9, 0), "READ_AS")),
        (9.0, (time(9, 0), "READ_AS")),
        ("25:00", (None, "NOT_A_TIME")),
        ("13 pm", (None, "NOT_A_TIME")),
        ("after lunch", (None, "NOT_A_TIME")),
        ("...", (None, "NOT_A_TIME")),
        ("klo 9", (time(9, 0), "READ_AS")),
        ("9:30 a.m.", time(9, 30)),
        ("9 Uhr", (time(9, 0), "READ_AS")),
        ("9h30", time(9, 30)),
        ("0930", (time(9, 30), "READ_AS")),
        ("９：３０", (time(9, 30), "READ_AS")),
        # Past midnight.
        ("24:00", (time(0, 0), "READ_AS")),
        ("24:30", (time(0, 30), "READ_AS")),
        (1.0208333333, (time(0, 30), "READ_AS")),
        (timedelta(hours=24, minutes=30), (time(0, 30), "READ_AS")),
        (timedelta(hours=25), (None, "NOT_A_TIME")),
        # What Excel makes of a number in a cell for times: a day of January 1900, or 1904.
        (datetime(1900, 1, 1, 0, 30), (time(0, 30), "READ_AS")),
        (datetime(1904, 1, 2, 0, 30), (time(0, 30), "READ_AS")),
        (datetime(1900, 1, 9, 7, 12), (None, "NOT_A_TIME")),
        (date(1900, 1, 9), (time(9, 0), "READ_AS")),
        (date(1904, 1, 10), (time(9, 0), "READ_AS")),
        # More than a time.
        ("9:00–10:00", (None, "ONE_TIME_ONLY")),
        ("9-10", (None, "ONE_TIME_ONLY")),
        ("klo 9.30 - 10.30", (None, "ONE_TIME_ONLY")),
        ("9 to 10", (None, "ONE_TIME_ONLY")),
        (datetime(2026, 11, 3, 9, 30), (time(9, 30), "READ_AS")),
        (-1.0, (None, "NOT_A_TIME")),
        (9.5, (None, "NOT_A_TIME")),
        (timedelta(hours=30), (None, "NOT_A_TIME")),
        (date(2026, 11, 3), (None, "NOT_A_TIME")),
        (True, (None, "NOT_A_TIME")),
    ],
)
def test_times(cell: object, clock: object) -> None:
    assert seen(read_time(cell)) == clock  # type: ignore[arg-type]
