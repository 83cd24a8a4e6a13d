"""Finds the pages that people only read, under whatever title, to see what was typed there by force."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache

from xlreview.a1 import cell_name
from xlreview.layout.pages import Marks, is_page, text_mark
from xlreview.read.engine.grid import Book, Cell, Grid
from xlreview.read.values.answers import is_blank, plain_text

_ENOUGH, _FEWEST = 0.9, 5
"""Share and number of texts of ours that make a sheet a page of ours under another title. People paste
benchmarks into sheets of their own, and those are to be kept."""
_MOST_TEXTS = 8_192

# The workbooks of one review print the same few hundred texts.
_mark = lru_cache(maxsize=_MOST_TEXTS)(text_mark)


def find_pages(
    book: Book, titles: Mapping[str, str], marks: Mapping[str, Marks], left: Collection[str]
) -> dict[str, Marks]:
    """What is printed on each page, by its present title, copies of pages included.

    `titles` and `marks` are by sheet key, as the workbook was sent out; `left` are the titles of sheets
    that are not known yet.
    """
    pages = {titles[key]: marks[key] for key in marks if titles.get(key) in book.titles}
    for title in left:
        written = [_mark(plain_text(cell)) for _, cell in strangers(book.grid(title))]
        for ours in (marks[key] for key in marks if is_page(key)):
            known = sum(one in ours for one in written)
            if known >= max(_FEWEST, _ENOUGH * len(written)):
                pages[title] = ours
                break
    return pages


def strangers(grid: Grid, marks: Marks = frozenset()) -> Iterator[tuple[str, Cell]]:
    """The cells of a page that say something which was not printed there, by their A1 reference.

    What a formula comes to is printed there too, whatever it is.
    """
    for number in grid.filled:
        for place, cell in enumerate(grid.rows[number]):
            # Nearly every cell is a text of ours, and that shows without making it plain.
            if cell != "" and _mark(cell if type(cell) is str else plain_text(cell)) not in marks:
                name = cell_name(number, place)
                if name not in grid.formulas and not is_blank(plain_text(cell)):
                    yield name, cell
