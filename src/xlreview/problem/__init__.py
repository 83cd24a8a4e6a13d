"""What is wrong in a workbook: code, place, a plain sentence and what to do about it.

Two channels, never mixed. Anything that a person can mend in a sheet is a `Problem`, and reading goes
on. Input that cannot be used at all (no workbook, somebody else's file, a broken pack) is raised as
`UnusableInput`, which carries the same kind of problem, so that both print alike.
"""

from xlreview.problem.codes import SEVERITIES, SEVERITIES_BY_GROUP, Severity
from xlreview.problem.problem import Place, Problem, in_reading_order
from xlreview.problem.refusal import UnusableInput, XlreviewError, reason_of, unusable

__all__ = [
    "SEVERITIES",
    "SEVERITIES_BY_GROUP",
    "Place",
    "Problem",
    "Severity",
    "UnusableInput",
    "XlreviewError",
    "in_reading_order",
    "reason_of",
    "unusable",
]
