"""Puts the hidden stamp into the workbook, and says the most important of it once more elsewhere.

The workbook's id also stands in a custom property of the document: it survives both Excel and
LibreOffice, and a deleted sheet.
"""

from __future__ import annotations

from datetime import UTC, datetime

from xlreview.layout.sheets import DATA_SHEETS
from xlreview.layout.stamp import stamp_lines
from xlreview.write.book.open_book import Book
from xlreview.write.book.pen import accepted

ID_PROPERTY = "xlreview workbook"
"""Name of the custom document property."""

_CREATED = datetime(2026, 1, 1, tzinfo=UTC).replace(tzinfo=None)
"""The same day in every workbook, so that the same review always gives the same bytes."""


def write_stamp(book: Book) -> None:
    """Writes the stamp sheet and the document's properties."""
    review = book.review
    titles = {sheet.key: book.title(sheet.key) for sheet in book.sheets}
    data_keys = {sheet.key for sheet in DATA_SHEETS}
    rows = [(key, row.id) for key, laid in book.laid.items() if key in data_keys for row in laid.rows]
    lines = stamp_lines(review.stamp, review.pack, titles, rows, review.sent)
    worksheet = book.stamp_sheet
    for number, line in enumerate(lines):
        for column, text in enumerate(line):
            book.put(worksheet, number, column, text, "as_text")
    worksheet.very_hidden()
    _write_properties(book)


def _write_properties(book: Book) -> None:
    stamp = book.review.stamp
    whose = ", ".join(filter(None, (stamp.city, stamp.round)))
    book.workbook.set_properties(
        {
            "title": book.words(f"document.title.{stamp.role.value}"),
            "subject": whose,
            "comments": book.pack.title.get(stamp.language, ""),
            "author": "xlreview",
            "created": _CREATED,
        }
    )
    code = book.workbook.set_custom_property(ID_PROPERTY, stamp.workbook_id, "text")
    accepted(code, "the document's property")
