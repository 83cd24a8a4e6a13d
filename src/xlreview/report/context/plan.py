"""The action plan: what the city does about the recommendations, who, by when, and how far it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from xlreview.layout.choices import CHOICES
from xlreview.model.review import Entry, Review
from xlreview.report.context.findings import glimpse
from xlreview.report.context.setting import Context, also, one_line, setting_context, shown_id, texts
from xlreview.report.context.timeline import timeline
from xlreview.report.wording import Wording

_SHORT = 5
"""Actions that fit on few enough pages to do without contents."""
_ENDED = ("done", "dropped")


@dataclass(frozen=True)
class Action:
    """One row of the plan with its dates and references in the types that they have."""

    entry: Entry
    start: date | None
    due: date | None
    recommendations: tuple[str, ...]

    @property
    def id(self) -> str:
        """What the plan calls it."""
        return shown_id(self.entry.id)

    @property
    def status(self) -> str:
        """A stable value of the list `plan_status`, empty where none was chosen."""
        return self.entry.text("status")

    @property
    def subject(self) -> str:
        """What the action is for, in one line; where no objective is given, the action itself."""
        return one_line(self.entry.text("objective")) or glimpse(self.entry.text("action"))

    def is_late(self, today: date) -> bool:
        """Whether it should have ended before a day."""
        return self.due is not None and self.due < today and self.status not in _ENDED


def plan_context(review: Review, wording: Wording, *, dated: date) -> Context:
    """Everything that the template of the action plan may print."""
    common = setting_context(review, wording, dated=dated)
    actions = [_action(entry) for entry in review.of("plan")]
    advice = {one.id: one for one in review.of("recommendations") if one.text("text")}
    city = common["city"]
    in_time = sorted(actions, key=lambda one: (one.due or one.start or date.max, one.start or date.max))
    return {
        **{key: common[key] for key in ("words", "city", "round", "dated", "pack", "receipt")},
        "title": wording.say("title.plan", city=city),
        "author": city,
        "responsible": (
            wording.say("say.responsible_city", city=city)
            if city
            else wording.say("say.responsible_city_unnamed")
        ),
        "long": len(actions) > _SHORT,
        "lead": list(_lead(actions, advice, wording)),
        "statuses": {status: wording.choice("plan_status", status) for status in CHOICES["plan_status"]},
        "counts": _counts(actions, wording),
        "late": [_line(one, wording) for one in in_time if one.is_late(dated)],
        "overview": [_line(one, wording) for one in in_time],
        "timeline": timeline([(one.id, one.subject, one.start, one.due) for one in in_time], wording),
        "horizons": [
            {"title": title, "actions": [_block(one, advice, wording) for one in some]}
            for title, some in _by_horizon(actions, wording)
        ],
        "recommendations": [_answered(one, actions, wording) for one in advice.values()],
        "without_action": [
            {"id": shown_id(one.id), "short": glimpse(one.text("text")), "response": _response(one, wording)}
            # Before there is any action, the table of recommendations says it all.
            for one in (_without_action(actions, advice) if actions else ())
        ],
    }


def _action(entry: Entry) -> Action:
    start, due = entry.get("start"), entry.get("due")
    follows = entry.get("recommendations")
    return Action(
        entry,
        start if isinstance(start, date) else None,
        due if isinstance(due, date) else None,
        follows if isinstance(follows, tuple) else (),
    )


def _lead(actions: list[Action], advice: Mapping[str, Entry], wording: Wording) -> Iterator[str]:
    if not actions:
        yield wording.say("say.plan.empty")
    else:
        yield wording.say("say.plan_actions", count=len(actions))
    if advice:
        followed = len(advice) - len(list(_without_action(actions, advice, declined=True)))
        yield wording.say("say.plan.follows", number=followed, total=len(advice))
    days = [day for one in actions for day in (one.start, one.due) if day]
    if len(set(days)) > 1:
        yield wording.say("say.plan.span", first=wording.day(min(days)), last=wording.day(max(days)))


def _counts(actions: list[Action], wording: Wording) -> list[Context]:
    """How many actions have each status, by horizon, then all of them."""
    groups = [(title, some) for title, some in _by_horizon(actions, wording)]
    total = (wording.fixed_words()["total"], actions)
    return [_counted(*group) for group in ([*groups, total] if len(groups) > 1 else groups)]


def _counted(title: str, actions: list[Action]) -> Context:
    found = [one.status for one in actions]
    figures = {status: found.count(status) for status in (*CHOICES["plan_status"], "")}
    counted = {status or "open": str(count) if count else "–" for status, count in figures.items()}
    return {"title": title, **counted, "total": str(len(actions))}


def _by_horizon(actions: list[Action], wording: Wording) -> Iterator[tuple[str, list[Action]]]:
    for horizon in (*CHOICES["horizon"], ""):
        some = [one for one in actions if one.entry.text("horizon") == horizon]
        if some:
            yield wording.say(f"say.horizon.{horizon or 'open'}"), some


def _line(one: Action, wording: Wording) -> Context:
    """An action in one line of a table."""
    return {
        "id": one.id,
        "subject": one.subject,
        "time": wording.from_to(one.start, one.due),
        "responsible": one.entry.text("responsible"),
        "status": _status(one, wording),
    }


def _status(one: Action, wording: Wording) -> str:
    """How far it is: "under way, 40 per cent"."""
    progress = one.entry.get("progress")
    share = wording.share(float(progress)) if isinstance(progress, int | float) else ""
    if one.status == "done" and progress == 1:
        share = ""
    return ", ".join(filter(None, (wording.choice("plan_status", one.status or None), share)))


def _block(one: Action, advice: Mapping[str, Entry], wording: Wording) -> Context:
    columns = ("objective", "action", "responsible", "resources", "success_measure", "codes")
    return {
        **_line(one, wording),
        **texts(one.entry, columns),
        "follows": [
            {"id": shown_id(id), "short": glimpse(advice[id].text("text")) if id in advice else ""}
            for id in one.recommendations
        ],
        "also": also(one.entry),
    }


def _answered(entry: Entry, actions: Iterable[Action], wording: Wording) -> Context:
    """A recommendation with the city's response and the actions that follow from it."""
    return {
        "id": shown_id(entry.id),
        **texts(entry, {"text": "text", "addressee": "addressee", "response_note": "note"}),
        "response": _response(entry, wording),
        "actions": [_line(one, wording) for one in actions if entry.id in one.recommendations],
    }


def _response(entry: Entry, wording: Wording) -> str:
    return wording.choice("response", entry.get("response") or "pending")


def _without_action(
    actions: Iterable[Action], advice: Mapping[str, Entry], *, declined: bool = False
) -> Iterator[Entry]:
    """The recommendations that no action follows from; those that the city declined only if asked for."""
    followed = {id for one in actions for id in one.recommendations}
    for id, entry in advice.items():
        if id not in followed and (declined or entry.get("response") != "declined"):
            yield entry
