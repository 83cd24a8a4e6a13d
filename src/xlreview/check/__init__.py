"""The rules of the method, held against a review: one family of rules per module, each yields problems."""

from xlreview.check.review import check_review

__all__ = ["check_review"]
