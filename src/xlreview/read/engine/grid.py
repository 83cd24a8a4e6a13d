"""An open workbook, and its sheets as plain cells at their true places."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property

from xlreview.a1 import cell_name
from xlreview.layout.pages import Marks, marks_of
from xlreview.model.review import Saved
from xlreview.read.intake.comments import CellComment
from xlreview.read.intake.container import Container

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

    Rows are equally long; a text in which words are set off is `Emphasised`, which `has_emphasis` says.
    Of the `merged` ranges (`B4:B7`) only the first cell can hold something; what stands in `formulas`
    (`D5`) was worked out, not typed.
    """

    title: str
    rows: list[list[Cell]]
    has_errors: bool = False
    has_emphasis: bool = False
    merged: tuple[str, ...] = ()
    formulas: frozenset[str] = frozenset()

    @property
    def width(self) -> int:
        """Number of columns."""
        return len(self.rows[0]) if self.rows else 0

    @cached_property
    def filled(self) -> tuple[int, ...]:
        """The zero-based rows that hold anything, from above.

        A single cell in the last row of Excel comes with a million blank rows, which nobody should walk
        through more than once.
        """
        blank = [""] * self.width
        return tuple([number for number, row in enumerate(self.rows) if row != blank])

    def at(self, row: int, column: int) -> Cell:
        """The cell at a zero-based place, blank outside the filled area."""
        try:
            return self.rows[row][column]
        except IndexError:
            return ""


class Book(ABC):
    """The sheets of a workbook by their titles, in workbook order, and what else it tells about itself."""

    def __init__(self, container: Container) -> None:
        self.container = container
        self._grids: dict[str, Grid] = {}

    @property
    @abstractmethod
    def titles(self) -> tuple[str, ...]:
        """The titles of all sheets with cells."""

    @property
    @abstractmethod
    def saved(self) -> Saved:
        """Who saved the workbook last, as far as it says so."""

    @property
    @abstractmethod
    def carries(self) -> Mapping[str, tuple[str, ...]]:
        """What it has inside beside cells: see `intake.carries`."""

    @property
    @abstractmethod
    def comments(self) -> Mapping[str, tuple[CellComment, ...]]:
        """What people wrote beside cells, by the title of their sheet; see `intake.comments`."""

    @abstractmethod
    def _parse(self, title: str) -> Grid:
        """The cells of a sheet that the workbook has."""

    def grid(self, title: str) -> Grid:
        """The cells of a sheet, parsed once.

        Raises UnusableInput when the sheet is damaged or reaches too far, KeyError for an unknown title.
        """
        if title not in self._grids:
            if title not in self.titles:
                raise KeyError(title)
            self._grids[title] = self._parse(title)
        return self._grids[title]

    def texts(self, title: str) -> Marks:
        """The marks of the texts that people may have typed on a sheet: of all that no formula comes to."""
        return marks_of(cell for cell in self._typed(title) if isinstance(cell, str))

    def is_printed(self, title: str, printed: Marks) -> bool:
        """Whether nothing stands on a sheet but texts with these marks, and what formulas come to."""
        typed = self._typed(title)
        return all(isinstance(cell, str) for cell in typed) and marks_of(map(str, typed)) <= printed

    def _typed(self, title: str) -> list[Cell]:
        grid = self.grid(title)
        return [
            cell
            for number in grid.filled
            for place, cell in enumerate(grid.rows[number])
            if cell != "" and cell_name(number, place) not in grid.formulas
        ]

    def forget(self, title: str) -> None:
        """Lets the memory go that a sheet takes; it can be asked for again."""
        self._grids.pop(title, None)
