from __future__ import annotations

import pytest

from xlreview.demo.filling import joint_screening, sent_and_filled
from xlreview.demo.story import load_story
from xlreview.model.review import Review


@pytest.fixture(scope="module")
def made() -> dict[str, tuple[Review, Review]]:
    return sent_and_filled(load_story("haldersund"))


def test_a_screening_that_all_agree_on_keeps_its_rating() -> None:
    joint = joint_screening(
        {
            "JB": {"GG/O/1": {"rating": "below", "hypothesis": "No plan."}},
            "FC": {"GG/O/1": {"rating": "below", "hypothesis": "A draft."}},
        }
    )
    assert joint == {"GG/O/1": {"rating": "below", "hypothesis": "JB: No plan.\nFC: A draft."}}


def test_a_screening_that_reviewers_differ_on_is_unclear() -> None:
    joint = joint_screening(
        {
            "JB": {"GG/O/1": {"rating": "below", "meet": "Mayor"}},
            "FC": {"GG/O/1": {"rating": "meets"}, "GG/O/2": {"rating": "meets"}},
        }
    )
    assert joint == {"GG/O/1": {"rating": "unclear", "meet": "JB: Mayor"}, "GG/O/2": {"rating": "meets"}}


def test_a_reviewer_has_the_interviews_that_he_or_she_took_part_in(made) -> None:
    _, filled = made["haldersund-reviewer-AK"]
    assert [entry.id for entry in filled.of("interviews")] == [
        "2",
        "5",
        "8",
        "10",
        "13",
        "15",
        "18",
        "20",
        "25",
        "27",
    ]


def test_a_reviewer_sees_the_citys_own_rating(made) -> None:
    sent, filled = made["haldersund-reviewer-JB"]
    assert sent.entry("screening", "GG/I/3").answers == {"self_rating": "meets"}
    assert filled.entry("screening", "GG/I/3")["self_rating"] == "meets"
    assert filled.entry("screening", "GG/I/3")["rating"] == "below"


def test_the_team_keeps_every_reviewers_rows_under_their_ids(made) -> None:
    _, team = made["haldersund-team"]
    logged = [
        entry for who in ("JB", "FC", "AK") for entry in made[f"haldersund-reviewer-{who}"][1].of("evidence")
    ]
    assert {one.id: one.answers for one in team.of("evidence")} == {one.id: one.answers for one in logged}
    assert len(team.of("evidence")) == 119


def test_rows_of_others_stand_before_the_teams_own(made) -> None:
    _, team = made["haldersund-team"]
    assert [entry.id for entry in team.of("context")] == [
        "CITY-C1",
        "CITY-C2",
        "CITY-C3",
        "CITY-C4",
        "JB-C1",
        "TEAM-C1",
    ]


def test_the_city_answers_the_teams_recommendations_in_its_plan(made) -> None:
    sent, filled = made["haldersund-plan"]
    assert sent.entry("recommendations", "TEAM-R03")["response"] == "pending"
    assert filled.entry("recommendations", "TEAM-R03")["response"] == "accepted"
    assert (
        filled.entry("recommendations", "TEAM-R03")["text"]
        == sent.entry("recommendations", "TEAM-R03")["text"]
    )


def test_what_was_sent_out_stays_known(made) -> None:
    for sent, filled in made.values():
        assert filled.sent == sent.sent
        assert filled.stamp == sent.stamp
