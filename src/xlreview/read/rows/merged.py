"""Merged cells among the answers: a program keeps the content of the first and forgets the others'."""

from __future__ import annotations

from xlreview.a1 import parse_cell
from xlreview.read.finding.columns import FoundSheet
from xlreview.read.rows.reading import SheetReading


def mention_merged(found: FoundSheet, reading: SheetReading) -> None:
    """CELLS_MERGED for each range of merged cells with an answer in it, which counts for its first cell."""
    answered = {found.columns[one.key] for one in found.sheet.answered if one.key in found.columns}
    for where in found.grid.merged:
        (top, left), (bottom, right) = map(parse_cell, where.split(":"))
        is_below = bottom >= found.first_row and bottom not in found.heads
        if is_below and found.grid.at(top, left) != "" and answered.intersection(range(left, right + 1)):
            reading.say("CELLS_MERGED", where)
