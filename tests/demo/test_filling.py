from __future__ import annotations

from pathlib import Path

import pytest

from xlreview.demo.play import Folders, Played, play
from xlreview.demo.story import load_story


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Played:
    folder: Path = tmp_path_factory.mktemp("played")
    stages = ("sent", "returned", "merged", "settled", "team")
    return play(load_story("haldersund"), Folders(*(folder / stage for stage in stages)))


def test_a_reviewer_has_the_interviews_that_he_or_she_took_part_in(played: Played) -> None:
    entries = played.told["haldersund-reviewer-AK"].of("interviews")
    assert [entry.id for entry in entries] == ["2", "5", "8", "10", "13", "15", "18", "20", "25", "27"]


def test_a_reviewer_sees_the_citys_own_rating(played: Played) -> None:
    reviewer = "haldersund-reviewer-JB"
    assert played.sent[reviewer].entry("screening", "GG/I/3").answers == {"self_rating": "meets"}
    assert played.told[reviewer].entry("screening", "GG/I/3")["self_rating"] == "meets"
    assert played.told[reviewer].entry("screening", "GG/I/3")["rating"] == "below"


def test_a_workbook_sent_twice_is_one_workbook_with_another_content(played: Played) -> None:
    first, again = (played.read[f"haldersund-reviewer-FC{which}"] for which in ("", "-again"))
    assert first.stamp == again.stamp
    assert first.receipts[0].saved.at < again.receipts[0].saved.at
    changed = [entry.id for entry in again if first.entry(entry.sheet, entry.id).answers != entry.answers]
    assert changed == ["FC-012"]


def test_the_team_keeps_every_reviewers_rows_under_their_ids(played: Played) -> None:
    team = played.told["haldersund-team"]
    logged = [
        entry
        for who in ("JB", "FC-again", "AK")
        for entry in played.told[f"haldersund-reviewer-{who}"].of("evidence")
    ]
    assert {one.id: one.answers for one in team.of("evidence")} == {one.id: one.answers for one in logged}
    assert len(team.of("evidence")) == 119


def test_rows_of_others_stand_beside_the_teams_own(played: Played) -> None:
    assert {entry.id for entry in played.told["haldersund-team"].of("context")} == {
        "CITY-C1",
        "CITY-C2",
        "CITY-C3",
        "CITY-C4",
        "JB-C1",
        "TEAM-C1",
    }


def test_where_reviewers_differ_the_joint_rating_is_left_to_the_team(played: Played) -> None:
    joint = played.merged_first["haldersund-team"].entry("screening", "GG/I/3")
    assert joint.get("rating") is None
    said = [line[:4] for line in joint["hypothesis"].splitlines()]
    assert [one for one in said if one.endswith(": ")] == ["AK: ", "FC: ", "JB: "]


def test_what_the_meeting_agreed_is_in_the_findings(played: Played) -> None:
    finding = played.told["haldersund-team"].entry("findings", "GG/I/2")
    assert finding["rating"] == "below"
    assert finding["dissent"].startswith("PV and FC hold")


def test_the_city_answers_the_teams_recommendations_in_its_plan(played: Played) -> None:
    sent, filled = (one["haldersund-plan"] for one in (played.sent, played.told))
    assert sent.entry("recommendations", "TEAM-R03")["response"] == "pending"
    assert filled.entry("recommendations", "TEAM-R03")["response"] == "accepted"
    assert (
        filled.entry("recommendations", "TEAM-R03")["text"]
        == sent.entry("recommendations", "TEAM-R03")["text"]
    )


def test_what_was_sent_out_stays_known(played: Played) -> None:
    for file, sent in played.sent.items():
        assert played.told[file].sent == sent.sent
        assert played.told[file].stamp == sent.stamp
