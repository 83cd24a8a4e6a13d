"""What people do to workbooks, each in one line: `damaged(reviewer, sorted_by("Evidence", "D"))`.

Every operation is an `Edit`; sheets go by their titles, columns by their letters, rows by their numbers.
"""

from collections.abc import Callable, Iterable, Mapping
from copy import copy as copy_of

from openpyxl.cell import Cell
from openpyxl.packaging.custom import CustomPropertyList
from openpyxl.utils import column_index_from_string as number_of
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from support.workbooks import Book, Edit
from xlreview.i18n import translate
from xlreview.layout.sheets import LISTS_SHEET, STAMP_SHEET

Content = tuple[object, str]
"""What stands in a cell, and openpyxl's word for what kind of thing it is."""


def damaged(book: Book, *operations: Edit) -> Book:
    """A copy of a workbook to which people did these things, one after the other."""

    def edit(workbook: Workbook) -> None:
        for operation in operations:
            operation(workbook)

    return book.edited(edit)


# --- Rows


def sorted_by(title: str, column: str, *, from_row: int = 3, last_first: bool = False) -> Edit:
    """The rows from `from_row` on, sorted by what stands in a column; blanks go last."""

    def sort(sheet: Worksheet) -> None:
        place = number_of(column) - 1
        rows = _rows(sheet, from_row)
        filled = [row for row in rows if place < len(row) and row[place][0] is not None]
        blank = [row for row in rows if place >= len(row) or row[place][0] is None]
        _write(
            sheet, sorted(filled, key=lambda row: str(row[place][0]), reverse=last_first) + blank, from_row
        )

    return _on(title, sort)


def turned_round(title: str, *, from_row: int = 3, to_row: int = 60) -> Edit:
    """The rows in reverse order; from row 1 or 2 on the headings go along."""

    def turn(sheet: Worksheet) -> None:
        rows = _rows(sheet, from_row)
        cut = to_row - from_row + 1
        _write(sheet, rows[:cut][::-1] + rows[cut:], from_row)

    return _on(title, turn)


def inserted_row(title: str, row: int, rows: int = 1) -> Edit:
    return _on(title, lambda sheet: sheet.insert_rows(row, rows))


def deleted_row(title: str, row: int) -> Edit:
    return _on(title, lambda sheet: sheet.delete_rows(row))


def pasted_row(title: str, row: int, *, to: int) -> Edit:
    """A row once more, over another."""

    def paste(sheet: Worksheet) -> None:
        for cell in list(sheet[row]):
            over = sheet.cell(to, cell.column)
            _take_apart(sheet, over.coordinate)
            _put(sheet.cell(to, cell.column), (cell.value, cell.data_type))

    return _on(title, paste)


def hidden_rows(title: str, first: int, last: int) -> Edit:
    """Rows grouped and folded away."""
    return _on(title, lambda sheet: sheet.row_dimensions.group(first, last, hidden=True))


def filtered(title: str) -> Edit:
    """A filter over the whole sheet, with every other row filtered out."""

    def put_filter(sheet: Worksheet) -> None:
        sheet.auto_filter.ref = sheet.dimensions
        for row in range(3, sheet.max_row, 2):
            sheet.row_dimensions[row].hidden = True

    return _on(title, put_filter)


# --- Columns


def inserted_column(title: str, column: str) -> Edit:
    return _on(title, lambda sheet: sheet.insert_cols(number_of(column)))


def deleted_column(title: str, column: str) -> Edit:
    return _on(title, lambda sheet: sheet.delete_cols(number_of(column)))


def copied_column(title: str, column: str, *, to: str) -> Edit:
    """A column with its key and label once more."""

    def copy(sheet: Worksheet) -> None:
        for row in range(1, sheet.max_row + 1):
            source = sheet.cell(row, number_of(column))
            _put(sheet.cell(row, number_of(to)), (source.value, source.data_type))

    return _on(title, copy)


def moved_column(title: str, column: str, *, to: str, from_row: int = 1) -> Edit:
    """A column dragged to another place; from row 2 on the hidden key stays where it was."""

    def move(sheet: Worksheet) -> None:
        rows = _rows(sheet, from_row)
        for row in rows:
            row.extend([(None, "n")] * (max(number_of(column), number_of(to)) - len(row)))
            row.insert(number_of(to) - 1, row.pop(number_of(column) - 1))
        _write(sheet, rows, from_row)

    return _on(title, move)


# --- Keys, labels, hidden things


def without_keys(*titles: str) -> Edit:
    return _on_each(titles, lambda sheet: _clear(sheet, 1))


def without_labels(*titles: str) -> Edit:
    return _on_each(titles, lambda sheet: _clear(sheet, 2))


