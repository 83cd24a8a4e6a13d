"""Sheets that people added to their workbook go on into every workbook made from it, as they were."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, time

from xlreview.model.review import AddedSheet
from xlreview.write.book.open_book import Book
from xlreview.write.book.pen import Worksheet

_TITLE_LIMIT = 31
"""Characters in a sheet title (Excel)."""
_NOT_IN_TITLES = str.maketrans(dict.fromkeys("[]:*?/\\", "-"))


def write_added_sheets(book: Book) -> dict[str, Worksheet]:
    """Writes each added sheet behind the others: contents without formats, text as text.

    Gives back the sheets by the titles that they had, which another sheet may have here.
    """
    written: dict[str, Worksheet] = {}
    taken = {sheet.get_name().casefold() for sheet in book.workbook.worksheets()}
    for added in book.review.added_sheets:
        title = _free_title(added.title, taken)
        taken.add(title.casefold())
        written[added.title] = _write_cells(book, title, added)
    return written


def _write_cells(book: Book, title: str, added: AddedSheet) -> Worksheet:
    worksheet = book.add_worksheet(title)
    for number, row in enumerate(added.rows):
        for column, content in enumerate(row):
            if content is None or content == "":
                continue
            kept = content if isinstance(content, str | int | float | date | time) else str(content)
            styles = (book.day_style,) if isinstance(kept, date) else ()
            styles = ("as_time",) if isinstance(kept, time) else styles
            book.put(worksheet, number, column, kept, *styles)
    return worksheet


def _free_title(wanted: str, taken: Iterable[str]) -> str:
    """The title, or the nearest one that Excel takes and no other sheet has."""
    plain = wanted.translate(_NOT_IN_TITLES).strip().strip("'")[:_TITLE_LIMIT].strip() or "–"
    title, number = plain, 2
    while title.casefold() in taken or title.casefold() == "history":
        ending = f" {number}"
        title, number = plain[: _TITLE_LIMIT - len(ending)] + ending, number + 1
    return title
