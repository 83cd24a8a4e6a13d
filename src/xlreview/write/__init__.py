"""Writes workbooks. The only room that knows xlsxwriter.

Nothing here decides what a sheet has: sheets, columns, ids and closed lists come from `layout`, figures
from `method`, colours from `look`, words from the catalogues. These modules only put them on paper.
"""

from __future__ import annotations

from xlreview.write.issue import demand_language, issue_workbook
from xlreview.write.workbook import write_workbook

__all__ = ["demand_language", "issue_workbook", "write_workbook"]
