"""What is locked and what stays free.

Given text is locked without a password; filtering, sorting and resizing stay allowed. Growing sheets
are not protected, because tables do not grow on protected sheets.

Excel refuses to sort a protected sheet when a locked cell lies in the range, even where sorting is
allowed. On the sheets that people sort (a row per indicator) the rows are therefore a range that may be
edited; the cells stay marked as locked, and `hints` stops typing over given text. LibreOffice drops such
ranges when it saves, which leaves these sheets locked but not sortable.
"""

from __future__ import annotations

from xlreview.a1 import range_name
from xlreview.layout.sheets import FIRST_ROW, Access, Rows, Sheet
from xlreview.write.book.laid import LaidSheet
from xlreview.write.book.pen import Worksheet, accepted

_STAYS_ALLOWED = {
    "sort": True,
    "autofilter": True,
    "format_columns": True,
    "format_rows": True,
    # Notes and comments are objects: people write them beside a cell to ask one another.
    "objects": True,
}


def is_sortable(sheet: Sheet) -> bool:
    """Whether people have a reason to sort a protected sheet: only long ones, a row per indicator."""
    return sheet.rows is Rows.INDICATORS


def protect_sheet(laid: LaidSheet, worksheet: Worksheet) -> None:
    """Protects a sheet with columns, unless it grows and is filled by the holder.

    Nothing folds or unfolds on a protected sheet, so reviewers' views side by side keep theirs open.
    """
    if laid.access is Access.FILLS and (laid.sheet.grows or laid.views):
        return
    worksheet.protect("", _STAYS_ALLOWED)
    if laid.access is Access.FILLS and is_sortable(laid.sheet):
        rows = range_name((FIRST_ROW, laid.first_column), (laid.last_row, laid.last_column))
        accepted(worksheet.unprotect_range(rows, f"rows_{laid.sheet.key}"), "the rows to sort")


def protect_page(worksheet: Worksheet) -> None:
    """Protects a page that people only read."""
    worksheet.protect("", _STAYS_ALLOWED)
