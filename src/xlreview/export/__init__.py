"""A review as plain files for other programs: one JSON document, or a folder of CSV tables."""

from xlreview.export.save import ENDINGS, export_review

__all__ = ["ENDINGS", "export_review"]
