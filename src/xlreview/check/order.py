"""What ends ends after it has begun: interviews, and actions of the plan."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time

from xlreview.check.scope import Scope
from xlreview.problem import Problem


def check_order(scope: Scope) -> Iterator[Problem]:
    """INTERVIEW_ENDS_EARLY and ACTION_DUE_EARLY, at the cell with the end.

    An interview may end at midnight; nothing else in a visit goes on into the next day.
    """
    for interview in scope.rows("interviews"):
        start, end = interview.get("start"), interview.get("end")
        if isinstance(start, time) and isinstance(end, time) and time(0) < end < start:
            details = {"start": f"{start:%H:%M}", "end": f"{end:%H:%M}"}
            yield scope.problem("INTERVIEW_ENDS_EARLY", interview, "end", **details)
    for action in scope.rows("plan"):
        start, due = action.get("start"), action.get("due")
        if isinstance(start, date) and isinstance(due, date) and due < start:
            details = {"start": start.isoformat(), "due": due.isoformat()}
            yield scope.problem("ACTION_DUE_EARLY", action, "due", **details)
