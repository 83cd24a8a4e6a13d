"""The hidden sheets: what somebody typed there by force is listed, so that nothing is lost.

People who show the hidden lists mostly want one more answer to choose from.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from xlreview.a1 import cell_name, parse_cell
from xlreview.layout.pages import Marks, marks_of
from xlreview.layout.sheets import LISTS_SHEET, STAMP_KEYS, STAMP_VALUES
from xlreview.layout.stamp import is_stamp_key
from xlreview.read.engine.grid import Book, Cell, Grid
from xlreview.read.finding.pages import strangers
from xlreview.read.rows.pages import list_strangers
from xlreview.read.rows.reading import SheetReading
from xlreview.read.values.answers import plain_text

_RESULT = re.compile(r"#|\d+ / \d+$")
"""How texts begin that our formulas come to: some programs save those as plain texts."""


def read_hidden(
    book: Book, stamp_titles: Collection[str], printed: Marks | None, *, file: str, language: str
) -> Iterator[SheetReading]:
    """What stands on the stamp's sheets, and on the hidden lists, that xlreview did not write there.

    `printed` are the marks of the texts on the lists, None where the stamp does not say.
    """
    lines: set[str] = set()
    for title in stamp_titles:
        typed = list(_beside_stamp(book.grid(title), lines))
        yield list_strangers(SheetReading(file, title, language), typed)
    if printed and LISTS_SHEET in book.titles:
        ours = printed | marks_of(lines)
        if not book.texts(LISTS_SHEET) <= ours:
            typed = list(_beside_lists(book.grid(LISTS_SHEET), ours))
            yield list_strangers(SheetReading(file, LISTS_SHEET, language), typed)


def _beside_stamp(grid: Grid, lines: set[str]) -> Iterator[tuple[str, Cell]]:
    """Cells beside the lines of the stamp, which are added to `lines`."""
    for number in grid.filled:
        filled = [(place, cell) for place, cell in enumerate(grid.rows[number]) if cell != ""]
        key = plain_text(filled[0][1]).strip()
        if is_stamp_key(key):
            lines.update(plain_text(cell) for _, cell in filled[:2])
            filled = filled[2:]
        yield from ((cell_name(number, place), cell) for place, cell in filled)


def _beside_lists(grid: Grid, ours: Marks) -> Iterator[tuple[str, Cell]]:
    """Texts on the lists that are none of ours; two columns there say the stamp once more."""
    headings = grid.rows[0] if grid.rows else []
    stamp = {place for place, cell in enumerate(headings) if cell in (STAMP_KEYS, STAMP_VALUES)}
    keys = headings.index(STAMP_KEYS) if STAMP_KEYS in headings else 0
    for name, cell in strangers(grid, ours):
        row, place = parse_cell(name)
        is_stamp = place in stamp and is_stamp_key(plain_text(grid.at(row, keys)))
        if isinstance(cell, str) and not is_stamp and not _RESULT.match(cell):
            yield name, cell
