"""The two rows above the answers: hidden keys, then labels; and the columns below them."""

from __future__ import annotations

from xlreview.layout.columns import Filled, Holds
from xlreview.layout.sheets import FIRST_ROW, KEY_ROW, LABEL_ROW
from xlreview.write.book.heights import lines_in, pixels_of, points_of
from xlreview.write.book.laid import LaidSheet
from xlreview.write.book.open_book import Book
from xlreview.write.book.pen import Content, Worksheet, accepted
from xlreview.write.book.ranges import Formula
from xlreview.write.data_sheets.cells import styles_of
from xlreview.write.data_sheets.widths import column_widths

STRIP_WIDTH = 1.2

_FILTER_BUTTON = "\N{NO-BREAK SPACE}mm"
"""What the filter button covers at the end of a label's last line, in letters."""
_BOLD = 1.07
"""Bold letters are so much wider."""
_FROZEN_PIXELS = 480
"""Columns stay in sight while scrolling sideways as long as a 1366 pixel screen keeps twice that free."""


def write_header(book: Book, laid: LaidSheet, worksheet: Worksheet) -> None:
    """Writes keys and labels, sets widths, and freezes both rows with the columns that name a row."""
    labels = [book.words(f"column.{laid.sheet.key}.{column.key}") for column in laid.sheet.columns]
    headers = _different([*labels, *laid.added_columns, *(one.label for one in laid.beside)])
    for key, number in laid.column_numbers.items():
        book.put(worksheet, KEY_ROW, number, f"{laid.sheet.key}.{key}", "key")
    worksheet.set_row(KEY_ROW, None, None, {"hidden": True})
    worksheet.set_row(LABEL_ROW, _header_height(column_widths(book, laid), headers))
    _set_widths(book, laid, worksheet)
    if laid.sheet.grows:
        _make_table(book, laid, worksheet, headers)
    else:
        for number, (header, styles) in enumerate(zip(headers, _header_styles(book, laid), strict=True)):
            content = _with_sum(laid, header, number)
            book.put(worksheet, LABEL_ROW, laid.first_column + number, content, *styles)
        worksheet.autofilter(LABEL_ROW, laid.first_column, laid.last_row, laid.last_column)
    worksheet.freeze_panes(FIRST_ROW, laid.first_column + _frozen_columns(book, laid))


def _with_sum(laid: LaidSheet, header: str, number: int) -> Content:
    """Over the minutes of the agenda, once there are any, their sum below the label.

    Reading looks for the label on the first line.
    """
    if laid.sheet.key != "agenda" or laid.first_column + number != laid.column_number("minutes"):
        return header
    given = (row.entry.get("minutes") for row in laid.rows if row.entry is not None)
    total = sum(minutes for minutes in given if isinstance(minutes, int | float))
    if not total:
        return header
    label = header.replace('"', '""')
    return Formula(f'="{label}"&CHAR(10)&"Σ "&SUM({laid.range("minutes").here})', f"{header}\nΣ {total}")


def _set_widths(book: Book, laid: LaidSheet, worksheet: Worksheet) -> None:
    if laid.has_strip:
        accepted(worksheet.set_column(0, 0, STRIP_WIDTH), "the strip")
    for number, width in enumerate(column_widths(book, laid)):
        below = None
        if laid.sheet.grows and number < len(laid.sheet.columns):
            # Rows that people add below a table take their look from the column.
            below = book.format("below_table", *styles_of(laid.sheet.columns[number], book))
        place = laid.first_column + number
        code = worksheet.set_column(place, place, width or None, below, {"hidden": not width})
        accepted(code, f"column {place + 1} of {laid.title}")


def _make_table(book: Book, laid: LaidSheet, worksheet: Worksheet, headers: list[str]) -> None:
    """A real table, so that rows typed below it become part of it, with lists and colours."""
    options = {
        "name": f"table_{laid.sheet.key}",
        "style": None,
        "columns": [
            {"header": header, "header_format": book.format(*styles)}
            for header, styles in zip(headers, _header_styles(book, laid), strict=True)
        ],
    }
    code = worksheet.add_long_table(LABEL_ROW, laid.first_column, laid.last_row, laid.last_column, options)
    accepted(code, f"the table on {laid.title}")


def _header_styles(book: Book, laid: LaidSheet) -> list[tuple[str, ...]]:
    """A label stands over its column as the answers below it do."""
    centred = ["centred" in styles_of(column, book) for column in laid.sheet.columns]
    centred += [False] * len(laid.added_columns)
    styles: list[tuple[str, ...]] = [("header", "centred") if one else ("header",) for one in centred]
    for beside in laid.beside:
        if beside.place is None:
            styles.append(("header", "header_pale"))
        else:
            shade = ("header", "header_other") if beside.place % 2 == 0 else ("header",)
            styles.append((*shade, "centred") if beside.column == "rating" else shade)
    return styles


def _different(headers: list[str]) -> list[str]:
    """Headers that differ even without regard to case, as tables demand; a number sets a double apart."""
    taken: set[str] = set()
    different = []
    for header in headers:
        plain = " ".join(header.split()) or "–"
        chosen, number = plain, 2
        while chosen.casefold() in taken:
            chosen, number = f"{plain} {number}", number + 1
        taken.add(chosen.casefold())
        different.append(chosen)
    return different


def _header_height(widths: list[float], headers: list[str]) -> float:
    """Room for the labels in bold, with the filter button beside the last line."""
    shown = [(header, width) for header, width in zip(headers, widths, strict=True) if width]
    lines = (lines_in(header + _FILTER_BUTTON, pixels_of(width), stretch=_BOLD) for header, width in shown)
    return points_of(max(lines)) + 9


def _frozen_columns(book: Book, laid: LaidSheet) -> int:
    """How many leading columns name the row (id, code, statement) and fit beside the answers."""
    pixels = 0.0
    frozen = 0
    for column, width in zip(laid.sheet.columns, column_widths(book, laid), strict=False):
        pixels += pixels_of(width)
        names_the_row = column.filled is Filled.GIVEN or column.holds is Holds.CODE
        if frozen and (not names_the_row or pixels > _FROZEN_PIXELS):
            break
        frozen += 1
    return frozen
