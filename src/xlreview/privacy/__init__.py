"""A review for others than the team: names replaced throughout, and what may still name somebody."""

from xlreview.privacy.named import interviewees_named
from xlreview.privacy.redaction import Redaction, Replaced, redact_review, redact_workbook

__all__ = ["Redaction", "Replaced", "interviewees_named", "redact_review", "redact_workbook"]
