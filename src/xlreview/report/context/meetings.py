"""The visit as planned: interviews and workshops in the order of the days, and who holds them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time

from xlreview.model.review import Entry, Review
from xlreview.report.context.setting import Context, one_line, shown_id
from xlreview.report.wording import Wording

CANCELLED = "cancelled"
_IN_A_DAY = 5
"""Conversations that one reviewer can hold in a day (the guide reckons with four or five)."""
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True)
class Meeting:
    """One interview or workshop with its answers in the types that they have."""

    entry: Entry
    day: date | None
    start: time | None
    end: time | None
    interviewers: tuple[str, ...]
    codes: tuple[str, ...]

    @property
    def number(self) -> str:
        """Its number on the programme."""
        return shown_id(self.entry.id)

    @property
    def minutes(self) -> int | None:
        """How long it takes; None where start or end is open or they do not follow one another."""
        if self.start is None or self.end is None or self.end <= self.start:
            return None
        return _minutes(self.end) - _minutes(self.start)

    @property
    def interpreted(self) -> bool:
        """Whether an interpreter is there."""
        return self.entry.get("interpreter") == "yes"

    def overlaps(self, other: Meeting) -> bool:
        """Whether both are held at the same time."""
        if self.day is None or self.day != other.day:
            return False
        if self.start is None or self.end is None or other.start is None or other.end is None:
            return False
        return max(self.start, other.start) < min(self.end, other.end)


def meeting(entry: Entry) -> Meeting:
    """A row of the programme."""
    day, start, end = entry.get("day"), entry.get("start"), entry.get("end")
    return Meeting(
        entry,
        day if isinstance(day, date) else None,
        start if isinstance(start, time) else None,
        end if isinstance(end, time) else None,
        _several(entry, "interviewers"),
        _several(entry, "codes"),
    )


def programme(review: Review) -> list[Meeting]:
    """What takes place, in the order of days, times and numbers; what has no day comes last."""
    held = [meeting(one) for one in review.of("interviews") if one.get("status") != CANCELLED]
    return sorted(held, key=_order)


def cancelled(review: Review) -> list[Meeting]:
    """What was on the programme and does not take place, by number."""
    return [meeting(one) for one in review.of("interviews") if one.get("status") == CANCELLED]


def _order(one: Meeting) -> tuple[date, time, int, str]:
    number = _DIGITS.search(one.entry.id)
    return (one.day or date.max, one.start or time.max, int(number[0]) if number else 0, one.entry.id)


def _several(entry: Entry, column: str) -> tuple[str, ...]:
    answer = entry.get(column)
    return answer if isinstance(answer, tuple) else ()


def _minutes(moment: time) -> int:
    return moment.hour * 60 + moment.minute


def conversation(one: Meeting, wording: Wording) -> Context:
    """Number, time, who and what of a meeting, as a line of the programme tells it."""
    entry = one.entry
    kind = wording.choice("kind", entry.get("kind") or "interview")
    remarks = [kind[:1].upper() + kind[1:]]
    if one.interpreted:
        remarks.append(wording.say("say.with_interpreter.text"))
    if entry.get("status") is not None:
        remarks.append(wording.choice("interview_status", entry.get("status")))
    return {
        "number": one.number,
        "time": wording.span(one.start, one.end),
        "kind": remarks[0],
        "role": entry.text("role"),
        "name": entry.text("name"),
        "interviewers": " & ".join(one.interviewers),
        "codes": ", ".join(one.codes),
        "remarks": " · ".join(remarks),
    }


def called(one: Meeting) -> str:
    """A meeting in a list: its number, and who is met."""
    role = one_line(one.entry.text("role") or one.entry.text("name"))
    return f"{one.number} ({role})" if role else one.number


def by_interviewer(held: Iterable[Meeting], wording: Wording) -> list[Context]:
    """For each interviewer a line for each day: which conversations, how many, how many hours."""
    found: dict[str, dict[date | None, list[Meeting]]] = {}
    for one in held:
        for who in one.interviewers:
            found.setdefault(who, {}).setdefault(one.day, []).append(one)
    return [
        {"who": who, "days": [_busy(day, some, wording) for day, some in days.items()]}
        for who, days in sorted(found.items())
    ]


def _busy(day: date | None, some: list[Meeting], wording: Wording) -> Context:
    known = [minutes for one in some if (minutes := one.minutes)]
    return {
        "day": wording.short_day(day) if day else "",
        "numbers": ", ".join(one.number for one in some),
        "count": str(len(some)),
        "hours": wording.hours(sum(known)) if len(known) == len(some) else "–",
    }


def to_settle(held: list[Meeting], wording: Wording) -> list[str]:
    """What the programme still lacks, a sentence each: times, interviewers, time enough."""
    lacks: Mapping[str, list[Meeting]] = {
        "no_time": [one for one in held if one.day and (one.start is None or one.end is None)],
        "nobody": [one for one in held if not one.interviewers],
        "alone": [one for one in held if len(one.interviewers) == 1],
        "no_codes": [one for one in held if not one.codes],
    }
    sentences = [
        wording.say(f"say.to_settle.{lack}", numbers=wording.listed(one.number for one in some))
        for lack, some in lacks.items()
        if some
    ]
    return [*sentences, *_at_once(held, wording), *_too_many(held, wording)]


def _by_day(held: Iterable[Meeting]) -> Mapping[tuple[str, date], list[Meeting]]:
    found: dict[tuple[str, date], list[Meeting]] = {}
    for one in held:
        for who in one.interviewers:
            if one.day:
                found.setdefault((who, one.day), []).append(one)
    return found


def _at_once(held: Iterable[Meeting], wording: Wording) -> Iterator[str]:
    for (who, day), some in _by_day(held).items():
        crossing = [one for one in some if any(one.overlaps(other) for other in some if other is not one)]
        if crossing:
            numbers = wording.listed(one.number for one in crossing)
            yield wording.say("say.to_settle.at_once", who=who, day=wording.short_day(day), numbers=numbers)


def _too_many(held: Iterable[Meeting], wording: Wording) -> Iterator[str]:
    for (who, day), some in _by_day(held).items():
        if len(some) > _IN_A_DAY:
            yield wording.say(
                "say.to_settle.too_many",
                who=who,
                day=wording.short_day(day),
                number=len(some),
                most=_IN_A_DAY,
            )
