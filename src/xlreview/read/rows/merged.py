"""Merged cells among the answers: a program keeps the content of the first and forgets the others'."""

from __future__ import annotations

from itertools import islice, product

from xlreview.a1 import cell_name, parse_cell
from xlreview.read.finding.columns import FoundSheet
from xlreview.read.rows.reading import SheetReading

_MOST_EMPTIED = 500
"""Cells of one range that are known to have been emptied; merging across more is no slip."""


def mention_merged(found: FoundSheet, reading: SheetReading) -> None:
    """CELLS_MERGED for each range of merged cells with an answer in it, which counts for its first cell.

    The cells behind the first are emptied: what is missing there is missing for this reason alone.
    """
    answered = {found.columns[one.key] for one in found.sheet.answered if one.key in found.columns}
    for where in dict.fromkeys(found.grid.merged):
        (top, left), (bottom, right) = map(parse_cell, where.split(":"))
        is_below = bottom >= found.first_row and bottom not in found.heads
        columns = sorted(answered.intersection(range(left, right + 1)))
        if is_below and found.grid.at(top, left) != "" and columns:
            reading.say("CELLS_MERGED", where)
            for cell in islice(product(range(top, bottom + 1), columns), _MOST_EMPTIED):
                if cell != (top, left):
                    reading.mark_emptied(cell_name(*cell))
