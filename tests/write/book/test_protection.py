"""What is locked, what stays free, which sheets are tables."""

from pathlib import Path
from zipfile import ZipFile

import pytest

from support.reviews import review
from support.written import written
from xlreview.layout.columns import Filled
from xlreview.layout.sheets import SHEETS_BY_KEY, Access, access_by_sheet
from xlreview.model.rating import Role


@pytest.mark.parametrize("role", tuple(Role))
def test_growing_sheets_are_tables_without_protection_and_all_others_are_protected(
    tmp_path: Path, role: Role
) -> None:
    book = written(tmp_path, review(role=role))
    access = {sheet.key: one for sheet, one in access_by_sheet(role).items()}
    for sheet in book.sheets():
        grows = SHEETS_BY_KEY[sheet.key].grows and access[sheet.key] is Access.FILLS
        assert list(sheet.worksheet.tables) == ([f"table_{sheet.key}"] if grows else [])
        assert sheet.worksheet.protection.sheet is not grows


def test_protection_has_no_password_and_allows_sorting_filtering_and_resizing(tmp_path: Path) -> None:
    book = written(tmp_path, review())
    for key in ("self_assessment", "screening", "findings", "benchmarks"):
        protection = book[key].worksheet.protection
        assert protection.password is None
        # False is “not forbidden”.
        assert [
            protection.sort,
            protection.autoFilter,
            protection.formatColumns,
            protection.formatRows,
            protection.selectLockedCells,
        ] == [False] * 5
        assert book[key].worksheet.auto_filter.ref


@pytest.mark.parametrize("role", tuple(Role))
def test_answer_cells_are_open_and_all_others_locked(tmp_path: Path, role: Role) -> None:
    book = written(tmp_path, review(role=role))
    for sheet, access in access_by_sheet(role, with_earlier=False).items():
        if not sheet.columns or sheet.key in ("conflicts", "history"):
            continue
        on_paper = book[sheet.key]
        own_row = list(on_paper.rows)[-1]
        for column in sheet.columns:
            answered = access is Access.FILLS and column.filled is Filled.ANSWERED
            locked = on_paper.cell(own_row, column.key).protection.locked
            assert locked is not answered, f"{sheet.key}.{column.key}"


def test_names_of_the_packs_context_factors_are_locked_and_own_ones_open(tmp_path: Path) -> None:
    context = written(tmp_path, review(role="city"))["context"]
    assert context.cell("law", "factor").value == "Law (en)"
    assert context.cell("law", "factor").protection.locked
    assert not context.cell("CITY-C1", "factor").protection.locked


def test_rows_of_long_sheets_may_be_sorted_although_their_guidance_is_locked(tmp_path: Path) -> None:
    book = written(tmp_path, review(role="city"))
    with ZipFile(book.path) as parts:
        self_assessment = parts.read("xl/worksheets/sheet4.xml").decode()
        background = parts.read("xl/worksheets/sheet3.xml").decode()
    assert '<protectedRange sqref="B3:L12" name="rows_self_assessment"/>' in self_assessment
    assert "protectedRange" not in background


def test_tables_name_their_columns_as_the_cells_do(tmp_path: Path) -> None:
    book = written(tmp_path, review(language="fi"))
    for key in ("evidence", "interviews", "recommendations", "plan"):
        (table,) = book[key].worksheet.tables.values()
        assert [column.name for column in table.tableColumns] == book[key].labels
        assert table.autoFilter.ref == table.ref


def test_rows_below_a_table_keep_text_as_text(tmp_path: Path) -> None:
    evidence = written(tmp_path, review())["evidence"]
    column = evidence.worksheet.column_dimensions[evidence.letters("statement")]
    assert (column.number_format, column.protection.locked, column.alignment.wrap_text) == ("@", False, True)
