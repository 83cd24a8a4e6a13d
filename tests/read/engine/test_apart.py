"""A workbook read in a child process: the same cells, and a caller that survives whatever happens there."""

import os
from datetime import date, datetime, timedelta
from datetime import time as clock
from pathlib import Path

import pytest

from support.packages import small, zipped
from support.workbooks import Book
from xlreview.problem import UnusableInput
from xlreview.read import read_review
from xlreview.read.engine.apart import BookApart
from xlreview.read.engine.at_hand import BookAtHand
from xlreview.read.engine.exchange import grid_as_line, grid_from_line
from xlreview.read.engine.grid import ErrorCell, Grid, UncalculatedCell
from xlreview.read.intake import container as container_room
from xlreview.read.intake.container import Container, container_of, open_container

PLAIN = small('<row r="1"><c r="A1" t="str"><v>here</v></c></row>')


def apart(engine: str, *, seconds: float = 20.0) -> BookApart:
    container = container_of("stranger.xlsx", zipped(PLAIN))
    return BookApart(container, f"support.misbehaving:{engine}", seconds)


def said(refusal: UnusableInput) -> list[tuple[str, str]]:
    return [(problem.code, problem.message) for problem in refusal.problems]


@pytest.mark.parametrize(
    ("engine", "why"),
    [
        ("Allocates", "it takes too much memory"),
        ("Aborts", "it takes too much memory"),  # as calamine does when it is refused memory
        pytest.param(
            *("Spins", "it takes too long"),
            marks=pytest.mark.skipif(os.name == "nt", reason="limits of POSIX"),
        ),
        ("Exits", "the program that read it broke down"),
        ("Raises", "the program that read it broke down"),
        ("Swells", "it takes too much memory"),
    ],
)
def test_a_reader_that_dies_is_a_named_refusal(engine: str, why: str) -> None:
    with pytest.raises(UnusableInput) as raised:
        apart(engine).grid("S")
    assert said(raised.value) == [("READER_STOPPED", f"Reading this workbook was stopped: {why}.")]
    assert raised.value.problems[0].place.file == "stranger.xlsx"


def test_a_reader_that_hangs_is_stopped() -> None:
    with pytest.raises(UnusableInput) as raised:
        apart("Sleeps", seconds=1.0)
    assert said(raised.value) == [("READER_STOPPED", "Reading this workbook was stopped: it takes too long.")]


def test_a_reader_that_floods_its_output_is_not_heard(capfd: pytest.CaptureFixture[str]) -> None:
    assert apart("Floods").grid("S").rows == [["read after all: 0"]]
    assert capfd.readouterr() == ("", "")


def test_nothing_in_the_folder_where_somebody_stands_is_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit(3)", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert BookApart(container_of("ours.xlsx", zipped(PLAIN))).grid("S").rows == [["here"]]


def test_every_sheet_reads_as_it_does_at_hand(team: Book) -> None:
    container = open_container(team.path)
    near, far = BookAtHand(container), BookApart(container)
    assert far.titles == near.titles
    assert [far.grid(title) for title in far.titles] == [near.grid(title) for title in near.titles]
    assert (far.saved, far.carries) == (near.saved, near.carries)


def test_a_large_workbook_is_read_apart(team: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    at_hand = team.read()
    monkeypatch.setattr(container_room, "LARGEST_AT_HAND", 1024)
    assert open_container(team.path).is_large
    assert read_review(team.path) == at_hand


def test_what_the_child_refuses_is_refused_under_the_name_of_the_file() -> None:
    parts = small('<row r="1"><c r="A1"><v>1</v></c><c r="XFD1048576"><v>2</v></c></row>')
    book = BookApart(container_of("far.xlsx", zipped(parts)))
    with pytest.raises(UnusableInput) as raised:
        book.grid("S")
    assert str(raised.value).startswith("far.xlsx  The sheet 'S' reaches out to the cell XFD1048576")


def test_a_damaged_part_of_a_large_workbook_is_found_by_the_child(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(container_room, "LARGEST_AT_HAND", 10)
    container: Container = container_of("cut.xlsx", zipped({**PLAIN, "xl/workbook.xml": b"<workbook"}))
    with pytest.raises(UnusableInput) as raised:
        BookApart(container)
    assert [(one.place.file, one.code) for one in raised.value.problems] == [("cut.xlsx", "DAMAGED_WORKBOOK")]


def test_all_kinds_of_cells_come_through_the_exchange() -> None:
    cells = [
        *("", "text", "ä\u2028😀\n", 1.0, 0.1, True, False),
        *(date(2026, 11, 3), datetime(2026, 11, 3, 9, 30), clock(9, 30, 0, 5), timedelta(days=1, minutes=3)),
        *(ErrorCell("#N/A"), UncalculatedCell("=A1")),
    ]
    grid = Grid("S", [cells, [""] * 13, ["x", *[""] * 12]], has_errors=True, merged=("A1:B2",))
    told = grid_from_line("S", grid_as_line(grid).encode())
    assert told == grid
    assert [list(map(type, row)) for row in told.rows] == [list(map(type, row)) for row in grid.rows]
