"""Findings rest on their evidence: at least two interviews, and the way that they point."""

from __future__ import annotations

from collections.abc import Iterator

from xlreview.check.scope import Scope
from xlreview.i18n import Label
from xlreview.method.agreement import CLEAR
from xlreview.method.evidence import CONFIRMING_INTERVIEWS
from xlreview.model.rating import EvidenceState
from xlreview.model.review import Entry
from xlreview.problem import Problem


def check_findings(scope: Scope) -> Iterator[Problem]:
    """What the agreed ratings say against the evidence; the decision stays with the team.

    FINDING_AGAINST_EVIDENCE: confirmed evidence suggests another rating. FINDING_UNCONFIRMED: fewer than
    two interviews point the way of a clear rating; the final report leaves such a finding out.
    FINDING_CONTRADICTED: two do, others point elsewhere, and neither reason nor dissent says a word about
    it. FINDINGS_WITHOUT_EVIDENCE, once, where no evidence has been entered.
    """
    rated = [entry for entry in scope.rows("findings") if entry.get("rating") in CLEAR]
    if not scope.fills("evidence"):
        return
    if not scope.review.of("evidence"):
        if rated:
            yield scope.problem("FINDINGS_WITHOUT_EVIDENCE", rated[0], "rating")
        return
    for entry in scope.rows("findings"):
        yield from _one_finding(scope, entry)


def _one_finding(scope: Scope, entry: Entry) -> Iterator[Problem]:
    rating, weight = entry.get("rating"), scope.weight(entry)
    if rating is None:
        return
    if weight.state is EvidenceState.CONFIRMED and rating != weight.suggested:
        suggested = Label(f"choice.rating.{weight.suggested}")
        heard = _listed(weight.interviews)
        yield scope.problem(
            "FINDING_AGAINST_EVIDENCE", entry, "rating", suggested=suggested, interviews=heard
        )
    elif rating in CLEAR and (count := len(scope.confirming(entry))) < CONFIRMING_INTERVIEWS:
        yield scope.problem("FINDING_UNCONFIRMED", entry, "rating", count=count)
    elif scope.is_contradiction(entry):
        below, favourable = _listed(weight.below), _listed(weight.favourable)
        yield scope.problem("FINDING_CONTRADICTED", entry, "reason", below=below, favourable=favourable)


def _listed(numbers: frozenset[int]) -> str:
    return ", ".join(str(number) for number in sorted(numbers))
