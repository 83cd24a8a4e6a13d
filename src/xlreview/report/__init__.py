"""Word reports: what a review says, in a document that officials go on editing."""

from xlreview.report.render import render_report

__all__ = ["render_report"]
