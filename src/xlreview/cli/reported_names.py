"""Names in a report: replaced for others than the team, and who is warned of those that are left."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from xlreview.cli.redacted_words import doubts, remaining
from xlreview.cli.speech import Speech
from xlreview.i18n import Label
from xlreview.model.review import Review
from xlreview.problem import Place, Problem

if TYPE_CHECKING:
    from xlreview.privacy import Redaction

AUDIENCES = ("team", "city", "public")
"""For whom reports are made."""


def redacted_for(review: Review, audience: str, kind: str, language: str) -> Redaction | None:
    """The review without names for others; None for the team, and where no such report can be made."""
    from xlreview.privacy import redact_review
    from xlreview.report.kinds import KINDS

    if audience == AUDIENCES[0] or not KINDS[kind].can_come_from(review):
        return None
    return redact_review(review, audience, language=language)


def notes_on_names(review: Review, redaction: Redaction | None, report: Path) -> list[Problem]:
    """What there is to say about names in a finished report."""
    from xlreview.privacy import interviewees_named
    from xlreview.report import open_conflicts, text_of_report

    text = text_of_report(report)
    named = interviewees_named(review, text)
    if redaction is None:
        file = Place(str(report))
        return [Problem("NAMES_IN_REPORT", file, {"count": len(named)})] if named else []
    left = [
        Problem(
            "NAME_MAY_REMAIN",
            Place(str(report)),
            {"words": person.text, "reason": Label("privacy.trace.document")},
        )
        for person in named
    ]
    traces = [one for one in remaining(redaction) if str(one.details["words"]) in text]
    return [*open_conflicts(review), *left, *traces, *doubts(redaction)]


def placed_in(review: Review, notes: list[Problem]) -> Iterator[Problem]:
    """Notes on a report without names, about the workbook as its owner calls it."""
    file = review.receipts[0].file if review.receipts else ""
    for note in notes:
        yield replace(note, place=replace(note.place, file=file))


def replaced_line(redaction: Redaction, speech: Speech) -> str:
    """How many people were replaced in how many places."""
    people = {person for one in redaction.replaced for person in one.change.people}
    return speech("names_replaced", people=len(people), places=len(redaction.replaced))
