"""The page `method`: how every figure, colour and suggestion comes about."""

from __future__ import annotations

import math

from xlreview.write.book import Book
from xlreview.write.method_text import Section, sections
from xlreview.write.page import Page
from xlreview.write.tally import Tally

_SIDE, _TEXT = 1, 2
_WIDTHS = (27, 84)
_GAP = 11.0
_POINTS_OF_PAPER = 1000.0
"""Points of this page on one sheet of paper, made a little smaller rather than left with a few lines."""


def write_method(book: Book, tally: Tally | None) -> None:
    """Writes the method page of an open book; its tally says whether evidence is weighed as people type."""
    page = Page(book, "method", _WIDTHS)
    page.put_large(1, book.words("guide.method.heading"), "title", size=22)
    row = _put_line(page, 2, "", book.words("guide.method.intro"))
    for section in sections(book, tally):
        row = _put_section(page, row, section)
    pages = math.ceil(page.points(0, row) / _POINTS_OF_PAPER)
    page.print_on_a4(row - 1, upright=True, pages=pages)


def _put_section(page: Page, row: int, section: Section) -> int:
    page.height(row, _GAP)
    page.put(row + 1, _SIDE, section.heading, "heading")
    page.height(row + 1, 22)
    row += 2
    for number, line in enumerate(section.lines):
        row = _put_line(page, row, line.side, line.text)
        if section.legend and number == 0:
            row = section.legend(page, row)
            page.height(row, _GAP / 2)
            row += 1
    return row


def _put_line(page: Page, row: int, side: str, text: str) -> int:
    page.put(row, _SIDE, side, "ink", "side")
    page.put(row, _TEXT, text, "ink")
    page.fit(row, (side, _SIDE), (text, _TEXT))
    return row + 1
