"""How the review was done: the interviews and workshops, and what was noted in them."""

from __future__ import annotations

from datetime import date

from xlreview.method.evidence import CONFIRMING_INTERVIEWS
from xlreview.model.rating import Nature, Rating
from xlreview.model.review import Entry, Review
from xlreview.report.context.setting import Context, interview_anchor, shown_id
from xlreview.report.wording import Wording

_NATURES = ((Nature.FACT, "facts"), (Nature.OPINION, "opinions"), (Nature.CONTEXT, "backgrounds"))


def meetings(review: Review) -> list[Entry]:
    """The interviews and workshops on the programme, without those that were cancelled."""
    return [entry for entry in review.of("interviews") if entry.get("status") != "cancelled"]


def days_of_visit(review: Review, wording: Wording) -> str:
    """From which day to which the team met people; empty where no day is known."""
    return wording.days(day for entry in meetings(review) if isinstance(day := entry.get("day"), date))


def how_done(review: Review, wording: Wording) -> list[str]:
    """Sentences on the visit and on the evidence; none about what is not in the workbook."""
    held = meetings(review)
    sentences = []
    if days := days_of_visit(review, wording):
        sentences.append(wording.say("say.visit.days", days=days))
    workshops = sum(entry.get("kind") == "workshop" for entry in held)
    conversations = [
        wording.say(f"say.{kind}", count=count)
        for kind, count in (("interviews", len(held) - workshops), ("workshops", workshops))
        if count
    ]
    if conversations:
        sentences.append(wording.say("say.programme.held", conversations=wording.listed(conversations)))
    interpreted = sum(entry.get("interpreter") == "yes" for entry in held)
    if interpreted:
        sentences.append(wording.say("say.interpreted", count=interpreted))
    return sentences


def evidence_noted(review: Review, wording: Wording) -> str:
    """How many pieces of evidence there are and of which nature; empty without any."""
    pieces = review.of("evidence")
    natures = [
        wording.say(f"say.{key}", count=count)
        for nature, key in _NATURES
        if (count := sum(piece.get("nature") == nature for piece in pieces))
    ]
    if not natures:
        return ""
    return wording.say("say.pieces", count=len(pieces), natures=wording.listed(natures))


def threshold(wording: Wording) -> list[str]:
    """What counts, and how much of it a finding needs."""
    return [wording.say("method.counts"), wording.say("method.threshold", count=CONFIRMING_INTERVIEWS)]


def method(wording: Wording) -> list[str]:
    """The rules and thresholds of the method in plain sentences."""
    ratings = ", ".join(wording.mark(rating)["label"] for rating in Rating)
    return [
        *threshold(wording),
        wording.say("method.rating"),
        wording.say("method.scale", ratings=ratings),
    ]


def interviews(review: Review, wording: Wording) -> list[Context]:
    """The programme by number, with roles and without names."""
    return [
        {
            "number": shown_id(entry.id),
            "anchor": interview_anchor(entry.id),
            "day": wording.short_day(day) if isinstance(day := entry.get("day"), date) else "",
            "kind": wording.choice("kind", entry.get("kind")),
            "role": entry.text("role"),
            "interviewers": entry.text("interviewers"),
        }
        for entry in meetings(review)
    ]
