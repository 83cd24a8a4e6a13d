"""How a sheet prints and what it looks like when it is opened: A4 across, one page wide, a footer."""

from __future__ import annotations

from xlsxwriter.utility import xl_pixel_width

from xlreview import look
from xlreview.a1 import MAX_COLUMNS, MAX_ROWS, cell_name
from xlreview.layout.sheets import FIRST_ROW, LABEL_ROW, Access, Rows
from xlreview.write.book.laid import LaidSheet
from xlreview.write.book.open_book import Book
from xlreview.write.book.pen import Worksheet, accepted
from xlreview.write.book.sight import first_cell

_A4 = 9
_MARGIN = 12 / 25.4
"""12 mm in inches."""
_WHOLE_SHEET = f"A1:{cell_name(MAX_ROWS - 1, MAX_COLUMNS - 1)}"
_NOTE_ROWS = 5
"""Rows that the note on an empty sheet lies over."""
_FOOTER_LIMIT = 255
"""Characters that a footer may have, its codes included (Excel)."""
_FOOTER_POINTS = 8
_UPRIGHT_MILLIMETRES, _ACROSS_MILLIMETRES = 210 - 2 * 12, 297 - 2 * 12
"""Width of the footer on A4 within the margins."""
_FOOTER_GAP = 4
"""Millimetres between the parts of the footer."""


def set_up_page(book: Book, laid: LaidSheet, worksheet: Worksheet) -> None:
    """Sets up a sheet with columns: labels on every page; the cursor where people begin.

    Growing sheets have no fixed print area, so that rows that people add are printed too.
    """
    set_up_paper(book, laid.sheet.key, worksheet)
    worksheet.repeat_rows(LABEL_ROW)
    last_row = laid.last_row
    if laid.sheet.rows is Rows.FOUND and not laid.rows:
        _say_why_empty(book, laid, worksheet)
        last_row += _NOTE_ROWS
    if laid.beside:
        # Where a row is from is of use on the screen only. Whole columns grow with the rows.
        last_row = MAX_ROWS - 1 if laid.sheet.grows else last_row
        code = worksheet.print_area(0, 0, last_row, laid.first_beside - 1)
        accepted(code, f"the print area of {laid.title}")
    elif not laid.sheet.grows:
        code = worksheet.print_area(0, 0, last_row, laid.last_column)
        accepted(code, f"the print area of {laid.title}")
    if laid.access is Access.READS:
        worksheet.hide_gridlines(2)
    row, column = first_cell(book, laid)
    worksheet.set_selection(row, column, row, column)


def _say_why_empty(book: Book, laid: LaidSheet, worksheet: Worksheet) -> None:
    """A floating note on a sheet that only merging fills: text in a cell would be read as an answer."""
    text = book.words(f"empty.{laid.sheet.key}.{'merged' if book.review.merged else 'text'}")
    options = {
        "width": 560,
        "height": 64,
        "x_offset": 12,
        "y_offset": 14,
        "line": {"none": True},
        "fill": {"none": True},
        "font": {"name": look.FONT, "size": 11, "color": f"#{look.SECONDARY_INK}"},
        "description": text,
    }
    code = worksheet.insert_textbox(FIRST_ROW, laid.first_column, text, options)
    accepted(code, f"the note on {laid.title}")


def set_up_paper(book: Book, sheet_key: str, worksheet: Worksheet, *, upright: bool = False) -> None:
    """A4, narrow margins, one page wide, and a footer that says whose page this is."""
    worksheet.set_paper(_A4)
    if upright:
        worksheet.set_portrait()
    else:
        worksheet.set_landscape()
    worksheet.fit_to_pages(1, 0)
    worksheet.set_margins(left=_MARGIN, right=_MARGIN, top=_MARGIN, bottom=_MARGIN * 1.5)
    millimetres = _UPRIGHT_MILLIMETRES if upright else _ACROSS_MILLIMETRES
    worksheet.set_footer(_footer(book, sheet_key, millimetres), {"margin": _MARGIN / 2})
    # Codes such as 01 are text on purpose; without this Excel puts a green corner on each of them.
    accepted(worksheet.ignore_errors({"number_stored_as_text": _WHOLE_SHEET}), "the marks to ignore")


def _footer(book: Book, sheet_key: str, millimetres: float) -> str:
    """City and round, sheet, page x / y.

    The colour code ends every run of codes, because it has a fixed length: a text that begins with a
    digit would otherwise be taken for a part of the font size.
    """
    ink = f"&{_FOOTER_POINTS}&K{look.SECONDARY_INK}"
    whose = " · ".join(filter(None, (book.review.stamp.city, book.review.stamp.round)))
    title = book.title(sheet_key)
    rest = f"&L{ink}&C{ink}{title}&R{ink}&P / &N"
    # What stands at the left must end before the title in the middle, which Excel would print across it.
    room = (millimetres - _printed_millimetres(title)) / 2 - _FOOTER_GAP
    while _printed_millimetres(whose) > room or len(rest) + len(whose.replace("&", "&&")) > _FOOTER_LIMIT:
        whose = whose[:-2].rstrip() + "…"
    return f"&L{ink}{whose.replace('&', '&&')}&C{ink}{title}&R{ink}&P / &N"


def _printed_millimetres(text: str) -> float:
    """How wide a text of the footer is on paper; XlsxWriter measures in pixels of 11 points."""
    return xl_pixel_width(text) / 96 * 25.4 * _FOOTER_POINTS / 11
