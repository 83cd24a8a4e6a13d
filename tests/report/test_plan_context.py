"""What the action plan says, without Word."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from support.reviews import review
from xlreview.model.review import Review
from xlreview.report.context.plan import plan_context
from xlreview.report.context.timeline import timeline
from xlreview.report.wording import Wording

DAY = date(2027, 3, 1)
PLANNED = {
    "recommendations": {
        "TEAM-R01": {"text": "Renew the plan.", "addressee": "Council", "response": "accepted"},
        "TEAM-R02": {"text": "Meet more often.", "response": "declined", "response_note": "No time."},
        "TEAM-R03": {"text": "Count."},
    },
    "plan": {
        "PLAN-P01": {
            "codes": ("GG/I/1",),
            "recommendations": ("TEAM-R01", "TEAM-R99"),
            "objective": "A plan that people read.",
            "action": "- Write\n- Print",
            "responsible": "Mayor",
            "start": date(2027, 2, 1),
            "due": date(2027, 10, 31),
            "resources": "None",
            "success_measure": "Ten readers",
            "horizon": "long_term",
            "status": "under_way",
            "progress": 0.4,
        },
        "PLAN-P02": {"objective": "A quick one.", "due": date(2027, 1, 31), "horizon": "quick_win"},
        "PLAN-P03": {"action": "Something. And more.", "status": "done", "progress": 1.0},
    },
}


@pytest.fixture
def planned() -> Review:
    """A plan with an action of each horizon and one of none, and three recommendations."""
    return review(PLANNED, role="plan", reviewers=())


def context(one: Review, language: str = "en") -> dict:
    return plan_context(one, Wording(language, one.pack), dated=DAY)


def test_the_lead_counts_actions_and_recommendations(planned: Review):
    assert context(planned)["lead"] == [
        "The plan has 3\N{NO-BREAK SPACE}actions.",
        "Recommendations that it takes up: 1 of 3.",
        "It runs from 31 January 2027 to 31 October 2027.",
    ]
    assert context(review({}, role="plan"))["lead"] == ["The plan has no actions yet."]


def test_actions_are_counted_by_horizon_and_status(planned: Review):
    assert [
        (row["title"], row["under_way"], row["done"], row["open"], row["total"])
        for row in context(planned)["counts"]
    ] == [
        ("Quick wins", "–", "–", "1", "1"),
        ("Long-term actions", "1", "–", "–", "1"),
        ("Without a horizon", "–", "1", "–", "1"),
        ("Total", "1", "1", "1", "3"),
    ]


def test_the_overview_goes_by_date_and_ends_with_what_has_none(planned: Review):
    assert context(planned)["overview"] == [
        {
            "id": "PLAN-P02",
            "subject": "A quick one.",
            "time": "– 31 Jan 2027",
            "responsible": "",
            "status": "",
        },
        {
            "id": "PLAN-P01",
            "subject": "A plan that people read.",
            "time": "1 Feb 2027 – 31 Oct 2027",
            "responsible": "Mayor",
            "status": "under way, 40%",
        },
        {
            "id": "PLAN-P03",
            "subject": "Something. And more.",
            "time": "",
            "responsible": "",
            "status": "done",
        },
    ]


def test_what_is_past_its_date_is_named(planned: Review):
    assert [one["id"] for one in context(planned)["late"]] == ["PLAN-P02"]


def test_an_action_names_the_recommendations_it_follows_from(planned: Review):
    _, long_term, _ = context(planned)["horizons"]
    assert long_term["actions"][0]["follows"] == [
        {"id": "TEAM-R01", "short": "Renew the plan."},
        {"id": "TEAM-R99", "short": ""},
    ]


def test_a_recommendation_stands_with_response_and_actions(planned: Review):
    assert [
        (one["id"], one["response"], one["note"], [action["id"] for action in one["actions"]])
        for one in context(planned)["recommendations"]
    ] == [
        ("TEAM-R01", "accepted", "", ["PLAN-P01"]),
        ("TEAM-R02", "declined", "No time.", []),
        ("TEAM-R03", "pending", "", []),
    ]


def test_a_recommendation_that_was_declined_needs_no_action(planned: Review):
    assert [one["id"] for one in context(planned)["without_action"]] == ["TEAM-R03"]


def test_recommendations_are_listed_once_where_there_are_no_actions_yet(planned: Review):
    entries = {sheet: some for sheet, some in planned.entries.items() if sheet != "plan"}
    made = context(replace(planned, entries=entries))
    assert len(made["recommendations"]) == 3
    assert made["without_action"] == []


def lines(*spells: tuple[date | None, date | None], language: str = "en") -> tuple[list[str], list[str]]:
    """Titles of the columns, and each row as signs."""
    wording = Wording(language, review({}).pack)
    made = timeline([(str(number), "x", *spell) for number, spell in enumerate(spells)], wording)
    if not made:
        return [], []
    return made["columns"], ["".join(box["sign"] or " " for box in row["cells"]) for row in made["rows"]]


def test_a_timeline_has_a_box_for_each_quarter():
    assert lines((date(2026, 11, 1), date(2027, 4, 1)), (date(2027, 6, 30), None), (None, None)) == (
        ["Q4 2026", "Q1 2027", "Q2 2027"],
        ["●●●", "  ●"],
    )


def test_quarters_are_short_in_finnish_too():
    columns, _ = lines((date(2026, 12, 31), date(2027, 1, 1)), language="fi")
    assert columns == ["Q4/2026", "Q1/2027"]


def test_a_long_timeline_has_a_box_for_each_year():
    columns, rows = lines((date(2026, 1, 1), date(2026, 2, 1)), (date(2027, 1, 1), date(2030, 1, 1)))
    assert (columns, rows) == (["2026", "2027", "2028", "2029", "2030"], ["●    ", " ●●●●"])


@pytest.mark.parametrize(
    "spell",
    [
        (None, None),
        (date(2026, 1, 1), date(2026, 2, 1)),
        (date(2026, 5, 1), date(2026, 1, 1)),
        (date(2000, 1, 1), date(2099, 1, 1)),
    ],
)
def test_a_timeline_that_would_show_nothing_is_left_out(spell):
    assert lines(spell) == ([], [])
