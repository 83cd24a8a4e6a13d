"""How far a sheet is filled, as the workbook's own counters show it."""

from __future__ import annotations

from dataclasses import dataclass

from xlreview.layout.sheets import Rows, Sheet
from xlreview.model.review import Entry, Review


@dataclass(frozen=True, slots=True)
class Progress:
    """Rows done, and rows to do; `total` is None on sheets that have no last row."""

    done: int
    total: int | None


def is_done(sheet: Sheet, entry: Entry) -> bool:
    """Whether every essential answer of a row is there."""
    return all(entry.get(column.key) is not None for column in sheet.columns if column.essential)


def progress(sheet: Sheet, review: Review) -> Progress:
    """Rows of a sheet that are done, out of those that the pack asks for."""
    done = sum(is_done(sheet, entry) for entry in review.of(sheet.key))
    match sheet.rows:
        case Rows.INDICATORS:
            return Progress(done, len(review.pack.indicators))
        case Rows.TOPICS:
            return Progress(done, sum(1 for _ in review.pack.topics()))
        case _:
            return Progress(done, None)
