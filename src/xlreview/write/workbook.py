"""A review as a complete workbook file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from xlreview.layout.printed import Printed
from xlreview.model.review import Review, Saved
from xlreview.write.book.open_book import Book
from xlreview.write.data_sheets.added_sheets import write_added_sheets
from xlreview.write.data_sheets.comments import write_comments
from xlreview.write.data_sheets.data_sheet import write_data_sheet
from xlreview.write.guide_pages.dashboard import write_dashboard
from xlreview.write.guide_pages.method_page import write_method
from xlreview.write.guide_pages.start import write_start
from xlreview.write.hidden.ledger import write_ledger
from xlreview.write.hidden.stamp import write_stamp
from xlreview.write.hidden.tally import write_tally

_TAB_SHARE = 75
"""Per cent of the line below the sheets that tabs have; Excel's own 60 hides half of a team's sheets."""


def write_workbook(
    path: Path,
    review: Review,
    *,
    saved: Saved | None = None,
    advance: Callable[[int], object] | None = None,
) -> Printed:
    """Writes the workbook for the role and language of the review's stamp, filled with its entries.

    Blank, carried over or wholly filled: the same review always gives the same bytes. The file tells that
    xlreview made it, on a day that is always the same, unless it shall tell who `saved` it when. `path` is
    written to directly; a caller who wants it whole or not at all lends one from `outputs.finished_file`.
    Gives back what was put on the sheets that are read back, and tells `advance` of filled rows as they are
    written. Raises RefusedByExcel for content that no workbook can hold, OSError where `path` cannot be
    written.
    """
    book = Book(path, review, advance)
    ledger = write_ledger(book)
    tally = write_tally(book, ledger)
    for laid in book.laid.values():
        write_data_sheet(book, laid, tally)
    write_start(book)
    if "dashboard" in book.worksheets:
        write_dashboard(book, ledger, tally)
    write_method(book, tally)
    write_comments(book, write_added_sheets(book))
    write_stamp(book, saved or Saved())
    book.worksheets["start"].activate()
    book.workbook.set_tab_ratio(_TAB_SHARE)
    book.close()
    return book.printed
