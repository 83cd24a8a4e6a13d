"""Pages that people only read: what somebody typed there by force is listed, so that nothing is lost."""

from __future__ import annotations

from xlreview.layout.pages import Marks
from xlreview.read.engine.grid import Grid
from xlreview.read.finding.pages import strangers
from xlreview.read.rows.reading import SheetReading
from xlreview.read.values.answers import plain_text, quoted


def read_page(grid: Grid, marks: Marks, *, file: str, language: str) -> SheetReading:
    """A note for every cell of a page that says something else than was printed there."""
    reading = SheetReading(file, grid.title, language)
    for name, cell in strangers(grid, marks):
        reading.say("TYPED_ON_PAGE", name, seen=quoted(cell))
        reading.set_aside(name, plain_text(cell), "TYPED_ON_PAGE")
    return reading
