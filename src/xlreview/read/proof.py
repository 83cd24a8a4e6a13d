"""Whether a workbook of our own that has just been written holds what was put into it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime, time
from math import isclose
from pathlib import Path

from xlreview.layout.printed import Printed, PrintedSheet, storable
from xlreview.read.engine.grid import Cell
from xlreview.read.engine.parcel import parcel
from xlreview.read.engine.reader import Calamine, EngineFault
from xlreview.read.intake.container import open_container


def holds_what_was_printed(
    path: Path, printed: Printed, *, advance: Callable[[int], object] | None = None
) -> bool:
    """Whether every cell of the sheets that are read back comes out of the file as it was put in.

    The file is unpacked and parsed as any other is. That it is nobody else's saves the child process and
    the search for traps; what its cells mean is not worked out once more, which takes three times as long.
    Tells `advance` of filled rows as they are looked at. Raises UnusableInput where the workbook has grown
    beyond what can be read.
    """
    package = open_container(path).package
    parts = package.worksheets
    if any(sheet.title not in parts for sheet in printed.values()):
        return False
    held = parcel(
        [package.xml(parts[sheet.title]) for sheet in printed.values()],
        strings=package.related("sharedStrings", "xl/sharedstrings.xml"),
        styles=package.related("styles", "xl/styles.xml"),
        counts_from_1904=package.counts_from_1904,
    )
    try:
        engine = Calamine(held)
        for number, sheet in enumerate(printed.values()):
            if not _holds(engine.rows(number), sheet):
                return False
            if advance is not None:
                advance(len(sheet.entries))
    except EngineFault:
        return False
    return True


def _holds(rows: Sequence[Sequence[Cell]], sheet: PrintedSheet) -> bool:
    below = rows[sheet.first_row :]
    for column, contents in sheet.columns.items():
        read = [row[column] if column < len(row) else "" for row in below[: len(contents)]]
        read += [""] * (len(contents) - len(read))
        put = ["" if content is None else content for content in contents]
        # Nearly always all at once; else cell by cell.
        if put != read and not all(map(_is_kept_as, put, read)):
            return False
    return True


def _is_kept_as(content: object, cell: Cell) -> bool:
    """Whether a cell holds a content as closely as cells can: sixteen digits, no day before 1900."""
    match content:
        case str():
            return storable(content) == cell
        case date() if content.year < 1900:
            return content.isoformat() == cell
        case date() | time():
            return isinstance(cell, date | time) and abs(_seconds(content) - _seconds(cell)) < 1
        case int() | float():
            return isinstance(cell, int | float) and isclose(content, cell, rel_tol=1e-14)
    return False


def _seconds(moment: date | time) -> float:
    """Where a day, a time of day or both lie on one line."""
    # A time alone comes with the day on which Excel's calendar begins, or with none.
    days = moment.toordinal() if isinstance(moment, date) and moment.year >= 1900 else 0
    if isinstance(moment, datetime | time):
        return (
            days * 86_400
            + moment.hour * 3_600
            + moment.minute * 60
            + moment.second
            + moment.microsecond / 1e6
        )
    return days * 86_400
