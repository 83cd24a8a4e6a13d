"""The cells of a row are a mapping like any other, whoever spells them."""

import pytest

from xlreview.model.cells import RowCells

LETTERS = {"code": "B", "note": "K"}


@pytest.mark.parametrize(
    ("other", "same"),
    [
        (RowCells({"code": "B", "note": "K"}, 13), True),
        ({"code": "B14", "note": "K14"}, True),
        (RowCells(LETTERS, 14), False),
        (RowCells({"code": "B"}, 13), False),
        ({"code": "B14"}, False),
        ("B14", False),
    ],
)
def test_it_equals_whatever_names_the_same_cells(other: object, same: bool) -> None:
    assert (RowCells(LETTERS, 13) == other) is same


def test_rows_without_cells_are_alike() -> None:
    assert RowCells({}, 1) == RowCells({}, 2) == {}
