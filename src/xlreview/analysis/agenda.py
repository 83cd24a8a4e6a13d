"""The agenda of the consensus meeting: every indicator, ordered by what needs talk most."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from xlreview.analysis.agenda_rows import agenda_rows
from xlreview.analysis.causes import Known, reasons_to_talk
from xlreview.analysis.points import Agenda, Point, View
from xlreview.i18n import FALLBACK, LANGUAGES
from xlreview.method.agenda import HALF_DAY, share_minutes
from xlreview.method.agreement import rating_of
from xlreview.method.evidence import NO_WEIGHT, weigh
from xlreview.model.merged import Views
from xlreview.model.pack import Pack
from xlreview.model.review import Answer, Entry, Review


def draw_up_agenda(
    pack: Pack,
    views: Views,
    *,
    self_assessment: Iterable[Entry] = (),
    evidence: Iterable[Entry] = (),
    findings: Iterable[Entry] = (),
    budget: int = HALF_DAY,
    set_by_team: Mapping[str, int] | None = None,
) -> Agenda:
    """The agenda over all indicators of a pack.

    `views` is what each reviewer wrote into the screening, by code and initials; `budget` the length of the
    meeting in minutes; `set_by_team` the minutes that the team leader gave to some indicators, which stay and
    leave the rest to the others. A finding that the team has rated and called agreed, with no dissent, needs
    no more talk. As long as no evidence counts yet (before the visit), nobody is asked why there is none.
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
        reasons = reasons_to_talk(known)
        points.append(Point(code, reasons, said, known.self_rating, known.weight, settled=known.settled))
    points.sort(key=lambda point: -point.wanted)
    return Agenda(tuple(_with_minutes(points, budget, set_by_team or {})), budget)


def _with_minutes(points: Iterable[Point], budget: int, set_by_team: Mapping[str, int]) -> list[Point]:
    """The points in their order, each with its minutes."""
    ordered = list(points)
    free = [point for point in ordered if point.code not in set_by_team]
    shares = share_minutes([point.wanted for point in free], budget - sum(set_by_team.values()))
    minutes = {point.code: share for point, share in zip(free, shares, strict=True)}
    return [
        replace(
            point,
            minutes=set_by_team.get(point.code, minutes.get(point.code, 0)),
            set_by_team=point.code in set_by_team,
        )
        for point in ordered
    ]


def with_agenda(review: Review, *, language: str | None = None, budget: int = HALF_DAY) -> Review:
    """The team's review with a full sheet `agenda`, its rows in the order of the meeting.

    What the team has typed there (outcome, reason, dissent, its own minutes, columns of its own) stays. A
    review that was merged has each reviewer's view; any other the team's own screening, under the initials
    that its stamp has. `language` is that of the workbook unless given. What is drawn up is also `sent`, so
    that reading and merging tell it from what people type.
    """
    typed = _typed(review)
    agenda = draw_up_agenda(
        review.pack,
        _views(review),
        self_assessment=review.of("self_assessment"),
        evidence=review.of("evidence"),
        findings=_findings(review, typed),
        budget=budget,
        set_by_team=_minutes_set(typed),
    )
    wanted = language or review.stamp.language
    rows = agenda_rows(agenda, review.pack, wanted if wanted in LANGUAGES else FALLBACK)
    sent = {**review.sent, **{("agenda", row.id): _drawn_up(row, typed.get(row.id)) for row in rows}}
    computed = [_beside_what_is_typed(row, typed.pop(row.id, None)) for row in rows]
    return replace(review, entries={**review.entries, "agenda": (*computed, *typed.values())}, sent=sent)


def _views(review: Review) -> Views:
    if review.merged is not None:
        return review.merged.views("screening")
    who = " & ".join(review.stamp.reviewers) or review.stamp.role.value.upper()
    return {entry.id: {who: entry} for entry in review.of("screening")}


def _typed(review: Review) -> dict[str, Entry]:
    """The agenda as far as people typed it: without what xlreview wrote into the workbook itself."""
    typed = {}
    for entry in review.of("agenda"):
        sent = review.sent.get(("agenda", entry.id), {})
        answers = {
            column: answer
            for column, answer in entry.answers.items()
            if column not in _DRAWN_UP and not (column == "minutes" and answer == sent.get(column))
        }
        typed[entry.id] = replace(entry, answers=answers)
    return typed


def _findings(review: Review, typed: Mapping[str, Entry]) -> list[Entry]:
    """The findings; what the meeting has written down as its outcome is agreed, unless somebody says no."""
    findings = {entry.id: dict(entry.answers) for entry in review.of("findings")}
    for code, entry in typed.items():
        outcome = entry.get("outcome")
        if outcome is not None:
            finding = {"rating": outcome, "agreed": "yes", **findings.get(code, {})}
            dissent = entry.get("dissent")
            findings[code] = finding if dissent is None else {"dissent": dissent, **finding}
    return [Entry("findings", code, answers) for code, answers in findings.items()]


def _minutes_set(typed: Mapping[str, Entry]) -> dict[str, int]:
    minutes = {code: entry.get("minutes") for code, entry in typed.items()}
    return {code: max(0, given) for code, given in minutes.items() if isinstance(given, int)}


def _beside_what_is_typed(row: Entry, typed: Entry | None) -> Entry:
    return row if typed is None else replace(typed, answers={**row.answers, **typed.answers})


def _drawn_up(row: Entry, typed: Entry | None) -> dict[str, Answer]:
    """What xlreview itself writes into a row: what differs from it in the workbook, somebody typed."""
    set_by_team = typed is not None and "minutes" in typed.answers
    columns = _DRAWN_UP if set_by_team else {*_DRAWN_UP, "minutes"}
    return {column: answer for column, answer in row.answers.items() if column in columns}


_DRAWN_UP = frozenset({"talk_because", "views"})
"""Columns of the agenda that are written anew each time."""
