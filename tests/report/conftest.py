"""A team's and a city's review, small enough to expect whole values of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as WordDocument

from support.reviews import review
from xlreview.model.review import Receipt, Review
from xlreview.report import render_report

DAY = date(2026, 6, 30)

Render = Callable[..., WordDocument]


def fact(code: str, interview: int, points_to: str, source: str = "interview") -> dict:
    return {
        "code": code,
        "interview": interview,
        "source": source,
        "nature": "fact",
        "statement": f"Said in {interview}",
        "points_to": points_to,
    }


TEAM_ANSWERS = {
    "self_assessment": {"GG/I/1": {"rating": "exceeds"}},
    "context": {
        "law": {"applies": "yes", "effect": "The law binds us.", "codes": ("GG/I/1",)},
        "housing": {"applies": "no", "effect": "Does not matter here."},
    },
    "interviews": {
        "1": {"day": date(2026, 6, 2), "kind": "interview", "role": "Mayor", "name": "Ann Person"},
        "2": {"day": date(2026, 6, 3), "kind": "interview", "role": "Teacher", "interpreter": "yes"},
        "3": {"kind": "workshop", "role": "Parents"},
        "4": {"kind": "interview", "role": "Nobody came", "status": "cancelled"},
    },
    "evidence": {
        "JB-001": fact("GG/I/1", 1, "below"),
        "JB-002": fact("GG/I/1", 3, "below", "workshop"),
        "JB-003": fact("GG/I/1", 2, "meets"),
        "JB-004": {"code": "GG/I/1", "source": "document", "nature": "fact", "statement": "Plan"},
        "JB-005": fact("GG/I/2", 1, "meets"),
        "JB-006": fact("PA/I/1", 1, "exceeds"),
        "JB-007": fact("PA/I/1", 2, "exceeds"),
        "JB-008": {"code": "PA/I/1", "nature": "opinion", "source": "interview", "interview": 2},
    },
    "findings": {
        "GG/I/1": {
            "rating": "below",
            "reason": "Few know the plan.",
            "strengths": "There is a plan.",
            "weaknesses": "- It is old\n- Nobody reads it",
            "obstacles": "Money",
            "dissent": "FC sees it otherwise.",
        },
        "GG/I/2": {"rating": "meets", "reason": "Left out for lack of a second interview."},
        "GG/I/3": {"rating": "unclear", "reason": "We could not find out."},
        "PA/I/1": {
            "rating": "exceeds",
            "reason": "Partners praise it.",
            "good_practice": "Breakfast with partners",
            "transferable": "Any city with bread",
            "theme": "trust",
        },
        "PA/I/2": {"rating": "not_applicable"},
    },
    "recommendations": {
        "TEAM-R01": {
            "codes": ("GG/I/1",),
            "text": "Renew the plan. Then tell people.",
            "addressee": "Council",
            "term": "short",
            "priority": "high",
            "response": "accepted",
            "response_note": "In autumn.",
        },
        "TEAM-R02": {"codes": ("GG/I/2",), "text": "Look again."},
    },
}

CITY_ANSWERS = {
    "background": {"profile": {"answer": "A port.\nSince 1650.", "documents": "Yearbook"}},
    "self_assessment": {
        "GG/I/1": {
            "rating": "meets",
            "how": "We meet monthly.",
            "why": "It works.",
            "who_political": "Mayor",
            "who_operational": "Office",
            "achieved": "A plan",
            "planned": "A better plan",
            "weaknesses": "Time",
            "documents": "plan.pdf",
        },
        "PA/I/1": {"how": "No rating yet."},
    },
}


@pytest.fixture
def team() -> Review:
    """A team's review with findings confirmed, contradicted, thin, unclear and not applicable."""
    made = review(TEAM_ANSWERS, reviewers=("JB", "FC"))
    return replace(made, receipts=(Receipt("in/team.xlsx", "ab" * 32, 1234),))


@pytest.fixture
def city() -> Review:
    """A city's review: one topic and two indicators answered."""
    return review(CITY_ANSWERS, role="city", reviewers=())


@pytest.fixture
def render(tmp_path: Path) -> Render:
    """Renders a report and opens it: `render(review, "final", language="fi")`."""

    def rendered(one: Review, kind: str, *, language: str = "en", **options: object) -> WordDocument:
        out = tmp_path / f"{kind}.docx"
        render_report(one, kind, out, language=language, dated=DAY, **options)
        return Document(str(out))

    return rendered
