"""The review team's final report."""

from __future__ import annotations

from datetime import date

from xlreview.model.rating import Rating
from xlreview.model.review import Review
from xlreview.report.context import at_a_glance, conclusions, visit
from xlreview.report.context.evidence_bank import evidence_bank
from xlreview.report.context.findings import (
    Findings,
    left_out_lines,
    pillar_context,
    strongest,
    weakest,
)
from xlreview.report.context.setting import Context, by_team, parts_of, setting_context
from xlreview.report.context.unsettled import unsettled_sentence
from xlreview.report.wording import Wording

_SCALE = (Rating.BELOW, Rating.MEETS, Rating.EXCEEDS)
_SHOWN = 6
"""Findings per list that the summary has room for."""


def final_context(review: Review, findings: Findings, wording: Wording, *, dated: date) -> Context:
    """Everything that the template of the final report may print."""
    common = setting_context(review, wording, dated=dated)
    parts = tuple(parts_of(review, wording, whole=wording.fixed_words()["findings"]))
    ratings = findings.ratings
    made = conclusions.recommendations(findings, wording)
    shown = at_a_glance.overview(review, parts, ratings, wording, rated=_both(findings, wording))
    return {
        **common,
        "title": wording.say("title.final", city=common["city"]),
        **by_team(review, wording),
        "responsible": wording.say("say.responsible_team"),
        "lead": " ".join(_lead(findings, wording)),
        "unsettled": unsettled_sentence(review, wording),
        **shown,
        "compared": compared(findings, wording),
        "does_well": _shown(strongest(findings, wording), wording),
        "falls_short": _shown(weakest(findings, wording), wording),
        "first_steps": conclusions.first_steps(made),
        "visited": visit.days_of_visit(review, wording),
        "visit": " ".join(visit.how_done(review, wording)),
        "evidence_noted": visit.evidence_noted(review, wording),
        "rule": " ".join(visit.threshold(wording)),
        "method": [*visit.method(wording), *at_a_glance.reading_aid(shown, wording)],
        "pillars": [pillar_context(findings, part, wording) for part in parts if findings.of(part)],
        "good_practices": conclusions.good_practices(findings, wording),
        "recommendations": made,
        "needs_evidence": left_out_lines(findings, wording),
        "next_steps": conclusions.next_steps(findings, made, wording),
        "interviews": visit.interviews(review, wording),
        "evidence_bank": evidence_bank(findings, wording),
        "all_indicators": at_a_glance.all_indicators(
            parts,
            ratings,
            wording,
            own=findings.own_ratings,
            open_codes={finding.indicator.code for finding in findings.left_out},
        ),
    }


def _both(findings: Findings, wording: Wording) -> dict[str, at_a_glance.Ratings]:
    words = wording.fixed_words()
    return {words["team_rating"]: findings.ratings, words["city_rating"]: findings.own_ratings}


def compared(findings: Findings, wording: Wording) -> str:
    """How the team's ratings stand to the city's, where both say how far the city is; empty without such."""
    steps = [
        _SCALE.index(rating) - _SCALE.index(own)
        for code, rating in findings.ratings.items()
        if rating in _SCALE and (own := findings.own_ratings[code]) in _SCALE
    ]
    if not steps:
        return ""
    return wording.say(
        "say.compared",
        count=len(steps),
        same=steps.count(0),
        lower=sum(step < 0 for step in steps),
        higher=sum(step > 0 for step in steps),
    )


def _lead(findings: Findings, wording: Wording) -> list[str]:
    rated = sum(rating is not None for rating in findings.ratings.values())
    total = wording.number(len(findings.ratings))
    sentences = [
        wording.say("say.team_rated", count=rated, total=total)
        if rated
        else wording.say("say.none_rated.team", total=total)
    ]
    if findings.left_out:
        sentences.append(wording.say("say.left_out", count=len(findings.left_out)))
    flagged = sum(bool(finding.support.lack) for finding in findings.settled)
    if flagged:
        sentences.append(wording.say("say.flagged", count=flagged))
    return sentences


def _shown(lines: list[Context], wording: Wording) -> Context:
    """The first few lines of a list, and in words how many more there are."""
    hidden = len(lines) - _SHOWN
    if hidden <= 1:
        return {"lines": lines, "more": ""}
    return {"lines": lines[:_SHOWN], "more": wording.say("say.and_more", count=hidden)}
