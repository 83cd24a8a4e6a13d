"""Rows that are spelled as they are put are the same rows as those put cell by cell."""

from datetime import date, time
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from support.reviews import texts
from xlreview.model.emphasis import BOLD, Emphasised, Span
from xlreview.write.book.pen import CellColumn, Content, Pen, RefusedByExcel
from xlreview.write.book.ranges import Formula

TRICKY: list[Content] = [
    *("", None, "plain", " blank before", "blank after\n", "R&D <b>", "<r>", "<r><t>x</t></r>"),
    *("=1+1", "-", "@a", "_x0041_", "a\x01b", "a\r\nb", "half \ud800", "\uffff", "ä😀", "plain"),
    *(0, 7, -7, 10**15, 10**18, 0.25, 1e300, True, date(2026, 5, 6), date(1850, 1, 1), time(9, 30)),
    *(Formula("=1+1", 2), Formula('="a"', "a"), Emphasised("very much", [Span(0, 4, BOLD)])),
]
contents = st.one_of(texts(), st.none(), st.integers(-(10**17), 10**17), st.sampled_from(TRICKY))


def put(path: Path, columns: list[list[Content]], *, is_final: bool) -> list[list[object]]:
    """The cells of a workbook with these columns from B3 on: content, kind, colour, number format."""
    pen = Pen(path)
    worksheet = pen.add_worksheet("S")
    other = [pen.format("answer"), pen.format("given", "as_text")]
    formatted: list[CellColumn] = [
        (
            column,
            pen.format("answer", "centred") if number else [other[row % 2] for row in range(len(column))],
        )
        for number, column in enumerate(columns)
    ]
    pen.put_rows(worksheet, 2, 1, formatted, is_final=is_final)
    pen.close()
    sheet = openpyxl.load_workbook(path, rich_text=True)["S"]
    return [
        [(cell.value, cell.data_type, cell.fill.fgColor.rgb, cell.number_format) for cell in row]
        for row in sheet.iter_rows()
    ]


def test_everything_that_a_cell_may_hold(tmp_path: Path) -> None:
    columns = [TRICKY, TRICKY[::-1]]
    at_once = put(tmp_path / "at_once.xlsx", columns, is_final=True)
    assert at_once == put(tmp_path / "one_by_one.xlsx", columns, is_final=False)
    assert len(at_once) == 2 + len(TRICKY)


@given(
    columns=st.integers(1, 12).flatmap(
        lambda rows: st.lists(st.lists(contents, min_size=rows, max_size=rows), min_size=1, max_size=4)
    )
)
@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_any_columns(tmp_path_factory: pytest.TempPathFactory, columns: list[list[Content]]) -> None:
    folder = tmp_path_factory.mktemp("rows")
    at_once = put(folder / "at_once.xlsx", columns, is_final=True)
    assert at_once == put(folder / "one_by_one.xlsx", columns, is_final=False)


@pytest.mark.parametrize(("row", "content"), [(0, "x" * 32_768), (0, "😀" * 16_384), (1_048_575, "x")])
def test_what_does_not_fit_is_refused(tmp_path: Path, row: int, content: str) -> None:
    pen = Pen(tmp_path / "full.xlsx")
    worksheet = pen.add_worksheet("S")
    with pytest.raises(RefusedByExcel):
        pen.put_rows(worksheet, row, 0, [(["a", content], pen.format("answer"))], is_final=True)


def test_a_long_table_reaches_to_its_last_row(tmp_path: Path) -> None:
    pen = Pen(tmp_path / "table.xlsx")
    worksheet = pen.add_worksheet("S")
    assert worksheet.add_long_table(1, 0, 90, 2, {"name": "rows"}) == 0
    pen.close()
    table = openpyxl.load_workbook(tmp_path / "table.xlsx")["S"].tables["rows"]
    assert (table.ref, table.autoFilter.ref) == ("A2:C91", "A2:C91")
