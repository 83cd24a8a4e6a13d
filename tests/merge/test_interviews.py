"""Interviews have numbers of the whole review: one number, one interview, unless people say otherwise."""

from datetime import date, datetime, time

from support.desks import through_stamp
from support.tables import TeamWorkbook, conflicts, history, merged, shown, workbook

MONDAY, TUESDAY = date(2026, 6, 1), date(2026, 6, 2)


def interviews(whose, **columns):
    return workbook(whose, interviews={"17": columns})


def test_two_interviewers_tell_of_one_interview():
    team = merged(
        interviews("JB", role="Head of schools", day=MONDAY),
        interviews("FC", role="head of  schools", start=time(9), interviewers=("JB", "FC")),
    )
    assert list(shown(team, "interviews")) == ["17"]
    told = shown(team, "interviews")["17"]
    assert told | {"role": ""} == {"day": MONDAY, "start": time(9), "role": "", "interviewers": ("JB", "FC")}
    assert told["role"] in ("Head of schools", "head of  schools")
    assert [(row, column, why) for row, column, _, _, why in history(team)] == [("17", "role", "spelled")]


def test_different_people_under_one_number_are_two_interviews():
    team = merged(interviews("JB", role="Imam"), interviews("FC", role="Head of schools"))
    ids = list(shown(team, "interviews"))
    assert ids[0] == "17"
    assert ids[1].startswith("17#")
    assert conflicts(team) == []
    assert [problem.code for problem in team.problems] == ["INTERVIEWS_SHARE_NUMBER"]


def test_the_same_name_is_the_same_person_whatever_language_tells_the_role():
    team = merged(
        interviews("JB", role="Head of schools", name="A. Virta"),
        interviews("FC", role="Opetusjohtaja", name="a. virta"),
    )
    assert list(shown(team, "interviews")) == ["17"]
    assert [one[2] for one in conflicts(team)] == ["role"]


def test_the_same_role_on_another_day_is_another_interview():
    team = merged(interviews("JB", role="Teacher", day=MONDAY), interviews("FC", role="Teacher", day=TUESDAY))
    assert len(shown(team, "interviews")) == 2


def test_a_programme_that_was_sent_out_and_moved_stays_one_interview():
    sent = {"interviews": {"17": {"role": "Teacher", "day": MONDAY}}}
    jb = workbook("JB", sent=sent, interviews={"17": {"role": "Teacher", "day": TUESDAY}})
    fc = workbook("FC", sent=sent, interviews={"17": {"role": "Teacher", "day": MONDAY}})
    team = merged(jb, fc)
    assert shown(team, "interviews") == {"17": {"role": "Teacher", "day": TUESDAY}}


def test_evidence_tells_which_interview_is_meant():
    def reviewer(who, role):
        return workbook(
            who,
            interviews={"17": {"role": role, "interviewers": (who,)}},
            evidence={f"{who}-001": {"interview": 17, "statement": f"Said {role}."}},
        )

    by_pair = workbook("AK", evidence={"AK-001": {"interview": 17, "interviewers": ("AK", "FC")}})
    team = merged(reviewer("JB", "Imam"), reviewer("FC", "Head of schools"), by_pair)
    roles = {id: row["role"] for id, row in shown(team, "interviews").items()}
    assert {id: roles[meant] for id, meant in team.merged.interview_of.items()} == {
        "JB-001": "Imam",
        "FC-001": "Head of schools",
        "AK-001": "Head of schools",
    }


def test_an_interview_that_gets_a_free_number_leaves_the_one_it_shared():
    fc = interviews("FC", role="Head of schools", day=TUESDAY)
    before = interviews("JB", role="Imam", day=MONDAY, status="held")
    mended = workbook("JB", 2, interviews={"6": {"role": "Imam", "day": MONDAY}})
    for team in (merged(fc, before, mended), merged(mended, through_stamp(merged(before, fc)))):
        assert shown(team, "interviews") == {
            "6": {"role": "Imam", "day": MONDAY, "status": "held"},
            "17": {"role": "Head of schools", "day": TUESDAY},
        }
        assert team.problems == ()


def test_the_team_may_give_the_free_number_too():
    team = merged(
        interviews("FC", role="Head of schools", day=TUESDAY), interviews("JB", role="Imam", day=MONDAY)
    )
    desk = TeamWorkbook(team).on_desk()
    for row in desk.rows["interviews"]:
        row.id = row.id if row.id == "17" else "6"
    again = merged(desk.saved(datetime(2026, 6, 20)))
    assert sorted(shown(again, "interviews")) == ["17", "6"]
    assert again.problems == ()


def test_an_interview_copied_to_another_number_stays_under_both():
    both = workbook("JB", interviews={n: {"role": "Imam", "day": MONDAY} for n in ("6", "17")})
    team = merged(interviews("FC", role="Head of schools", day=TUESDAY), both)
    assert len(shown(team, "interviews")) == 3


def test_a_decision_about_one_interview_takes_none_to_its_number():
    six = [
        workbook(who, interviews={"6": {"role": role, "name": "A. Virta"}})
        for who, role in (("JB", "Imam"), ("FC", "Police"))
    ]
    city = workbook("city", interviews={"17": {"role": "Mayor", "name": "B. Salo"}})
    ak = workbook("AK", interviews={"17": {"role": "Imam", "name": "A. Virta"}})
    asked = TeamWorkbook(merged(*six, city, ak))
    decided = asked.edited({("conflicts", "C1"): {"own_text": "Imam"}})
    before, after = shown(asked.review, "interviews"), shown(merged(decided), "interviews")
    assert len(before) == 3
    assert after == before | {"6": {"role": "Imam", "name": "A. Virta"}}
