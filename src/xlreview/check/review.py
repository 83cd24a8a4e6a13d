"""All rules of the method over one review."""

from __future__ import annotations

from xlreview.check.conflicts import check_conflicts
from xlreview.check.duplicates import check_duplicates
from xlreview.check.evidence import check_evidence
from xlreview.check.findings import check_findings
from xlreview.check.interviews import check_interviews, check_numbers
from xlreview.check.order import check_order
from xlreview.check.ratings import check_ratings
from xlreview.check.scope import Scope
from xlreview.check.wording import check_wording
from xlreview.model.review import Review
from xlreview.problem import Problem, in_reading_order

RULES = (
    check_ratings,
    check_wording,
    check_interviews,
    check_numbers,
    check_order,
    check_evidence,
    check_duplicates,
    check_findings,
    check_conflicts,
)


def check_review(review: Review) -> list[Problem]:
    """What goes against the method in a review, in reading order, in the workbook's language.

    Only sheets that the holder of the workbook fills are held against the rules: nobody is asked to mend
    other people's answers. A workbook that nobody has begun to fill has no problems.
    """
    scope = Scope(review)
    problems = [problem for rule in RULES for problem in rule(scope)]
    titles = {entry.sheet_title or entry.sheet: None for entry in review} if problems else {}
    return in_reading_order(problems, titles)
