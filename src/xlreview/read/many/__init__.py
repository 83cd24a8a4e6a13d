"""Many workbooks: read side by side where that pays, one bad file never stopping the rest."""

from xlreview.read.many.several import read_reviews

__all__ = ["read_reviews"]
