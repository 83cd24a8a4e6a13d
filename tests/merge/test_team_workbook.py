"""What the team does in its own workbook: decisions, additions, notes; and what becomes of them later."""

from datetime import datetime

import pytest

from support.desks import Row
from support.tables import TeamWorkbook, conflicts, history, merged, shown, team_workbook, workbook
from xlreview.analysis import with_agenda
from xlreview.i18n import translate
from xlreview.model.rating import Rating

JB = workbook("JB", 1, context={"law": {"effect": "Strict."}})
FC = workbook("FC", 2, context={"law": {"effect": "Lax."}})
CONFLICT = ("conflicts", "C1")


def settled(*others, day=20, **choice):
    """The team workbook of JB's and FC's views of the law, with something typed beside their conflict."""
    return team_workbook(JB, FC, *others).edited({CONFLICT: choice}, day)


@pytest.mark.parametrize(
    ("choice", "taken"),
    [
        ({"choice": "A"}, "Lax."),
        ({"choice": " b. "}, "Strict."),
        ({"choice": "own text", "own_text": "Fair."}, "Fair."),
        ({"choice": translate("settling.own_text", "fi"), "own_text": "Fair."}, "Fair."),
        ({"own_text": "Fair."}, "Fair."),
        ({"choice": "Keep both"}, "FC: Lax.\nJB: Strict."),
    ],
)
def test_a_conflict_is_settled_by_a_choice(choice, taken):
    after = merged(settled(**choice), JB, FC)
    assert shown(after, "context") == {"law": {"effect": taken}}
    assert conflicts(after) == []
    assert after.problems == ()


def test_a_settled_conflict_is_on_record():
    after = merged(settled(choice="B", note="Read the law."))
    assert history(after) == [
        ("law", "effect", "Lax.", "FC", "decided"),
        ("law", "effect", "B · Read the law.", "TEAM", "settling"),
    ]
    assert after.merged.history[0].note == "Read the law."


def test_the_same_question_is_asked_again_once_somebody_says_something_new():
    decided = settled(choice="B")
    later = workbook("FC", 3, context={"law": {"effect": "Lax and old."}})
    after = merged(decided, later)
    assert conflicts(after) == [
        ("context", "law", "effect", {"TEAM JB": "Strict.", "FC": "Lax and old."}),
    ]
    assert shown(after, "context") == {"law": {"effect": "Strict."}}
    again = team_workbook(decided, later).edited({CONFLICT: {"choice": "B"}}, 21)
    assert conflicts(merged(again, JB, FC, decided)) == []


def test_a_copy_that_says_nothing_new_asks_nothing():
    decided = settled(choice="B")
    resent = workbook("FC", 3, context={"law": {"effect": "Lax."}}, evidence={"FC-001": {"note": "New."}})
    assert conflicts(merged(decided, resent)) == []


@pytest.mark.parametrize(
    ("typed", "code", "cell"),
    [
        ({"choice": "Z"}, "CHOICE_UNKNOWN", "G3"),
        ({"choice": "own text"}, "CHOICE_WITHOUT_TEXT", None),
    ],
)
def test_a_choice_that_says_nothing_is_named_and_the_conflict_stays(typed, code, cell):
    after = merged(settled(**typed))
    assert [problem.code for problem in after.problems] == ["CONFLICT_OPEN", code]
    assert len(conflicts(after)) == 1
    assert after.problems[1].place.sheet == "conflicts"
    assert cell in (None, after.problems[1].place.cell)


def test_a_slip_in_a_choice_stands_there_until_it_is_mended():
    slip = settled(choice="Z")
    after = team_workbook(slip)
    assert shown(after.review, "conflicts")["C1"]["choice"] == "Z"
    assert conflicts(merged(after.edited({CONFLICT: {"choice": "A"}}, 21))) == []


RATED = (
    workbook("JB", 1, findings={"GG/I/1": {"rating": "below"}}),
    workbook("FC", 2, findings={"GG/I/1": {"rating": "meets"}}),
)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ({"choice": "keep both"}, "CANNOT_KEEP_BOTH"),
        ({"choice": "own text", "own_text": "rather good"}, "OWN_TEXT_UNUSABLE"),
    ],
)
def test_a_rating_can_only_be_one_of_the_list(typed, code):
    after = merged(team_workbook(*RATED).edited({CONFLICT: typed}))
    assert [problem.code for problem in after.problems] == ["CONFLICT_OPEN", code]


