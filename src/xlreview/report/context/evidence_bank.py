"""The annex of evidence: what was noted about each finding, so that a reader can follow it back."""

from __future__ import annotations

from xlreview.model.rating import HEARD_IN, Nature, Rating, Source
from xlreview.model.review import Entry
from xlreview.report.context.findings import Finding, Findings
from xlreview.report.context.setting import Context, indicator_line, interview_anchor, shown_id
from xlreview.report.wording import Wording

_NATURES = tuple(Nature)
_SOURCES = tuple(Source)


def evidence_bank(findings: Findings, wording: Wording) -> list[Context]:
    """The findings of the report that anything was noted about, each with its pieces of evidence.

    Facts come first, within them what was heard in interviews, by number.
    """
    groups = []
    for finding in findings.settled:
        noted = [one for one in findings.evidence.get(finding.indicator.code, ()) if one.text("statement")]
        if noted:
            groups.append(_group(finding, sorted(noted, key=_order), wording))
    return groups


def _order(piece: Entry) -> tuple[int, int, int]:
    nature, source, number = piece.text("nature"), piece.text("source"), piece.get("interview")
    return (
        _NATURES.index(Nature(nature)) if nature else len(_NATURES),
        _SOURCES.index(Source(source)) if source else len(_SOURCES),
        number if isinstance(number, int) else 0,
    )


def _group(finding: Finding, pieces: list[Entry], wording: Wording) -> Context:
    return {
        **indicator_line(finding.indicator, wording),
        "rating": wording.mark(finding.rating),
        "pieces": [_piece(one, wording) for one in pieces],
    }


def _piece(piece: Entry, wording: Wording) -> Context:
    points_to, nature = piece.text("points_to"), piece.text("nature")
    return {
        "id": shown_id(piece.id),
        "statement": piece.text("statement"),
        "heard_in": _heard_in(piece, wording),
        "anchor": interview_anchor(piece.text("interview")),
        # Facts are the rule, and only they count: the others say what they are.
        "nature": "" if nature == Nature.FACT else wording.choice("nature", nature or None),
        "points_to": wording.mark(Rating(points_to))["label"] if points_to else "",
    }


def _heard_in(piece: Entry, wording: Wording) -> str:
    """Where it comes from: "Interview 17", "Document"."""
    source = piece.text("source")
    words = wording.choice("source", source or None)
    number = piece.text("interview") if not source or source in HEARD_IN else ""
    return " ".join(filter(None, (words[:1].upper() + words[1:], number)))
