"""A page to read: no gridlines, locked without a password, ready for A4."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from xlreview.a1 import range_name
from xlreview.write.book.guide_styles import BAR
from xlreview.write.book.heights import LINE, lines_in, pixels_of
from xlreview.write.book.open_book import Book
from xlreview.write.book.paper import set_up_paper
from xlreview.write.book.pen import Content, accepted
from xlreview.write.book.protection import protect_page
from xlreview.write.book.sight import link_target

_PRINTED_WIDTH, _PRINTED_HEIGHT = 273 / 25.4, 180 / 25.4
"""Inches of A4 across that are printed on, within the margins."""
_ROUNDING = 95
"""Per cent of the scale that would just fit: programs and printers round widths and heights differently."""


class Page:
    """One page of an open book. Columns are zero-based; column A is a margin.

    `widths` are those of the columns from B on, in characters.
    """

    def __init__(self, book: Book, key: str, widths: Sequence[float]) -> None:
        self.book = book
        self.key = key
        self.worksheet = book.worksheets[key]
        self.widths = (2.0, *widths)
        self._heights: dict[int, float] = {}
        self._texts = book.page_texts.setdefault(key, set())
        for column, width in enumerate(self.widths):
            accepted(self.worksheet.set_column(column, column, width), f"the width of column {column + 1}")
        self.worksheet.hide_gridlines(2)
        protect_page(self.worksheet)

    def put(self, row: int, column: int, content: Content, *styles: str) -> None:
        """Writes one cell."""
        self.book.put(self.worksheet, row, column, content, *styles)
        if isinstance(content, str | int | float):
            self._texts.add(str(content))

    def put_across(self, row: int, columns: tuple[int, int], content: Content, *styles: str) -> None:
        """Writes one field that is several columns wide, from the first to the last of `columns`."""
        first, last = columns
        if first < last:
            accepted(
                self.worksheet.merge_range(row, first, row, last, "", self.book.format(*styles)),
                f"a field on {self.key}",
            )
        self.put(row, first, content, *styles)

    def put_link(self, row: int, column: int, sheet: str, *styles: str) -> None:
        """Writes the title of a sheet, leading to where people begin on it."""
        target = link_target(self.book, sheet)
        self.book.link(self.worksheet, row, column, self.book.title(sheet), *styles, to=target)
        self._texts.add(self.book.title(sheet))

    def height(self, row: int, points: float) -> None:
        """Sets the height of a row; merged and coloured fields need it."""
        accepted(self.worksheet.set_row(row, points), f"the height of row {row + 1}")
        self._heights[row] = points

    def fit(self, row: int, *texts: tuple[str, int], padding: float = 4) -> None:
        """Makes a row as high as the longest of its texts needs, each in the column given with it."""
        self.fit_widths(row, *((text, self.widths[column]) for text, column in texts), padding=padding)

    def fit_widths(self, row: int, *texts: tuple[str, float], padding: float = 4) -> None:
        """The same for texts with the width that each of them has, in characters."""
        lines = max(lines_in(text, pixels_of(width)) for text, width in texts)
        self.height(row, lines * LINE + padding)

    def put_large(self, row: int, content: str, *styles: str, size: float) -> None:
        """Writes a text in letters of `size` points over the whole width, as high as it needs."""
        last = len(self.widths) - 1
        self.put_across(row, (1, last), content, *styles, "wrapped", "middle")
        stretch = 1.1 * size / 11
        lines = lines_in(content, sum(map(pixels_of, self.widths[1:])), stretch=stretch)
        self.height(row, lines * size * 1.4)

    def paint(self, place: tuple[int, int, int, int], rule: Mapping[str, object]) -> None:
        """Adds a conditional format to first row, first column, last row and last column."""
        accepted(self.worksheet.conditional_format(*place, dict(rule)), f"a colour on {self.key}")

    def draw_bar(self, row: int, column: int) -> None:
        """Lays a bar as long as the share (0 to 1) that stands in a cell behind its figure."""
        bar = {
            "type": "data_bar",
            "data_bar_2010": True,
            "bar_solid": True,
            "bar_no_border": True,
            "bar_color": BAR,
            "min_type": "num",
            "max_type": "num",
            "min_value": 0,
            "max_value": 1,
        }
        self.paint((row, column, row, column), bar)

    def print_on_a4(self, last_row: int, *, upright: bool, pages: int = 0) -> None:
        """Sets up printing, one page wide; with `pages`, so many sheets of paper at most."""
        set_up_paper(self.book, self.key, self.worksheet, upright=upright)
        self.worksheet.center_horizontally()
        self.worksheet.fit_to_pages(1, pages)
        last_column = len(self.widths) - 1
        accepted(self.worksheet.print_area(0, 0, last_row, last_column), "the print area")
        # Each formula here has its own place to look at; Excel would mark that as a slip.
        whole_page = range_name((0, 0), (last_row, last_column))
        accepted(self.worksheet.ignore_errors({"formula_differs": whole_page}), "what Excel need not mark")

    def begin_paper_at(self, row: int, last_row: int) -> None:
        """Begins a second sheet of paper at a row, both across, at a scale at which either half fits.

        The scale is worked out here because Excel ignores such breaks when it is told to fit the pages.
        """
        self.worksheet.set_h_pagebreaks([row])
        pixels = sum(map(pixels_of, self.widths))
        tallest = max(self.points(0, row), self.points(row, last_row + 1))
        scale = min(1.0, _PRINTED_WIDTH * 96 / pixels, _PRINTED_HEIGHT * 72 / tallest)
        self.worksheet.set_print_scale(max(10, int(scale * _ROUNDING)))

    def points(self, first_row: int, end: int) -> float:
        """Height of the rows from `first_row` up to but without `end`."""
        return sum(self._heights.get(row, LINE) for row in range(first_row, end))
