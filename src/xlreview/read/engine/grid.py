"""The spreadsheet engine at arm's length: workbook in, plain cells at their true places out.

Only this module knows calamine. Its numbers come as floats, its blanks as empty strings; error cells
and sheets that reach too far are seen to in `parts` before it is asked.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TypeVar

import python_calamine

from xlreview.a1 import parse_cell
from xlreview.problem import unusable
from xlreview.read.intake.container import Container
from xlreview.read.intake.parts import check_reach, error_cells, sheet_parts, uncalculated_cells

Answered = TypeVar("Answered")
Cell = str | float | int | bool | date | datetime | time | timedelta
"""One cell as the engine gives it; a blank is the empty string."""


class ErrorCell(str):
    """What an error cell shows, `#N/A` for one."""

    __slots__ = ()


class UncalculatedCell(ErrorCell):
    """A formula (`=A1`) of which the workbook holds no result."""

    __slots__ = ()


@dataclass(frozen=True)
class Grid:
    """The cells of one sheet: `rows[r][c]` stands in row r and column c counted from A1.

    Rows are equally long.
    """

    title: str
    rows: list[list[Cell]]
    has_errors: bool = False

    @property
    def width(self) -> int:
        """Number of columns."""
        return len(self.rows[0]) if self.rows else 0

    def at(self, row: int, column: int) -> Cell:
        """The cell at a zero-based place, blank outside the filled area."""
        try:
            return self.rows[row][column]
        except IndexError:
            return ""


class Book:
    """An open workbook. Sheets are parsed when they are asked for, and only then."""

    def __init__(self, container: Container) -> None:
        self.container = container
        self._parts = sheet_parts(container)
        self._engine = _guarded(
            container.name, lambda: python_calamine.load_workbook(io.BytesIO(container.content))
        )
        kinds = python_calamine.SheetTypeEnum
        self.titles: tuple[str, ...] = tuple(
            sheet.name for sheet in self._engine.sheets_metadata if sheet.typ == kinds.WorkSheet
        )
        self._grids: dict[str, Grid] = {}

    def grid(self, title: str) -> Grid:
        """The cells of a sheet.

        Raises UnusableInput when the sheet is damaged or reaches too far, KeyError for an unknown title.
        """
        if title not in self._grids:
            if title not in self.titles:
                raise KeyError(title)
            xml = self.container.part(self._parts.get(title, ""))
            check_reach(self.container, title, xml)
            rows = _guarded(
                self.container.name,
                lambda: self._engine.get_sheet_by_name(title).to_python(skip_empty_area=False),
            )
            errors: dict[str, ErrorCell] = {
                **{place: ErrorCell(shown) for place, shown in error_cells(xml).items()},
                **{place: UncalculatedCell(shown) for place, shown in uncalculated_cells(xml).items()},
            }
            _show_errors(rows, errors)
            self._grids[title] = Grid(title, rows, has_errors=bool(errors))
        return self._grids[title]


def open_book(container: Container) -> Book:
    """The workbook in a checked file; raises UnusableInput when it is damaged or encrypted."""
    return Book(container)


def _show_errors(rows: list[list[Cell]], errors: Mapping[str, ErrorCell]) -> None:
    """Puts error cells where the engine left blanks; a sheet may end with one, beyond all else."""
    for reference, shown in errors.items():
        row, column = parse_cell(reference)
        width = max(column + 1, len(rows[0]) if rows else 0)
        while len(rows) <= row:
            rows.append([""] * width)
        for short in rows if len(rows[row]) < width else ():
            short.extend([""] * (width - len(short)))
        rows[row][column] = shown


def _guarded(file: str, act: Callable[[], Answered]) -> Answered:
    """What `act` gives; every way in which the engine can fail becomes one of our problems."""
    try:
        return act()
    except python_calamine.PasswordError as fault:
        raise unusable("PASSWORD_PROTECTED", file) from fault
    except (python_calamine.CalamineError, OSError, ValueError, OverflowError, MemoryError) as fault:
        raise unusable("DAMAGED_WORKBOOK", file) from fault
    except BaseException as fault:
        # A panic inside calamine is a BaseException of its own that no Exception clause would see.
        if type(fault).__name__ != "PanicException":
            raise
        raise unusable("DAMAGED_WORKBOOK", file) from fault
