"""Reviewers' views side by side: folded to their ratings on the screen, whole reviewers on paper."""

from __future__ import annotations

from xlreview.layout.columns import Filled
from xlreview.write.book.heights import pixels_of
from xlreview.write.book.laid import LaidSheet
from xlreview.write.book.open_book import Book
from xlreview.write.book.pen import Worksheet, accepted
from xlreview.write.data_sheets.header import STRIP_WIDTH
from xlreview.write.data_sheets.widths import are_folded, column_widths

_PRINTED_PIXELS = 273 / 25.4 * 96
"""What a sheet of A4 across takes within the margins, at full size."""
_ROUNDING = 0.9
"""Programs and printers round widths differently."""


def fold_views(laid: LaidSheet, worksheet: Worksheet) -> None:
    """An outline that leaves of each reviewer's view the rating; where there are many, it begins so."""
    folded = are_folded(laid)
    # The button stands over the rating, which comes before what it folds.
    worksheet.outline_settings(True, True, False, False)
    for view in laid.views:
        place = laid.column_number(view.key)
        is_rating = view.column == "rating"
        options = {"collapsed": folded} if is_rating else {"level": 1, "hidden": folded}
        accepted(worksheet.set_column(place, place, view.width, None, options), f"the view {view.label}")


def print_views(book: Book, laid: LaidSheet, worksheet: Worksheet) -> None:
    """What the team says on the first sheets of paper, then the reviewers, each one whole if that fits.

    The scale is worked out here because Excel ignores breaks when it is told to fit the pages.
    """
    pixels = [*map(pixels_of, column_widths(book, laid))]
    columns = len(laid.sheet.columns) + len(laid.added_columns)
    naming = sum(column.filled is Filled.GIVEN for column in laid.sheet.columns)
    strip = pixels_of(STRIP_WIDTH)
    scale = min(1.0, _PRINTED_PIXELS / (strip + sum(pixels[:columns]))) * _ROUNDING
    last_view = laid.first_beside + len(laid.views) - 1
    accepted(worksheet.print_area(0, 0, laid.last_row, last_view), f"the print area of {laid.title}")
    worksheet.set_print_scale(max(10, int(scale * 100)))
    worksheet.repeat_columns(0, laid.first_column + naming - 1)
    room = _PRINTED_PIXELS * _ROUNDING / scale - strip - sum(pixels[:naming])
    worksheet.set_v_pagebreaks(_breaks(laid, pixels, room))
    worksheet.print_across()


def _breaks(laid: LaidSheet, pixels: list[float], room: float) -> list[int]:
    """The columns before which a new sheet of paper begins."""
    by_reviewer: dict[int, list[int]] = {}
    for view in laid.views:
        by_reviewer.setdefault(view.place or 0, []).append(laid.column_number(view.key))
    breaks, used = [laid.first_beside], 0.0
    for columns in by_reviewer.values():
        width = sum(pixels[column - laid.first_column] for column in columns)
        if used and used + width > room:
            breaks.append(columns[0])
            used = 0.0
        used += width
    return breaks
