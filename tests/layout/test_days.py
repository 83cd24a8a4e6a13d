"""Days in running text."""

from datetime import date

from xlreview.layout.days import day_in_words


def test_a_day_is_written_as_people_of_the_language_write_it():
    assert day_in_words(date(2026, 11, 2), "en") == "2 Nov 2026"
    assert day_in_words(date(2026, 11, 2), "fi") == "2.11.2026"
    assert day_in_words(date(2026, 5, 31), "fi") == "31.5.2026"
