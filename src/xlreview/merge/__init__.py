"""Workbooks of one review to one, without loss: what people differ on is shown, never guessed."""

from xlreview.merge.reviews import merge_reviews, review_of

__all__ = ["merge_reviews", "review_of"]
