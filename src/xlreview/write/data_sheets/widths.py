"""How wide the columns of a sheet are in this workbook: as laid out, wider where a text would be cut."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from xlsxwriter.utility import xl_pixel_width

from xlreview.layout.columns import Filled, Holds
from xlreview.layout.given import given_texts
from xlreview.layout.sheets import Rows
from xlreview.write.book.heights import LINE, TALLEST, lines_in, pixels_of
from xlreview.write.book.laid import LaidSheet
from xlreview.write.book.open_book import Book
from xlreview.write.book.sight import is_hidden
from xlreview.write.data_sheets.benchmarks import benchmark_texts

ADDED_COLUMN_WIDTH = 24.0

_WIDEST_ID = 24.0
"""Characters that codes get at most; longer ones are wrapped."""
_WIDEST_TEXT = 110.0
"""Characters that a column of given text gets at most: longer lines are hard to read."""
_STEP = 10.0
_UNFOLDED = 6
"""Reviewers whose whole views stand side by side."""
_LINES_AT_MOST = int(TALLEST // LINE) - 1
"""Lines that the highest row shows for sure; one is kept back, because programs wrap differently."""
_WIDEST_LETTER = 16
"""Pixels of a letter with all that wrapping may add: texts that fit with these need no measuring."""


def column_widths(book: Book, laid: LaidSheet) -> list[float]:
    """Widths in characters of all columns after the strip; 0 for hidden ones."""
    texts = _texts_to_show_whole(book, laid)
    widths = []
    for column in laid.sheet.columns:
        width = column.width
        if column.key == laid.sheet.identity:
            width = max(width, min(_longest_id(laid), _WIDEST_ID))
        elif column.filled is Filled.GIVEN and column.holds is Holds.TEXT:
            width = _wide_enough(width, (given.get(column.key, "") for given in texts.values()))
        widths.append(0.0 if is_hidden(book, laid, column) else width)
    folded = are_folded(laid)
    beside = [0.0 if folded and one.column not in (None, "rating") else one.width for one in laid.beside]
    return [*widths, *[ADDED_COLUMN_WIDTH] * len(laid.added_columns), *beside]


def are_folded(laid: LaidSheet) -> bool:
    """Whether there are so many reviewers that only their ratings are unfolded."""
    return len({one.place for one in laid.views}) > _UNFOLDED


def _longest_id(laid: LaidSheet) -> float:
    """Characters that keep every code or id of a sheet on one line."""
    return max(map(xl_pixel_width, laid.longest_ids), default=0) / 7 + 1


def _texts_to_show_whole(book: Book, laid: LaidSheet) -> Mapping[str, Mapping[str, str]]:
    """Given texts that stand on no other sheet; the statements beside ratings stand on the benchmarks."""
    if laid.sheet.key == "benchmarks":
        return benchmark_texts(book.pack, book.language)
    return {} if laid.sheet.rows is Rows.INDICATORS else given_texts(laid.sheet, book.pack, book.language)


def _wide_enough(width: float, texts: Iterable[str]) -> float:
    """The least width at which the highest row that Excel knows cuts none of the texts, within reason."""
    for text in texts:
        while width < _WIDEST_TEXT and not _fits(text, width):
            width = min(width + _STEP, _WIDEST_TEXT)
    return width


def _fits(text: str, width: float) -> bool:
    pixels = pixels_of(width)
    if len(text) * _WIDEST_LETTER / pixels + text.count("\n") < _LINES_AT_MOST - 1:
        return True
    return lines_in(text, pixels) <= _LINES_AT_MOST
