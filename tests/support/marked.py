"""Marked copies as tests look at them, and parts of a workbook file changed by hand."""

import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

from openpyxl.cell import Cell
from openpyxl.workbook import Workbook

from support.parsed import parsed_workbook
from support.workbooks import Book
from xlreview.mark import mark_workbook

Part = bytes | None
Changes = Mapping[str, Part | Callable[[bytes], Part]]


def marked(book: Book, folder: str = "marked") -> Book:
    """The marked copy of a workbook, in a folder beside it."""
    out = book.path.parent / folder / book.path.name
    mark_workbook(book.path, book.read(), out, force=True)
    return Book(out)


def opened(book: Book) -> Workbook:
    """The workbook as openpyxl sees it."""
    return parsed_workbook(book.path)


def fills(book: Book) -> dict[str, str]:
    """The colour of every cell that has a plain fill, by place."""
    return {
        f"{sheet.title}!{cell.coordinate}": str(cell.fill.fgColor.rgb)
        for sheet in opened(book).worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.fill.fill_type == "solid"
    }


def comments(book: Book) -> dict[str, str]:
    """Every comment by place."""
    return {
        f"{sheet.title}!{cell.coordinate}": cell.comment.text
        for sheet in opened(book).worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.comment is not None
    }


def texts(book: Book, title: str) -> list[list[str]]:
    """The filled cells of a sheet that people see, row by row."""
    sheet = opened(book)[title]
    rows = [[cell for cell in row if not _is_hidden(cell)] for row in sheet.iter_rows()]
    shown = [[str(cell.value) for cell in row if cell.value is not None] for row in rows]
    return [row for row in shown if row]


def _is_hidden(cell: Cell) -> bool:
    if cell.parent.row_dimensions[cell.row].hidden:
        return True
    return any(
        one.hidden and one.min <= cell.column <= one.max for one in cell.parent.column_dimensions.values()
    )


def parts(book: Book) -> dict[str, bytes]:
    """The parts of the file by name."""
    with zipfile.ZipFile(book.path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def with_parts(book: Book, changes: Changes, name: str = "changed.xlsx") -> Book:
    """A copy in which some parts say something else, are new, or are gone (None)."""
    content: dict[str, bytes] = dict(parts(book))
    for part, change in changes.items():
        new = change(content[part]) if callable(change) else change
        if new is None:
            del content[part]
        else:
            content[part] = new
    return packed(book.path.with_name(name), content)


def packed(path: Path, content: Mapping[str, bytes]) -> Book:
    """A workbook made of these parts."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, plain in content.items():
            archive.writestr(part, plain)
    return Book(path)


def sheet_part(book: Book, title: str) -> str:
    """The name of the part that holds a sheet, for workbooks with the usual names."""
    number = opened(book).sheetnames.index(title) + 1
    return f"xl/worksheets/sheet{number}.xml"
