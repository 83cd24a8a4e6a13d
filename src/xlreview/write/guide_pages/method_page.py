"""The page `method`: how every figure, colour and suggestion comes about."""

from __future__ import annotations

import math

from xlreview.write.book.heights import LINE, lines_in, pixels_of
from xlreview.write.book.open_book import Book
from xlreview.write.guide_pages.method_text import Line, Section, sections
from xlreview.write.guide_pages.page import Page
from xlreview.write.hidden.tally import Tally

_SIDE, _TEXT = 1, 2
_WIDTHS = (33, 90)
_GAP = 11.0
_HEADING_LINE = 20.0
_HEADING_STRETCH = 1.4
"""Headings are so much wider than text: 14 points instead of 11, and bold."""
_POINTS_OF_PAPER = 1150.0
"""Points of this page on one sheet of paper, made a little smaller rather than left with a few lines."""


def write_method(book: Book, tally: Tally | None) -> None:
    """Writes the method page of an open book; its tally says whether evidence is weighed as people type."""
    page = Page(book, "method", _WIDTHS)
    page.put_large(1, book.words("guide.method.heading"), "title", size=22)
    row = _put_line(page, 2, Line(book.words("guide.method.intro")))
    for section in sections(book, tally):
        row = _put_section(page, row, section)
    pages = math.ceil(page.points(0, row) / _POINTS_OF_PAPER)
    page.print_on_a4(row - 1, upright=True, pages=pages)


def _put_section(page: Page, row: int, section: Section) -> int:
    """The heading stands beside the first paragraph, or above it where that place is taken."""
    page.height(row, _GAP)
    row += 1
    first, *rest = section.lines
    if first.side:
        page.put(row, _SIDE, section.heading, "heading", "one_line")
        page.height(row, _HEADING_LINE)
        row = _put_line(page, row + 1, first)
    else:
        page.put(row, _SIDE, section.heading, "heading", "wrapped", "top")
        page.put(row, _TEXT, first.text, "ink")
        heading = lines_in(section.heading, pixels_of(page.widths[_SIDE]), stretch=_HEADING_STRETCH)
        text = lines_in(first.text, pixels_of(page.widths[_TEXT]))
        page.height(row, max(heading * _HEADING_LINE, text * LINE + 4))
        row += 1
    if section.legend:
        row = section.legend(page, row)
        page.height(row, _GAP / 2)
        row += 1
    for line in rest:
        row = _put_line(page, row, line)
    return row


def _put_line(page: Page, row: int, line: Line) -> int:
    page.put(row, _SIDE, line.side, "ink", "side")
    page.put(row, _TEXT, line.text, "ink")
    page.fit(row, (line.side, _SIDE), (line.text, _TEXT))
    return row + 1
