"""Cells of one column are read as each of them alone would be."""

from datetime import date

import pytest

from xlreview.read.engine.grid import Cell, ErrorCell
from xlreview.read.rows.columns import are_doubtful, read_column
from xlreview.read.values.answers import LONGEST_TEXT, Doubtful, read_text, read_whole_number

TEXTS: list[list[Cell]] = [
    ["a", "", "  ", "b \n", "-", "\u200b", "= 1"],
    ["a\r\nb", "c"],
    ["x" * LONGEST_TEXT, "a"],
    ["a", 1.0, date(2026, 11, 3)],
    [ErrorCell("#N/A"), "#N/A"],
    [],
]


@pytest.mark.parametrize("cells", TEXTS)
def test_texts(cells: list[Cell]) -> None:
    assert read_column(read_text, cells) == [None if cell == "" else read_text(cell) for cell in cells]


@pytest.mark.parametrize("cells", [["7", "7", 7.0, "", "x"], [1.0, True, "1"], [True, 1.0], []])
def test_equal_cells_of_other_types_are_told_apart(cells: list[Cell]) -> None:
    alone = [None if cell == "" else read_whole_number(cell) for cell in cells]
    assert read_column(read_whole_number, cells) == alone
    assert are_doubtful(alone) == any(isinstance(one, Doubtful) for one in alone)


def test_a_content_is_understood_once() -> None:
    asked: list[Cell] = []

    def read(cell: Cell) -> str:
        asked.append(cell)
        return f"<{cell}>"

    assert read_column(read, ["a", "b", "a", "", "a"]) == ["<a>", "<b>", "<a>", None, "<a>"]
    assert asked == ["a", "b"]
