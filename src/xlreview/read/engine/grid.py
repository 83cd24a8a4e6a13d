"""One sheet as plain cells at their true places: what every engine gives and every reader takes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

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

    Rows are equally long. Of the `merged` ranges (`B4:B7`) only the first cell can hold something.
    """

    title: str
    rows: list[list[Cell]]
    has_errors: bool = False
    merged: tuple[str, ...] = ()

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