def test_own_words_are_read_as_the_column_would_read_them():
    after = merged(team_workbook(*RATED).edited({CONFLICT: {"own_text": "Exceeds"}}))
    assert shown(after, "findings") == {"GG/I/1": {"rating": "exceeds"}}


def test_a_cell_changed_in_the_team_workbook_is_a_decision():
    edited = team_workbook(JB, FC).typed("context", "law", effect="Fair.")
    after = merged(edited, FC, JB)
    assert shown(after, "context") == {"law": {"effect": "Fair."}}
    assert history(after) == [
        ("law", "effect", "Strict.", "JB", "decided"),
        ("law", "effect", "Lax.", "FC", "decided"),
    ]


def test_a_choice_goes_before_a_cell_changed_in_the_same_workbook():
    edited = team_workbook(JB, FC).edited(
        {("context", "law"): {"effect": "Fair."}, CONFLICT: {"choice": "B"}}
    )
    after = merged(edited)
    assert shown(after, "context") == {"law": {"effect": "Strict."}}
    assert ("", "", "Fair.", "TEAM", "set_aside") in history(after)


def test_the_joint_screening_is_a_proposal_until_the_team_decides():
    jb = workbook("JB", 1, screening={"GG/I/1": {"rating": "below"}})
    fc = workbook("FC", 2, screening={"GG/I/1": {"rating": "meets"}})
    decided = team_workbook(jb, fc).typed("screening", "GG/I/1", rating="below")
    after = merged(decided)
    assert shown(after, "screening") == {"GG/I/1": {"rating": "below"}}
    changed = workbook("FC", 3, screening={"GG/I/1": {"rating": "exceeds"}})
    assert conflicts(merged(decided, changed)) == [
        ("screening", "GG/I/1", "rating", {"TEAM": "below", "FC": "exceeds"})
    ]


def test_new_rows_in_the_team_workbook_are_the_teams():
    edited = team_workbook(JB).typed("recommendations", "TEAM-R01", text="Write it down.")
    after = merged(edited, JB)
    assert shown(after, "recommendations") == {"TEAM-R01": {"text": "Write it down."}}
    assert after.merged.rows["recommendations", "TEAM-R01"].who == ("TEAM",)


def test_a_team_workbook_in_which_nothing_was_done_adds_nothing():
    team = team_workbook(JB, FC)
    assert merged(team.edited({})) == team.review


def test_forwarded_team_workbooks_are_copies_of_one():
    other = workbook("AK", 3, context={"housing": {"effect": "Dear."}})
    one = team_workbook(JB, FC).edited({CONFLICT: {"choice": "A"}}, 20)
    two = team_workbook(other).typed("context", "housing", 21, effect="Very dear.")
    after = merged(one, two)
    assert shown(after, "context") == {"law": {"effect": "Lax."}, "housing": {"effect": "Very dear."}}
    assert after.stamp.workbook_id == one.stamp.workbook_id == two.stamp.workbook_id


def test_a_decision_follows_its_row_to_another_name():
    twin = workbook("JB", 1, id="b", evidence={"JB-001": {"statement": "Heard."}})
    edited = team_workbook(twin).typed("evidence", "JB-001", statement="Heard twice.")
    elder = workbook("JB", 1, id="a", evidence={"JB-001": {"statement": "Seen."}})
    after = merged(edited, elder)
    assert sorted(row["statement"] for row in shown(after, "evidence").values()) == ["Heard twice.", "Seen."]
    assert shown(after, "evidence")["JB-001"] == {"statement": "Seen."}


SCREENED = (
    workbook("JB", 1, screening={"GG/I/1": {"rating": "below"}}),
    workbook("FC", 2, screening={"GG/I/1": {"rating": "exceeds"}}),
)


def with_drawn_up_agenda():
    return TeamWorkbook(with_agenda(merged(*SCREENED)))


