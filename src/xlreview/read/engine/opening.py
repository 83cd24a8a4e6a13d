"""Where a workbook is read: in this process, or apart from it."""

from __future__ import annotations

from xlreview.read.engine.apart import BookApart
from xlreview.read.engine.at_hand import BookAtHand
from xlreview.read.engine.grid import Book
from xlreview.read.intake.container import Container


def open_book(container: Container) -> Book:
    """The workbook in a checked file.

    Raises UnusableInput when it is damaged, or when the process that read it was stopped.

    A child process costs some 0.2 seconds before it reads anything, ten times a usual workbook. So it is
    kept for what could do harm. A workbook of up to LARGEST_AT_HAND unpacked bytes cannot: every part of
    it has been unpacked and looked through, the engine is handed sheets of ours within LARGEST_GRID cells
    and LARGEST_TEXT bytes of text, and so little of it that time and memory stay far below the ceilings.
    """
    return BookApart(container) if container.is_large else BookAtHand(container)
