"""The agenda in words: rows of the sheet `agenda`, in the order of the meeting and in a language."""

from __future__ import annotations

from collections.abc import Iterator

from xlreview.analysis.points import Agenda, Point, View
from xlreview.i18n import translate
from xlreview.layout.choices import label_of
from xlreview.model.pack import Pack
from xlreview.model.rating import Rating
from xlreview.model.review import Answer, Entry

QUOTED = 480
"""Characters of hypotheses that a row of the agenda quotes in all, shared by those who wrote one.

Excel's highest row, 409 points, has some 27 lines of this column. The whole texts stand in the screening.
"""
LONGEST_QUOTE, SHORTEST_QUOTE = 240, 40
"""Characters that one hypothesis gets at most, and in the largest team."""


def agenda_rows(agenda: Agenda, pack: Pack, language: str) -> tuple[Entry, ...]:
    """One row for each indicator with `talk_because`, `minutes` (none without talk) and `views`.

    `outcome`, `reason` and `dissent` are the team's and left out. `language` is one that workbooks ship in.
    """
    return tuple(_row(point, agenda, pack, language) for point in agenda.points)


def _row(point: Point, agenda: Agenda, pack: Pack, language: str) -> Entry:
    answers: dict[str, Answer] = {"talk_because": talk_because(point, agenda.budget, language)}
    if point.minutes:
        answers["minutes"] = point.minutes
    answers["views"] = views_in_words(point, pack, language)
    return Entry("agenda", point.code, answers)


def talk_because(point: Point, budget: int, language: str) -> str:
    """The reasons a line each, or that there is none; says so where the time does not reach this far."""
    if not point.reasons:
        return translate("analysis.settled" if point.settled else "analysis.note_only", language)
    lines = [f"› {reason.words(language)}" for reason in point.reasons]
    if not point.minutes and not point.set_by_team:
        lines.append(translate("analysis.no_time", language, minutes=budget))
    return "\n".join(lines)


def views_in_words(point: Point, pack: Pack, language: str) -> str:
    """What each reviewer says, how the city rates itself, which interviews speak for it and against it."""
    authors = sum(bool(view.hypothesis) for view in point.views.values())
    quote = max(SHORTEST_QUOTE, min(LONGEST_QUOTE, QUOTED // max(authors, 1)))
    return "\n".join(
        [
            *(_said(who, view, pack, language, quote=quote) for who, view in point.views.items()),
            *_by_the_city(point, pack, language),
            *_heard(point, language),
        ]
    )


def _said(who: str, view: View, pack: Pack, language: str, *, quote: int) -> str:
    parts = [_rating(view.rating, pack, language), shortened(view.hypothesis, quote)]
    return f"{who}: {' – '.join(filter(None, parts))}"


def _by_the_city(point: Point, pack: Pack, language: str) -> Iterator[str]:
    if point.self_rating is not None:
        rating = _rating(point.self_rating, pack, language)
        yield translate("analysis.views.city", language, rating=rating)


def _heard(point: Point, language: str) -> Iterator[str]:
    weight = point.weight
    if not weight.interviews:
        yield translate("analysis.views.nothing_heard", language)
    for direction, interviews in (("favourable", weight.favourable), ("below", weight.below)):
        if interviews:
            numbers = ", ".join(str(number) for number in sorted(interviews))
            yield translate(
                f"analysis.views.{direction}", language, count=len(interviews), interviews=numbers
            )


def _rating(rating: Rating | None, pack: Pack, language: str) -> str:
    if rating is None:
        return translate("analysis.views.not_rated", language)
    return label_of("rating", rating, pack, language)


def shortened(text: str, longest: int) -> str:
    """A text on one line, cut at a blank and with `…` at the end where it is longer than `longest`."""
    line = " ".join(text.split())
    if len(line) <= longest:
        return line
    cut = line[: longest - 1]
    return f"{cut.rpartition(' ')[0] or cut} …" if " " in cut else f"{cut}…"
