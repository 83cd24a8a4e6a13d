"""What people wrote on the sheet `Check` of a marked copy: listed, so that no word is lost unseen."""

from __future__ import annotations

from xlreview.a1 import cell_name
from xlreview.layout.check_sheet import CHECK_COLUMNS, is_record_cell, read_record
from xlreview.read.engine.grid import Grid
from xlreview.read.rows.reading import SheetReading
from xlreview.read.values.answers import plain_text, quoted


def read_check_sheet(grid: Grid, *, file: str, language: str) -> SheetReading:
    """Every cell that marking did not write, set aside with a note; nothing else is read there.

    Where the record of what marking wrote is gone, that is what stands beside its columns.
    """
    reading = SheetReading(file, grid.title, language)
    record = read_record(cell for row in grid.rows for cell in row if isinstance(cell, str))
    for number, row in enumerate(grid.rows):
        for place, cell in enumerate(row):
            text = plain_text(cell)
            if not text.strip() or is_record_cell(text):
                continue
            if record.knows(text) if record else place < len(CHECK_COLUMNS):
                continue
            name = cell_name(number, place)
            reading.say("TYPED_ON_PAGE", name, seen=quoted(text))
            reading.set_aside(name, text, "TYPED_ON_PAGE")
    return reading
