"""What the team looks at before it concludes: the agenda of its consensus meeting."""

from xlreview.analysis.agenda import draw_up_agenda, with_agenda
from xlreview.analysis.agenda_rows import agenda_rows
from xlreview.analysis.points import Agenda, Point, Reason, View

__all__ = [
    "Agenda",
    "Point",
    "Reason",
    "View",
    "agenda_rows",
    "draw_up_agenda",
    "with_agenda",
]
