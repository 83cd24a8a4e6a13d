"""Finds the sheet `Check` of a marked copy, which is nobody's answer and no sheet that people added."""

from __future__ import annotations

from collections.abc import Collection

from xlreview.layout.check_sheet import is_check_sheet
from xlreview.read.engine.grid import Book, Grid


def find_check_sheets(book: Book, ours: Collection[str]) -> tuple[str, ...]:
    """Titles of the sheets that marking put in: one at most, unless somebody copied it.

    `ours` are the titles of sheets that the workbook went out with; they are not looked into.
    """
    return tuple(
        title for title in book.titles if title not in ours and is_check_sheet(_texts(book.grid(title)))
    )


def _texts(grid: Grid) -> list[list[str]]:
    return [[cell for cell in grid.rows[number] if isinstance(cell, str)] for number in grid.filled]
