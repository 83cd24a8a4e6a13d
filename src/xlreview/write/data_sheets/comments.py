"""Comments beside cells: what people wrote there, handed on in one note to each cell."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping

from xlreview.a1 import parse_cell
from xlreview.layout.mark_lines import AUTHOR, note_of
from xlreview.layout.printed import storable
from xlreview.model.comment import Comment
from xlreview.write.book.heights import lines_in
from xlreview.write.book.open_book import Book
from xlreview.write.book.pen import Worksheet, accepted

_WIDTH, _LINE, _EDGE = 260, 17, 12
"""Pixels of a note: its width, the height of a line, and what stands around the text."""
_TALLEST = 480
_FONT: Mapping[str, object] = {"font_name": "Calibri", "font_size": 10, "font_family": 2}
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f]")
"""What no note can hold: in notes nothing is spelled out as it is in cells."""


def write_comments(book: Book, added: Mapping[str, Worksheet]) -> None:
    """Writes the review's comments beside their cells; `added` are sheets that people added, by title."""
    by_cell: dict[tuple[Worksheet, int, int], list[Comment]] = defaultdict(list)
    for one in book.review.comments:
        cell = _cell_on_row(book, one) if one.row else _cell_elsewhere(one, added)
        if cell is not None:
            by_cell[cell].append(one)
    for (worksheet, row, column), some in by_cell.items():
        text = _CONTROLS.sub("\ufffd", storable(note_of(some)))
        height = min(_EDGE + _LINE * lines_in(text, _WIDTH), _TALLEST)
        options = {**_FONT, "author": AUTHOR, "width": _WIDTH, "height": height}
        accepted(worksheet.write_comment(row, column, text, options), f"a comment on row {row + 1}")


def _cell_on_row(book: Book, comment: Comment) -> tuple[Worksheet, int, int] | None:
    """Sheet, row and column (zero-based) of a comment on a row of ours; None where it is not printed."""
    laid = book.laid.get(comment.sheet)
    row = laid.row_by_id.get(comment.row) if laid is not None else None
    if laid is None or row is None:
        return None
    header = comment.column[1:]
    if comment.column[:1] == "+" and header in laid.added_columns:
        column = laid.first_beside - len(laid.added_columns) + laid.added_columns.index(header)
    else:
        column = laid.column_numbers.get(comment.column, laid.column_number(laid.sheet.identity))
    return book.worksheets[comment.sheet], row, column


def _cell_elsewhere(comment: Comment, added: Mapping[str, Worksheet]) -> tuple[Worksheet, int, int] | None:
    """The same for a comment on a sheet that people added."""
    worksheet = added.get(comment.place.sheet or "")
    return None if worksheet is None else (worksheet, *parse_cell(comment.place.cell or ""))
