"""Actions over time: one line each, a box for every quarter or year in which something is done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from xlreview import look
from xlreview.report.context.setting import Context
from xlreview.report.wording import Wording

_MOST = 8
"""Columns that an upright A4 page holds beside the actions."""
_SIGN = "●"

Spell = tuple[str, str, date | None, date | None]
"""Id and subject of an action, its first and its last day."""


def timeline(actions: Sequence[Spell], wording: Wording) -> Context:
    """`columns` (titles) and `rows` (id, subject, cells); quarters, or years where quarters are too many.

    Empty where no action has a day, where all are in one quarter, and where even years are too many.
    """
    dated = [
        (id, subject, first, last)
        for id, subject, start, due in actions
        if (first := start or due) and (last := due or start) and first <= last
    ]
    if not dated:
        return {}
    begin, end = min(one[2] for one in dated), max(one[3] for one in dated)
    for number_of, title_of in ((_quarter, wording.quarter), (_year, wording.year)):
        numbers = range(number_of(begin), number_of(end) + 1)
        if 1 < len(numbers) <= _MOST:
            return {
                "columns": [title_of(_first_day(number, number_of)) for number in numbers],
                "rows": [
                    {
                        "id": id,
                        "subject": subject,
                        "cells": [_box(number_of(first) <= number <= number_of(last)) for number in numbers],
                    }
                    for id, subject, first, last in dated
                ],
            }
    return {}


def _quarter(day: date) -> int:
    return day.year * 4 + (day.month - 1) // 3


def _year(day: date) -> int:
    return day.year


def _first_day(number: int, number_of: Callable[[date], int]) -> date:
    if number_of is _year:
        return date(number, 1, 1)
    year, quarter = divmod(number, 4)
    return date(year, quarter * 3 + 1, 1)


def _box(active: bool) -> dict[str, str]:
    return {"sign": _SIGN if active else "", "fill": look.PROGRESS_FILL if active else look.PAPER}
