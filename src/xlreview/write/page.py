"""A page to read: no gridlines, locked without a password, ready for A4."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from xlreview.write.book import Book
from xlreview.write.guide_styles import BAR
from xlreview.write.paper import set_up_paper
from xlreview.write.pen import Content, accepted
from xlreview.write.protection import protect_page
from xlreview.write.ranges import quoted

LINE_HEIGHT = 15.0
"""Points that a line of 11 point text takes."""
_SHORT, _LONG = 186 / 25.4, 266 / 25.4
"""What is printed on along the sides of A4, in inches: the margins are off, at the foot 18 mm."""
_SPACE = 0.5


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
        for column, width in enumerate(self.widths):
            accepted(self.worksheet.set_column(column, column, width), f"the width of column {column + 1}")
        self.worksheet.hide_gridlines(2)
        protect_page(self.worksheet)

    def put(self, row: int, column: int, content: Content, *styles: str) -> None:
        """Writes one cell."""
        self.book.put(self.worksheet, row, column, content, *styles)

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
        """Writes the title of a sheet, leading to it."""
        title = self.book.title(sheet)
        self.book.link(self.worksheet, row, column, title, *styles, to=f"{quoted(title)}!A1")

    def height(self, row: int, points: float) -> None:
        """Sets the height of a row; merged and coloured fields need it."""
        accepted(self.worksheet.set_row(row, points), f"the height of row {row + 1}")
        self._heights[row] = points

    def fit(self, row: int, *texts: tuple[str, int], padding: float = 4) -> None:
        """Makes a row as high as the longest of its texts needs, each in the column given with it."""
        self.fit_widths(row, *((text, self.widths[column]) for text, column in texts), padding=padding)

    def fit_widths(self, row: int, *texts: tuple[str, float], padding: float = 4) -> None:
        """The same for texts with the width that each of them has, in characters."""
        lines = max(lines_needed(text, width) for text, width in texts)
        self.height(row, lines * LINE_HEIGHT + padding)

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

    def print_on_a4(self, last_row: int, *, upright: bool, begins: Sequence[int] = (0,)) -> None:
        """Sets up printing, scaled down until every sheet of paper takes what is meant for it.

        `begins` are the rows that begin a sheet of paper. The scale is worked out here because Excel
        ignores such breaks when it is told to fit the pages itself.
        """
        set_up_paper(self.book, self.key, self.worksheet, upright=upright)
        accepted(self.worksheet.print_area(0, 0, last_row, len(self.widths) - 1), "the print area")
        self.worksheet.set_h_pagebreaks([row for row in begins if row])
        wide, high = (_SHORT, _LONG) if upright else (_LONG + 7 / 25.4, _SHORT - 7 / 25.4)
        pixels = sum(width * 7 + 5 for width in self.widths)
        ends = [*begins[1:], last_row + 1]
        tallest = max(self.points(first, end) for first, end in zip(begins, ends, strict=True))
        scale = min(1.0, wide * 96 / pixels, high * 72 / tallest)
        # Leaves room for the rounding of widths and heights, which differs between programs and printers.
        self.worksheet.set_print_scale(max(10, int(scale * 97)))

    def points(self, first_row: int, end: int) -> float:
        """Height of the rows from `first_row` up to but without `end`."""
        return sum(self._heights.get(row, LINE_HEIGHT) for row in range(first_row, end))


def lines_needed(text: str, width: float) -> int:
    """Lines that a text of the body font takes in a column; rather one too many than one cut off."""
    return sum(_lines_of_paragraph(paragraph, width - 1) for paragraph in text.split("\n"))


def _lines_of_paragraph(paragraph: str, width: float) -> int:
    lines, used = 1, 0.0
    for word in paragraph.split(" "):
        needed = sum(map(_character_width, word))
        if used and used + _SPACE + needed > width:
            lines, used = lines + 1, 0.0
        used += needed + (_SPACE if used else 0.0)
        while used > width:
            lines, used = lines + 1, used - width
    return lines


def _character_width(character: str) -> float:
    """Width in digits of Calibri, which is how Excel measures columns."""
    if character in "ijl.,:;'’!|()I":
        return 0.55
    if character in "ftrs-/":
        return 0.75
    if character in "mwMW%@–—":
        return 1.6
    return 1.25 if character.isupper() else 1.03
