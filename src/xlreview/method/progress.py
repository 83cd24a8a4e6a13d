"""How far a sheet is filled, as the workbook's own counters show it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from xlreview.layout.asked import (
    NO_ANSWER_YET,
    NUMBERED_SOURCES,
    SETTLED_BY,
    columns_of_others,
    essential_columns,
)
from xlreview.layout.columns import Column
from xlreview.layout.sheets import Rows, Sheet
from xlreview.model.review import Entry, Review


@dataclass(frozen=True, slots=True)
class Progress:
    """Rows done, and rows to do; `total` is None on sheets that have no last row."""

    done: int
    total: int | None


def is_answered(column: Column, entry: Entry) -> bool:
    """Whether there is an answer, and not one that only says that it is still to come."""
    answer = entry.get(column.key)
    return answer is not None and answer != NO_ANSWER_YET.get(column.choices or "")


def is_done(sheet: Sheet, entry: Entry, essential: Iterable[Column]) -> bool:
    """Whether every answer is there that a row needs: those in the `essential` columns of the sheet."""
    if sheet.key in SETTLED_BY:
        column, value = SETTLED_BY[sheet.key]
        if entry.get(column) == value:
            return True
    return not lacks_number(sheet, entry) and all(is_answered(column, entry) for column in essential)


def lacks_number(sheet: Sheet, entry: Entry) -> bool:
    """Whether a row names an interview or workshop as its source, but not which."""
    key, source, heard_in, number = NUMBERED_SOURCES
    return sheet.key == key and entry.get(source) in heard_in and entry.get(number) is None


def progress(sheet: Sheet, review: Review) -> Progress:
    """Rows of a sheet that are done, out of those that the pack or other people ask for.

    Context factors are counted as far as the pack names any, without those that people add.
    """
    role = review.stamp.role
    entries = review.of(sheet.key)
    total: int | None = None
    if others := columns_of_others(sheet, role):
        entries = tuple(one for one in entries if any(one.get(column.key) is not None for column in others))
        total = len(entries)
    elif sheet.rows is Rows.INDICATORS:
        total = len(review.pack.indicators)
    elif sheet.rows is Rows.TOPICS:
        total = sum(1 for _ in review.pack.topics())
    elif sheet.rows is Rows.FACTORS and review.pack.context_factors:
        named = {factor.id for factor in review.pack.context_factors}
        entries = tuple(one for one in entries if one.id in named)
        total = len(named)
    essential = essential_columns(sheet, role)
    return Progress(sum(is_done(sheet, one, essential) for one in entries), total)
