"""The visit day by day: who is met when, by whom and about what, and what is not covered yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby

from xlreview.model.review import Review
from xlreview.report.context import meetings
from xlreview.report.context.meetings import Meeting
from xlreview.report.context.opinions import Screened, screened
from xlreview.report.context.setting import Context, also, by_team, indicator_line, one_line, setting_context
from xlreview.report.wording import Wording

_SHORT = 12
"""Conversations that fit on few enough pages to do without contents."""


def programme_context(review: Review, wording: Wording, *, dated: date) -> Context:
    """Everything that the template of the programme may print."""
    common = setting_context(review, wording, dated=dated)
    held = meetings.programme(review)
    return {
        **{key: common[key] for key in ("words", "city", "round", "dated", "pack")},
        "title": wording.say("title.programme", city=common["city"]),
        **by_team(review, wording),
        "long": len(held) > _SHORT,
        "lead": list(_lead(held, wording)),
        "days": [
            {"title": wording.weekday(day), "meetings": [_line(one, wording) for one in some]}
            for day, some in groupby((one for one in held if one.day), key=lambda one: one.day)
            if day
        ],
        "undated": [_line(one, wording) for one in held if one.day is None],
        "interviewers": meetings.by_interviewer(held, wording),
        "to_settle": meetings.to_settle(held, wording),
        "uncovered": _uncovered(screened(review).values(), held, wording),
        "cancelled": [meetings.called(one) for one in meetings.cancelled(review)],
    }


def _lead(held: list[Meeting], wording: Wording) -> Iterator[str]:
    if not held:
        yield wording.say("say.programme.empty")
        return
    days = [one.day for one in held if one.day]
    if days:
        yield wording.say("say.programme.days", days=wording.days(days))
    workshops = sum(one.entry.get("kind") == "workshop" for one in held)
    counted = (("interviews", len(held) - workshops), ("workshops", workshops))
    conversations = [wording.say(f"say.{kind}", count=count) for kind, count in counted if count]
    yield wording.say("say.programme.has", conversations=wording.listed(conversations))
    lengths = [minutes for one in held if (minutes := one.minutes)]
    if len(lengths) == len(held):
        yield wording.say("say.programme.hours", hours=wording.hours(sum(lengths)))
    interpreted = sum(one.interpreted for one in held)
    if interpreted:
        yield wording.say("say.interpreter_needed", count=interpreted)
    undated = sum(one.day is None for one in held)
    if undated:
        yield wording.say("say.undated", count=undated)


def _line(one: Meeting, wording: Wording) -> Context:
    return {**meetings.conversation(one, wording), "also": also(one.entry)}


def _uncovered(seen: Iterable[Screened], held: list[Meeting], wording: Wording) -> list[Context]:
    """Indicators with questions that no interview or workshop is to answer, with who should be met."""
    covered = {code for one in held for code in one.codes}
    return [
        {
            **indicator_line(one.indicator, wording),
            "meet": ", ".join(
                dict.fromkeys(one_line(words["meet"]) for _, words in one.words if words["meet"])
            ),
        }
        for one in seen
        if one.indicator.code not in covered and any(words["questions"] for _, words in one.words)
    ]
