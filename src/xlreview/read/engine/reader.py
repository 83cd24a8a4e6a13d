"""The engine that parses sheets, behind a door of our own: only this module knows calamine.

It is fast and it is not to be trusted: it can panic, and it asks for memory in one piece, without limit.
So it is handed nothing but what `read.intake` has looked through (see `parcel`).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar

import python_calamine

from xlreview.read.engine.grid import Cell
from xlreview.read.engine.parcel import Parcel
from xlreview.read.intake.cells import LARGEST_GRID

Answered = TypeVar("Answered")


class EngineFault(Exception):
    """The engine cannot read what it was given."""


class TooFar(EngineFault):
    """A sheet reaches out further than `rows` and `columns` of any table of ours."""

    def __init__(self, rows: int, columns: int) -> None:
        super().__init__(f"{rows} x {columns}")
        self.rows = rows
        self.columns = columns


class Engine(Protocol):
    """An open workbook. An engine is a function that makes one of a parcel."""

    def rows(self, number: int) -> list[list[Cell]]:
        """All cells from A1 to the last filled one of the sheet with this number, from zero.

        Rows are equally long. Raises EngineFault.
        """
        ...


OpenEngine = Callable[[Parcel], Engine]


class Calamine:
    """Numbers come as floats, days and times as such, error cells as blanks."""

    def __init__(self, parcel: Parcel) -> None:
        self._workbook = _guarded(lambda: python_calamine.load_workbook(parcel))

    def rows(self, number: int) -> list[list[Cell]]:
        """See Engine."""
        sheet = _guarded(lambda: self._workbook.get_sheet_by_index(number))
        if sheet.total_height * sheet.total_width > LARGEST_GRID:
            raise TooFar(sheet.total_height, sheet.total_width)
        return _guarded(lambda: sheet.to_python(skip_empty_area=False))


def _guarded(act: Callable[[], Answered]) -> Answered:
    """What `act` gives; every way in which calamine can fail becomes an EngineFault."""
    try:
        return act()
    except (python_calamine.CalamineError, OSError, ValueError, OverflowError) as fault:
        raise EngineFault(str(fault)) from fault
    except BaseException as fault:
        # A panic inside calamine is a BaseException of its own that no Exception clause would see.
        if type(fault).__name__ != "PanicException":
            raise
        raise EngineFault(str(fault)) from fault
