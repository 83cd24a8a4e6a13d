"""The engine at arm's length: true positions, error cells, sheets that reach too far."""

from datetime import date, time
from pathlib import Path

import openpyxl
import pytest

from xlreview.problem import UnusableInput
from xlreview.read.engine import reader
from xlreview.read.engine.grid import ErrorCell, Grid
from xlreview.read.engine.opening import open_book
from xlreview.read.intake.container import open_container


def grid_of(folder: Path, cells: dict[str, object]) -> Grid:
    workbook = openpyxl.Workbook()
    sheet = workbook["Sheet"]
    for name, content in cells.items():
        sheet[name] = content
        if isinstance(content, str) and content.startswith("#"):
            sheet[name].data_type = "e"
    workbook.save(folder / "book.xlsx")
    return open_book(open_container(folder / "book.xlsx")).grid("Sheet")


def test_cells_stand_where_people_see_them(tmp_path: Path) -> None:
    cells = grid_of(tmp_path, {"C5": "here", "E7": 17})
    assert [cells.at(4, 2), cells.at(6, 4), cells.at(0, 0), cells.at(99, 99)] == ["here", 17.0, "", ""]
    assert cells.width == 5


def test_an_empty_sheet_has_no_rows(tmp_path: Path) -> None:
    assert grid_of(tmp_path, {}).rows == []


def test_days_and_times_come_as_such(tmp_path: Path) -> None:
    cells = grid_of(tmp_path, {"A1": date(2026, 11, 3), "B1": time(9, 30)})
    assert cells.rows == [[date(2026, 11, 3), time(9, 30)]]


def test_error_cells_are_seen_even_beyond_all_others(tmp_path: Path) -> None:
    cells = grid_of(tmp_path, {"A1": "text", "B2": "#N/A", "D4": "#DIV/0!"})
    assert [type(cells.at(1, 1)), cells.at(1, 1), cells.at(3, 3)] == [ErrorCell, "#N/A", "#DIV/0!"]
    assert {len(row) for row in cells.rows} == {4}


def test_a_sheet_that_reaches_to_the_far_corner_is_refused_before_it_is_parsed(tmp_path: Path) -> None:
    with pytest.raises(UnusableInput) as raised:
        grid_of(tmp_path, {"A1": 1, "XFD1048576": 2})
    assert [problem.code for problem in raised.value.problems] == ["SHEET_TOO_LARGE"]


def test_a_long_or_a_wide_sheet_is_no_trouble(tmp_path: Path) -> None:
    assert grid_of(tmp_path, {"A1": 1, "B20000": 2}).at(19_999, 1) == 2
    assert grid_of(tmp_path, {"A1": 1, "XFD3": 2}).at(2, 16_383) == 2


def test_the_rows_that_hold_something_are_known(tmp_path: Path) -> None:
    far_down = grid_of(tmp_path, {"A1": "first", "B3": 0, "A1048576": "last"})
    assert far_down.filled == (0, 2, 1_048_575)
    assert grid_of(tmp_path, {}).filled == ()


def test_a_panic_of_the_engine_is_damage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class PanicException(BaseException):
        """As the engine's own, which no Exception clause sees."""

    def panic(*_: object) -> object:
        raise PanicException

    grid_of(tmp_path, {"A1": 1})
    monkeypatch.setattr(reader.python_calamine, "load_workbook", panic)
    with pytest.raises(UnusableInput) as raised:
        open_book(open_container(tmp_path / "book.xlsx")).grid("Sheet")
    assert [problem.code for problem in raised.value.problems] == ["DAMAGED_WORKBOOK"]


def test_a_keyboard_interrupt_is_not_damage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> object:
        raise KeyboardInterrupt

    grid_of(tmp_path, {"A1": 1})
    monkeypatch.setattr(reader.python_calamine, "load_workbook", interrupt)
    with pytest.raises(KeyboardInterrupt):
        open_book(open_container(tmp_path / "book.xlsx")).grid("Sheet")
