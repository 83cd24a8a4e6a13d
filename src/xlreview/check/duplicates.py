"""What seems to be in a team's workbook twice: proposed for a look, never joined."""

from __future__ import annotations

from collections.abc import Iterator

from xlreview.check.scope import Scope
from xlreview.i18n import Label, Labels
from xlreview.method.duplicates import AlikeEvidence, alike_evidence
from xlreview.method.evidence import counts
from xlreview.method.same_interview import alike_interviews
from xlreview.model.rating import Role
from xlreview.problem import Problem


def check_duplicates(scope: Scope) -> Iterator[Problem]:
    """EVIDENCE_ALIKE, EVIDENCE_UNDER_TWO_NUMBERS and INTERVIEWS_ALIKE, each at the later of two rows.

    Only a team has both interviewers' notes before it, and can tell whether two rows are one.
    """
    if scope.review.stamp.role is not Role.TEAM:
        return
    for alike in alike_interviews(scope.rows("interviews")):
        columns = _columns("interviews", alike.agreeing)
        yield scope.problem(
            "INTERVIEWS_ALIKE",
            alike.later,
            "number",
            number=alike.later.text("number") or alike.later.id,
            other=alike.first.text("number") or alike.first.id,
            columns=columns,
        )
    for pieces in alike_evidence(scope.rows("evidence")):
        # Under two numbers, what counts nowhere does no harm.
        if pieces.same_interview or (counts(pieces.first) and counts(pieces.later)):
            yield _evidence_alike(scope, pieces)


def _evidence_alike(scope: Scope, alike: AlikeEvidence) -> Problem:
    first, later = alike.first, alike.later
    if not alike.same_interview:
        return scope.problem(
            "EVIDENCE_UNDER_TWO_NUMBERS",
            later,
            "interview",
            other=first.id,
            number=later.text("interview"),
            other_number=first.text("interview"),
        )
    comparison = (
        Label("alike.differing", {"columns": _columns("evidence", alike.differing)})
        if alike.differing
        else Label("alike.in_all")
    )
    return scope.problem("EVIDENCE_ALIKE", later, "statement", other=first.id, comparison=comparison)


def _columns(sheet: str, keys: tuple[str, ...]) -> Labels:
    return Labels(tuple(f"column.{sheet}.{key}" for key in keys))
