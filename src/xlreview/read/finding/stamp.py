"""Finds the stamp of a workbook, wherever it is, and says plainly why there is none to use."""

from __future__ import annotations

from collections.abc import Iterator

from xlreview.layout.sheets import SHEETS_BY_KEY, STAMP_SHEET
from xlreview.layout.stamp import FORMAT_VERSION, StampedWorkbook, read_stamp
from xlreview.problem import unusable
from xlreview.read.engine.grid import Book, Grid
from xlreview.read.values.answers import plain_text

_TELLING = frozenset({"format", "workbook_id", "review_id", "pack_id", "pack.1"})
"""Keys of stamp lines; a sheet with most of them is the stamp, whatever it is called."""
_LOOKED_AT = 200
"""Rows that are looked at for stamp lines on sheets of another name."""


def find_stamp(book: Book) -> tuple[str, StampedWorkbook]:
    """The title of the stamp sheet, and what it says.

    Raises UnusableInput: FOREIGN_WORKBOOK where nothing says that the workbook is one of ours,
    NEWER_FORMAT where a later xlreview made it, STAMP_DAMAGED where the stamp has been lost or changed.
    """
    name = book.container.name
    for title in sorted(book.titles, key=lambda title: title != STAMP_SHEET):
        grid = book.grid(title)
        lines = list(_lines(grid, None if title == STAMP_SHEET else _LOOKED_AT))
        if len(_TELLING & dict(lines).keys()) * 2 > len(_TELLING):
            return title, _understood(lines, name)
    looks_like_ours = STAMP_SHEET in book.titles or any(_has_keys(book.grid(title)) for title in book.titles)
    raise unusable("STAMP_DAMAGED" if looks_like_ours else "FOREIGN_WORKBOOK", name)


def _understood(lines: list[tuple[str, str]], name: str) -> StampedWorkbook:
    made_with = dict(lines).get("format", "")
    if made_with.isdecimal() and int(made_with) > FORMAT_VERSION:
        raise unusable("NEWER_FORMAT", name)
    try:
        return read_stamp(lines)
    except ValueError as fault:
        raise unusable("STAMP_DAMAGED", name) from fault


def _lines(grid: Grid, most: int | None) -> Iterator[tuple[str, str]]:
    """The first two filled cells of each row."""
    for row in grid.rows[:most]:
        filled = [plain_text(cell) for cell in row if cell != ""]
        if filled:
            yield filled[0].strip(), filled[1] if len(filled) > 1 else ""


def _has_keys(grid: Grid) -> bool:
    """Whether a row near the top holds column keys of ours (`evidence.points_to`)."""
    for row in grid.rows[:3]:
        for cell in row:
            if isinstance(cell, str) and "." in cell:
                sheet, _, column = cell.partition(".")
                if sheet in SHEETS_BY_KEY and any(one.key == column for one in SHEETS_BY_KEY[sheet].columns):
                    return True
    return False
