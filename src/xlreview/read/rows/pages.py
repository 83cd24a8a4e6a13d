"""Pages that people only read: what somebody typed there by force is listed, so that nothing is lost."""

from __future__ import annotations

from collections.abc import Sequence

from xlreview.layout.pages import Marks
from xlreview.read.engine.grid import Book, Cell
from xlreview.read.finding.pages import strangers
from xlreview.read.rows.reading import SheetReading
from xlreview.read.values.answers import plain_text, quoted

_MOST_NOTES = 5
"""A program that saves the results of formulas as plain numbers changes a page in many places at once."""


def read_page(book: Book, title: str, marks: Marks, *, file: str, language: str) -> SheetReading:
    """Every cell of a page that says something else than was printed there, set aside.

    A note for each of them, or one at the first where there are many.
    """
    typed = [] if book.is_printed(title, marks) else list(strangers(book.grid(title), marks))
    return list_strangers(SheetReading(file, title, language), typed)


def list_strangers(reading: SheetReading, typed: Sequence[tuple[str, Cell]]) -> SheetReading:
    """The reading with these cells set aside, and what there is to say about them."""
    for name, cell in typed:
        reading.set_aside(name, plain_text(cell), "TYPED_ON_PAGE")
    if len(typed) > _MOST_NOTES:
        first, cell = typed[0]
        reading.say("PAGE_CHANGED", first, seen=quoted(cell), count=len(typed))
    else:
        for name, cell in typed:
            reading.say("TYPED_ON_PAGE", name, seen=quoted(cell))
    return reading
