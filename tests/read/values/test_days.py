"""One cell to one day, or to what is wrong with it."""

from datetime import date, datetime

import pytest

from support.readings import seen
from xlreview.read.values.answers import Doubtful
from xlreview.read.values.days import DAY_ZERO_1904, read_day


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        (date(2026, 11, 3), date(2026, 11, 3)),
        (datetime(2026, 11, 3, 9, 30), (date(2026, 11, 3), "READ_AS")),
        (datetime(2026, 11, 3), date(2026, 11, 3)),
        ("2026-11-03", date(2026, 11, 3)),
        ("3.11.2026", date(2026, 11, 3)),
        ("03. 11. 2026", date(2026, 11, 3)),
        ("3 November 2026", date(2026, 11, 3)),
        ("3rd Nov. 2026", date(2026, 11, 3)),
        ("November 3, 2026", date(2026, 11, 3)),
        ("3. marraskuuta 2026", date(2026, 11, 3)),
        ("13/11/2026", date(2026, 11, 13)),
        ("11/13/2026", date(2026, 11, 13)),
        ("11/11/2026", date(2026, 11, 11)),
        ("3.11.26", (date(2026, 11, 3), "READ_AS")),
        (46329.0, (date(2026, 11, 3), "READ_AS")),
        ("3/11/2026", (None, "DATE_AMBIGUOUS")),
        ("3-11-2026", (None, "DATE_AMBIGUOUS")),
        ("31.11.2026", (None, "NOT_A_DATE")),
        ("3.11.", (None, "NOT_A_DATE")),
        ("...", (None, "NOT_A_DATE")),
        # In other words than the workbook's.
        ("3. November 2026", date(2026, 11, 3)),
        ("3 novembre 2026", date(2026, 11, 3)),
        ("1er mars 2026", date(2026, 3, 1)),
        ("3 de noviembre de 2026", date(2026, 11, 3)),
        ("den 3 november 2026", (None, "NOT_A_DATE")),
        ("3 listopada 2026", (None, "DATE_AMBIGUOUS")),
        ("Tuesday 3 November 2026", date(2026, 11, 3)),
        ("ti 3.11.2026", date(2026, 11, 3)),
        ("Dienstag, 3. November 2026", date(2026, 11, 3)),
        # With more than a day in it.
        ("2026-11-03T09:30:00Z", (date(2026, 11, 3), "READ_AS")),
        ("2026-11-03 00:00:00", date(2026, 11, 3)),
        ("3.11.2026 klo 9.30", (date(2026, 11, 3), "READ_AS")),
        ("03.11.2026 09:30 Uhr", (date(2026, 11, 3), "READ_AS")),
        ("3.–4.11.2026", (None, "ONE_DAY_ONLY")),
        ("3-4.11.2026", (None, "ONE_DAY_ONLY")),
        ("3.11.2026, 4.11.2026", (None, "ONE_DAY_ONLY")),
        ("3 and 4 November 2026", (None, "ONE_DAY_ONLY")),
        # Short years, numbers of days, digits of other scripts.
        ("3/11/26", (None, "DATE_AMBIGUOUS")),
        ("31/12/26", (None, "DATE_AMBIGUOUS")),
        ("20261103", (date(2026, 11, 3), "READ_AS")),
        ("46329", (date(2026, 11, 3), "READ_AS")),
        (46329.4, (date(2026, 11, 3), "READ_AS")),
        ("٣.١١.٢٠٢٦", (date(2026, 11, 3), "READ_AS")),
        ("３.１１.２０２６", (date(2026, 11, 3), "READ_AS")),
        ("\u200e3.11.2026\u200e", date(2026, 11, 3)),
        ("next week", (None, "NOT_A_DATE")),
        (date(1900, 1, 5), (None, "NOT_A_DATE")),
        (5.0, (None, "NOT_A_DATE")),
        (True, (None, "NOT_A_DATE")),
    ],
)
def test_days(cell: object, day: object) -> None:
    assert seen(read_day(cell)) == day  # type: ignore[arg-type]


def test_an_ambiguous_day_comes_with_both_readings() -> None:
    reading = read_day("3 listopada 2026")
    assert isinstance(reading, Doubtful)
    assert (reading.flaws[0].details["one"], reading.flaws[0].details["other"]) == (
        "2026-10-03",
        "2026-11-03",
    )


def test_numbers_of_days_may_count_from_1904() -> None:
    assert seen(read_day(44867.0, day_zero=DAY_ZERO_1904)) == (date(2026, 11, 3), "READ_AS")
    assert seen(read_day("44867", day_zero=DAY_ZERO_1904)) == (date(2026, 11, 3), "READ_AS")
    assert seen(read_day(date(2026, 11, 3), day_zero=DAY_ZERO_1904)) == date(2026, 11, 3)
