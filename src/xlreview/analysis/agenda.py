"""The agenda of the consensus meeting: every indicator, ordered by what needs talk most."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from xlreview.analysis.causes import Known, reasons_to_talk
from xlreview.analysis.points import Agenda, Point, View
from xlreview.analysis.views import Views, rating_of
from xlreview.method.agenda import HALF_DAY, share_minutes
from xlreview.method.evidence import NO_WEIGHT, weigh
from xlreview.model.pack import Pack
from xlreview.model.review import Entry


def draw_up_agenda(
    pack: Pack,
    views: Views,
    *,
    self_assessment: Iterable[Entry] = (),
    evidence: Iterable[Entry] = (),
    findings: Iterable[Entry] = (),
    budget: int = HALF_DAY,
) -> Agenda:
    """The agenda over all indicators of a pack; `budget` is the length of the meeting in minutes.

    A finding that the team has rated and called agreed, with no dissent, needs no more talk. As long as no
    piece of evidence counts yet (before the visit), nobody is asked why there is none.
    """
    weights = weigh(evidence)
    own = {entry.id: rating_of(entry) for entry in self_assessment}
    found = {entry.id: entry for entry in findings}
    points = []
    for code in pack.indicators_by_code:
        said = {
            who: View(rating_of(entry), entry.text("hypothesis"))
            for who, entry in sorted(views.get(code, {}).items())
        }
        known = Known(said, own.get(code), found.get(code), weights.get(code, NO_WEIGHT), bool(weights))
        points.append(Point(code, reasons_to_talk(known), said, known.self_rating, known.weight))
    points.sort(key=lambda point: -point.wanted)
    shares = share_minutes([point.wanted for point in points], budget)
    return Agenda(
        tuple(replace(point, minutes=share) for point, share in zip(points, shares, strict=True)), budget
    )
