"""The answers of a sheet column by column: most cells of a column say what others of it say."""

from __future__ import annotations

from collections.abc import Sequence

from xlreview.model.review import Answer
from xlreview.read.engine.grid import Cell
from xlreview.read.values.answers import Doubtful, Reader, read_text

Found = Answer | Doubtful | None
"""What a reader made of a cell; None for one with nothing in it."""

_EQUAL_WHEN_ALIKE = {str, float}
"""Cells of these types mean the same when they are equal. `TRUE` equals 1, and an error its own text."""


class _Remembered(dict[Cell, Found]):
    """What a reader made of each content, which it is asked once for."""

    def __init__(self, read: Reader) -> None:
        super().__init__({"": None})
        self._read = read

    def __missing__(self, cell: Cell) -> Found:
        found = self[cell] = self._read(cell)
        return found


def read_column(read: Reader, cells: Sequence[Cell]) -> list[Found]:
    """What a reader makes of the cells of one column."""
    # Hardly two texts are the same.
    if read is not read_text and {*map(type, cells)} <= _EQUAL_WHEN_ALIKE:
        return [*map(_Remembered(read).__getitem__, cells)]
    return [None if cell == "" else read(cell) for cell in cells]


def are_doubtful(column: Sequence[Found]) -> bool:
    """Whether there is something to say about any cell of a column."""
    return Doubtful in {*map(type, column)}
