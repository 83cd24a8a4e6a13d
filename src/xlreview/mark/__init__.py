"""The answer in Excel: a copy with the problem cells marked and a first sheet that lists them."""

from xlreview.mark.marking import mark_workbook, names_for_copies

__all__ = ["mark_workbook", "names_for_copies"]
