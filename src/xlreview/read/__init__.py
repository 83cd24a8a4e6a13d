"""From a filled workbook to a checked review. calamine and openpyxl are known here and nowhere else."""

from xlreview.read.many import read_reviews
from xlreview.read.review import read_review

__all__ = ["read_review", "read_reviews"]
