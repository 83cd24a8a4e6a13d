"""A workbook that has just been written is held against what was put into it, cell by cell."""

from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from support.packs import SMALL
from support.reviews import full_answers, review, reviews
from xlreview.a1 import column_letters, parse_cell
from xlreview.check import check_review
from xlreview.layout.printed import Printed, as_it_stands
from xlreview.layout.sheets import STAMP_SHEET
from xlreview.model.emphasis import BOLD, Emphasised, Span
from xlreview.model.review import Answer, Entry
from xlreview.read import read_review
from xlreview.read.proof import holds_what_was_printed
from xlreview.write import write_workbook


@given(st.data())
@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_whatever_was_written_is_found_again(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    path = tmp_path_factory.mktemp("proof") / "written.xlsx"
    assert holds_what_was_printed(path, write_workbook(path, data.draw(reviews())))


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Printed]:
    """A workbook with an answer in every column, and what was put into it."""
    path = tmp_path_factory.mktemp("proof") / "written.xlsx"
    return path, write_workbook(path, review(full_answers(SMALL, "team")))


def otherwise(printed: Printed, sheet: str, cell: str, content: object) -> Printed:
    """The same with something else in one cell."""
    row, column = parse_cell(cell)
    contents = [*printed[sheet].columns[column]]
    contents[row - printed[sheet].first_row] = content
    columns = {**printed[sheet].columns, column: contents}
    return {**printed, sheet: replace(printed[sheet], columns=columns)}


ADDED: list[Answer] = [
    *(0.1 + 0.2, 1 / 3, 1e-300, 10**17 + 1, -7, True, "=1+1", " a\r\nb ", "\ud800", "_x0041_"),
    *(
        date(2026, 5, 6),
        date(1850, 1, 1),
        datetime(2026, 5, 6, 9, 30, 1),
        datetime(2026, 5, 6),
        time(9, 30, 59),
    ),
    *(Emphasised("very much", [Span(0, 4, BOLD)]), ("GG/I/1", "GG/I/2")),
]


def test_whatever_people_have_in_columns_of_their_own_is_found_again(tmp_path: Path) -> None:
    path = tmp_path / "written.xlsx"
    rows = [
        Entry("evidence", f"TEAM-{number:03d}", {"note": "n"}, extra={"Own": answer})
        for number, answer in enumerate(ADDED, 1)
    ]
    printed = write_workbook(path, replace(review(), entries={"evidence": tuple(rows)}))
    assert holds_what_was_printed(path, printed)
    place = column_letters(max(printed["evidence"].columns))
    for number in range(len(ADDED)):
        for content in ("another", 4711, date(2026, 5, 7), time(9, 32), None):
            assert not holds_what_was_printed(
                path, otherwise(printed, "evidence", f"{place}{number + 3}", content)
            )


@pytest.mark.parametrize(
    ("sheet", "cell", "content"),
    [
        ("findings", "G3", "Another reason."),
        ("findings", "G3", None),
        ("findings", "D3", "confirmed"),
        ("evidence", "A3", "XX-001"),
        ("evidence", "C3", 8),
        ("interviews", "B3", date(2001, 1, 1)),
        ("interviews", "C3", time(23, 59)),
        ("plan", "A9", None),
        ("benchmarks", "F5", "Another statement."),
        (STAMP_SHEET, "B9", "another pack"),
    ],
)
def test_a_cell_that_reads_otherwise_is_found(
    written: tuple[Path, Printed], sheet: str, cell: str, content: object
) -> None:
    path, printed = written
    assert holds_what_was_printed(path, printed)
    assert not holds_what_was_printed(path, otherwise(printed, sheet, cell, content))


def test_rows_that_are_gone_are_missed(written: tuple[Path, Printed]) -> None:
    path, printed = written
    longer = {number: [*contents, "more"] for number, contents in printed["plan"].columns.items()}
    assert not holds_what_was_printed(path, {**printed, "plan": replace(printed["plan"], columns=longer)})


def test_a_sheet_that_is_gone_is_missed(written: tuple[Path, Printed]) -> None:
    path, printed = written
    assert not holds_what_was_printed(path, {**printed, "plan": replace(printed["plan"], title="Plans")})


def test_it_tells_of_filled_rows_as_they_are_looked_at(tmp_path: Path) -> None:
    path = tmp_path / "written.xlsx"
    filled = review(full_answers(SMALL, "team"))
    written: list[int] = []
    looked_at: list[int] = []
    printed = write_workbook(path, filled, advance=written.append)
    assert holds_what_was_printed(path, printed, advance=looked_at.append)
    assert sum(written) == sum(looked_at) == sum(1 for _ in filled)


def test_each_row_is_known_by_the_place_where_reading_finds_it(tmp_path: Path) -> None:
    path = tmp_path / "written.xlsx"
    filled = review(full_answers(SMALL, "team"))
    standing = as_it_stands(filled, write_workbook(path, filled), path.name)
    read = read_review(path)
    assert [(one.id, one.place(column)) for one in standing for column in one.answers] == [
        (one.id, one.place(column)) for one in read for column in one.answers
    ]
    assert [*map(str, check_review(standing))] == [*map(str, read.problems)]
