"""The answers of a sheet column by column: most cells of a column say what others of it say."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from operator import itemgetter
from typing import cast

from xlreview.model.review import Answer
from xlreview.read.engine.grid import Cell, ErrorCell, Grid, UncalculatedCell
from xlreview.read.values.answers import LONGEST_TEXT, Doubtful, Reader, read_text, refused

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
    kinds = {*map(type, cells)}
    if read is read_text and kinds == {str}:
        return _texts(cast("Sequence[str]", cells))
    if kinds <= _EQUAL_WHEN_ALIKE:
        return [*map(_Remembered(read).__getitem__, cells)]
    return [None if cell == "" else read(cell) for cell in cells]


def _texts(cells: Sequence[str]) -> list[Found]:
    """Free texts, of which hardly two are the same: nearly all need nothing but their last blanks cut off."""
    if "\r" in "".join(cells) or max(map(len, cells)) >= LONGEST_TEXT:
        return [read_text(cell) for cell in cells]
    return [
        text if text[:1].isalnum() else (read_text(text) if text else None) for text in map(str.rstrip, cells)
    ]


def are_doubtful(column: Sequence[Found]) -> bool:
    """Whether there is something to say about any cell of a column."""
    return Doubtful in {*map(type, column)}


def answered(keys: Sequence[str], found: Sequence[Found]) -> dict[str, Answer]:
    """What was found, none of it doubtful, by column key."""
    answers = dict(zip(keys, found, strict=True))
    if None in found:
        answers = {key: one for key, one in answers.items() if one is not None}
    return answers  # type: ignore[return-value]


def picking(places: Sequence[int]) -> Callable[[Sequence[Cell]], tuple[Cell, ...]]:
    """Picks the cells of a row that stand in these columns."""
    if len(places) > 1:
        return itemgetter(*places)
    return lambda row: tuple(row[place] for place in places)


def past_errors(read: Reader, grid: Grid) -> Reader:
    """A reader that refuses error cells, on the rare sheet that has some."""
    if not grid.has_errors:
        return read

    def read_sound(cell: Cell) -> Answer | Doubtful | None:
        if isinstance(cell, UncalculatedCell):
            return refused("NOT_CALCULATED", cell)
        return refused("CELL_HAS_ERROR", cell) if isinstance(cell, ErrorCell) else read(cell)

    return read_sound
