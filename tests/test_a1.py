"""Cell references, at the edges of the grid too."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlreview.a1 import (
    MAX_COLUMNS,
    MAX_ROWS,
    cell_name,
    column_letters,
    column_number,
    parse_cell,
    range_name,
)


@pytest.mark.parametrize(
    ("column", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA"), (16_383, "XFD")]
)
def test_columns_are_named_as_excel_names_them(column, letters):
    assert column_letters(column) == letters
    assert column_number(letters.lower()) == column


@given(st.integers(0, MAX_ROWS - 1), st.integers(0, MAX_COLUMNS - 1))
def test_every_cell_of_the_grid_is_named_and_found_again(row, column):
    assert parse_cell(cell_name(row, column)) == (row, column)


def test_a_cell_is_read_with_dollar_signs_and_in_lower_case():
    assert parse_cell("$d$14") == (13, 3)


@pytest.mark.parametrize("reference", ["", "D", "14", "D0", "XFE1", "A1048577", "D14:E15", "Ä1", "ZZZ1"])
def test_what_is_no_cell_of_the_grid_is_refused(reference):
    with pytest.raises(ValueError, match=r"reference|column|last row"):
        parse_cell(reference)


@pytest.mark.parametrize(("row", "column"), [(-1, 0), (MAX_ROWS, 0), (0, -1), (0, MAX_COLUMNS)])
def test_nothing_outside_the_grid_has_a_name(row, column):
    with pytest.raises(ValueError, match="outside the grid"):
        cell_name(row, column)


def test_a_range_is_named_by_its_corners():
    assert range_name((2, 3), (201, 3)) == "D3:D202"
    assert range_name((2, 3), (201, 3), fixed=True) == "$D$3:$D$202"
