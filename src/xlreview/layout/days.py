"""Days as people of a language write them in running text: `2 Nov 2026`, `2.11.2026`."""

from __future__ import annotations

from datetime import date

from xlreview.i18n import translate


def day_in_words(day: date, language: str) -> str:
    """A day as short as it stays clear everywhere."""
    months = translate("day.months", language).split()
    return translate("day.text", language, day=day.day, month=months[day.month - 1], year=day.year)
