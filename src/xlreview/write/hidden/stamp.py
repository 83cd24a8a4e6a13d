"""Puts the hidden stamp into the workbook, and says it once more elsewhere.

All of it stands a second time on the hidden lists, and the most important in custom properties of the
document: they survive both Excel and LibreOffice, and a deleted sheet.
"""

from __future__ import annotations

from datetime import UTC, datetime
from importlib.metadata import version

from xlreview.layout.pages import BESIDE, HEADINGS, LISTS, Marks, marks_of
from xlreview.layout.printed import PrintedSheet
from xlreview.layout.properties import VERSION_PROPERTY, stamp_properties
from xlreview.layout.sheets import DATA_SHEETS, STAMP_KEYS, STAMP_SHEET, STAMP_VALUES
from xlreview.layout.stamp import stamp_lines
from xlreview.model.review import Saved
from xlreview.write.book.open_book import Book
from xlreview.write.book.pen import accepted

_CREATED = datetime(2026, 1, 1, tzinfo=UTC).replace(tzinfo=None)
"""The same day in every workbook, so that the same review always gives the same bytes."""


def write_stamp(book: Book, saved: Saved) -> None:
    """Writes the stamp sheet and the document's properties."""
    review = book.review
    titles = {sheet.key: book.title(sheet.key) for sheet in book.sheets}
    data_keys = {sheet.key for sheet in DATA_SHEETS}
    rows = [(key, row.id) for key, laid in book.laid.items() if key in data_keys for row in laid.rows]
    lines = stamp_lines(
        review.stamp, review.pack, titles, rows, review.sent, _page_marks(book), review.ledger
    )
    worksheet = book.stamp_sheet
    for number, line in enumerate(lines):
        for column, text in enumerate(line):
            book.put(worksheet, number, column, text, "as_text")
    worksheet.very_hidden()
    book.printed[STAMP_SHEET] = PrintedSheet(STAMP_SHEET, 0, dict(enumerate(zip(*lines, strict=True))))
    book.lists.add(STAMP_KEYS, [key for key, _ in lines])
    book.lists.add(STAMP_VALUES, [text for _, text in lines])
    _write_properties(book, saved)


def _page_marks(book: Book) -> dict[str, Marks]:
    """What is printed on the pages that nobody answers on, and over the columns of all sheets."""
    labels = [
        book.words(f"column.{key}.{column.key}")
        for key, laid in book.laid.items()
        for column in laid.sheet.columns
    ]
    lists = {*book.lists.texts, STAMP_KEYS, STAMP_VALUES}
    pages = {key: marks_of(texts) for key, texts in book.page_texts.items()}
    beside = {f"{BESIDE}{key}": marks_of(texts) for key, texts in book.texts_beside.items()}
    return {**pages, **beside, HEADINGS: marks_of(labels), LISTS: marks_of(lists)}


def _write_properties(book: Book, saved: Saved) -> None:
    stamp = book.review.stamp
    whose = ", ".join(filter(None, (stamp.city, stamp.round)))
    book.workbook.set_properties(
        {
            "title": book.words(f"document.title.{stamp.purpose}"),
            "subject": whose,
            "comments": book.pack.title.get(stamp.language, ""),
            "author": saved.by or "xlreview",
            "created": saved.at or _CREATED,
        }
    )
    facts = {**stamp_properties(stamp), VERSION_PROPERTY: version("xlreview")}
    for name, text in facts.items():
        accepted(book.workbook.set_custom_property(name, text, "text"), f"the document's property {name!r}")
