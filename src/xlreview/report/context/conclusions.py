"""What follows from the findings: good practices, recommendations, next steps."""

from __future__ import annotations

from xlreview.model.review import Entry
from xlreview.report.context import heard
from xlreview.report.context.findings import Finding, Findings, glimpse
from xlreview.report.context.setting import Context, also, indicator_line, shown_id, texts
from xlreview.report.wording import Wording

FIRST_STEPS = 5
"""Recommendations that the summary has room for."""


def good_practices(findings: Findings, wording: Wording) -> list[Context]:
    """Good practices by theme in pack order; those without a theme come last, under their own title."""
    by_theme: dict[str, list[Finding]] = {}
    for finding in findings.settled:
        if finding.entry.get("good_practice"):
            by_theme.setdefault(finding.entry.text("theme"), []).append(finding)
    themes = [
        {"title": wording.text(theme.title), "practices": _practices(by_theme.pop(theme.id), wording)}
        for theme in findings.review.pack.themes
        if theme.id in by_theme
    ]
    others = [finding for practices in by_theme.values() for finding in practices]
    if others:
        title = wording.fixed_words()["other_practices"] if themes else ""
        themes.append({"title": title, "practices": _practices(others, wording)})
    return themes


def _practices(findings: list[Finding], wording: Wording) -> list[Context]:
    return [
        {
            **indicator_line(finding.indicator, wording),
            "text": finding.entry.text("good_practice"),
            "transferable": finding.entry.text("transferable"),
        }
        for finding in findings
    ]


def recommendations(findings: Findings, wording: Wording) -> list[Context]:
    """Every recommendation that says something, with the city's response and the evidence behind it."""
    settled = {finding.indicator.code for finding in findings.settled}
    return [
        {"anchor": findings.advice_anchors[entry.id], **_recommendation(entry, findings, settled, wording)}
        for entry in findings.advice
    ]


def _recommendation(entry: Entry, findings: Findings, settled: set[str], wording: Wording) -> Context:
    codes = entry.get("codes")
    named = codes if isinstance(codes, tuple) else ()
    pieces = [piece for code in named for piece in findings.evidence.get(code, ())]
    unsettled = bool(named) and settled.isdisjoint(named)
    return {
        "id": shown_id(entry.id),
        **texts(entry, {"text": "text", "addressee": "addressee", "response_note": "note"}),
        "short": glimpse(entry.text("text")),
        "codes": ", ".join(named),
        "concerns": [{"code": code, "anchor": wording.anchors.get(code, "")} for code in named],
        "term": _chosen(entry, "term", wording),
        "priority": _chosen(entry, "priority", wording),
        "response": wording.choice("response", entry.get("response") or "pending"),
        "urgent": entry.get("priority") == "high",
        "pending": entry.get("response") in (None, "pending"),
        "evidence": heard.evidence_line(pieces, wording),
        "flag": wording.say("say.rests_on_unsettled.text") if unsettled else "",
        "also": also(entry),
    }


def _chosen(entry: Entry, column: str, wording: Wording) -> str:
    """The word of a choice, said so that it stands by itself ("short term")."""
    if entry.get(column) is None:
        return ""
    return wording.say(f"say.{column}", **{column: wording.choice(column, entry.get(column))})


def first_steps(made: list[Context]) -> list[Context]:
    """The recommendations to begin with: those of high priority, else the first ones.

    One whose findings all lack evidence is none to begin with.
    """
    sound = [one for one in made if not one["flag"]]
    urgent = [one for one in sound if one["urgent"]]
    return (urgent or sound)[:FIRST_STEPS]


def next_steps(findings: Findings, made: list[Context], wording: Wording) -> list[str]:
    """What happens now, as far as the review itself shows it."""
    waiting = [one["id"] for one in made if one["pending"]]
    steps = [wording.say("say.step.pending", codes=", ".join(waiting))] if waiting else []
    if made:
        steps.append(wording.say("say.step.agreed"))
    if findings.left_out or any(finding.support.lack for finding in findings.settled):
        steps.append(wording.say("say.step.evidence"))
    if any(finding.entry.get("good_practice") for finding in findings.settled):
        steps.append(wording.say("say.step.practices"))
    return [*steps, wording.say("say.step.follow_up")]
