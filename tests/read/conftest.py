"""Workbooks that several tests read: written once, never changed."""

import pytest

from support.packs import SMALL
from support.reviews import full_answers
from support.workbooks import Book, book

EVIDENCE = {
    "JB-001": {
        "code": "GG/I/3",
        "interview": 4,
        "interviewers": ("JB", "FC"),
        "source": "interview",
        "nature": "fact",
        "statement": "The committee met twice.",
        "points_to": "below",
    },
    "JB-002": {
        "code": "GG/I/3",
        "interview": 5,
        "interviewers": ("JB",),
        "source": "interview",
        "nature": "fact",
        "statement": "It was asked about one plan.",
        "points_to": "below",
    },
}
INTERVIEWS = {"4": {"role": "Head of integration"}, "5": {"role": "Member of the committee"}}


@pytest.fixture(scope="session")
def reviewer(tmp_path_factory: pytest.TempPathFactory) -> Book:
    """A reviewer's workbook with two pieces of evidence and nothing wrong with it."""
    answers = {
        "screening": {"GG/I/1": {"rating": "meets", "hypothesis": "Seems to hold."}},
        "interviews": INTERVIEWS,
        "evidence": EVIDENCE,
    }
    return book(tmp_path_factory.mktemp("reviewer"), answers, role="reviewer")


@pytest.fixture(scope="session")
def city(tmp_path_factory: pytest.TempPathFactory) -> Book:
    """A host city's workbook in Finnish, hardly begun."""
    answers = {"self_assessment": {"GG/I/1": {"rating": "meets", "why": "Neuvosto kokoontuu."}}}
    return book(tmp_path_factory.mktemp("city"), answers, role="city", language="fi")


@pytest.fixture(scope="session")
def team(tmp_path_factory: pytest.TempPathFactory) -> Book:
    """A review team's workbook with one confirmed finding."""
    answers = {
        "interviews": INTERVIEWS,
        "evidence": EVIDENCE,
        "findings": {"GG/I/3": {"rating": "below", "reason": "Both said that nobody listens."}},
    }
    return book(tmp_path_factory.mktemp("team"), answers, role="team")


@pytest.fixture(scope="session")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Book:
    """An action plan with one recommendation to act on."""
    answers = {
        "recommendations": {"TEAM-R01": {"codes": ("GG/I/3",), "text": "Ask them.", "addressee": "Mayor"}}
    }
    return book(tmp_path_factory.mktemp("plan"), answers, role="plan")


@pytest.fixture(scope="session", params=["city", "reviewer", "plan", "team"])
def filled(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Book:
    """A workbook of every role, its first rows filled."""
    answers = {
        sheet: {id: rows[id] for id in list(rows)[:6]}
        for sheet, rows in full_answers(SMALL, request.param).items()
    }
    return book(tmp_path_factory.mktemp(request.param), answers, role=request.param)