def labelled_in(language: str, *titles: str) -> Edit:
    """Labels in another language, wherever there is a key above them."""

    def label(sheet: Worksheet) -> None:
        for cell in list(sheet[1]):
            if isinstance(cell.value, str) and "." in cell.value:
                sheet.cell(2, cell.column).value = translate(f"column.{cell.value}", language)

    return _on_each(titles, label)


def without_stamp(workbook: Workbook) -> None:
    del workbook[STAMP_SHEET]


def without_hidden_sheets(workbook: Workbook) -> None:
    del workbook[STAMP_SHEET], workbook[LISTS_SHEET]


def without_properties(workbook: Workbook) -> None:
    workbook.custom_doc_props = CustomPropertyList()


def without_names(workbook: Workbook) -> None:
    workbook.defined_names.clear()


# --- Sheets


def renamed(title: str, to: str) -> Edit:
    def rename(sheet: Worksheet) -> None:
        sheet.title = to

    return _on(title, rename)


def copied(title: str, to: str) -> Edit:
    """Excel's "Move or Copy": the same cells on a further sheet."""

    def copy(workbook: Workbook) -> None:
        sheet = workbook.create_sheet(to)
        _write(sheet, _rows(workbook[title], 1), 1)

    return copy


def deleted(*titles: str) -> Edit:
    def delete(workbook: Workbook) -> None:
        for title in titles:
            del workbook[title]

    return delete


def hidden(title: str) -> Edit:
    def hide(sheet: Worksheet) -> None:
        sheet.sheet_state = "hidden"

    return _on(title, hide)


def in_reverse_order(workbook: Workbook) -> None:
    """The tabs dragged into another order."""
    workbook._sheets.reverse()


# --- Cells


def typed(changes: Mapping[str, object]) -> Edit:
    """Content by place, `{"Evidence!D4": "five"}`; text is stored as text, whatever it begins with."""

    def type_in(workbook: Workbook) -> None:
        for place, content in changes.items():
            title, _, cell = place.rpartition("!")
            kind = "s" if isinstance(content, str) else ""
            _take_apart(workbook[title], cell)
            _put(workbook[title][cell], (content, kind))

    return type_in


def errors_in(*places: str) -> Edit:
    """Cells that show `#REF!`, as formulas do whose cells were deleted."""

    def spoil(workbook: Workbook) -> None:
        for place in places:
            title, _, cell = place.rpartition("!")
            _take_apart(workbook[title], cell)
            workbook[title][cell].value = "#REF!"
            workbook[title][cell].data_type = "e"

    return spoil


def without_ids(title: str, *rows: int) -> Edit:
    """The first cell of these rows cleared: the id, the number or the code."""

    def clear(sheet: Worksheet) -> None:
        for row in rows:
            _take_apart(sheet, f"A{row}")
            sheet.cell(row, 1).value = None

    return _on(title, clear)


def merged(place: str) -> Edit:
    """Cells merged into one, `Evidence!G3:G5`: the content of the first stays."""
    title, _, cells = place.rpartition("!")
    return _on(title, lambda sheet: sheet.merge_cells(cells))


def _take_apart(sheet: Worksheet, cell: str) -> None:
    """Fields of a page are several cells wide; typing into the middle of one takes it apart first."""
    for field in [one for one in sheet.merged_cells.ranges if cell in one]:
        sheet.unmerge_cells(str(field))


def _on(title: str, edit: Callable[[Worksheet], object]) -> Edit:
    def on_sheet(workbook: Workbook) -> None:
        # A table would have to move along, and openpyxl does not move it.
        workbook[title].tables.clear()
        edit(workbook[title])

    return on_sheet


def _on_each(titles: Iterable[str], edit: Callable[[Worksheet], object]) -> Edit:
    def on_sheets(workbook: Workbook) -> None:
        for title in titles:
            _on(title, edit)(workbook)

    return on_sheets


def _rows(sheet: Worksheet, from_row: int) -> list[list[Content]]:
    return [[(cell.value, cell.data_type) for cell in row] for row in sheet.iter_rows(min_row=from_row)]


def _write(sheet: Worksheet, rows: Iterable[Iterable[Content]], from_row: int) -> None:
    for number, row in enumerate(rows, start=from_row):
        for column, content in enumerate(row, start=1):
            _put(sheet.cell(number, column), content)


def _put(cell: Cell, content: Content) -> None:
    """Text stays text, even where it looks like a formula or an error."""
    cell.value = copy_of(content[0])
    if content[1] == "s":
        cell.data_type = "s"


def _clear(sheet: Worksheet, row: int) -> None:
    for cell in sheet[row]:
        cell.value = None
