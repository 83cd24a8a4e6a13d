"""Word reports: what a review says, in a document that officials go on editing."""

from xlreview.report.render import open_conflicts, render_report
from xlreview.report.told import text_of_report

__all__ = ["open_conflicts", "render_report", "text_of_report"]
