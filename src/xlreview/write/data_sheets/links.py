"""Links from every code to its row on the benchmarks, and from a carried rating to where it was given."""

from __future__ import annotations

from xlreview.layout.choices import CHOICES, label_of
from xlreview.layout.sheets import FIRST_ROW, Rows
from xlreview.write.book.laid import LaidSheet
from xlreview.write.book.open_book import Book
from xlreview.write.book.pen import Worksheet


def write_links(book: Book, laid: LaidSheet, worksheet: Worksheet, style: str) -> None:
    """Turns codes (in the sheet's style for given cells) into links; leaves codes of no benchmark alone.

    The city's own rating, carried to the screening, leads to its reasons when the self-assessment is in
    the same workbook.
    """
    if laid.sheet.rows is not Rows.INDICATORS or laid.sheet.key == "benchmarks":
        return
    benchmarks = book.laid["benchmarks"]
    for number, row in enumerate(laid.rows, FIRST_ROW):
        target = benchmarks.cell(row.id, "code")
        if target is not None:
            book.link(worksheet, number, laid.first_column, row.id, style, "link", "as_text", to=target)
    if laid.sheet.key == "screening" and "self_assessment" in book.laid:
        _write_rating_links(book, laid, worksheet)


def _write_rating_links(book: Book, laid: LaidSheet, worksheet: Worksheet) -> None:
    column = laid.column_number("self_rating")
    for number, row in enumerate(laid.rows, FIRST_ROW):
        rating = row.entry.get("self_rating") if row.entry else None
        target = book.laid["self_assessment"].cell(row.id, "rating")
        if target is not None and rating in CHOICES["rating"]:
            label = label_of("rating", str(rating), book.pack, book.language)
            book.link(worksheet, number, column, label, "given", "centred", "as_text", to=target)
