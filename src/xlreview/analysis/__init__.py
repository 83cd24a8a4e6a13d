"""What the team looks at before it concludes: where reviewers differ, and what to talk about first."""

from xlreview.analysis.agenda import draw_up_agenda
from xlreview.analysis.agenda_rows import agenda_rows
from xlreview.analysis.agreement import Agreement, Difference, Group, Pair, compare_reviewers
from xlreview.analysis.points import Agenda, Point, Reason, View

__all__ = [
    "Agenda",
    "Agreement",
    "Difference",
    "Group",
    "Pair",
    "Point",
    "Reason",
    "View",
    "agenda_rows",
    "compare_reviewers",
    "draw_up_agenda",
]
