"""Columns that a merge printed beside the answers, told from columns that people added.

Their key and their label name them. Where only one of the two does, what was printed there has to
confirm it, as far as the stamp still says what that was.
"""

from __future__ import annotations

from itertools import islice

from xlreview.layout.beside import is_beside_key, is_beside_label
from xlreview.layout.pages import Marks, text_mark
from xlreview.layout.sheets import Sheet
from xlreview.read.engine.grid import Grid
from xlreview.read.values.answers import plain_text

_LOOKED_AT = 60
"""Filled cells that are compared with what was printed; half of them have to be known."""


def places_beside(
    sheet: Sheet, grid: Grid, *, key_row: int | None, label_row: int | None, marks: Marks | None
) -> frozenset[int]:
    """The zero-based columns of such a sheet that a merge printed.

    `marks` are those of the texts printed there, None where the stamp does not say.
    """
    if marks is not None and not marks:
        return frozenset()
    by_key, by_label = (
        {
            place
            for place, cell in enumerate(grid.rows[number] if number is not None else ())
            if isinstance(cell, str) and is_named(sheet.key, cell)
        }
        for number, is_named in ((key_row, is_beside_key), (label_row, is_beside_label))
    )
    below = max(key_row or 0, label_row or 0) + 1
    # Keys may have stayed behind when a column was moved, and people have labels of their own.
    doubtful = {place for place in by_key ^ by_label if not _is_printed(grid, place, below, marks)}
    return frozenset((by_key | by_label) - doubtful)


def _is_printed(grid: Grid, place: int, below: int, marks: Marks | None) -> bool:
    if marks is None:
        return True
    filled = (row[place] for row in islice(grid.rows, below, None) if row[place] != "")
    known = [text_mark(plain_text(cell)) in marks for cell in islice(filled, _LOOKED_AT)]
    return sum(known) * 2 >= len(known)
