"""What people see of a data sheet, and where they begin on it."""

from __future__ import annotations

from xlreview.a1 import cell_name
from xlreview.layout.choices import values_of
from xlreview.layout.columns import Column, Filled
from xlreview.layout.given import given_texts
from xlreview.layout.sheets import FIRST_ROW, Rows
from xlreview.write.book.laid import LaidSheet
from xlreview.write.book.open_book import Book
from xlreview.write.book.ranges import quoted


def is_hidden(book: Book, laid: LaidSheet, column: Column) -> bool:
    """Whether a column is of no use to people in this workbook; reading finds it like any other.

    Ids of topics and context factors are names that only the program needs. A list without values (a
    pack without themes) cannot be chosen from, and what is computed from the evidence stays empty where
    there is none.
    """
    if column.key == "id" and laid.sheet.rows in (Rows.TOPICS, Rows.FACTORS):
        return True
    if column.filled is Filled.COMPUTED:
        return "evidence" not in book.laid
    if laid.sheet.key == "benchmarks":
        pack_has = {
            "pillar": bool(book.pack.pillars),
            "area": bool(book.pack.areas),
            "questions": any(one.questions for one in book.pack.indicators),
            "examples": any(one.examples for one in book.pack.indicators),
        }
        return not pack_has.get(column.key, True)
    if column.key == "involves":
        return not book.pack.context_factors
    return column.choices is not None and not values_of(column.choices, book.pack)


def first_cell(book: Book, laid: LaidSheet) -> tuple[int, int]:
    """Zero-based row and column of the first cell to answer; on a sheet to read, of the first in sight.

    Where the pack's own rows come first (context factors), their printed names are passed over.
    """
    printed = given_texts(laid.sheet, book.pack, book.language).get(laid.rows[0].id, {}) if laid.rows else {}
    seen = [
        (number, column)
        for number, column in enumerate(laid.sheet.columns, laid.first_column)
        if not is_hidden(book, laid, column)
    ]
    asked = (number for number, column in seen if laid.asks_for(column) and column.key not in printed)
    return FIRST_ROW, next(asked, seen[0][0])


def link_target(book: Book, sheet_key: str) -> str:
    """Where a link to a sheet leads: `'Findings'!F3`. Row 1 of sheets with columns is hidden."""
    laid = book.laid.get(sheet_key)
    row, column = first_cell(book, laid) if laid else (0, 0)
    return f"{quoted(book.title(sheet_key))}!{cell_name(row, column)}"
