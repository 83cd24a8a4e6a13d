"""Conflicts in a team workbook wait for the team: which are open, and which choices cannot be followed."""

from __future__ import annotations

from collections.abc import Iterator

from xlreview.check.scope import Scope
from xlreview.layout.settling import fault_of
from xlreview.problem import Problem


def check_conflicts(scope: Scope) -> Iterator[Problem]:
    """What the team has not settled yet, at the cell where it does so.

    CONFLICT_OPEN: nothing chosen. CHOICE_UNKNOWN: no letter that stands before an answer, nor another
    choice from the list. CHOICE_WITHOUT_TEXT: own text chosen and none typed. CANNOT_KEEP_BOTH: a cell
    that takes one answer only.
    """
    for entry in scope.rows("conflicts"):
        if "proposals" in entry.answers and (fault := fault_of(entry)) is not None:
            code, column = fault
            yield scope.problem(
                code,
                entry,
                column,
                conflict=entry.id,
                row=entry.text("row"),
                column=entry.text("column"),
                seen=entry.text("choice"),
            )