def test_what_is_drawn_up_on_the_agenda_is_nobodys_answer():
    team = with_drawn_up_agenda()
    assert shown(team.review, "agenda")["GG/I/1"]["minutes"] > 0
    assert merged(team.edited({})) == merged(*SCREENED)


def test_minutes_that_the_leader_sets_stay():
    after = merged(with_drawn_up_agenda().typed("agenda", "GG/I/1", minutes=1))
    assert shown(after, "agenda") == {"GG/I/1": {"minutes": 1}}
    again = TeamWorkbook(with_agenda(after))
    assert shown(again.review, "agenda")["GG/I/1"]["minutes"] == 1
    assert merged(again.edited({})) == after


def test_what_is_typed_over_the_agenda_is_history():
    after = merged(with_drawn_up_agenda().typed("agenda", "GG/I/1", views="Ask JB again."))
    assert ("GG/I/1", "views", "Ask JB again.", "TEAM", "given_text") in history(after)


def test_a_cell_filled_later_leaves_a_row_that_stands_twice_as_it_is():
    typed = [("TEAM-001", {"statement": "Seen.", "code": "GG/I/1"}), ("TEAM-001", {"statement": "Heard."})]
    desk = team_workbook(JB).on_desk()
    desk.rows["evidence"] = [Row(id, dict(answers)) for id, answers in typed]
    team = TeamWorkbook(merged(desk.saved(datetime(2026, 5, 20))))
    after = merged(team.typed("evidence", "TEAM-001", 21, note="Ask again."))
    rows = sorted(shown(after, "evidence").values(), key=lambda row: str(row["statement"]))
    assert rows == [{"statement": "Heard."}, {"statement": "Seen.", "code": "GG/I/1", "note": "Ask again."}]


def test_a_remark_beside_the_agenda_is_settled_there_and_flows_nowhere():
    remark = "+Our remark"
    said = [workbook("JB", day, agenda={"GG/I/1": {remark: f"Ask {day}."}}) for day in (1, 2)]
    decided = team_workbook(said[0]).typed("agenda", "GG/I/1", **{remark: "Ask nobody."})
    asked = team_workbook(decided, said[1])
    assert [one[:3] for one in conflicts(asked.review)] == [("agenda", "GG/I/1", remark)]
    after = merged(asked.edited({CONFLICT: {"choice": "B"}}, 21), *said)
    assert shown(after, "agenda") == {"GG/I/1": {remark: "Ask 2."}}
    assert shown(after, "findings") == {}
    assert conflicts(after) == []


def test_two_who_name_the_same_recommendation_agree_whoever_wrote_it():
    plan = workbook(
        "plan",
        recommendations={"PLAN-R01": {"text": "Write it down."}},
        plan={"PLAN-P01": {"recommendations": ("PLAN-R01",)}},
    )
    team = workbook("team", 2, plan={"PLAN-P01": {"recommendations": ("PLAN-R01",), "action": "Begin."}})
    after = merged(plan, team)
    assert shown(after, "plan") == {"PLAN-P01": {"recommendations": ("PLAN-R01",), "action": "Begin."}}
    assert conflicts(after) == []


def test_words_typed_over_what_a_conflict_shows_are_history():
    team = team_workbook(JB, FC)
    typed = team.edited({("conflicts", "C1"): {"proposals": "Nonsense!", "ancestor": "It was empty."}})
    again = merged(typed)
    assert [(value, who, why) for _, _, value, who, why in history(again)] == [
        ("It was empty.", "TEAM", "set_aside"),
        ("Nonsense!", "TEAM", "set_aside"),
    ]
    assert conflicts(again) == conflicts(team.review)


def test_a_rated_row_that_stands_twice_keeps_its_name_when_it_is_merged_again():
    rows = [("GG/I/1", {"rating": Rating.MEETS}), ("GG/I/1", {"rating": Rating.BELOW, "why": "Perhaps."})]
    city = workbook("city", self_assessment=rows)
    team = team_workbook(city)
    assert len(shown(team.review, "self_assessment")) == 2
    later = merged(team.typed("findings", "GG/I/2", rating="meets"), city)
    assert shown(later, "self_assessment") == shown(team.review, "self_assessment")
