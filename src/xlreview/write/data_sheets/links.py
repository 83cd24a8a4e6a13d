"""Links from every code to its row on the benchmarks."""

from __future__ import annotations

from xlreview.layout.sheets import FIRST_ROW, Rows
from xlreview.write.book.laid import LaidSheet
from xlreview.write.book.open_book import Book
from xlreview.write.book.pen import Worksheet


def write_links(book: Book, laid: LaidSheet, worksheet: Worksheet, style: str) -> None:
    """Turns codes (in the sheet's style for given cells) into links; leaves codes of no benchmark alone."""
    if laid.sheet.rows is not Rows.INDICATORS or laid.sheet.key == "benchmarks":
        return
    benchmarks = book.laid["benchmarks"]
    for number, row in enumerate(laid.rows, FIRST_ROW):
        target = benchmarks.cell(row.id, "code")
        if target is not None:
            book.link(worksheet, number, laid.first_column, row.id, style, "link", "as_text", to=target)
