"""The two rows above the answers: hidden keys, then labels; and the widths of the columns below them."""

from __future__ import annotations

from math import ceil

from xlreview.layout.choices import values_of
from xlreview.layout.columns import Column, Filled, Holds
from xlreview.layout.sheets import FIRST_ROW, KEY_ROW, LABEL_ROW
from xlreview.write.book import Book
from xlreview.write.cells import styles_of
from xlreview.write.laid import LaidSheet
from xlreview.write.pen import Worksheet, accepted

STRIP_WIDTH = 1.2
ADDED_COLUMN_WIDTH = 24.0

_LINE_HEIGHT = 15.0
_FILTER_BUTTON = 2.6
"""Characters of a label's last line that the filter button covers."""
_FROZEN_PIXELS = 480
"""Columns stay in sight while scrolling sideways as long as a 1366 pixel screen keeps twice that free."""


def write_header(book: Book, laid: LaidSheet, worksheet: Worksheet) -> None:
    """Writes keys and labels, sets widths, and freezes both rows with the columns that name a row."""
    labels = [book.words(f"column.{laid.sheet.key}.{column.key}") for column in laid.sheet.columns]
    headers = _different([*labels, *laid.added_columns])
    for number, column in enumerate(laid.sheet.columns, laid.first_column):
        book.put(worksheet, KEY_ROW, number, f"{laid.sheet.key}.{column.key}", "key")
    worksheet.set_row(KEY_ROW, None, None, {"hidden": True})
    worksheet.set_row(LABEL_ROW, _header_height(laid, headers))
    _set_widths(book, laid, worksheet)
    if laid.sheet.grows:
        _make_table(book, laid, worksheet, headers)
    else:
        for number, header in enumerate(headers, laid.first_column):
            book.put(worksheet, LABEL_ROW, number, header, "header")
        worksheet.autofilter(LABEL_ROW, laid.first_column, laid.last_row, laid.last_column)
    worksheet.freeze_panes(FIRST_ROW, laid.first_column + _frozen_columns(laid))


def is_idle(book: Book, laid: LaidSheet, column: Column) -> bool:
    """Whether a column has no use in this workbook and is hidden.

    A list without values (a pack without themes) cannot be chosen from, and what is computed from the
    evidence stays empty where there is none. Reading finds hidden columns like any other.
    """
    if column.filled is Filled.COMPUTED:
        return "evidence" not in book.laid
    if column.key in ("pillar", "area") and laid.sheet.key == "benchmarks":
        return not (book.pack.pillars if column.key == "pillar" else book.pack.areas)
    if column.key == "examples":
        return not any(one.examples for one in book.pack.indicators)
    return column.choices is not None and not values_of(column.choices, book.pack)


def _set_widths(book: Book, laid: LaidSheet, worksheet: Worksheet) -> None:
    if laid.has_strip:
        accepted(worksheet.set_column(0, 0, STRIP_WIDTH), "the strip")
    for number, column in enumerate(laid.sheet.columns, laid.first_column):
        # Rows that people add below a table take their look from the column.
        below = book.format("below_table", *styles_of(column, book)) if laid.sheet.grows else None
        options = {"hidden": is_idle(book, laid, column)}
        accepted(worksheet.set_column(number, number, column.width, below, options), column.key)
    if laid.added_columns:
        first_added = laid.first_column + len(laid.sheet.columns)
        accepted(worksheet.set_column(first_added, laid.last_column, ADDED_COLUMN_WIDTH), "added columns")


def _make_table(book: Book, laid: LaidSheet, worksheet: Worksheet, headers: list[str]) -> None:
    """A real table, so that rows typed below it become part of it, with lists and colours."""
    header_format = book.format("header")
    options = {
        "name": f"table_{laid.sheet.key}",
        "style": None,
        "columns": [{"header": header, "header_format": header_format} for header in headers],
    }
    code = worksheet.add_table(LABEL_ROW, laid.first_column, laid.last_row, laid.last_column, options)
    accepted(code, f"the table on {laid.title}")


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


def _header_height(laid: LaidSheet, headers: list[str]) -> float:
    widths = [column.width for column in laid.sheet.columns]
    widths += [ADDED_COLUMN_WIDTH] * len(laid.added_columns)
    return _LINE_HEIGHT * max(map(_lines, headers, widths)) + 9


def _lines(header: str, width: float) -> int:
    """Lines that a bold header takes when words are wrapped at blanks only."""
    room = max(width - 1, 4)
    lines, used = 1, 0.0
    for word in header.split():
        length = len(word) * 1.08
        if used and used + 1 + length > room:
            lines, used = lines + 1, 0.0
        used += length + (1 if used else 0)
        lines += ceil(used / room) - 1
    return lines + (1 if used + _FILTER_BUTTON > room else 0)


def _frozen_columns(laid: LaidSheet) -> int:
    """How many leading columns name the row (id, code, statement) and fit beside the answers."""
    pixels = 0.0
    frozen = 0
    for column in laid.sheet.columns:
        pixels += column.width * 7 + 5
        names_the_row = column.filled is Filled.GIVEN or column.holds is Holds.CODE
        if frozen and (not names_the_row or pixels > _FROZEN_PIXELS):
            break
        frozen += 1
    return frozen
