"""The dashboard as a page: a column for headings and many narrow ones, which fields and tiles share."""

from __future__ import annotations

from collections.abc import Sequence

from xlreview import look
from xlreview.write.book.open_book import Book
from xlreview.write.guide_pages.grid import Grid, Heading
from xlreview.write.guide_pages.page import Page

HEADING = 1
"""Column of the headings of rows."""
FIRST = 2
"""First of the narrow columns."""
_SLOT = 3
"""Narrow columns of one slot; a slot is as wide as the column of headings."""
_SLOTS = 5
_NARROW = 6.7
_WIDEST_TILE = 12.0


class DashboardPage(Page):
    """The dashboard of an open book for a pack's grid, or for a pack without one."""

    def __init__(self, book: Book, grid: Grid | None) -> None:
        across = len(grid.columns) if grid else _SLOTS
        self.per_field = max(2, min(4, _SLOTS * _SLOT // across))
        """Narrow columns that one field of the grid takes, and so tiles in a row of it."""
        narrow = max(_SLOTS * _SLOT, across * self.per_field)
        longest = max(len(code) for code in book.pack.indicators_by_code)
        width = min(max(_NARROW, longest + 0.7), _WIDEST_TILE)
        # A column has five pixels of padding, 5/7 of a character, so three narrow ones hold two more.
        super().__init__(book, "dashboard", (_SLOT * width + 10 / 7, *([width] * narrow)))

    @property
    def last_column(self) -> int:
        """Zero-based last column of the page."""
        return len(self.widths) - 1

    def field_columns(self, number: int) -> tuple[int, int]:
        """First and last column of the field at a place in a row of the grid."""
        first = FIRST + number * self.per_field
        return first, first + self.per_field - 1

    def slot_columns(self, number: int) -> tuple[int, int]:
        """First and last column of a slot; the column of headings is slot 0."""
        if number == 0:
            return HEADING, HEADING
        first = FIRST + (number - 1) * _SLOT
        return first, first + _SLOT - 1

    def put_section(self, row: int, heading: str, about: str = "") -> int:
        """Writes the heading of a section and a line about it; comes back with the row below."""
        self.height(row, 15)
        self.put(row + 1, HEADING, heading, "heading")
        self.height(row + 1, 22)
        if not about:
            return row + 2
        self.put(row + 2, HEADING, about, "ink", "secondary", "one_line")
        self.height(row + 2, 17)
        return row + 3

    def put_column_headings(self, row: int, grid: Grid) -> int:
        """Writes what stands above the fields of a grid; comes back with the row below."""
        for number, column in enumerate(grid.columns):
            across = self.field_columns(number)
            self.put_across(row, across, column.title, "ink", "bold", "secondary", "centred", "middle")
        width = sum(self.widths[FIRST : FIRST + self.per_field])
        self.fit_widths(row, *((column.title, width) for column in grid.columns), padding=7)
        return row + 1

    def put_row_heading(self, row: int, heading: Heading, *, rows: int = 1) -> None:
        """Writes what stands beside a row of a grid, with an edge in the tint of the pillar."""
        edge = () if heading.tint is None else (f"edge_{heading.tint % len(look.PILLAR_TINTS)}",)
        self.put(row, HEADING, heading.title, "ink", "bold", "middle", *edge)
        for below in range(row + 1, row + rows):
            self.put(below, HEADING, None, "ink", *edge)

    def colour(self, place: tuple[int, int], labels: Sequence[tuple[str, str]], criteria: str) -> None:
        """Colours the rows from the first to the last in `place` by the text that begins or ends a cell.

        `labels` are pairs of text and style.
        """
        for text, style in labels:
            self.paint(
                (place[0], HEADING, place[1], self.last_column),
                {"type": "text", "criteria": criteria, "value": text, "format": self.book.format(style)},
            )
