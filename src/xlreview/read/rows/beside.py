"""What people typed over the columns that a merge printed beside the answers: listed, never taken."""

from __future__ import annotations

from xlreview.a1 import cell_name
from xlreview.layout.pages import Marks, text_mark
from xlreview.read.finding.columns import FoundSheet
from xlreview.read.rows.reading import SheetReading
from xlreview.read.values.answers import is_blank, plain_text, quoted


def compare_beside(found: FoundSheet, marks: Marks | None, reading: SheetReading) -> None:
    """A note for every cell there that says something else than was printed.

    Where the stamp does not say what was printed (`marks` is None), nothing can be told.
    """
    if marks is None or not found.beside:
        return
    places, heads = sorted(found.beside), found.heads
    for number, row in enumerate(found.grid.rows):
        if number < found.first_row or number in heads:
            continue
        for place in places:
            cell = row[place]
            if cell != "" and text_mark(text := plain_text(cell)) not in marks and not is_blank(text):
                name = cell_name(number, place)
                reading.say("GIVEN_TEXT_CHANGED", name, seen=quoted(cell))
                reading.set_aside(name, text, "GIVEN_TEXT_CHANGED")
