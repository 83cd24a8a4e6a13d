"""Several small workbooks in, one out, and what is left to settle."""

from dataclasses import replace
from datetime import date

import pytest

from support.packs import ODD, SMALL
from support.tables import conflicts, history, merged, shown, team_workbook, workbook
from xlreview.merge import merge_reviews
from xlreview.model.emphasis import Emphasised, Span
from xlreview.model.rating import Audience, Role
from xlreview.problem import UnusableInput


def test_rows_of_three_people_stand_side_by_side():
    jb = workbook("JB", evidence={"JB-001": {"code": "GG/I/1", "statement": "Forms in two languages."}})
    fc = workbook("FC", evidence={"FC-001": {"code": "GG/I/2", "statement": "No budget."}})
    city = workbook("city", self_assessment={"GG/I/1": {"rating": "meets", "why": "We try."}})
    team = merged(jb, fc, city)
    assert team.answers() == {
        "self_assessment": {"GG/I/1": {"rating": "meets", "why": "We try."}},
        "screening": {"GG/I/1": {"self_rating": "meets"}},
        "evidence": {
            "FC-001": {"code": "GG/I/2", "statement": "No budget."},
            "JB-001": {"code": "GG/I/1", "statement": "Forms in two languages."},
        },
    }
    assert team.stamp.role is Role.TEAM
    assert team.stamp.reviewers == ("FC", "JB")
    assert team.problems == ()
    assert [receipt.file for receipt in team.receipts] == ["city-1.xlsx", "fc-1.xlsx", "jb-1.xlsx"]


def test_different_answers_to_one_question_are_a_conflict():
    jb = workbook("JB", 1, context={"law": {"effect": "Strict.", "applies": "yes"}})
    fc = workbook("FC", 2, context={"law": {"effect": "Lax.", "applies": "yes"}})
    team = merged(jb, fc)
    assert conflicts(team) == [("context", "law", "effect", {"FC": "Lax.", "JB": "Strict."})]
    assert shown(team, "context") == {"law": {"effect": "Lax.", "applies": "yes"}}
    conflict = shown(team, "conflicts")["C1"]
    assert (conflict["row"], conflict["column"]) == ("Law (en)", "How it affects our work")
    assert [line[:9] for line in str(conflict["proposals"]).splitlines()] == ["A = Lax. ", "B = Stric"]
    assert [(problem.code, str(problem.place)) for problem in team.problems] == [
        ("CONFLICT_OPEN", "fc-2.xlsx  context!E3")
    ]


def test_what_only_one_side_changed_is_taken():
    sent = {"interviews": {"1": {"role": "Mayor", "start": "9:00"}}}
    jb = workbook("JB", sent=sent, interviews={"1": {"role": "Mayor", "start": "9:30"}})
    fc = workbook("FC", sent=sent, interviews={"1": {"role": "Mayor", "start": "9:00", "name": "A. Virta"}})
    team = merged(jb, fc)
    assert shown(team, "interviews") == {"1": {"role": "Mayor", "start": "9:30", "name": "A. Virta"}}
    assert conflicts(team) == []
    assert history(team) == [("1", "start", "9:00", "FC", "carried")]


def test_blank_is_no_answer_and_takes_nothing_away():
    jb = workbook("JB", 1, evidence={"JB-001": {"statement": "Seen.", "note": "Twice."}})
    later = workbook("JB", 2, evidence={"JB-001": {"statement": "Seen."}})
    assert shown(merged(jb, later), "evidence") == {"JB-001": {"statement": "Seen.", "note": "Twice."}}


def test_of_two_copies_the_later_one_counts_and_the_earlier_one_is_history():
    jb = workbook("JB", 1, evidence={"JB-001": {"statement": "Seen.", "note": "Ask again."}})
    later = workbook("JB", 2, evidence={"JB-001": {"statement": "Seen by two.", "note": "Ask again."}})
    team = merged(later, jb)
    assert shown(team, "evidence") == {"JB-001": {"statement": "Seen by two.", "note": "Ask again."}}
    assert history(team) == [("JB-001", "statement", "Seen.", "JB", "later_copy")]


def test_a_forwarded_copy_loses_nothing():
    jb = workbook("JB", 1, evidence={"JB-001": {"statement": "Seen."}, "JB-002": {"statement": "Heard."}})
    colleague = workbook("JB", 2, evidence={"JB-001": {"statement": "Seen.", "note": "True."}})
    assert shown(merged(jb, colleague), "evidence") == {
        "JB-001": {"statement": "Seen.", "note": "True."},
        "JB-002": {"statement": "Heard."},
    }


def test_reviewers_opinions_are_put_together_and_never_in_conflict():
    jb = workbook("JB", screening={"GG/I/1": {"rating": "below", "hypothesis": "No plan."}})
    fc = workbook("FC", screening={"GG/I/1": {"rating": "meets", "hypothesis": "A plan."}})
    ak = workbook("AK", screening={"GG/I/2": {"rating": "below", "meet": "The mayor"}})
    team = merged(jb, fc, ak)
    assert conflicts(team) == []
    assert shown(team, "screening") == {
        "GG/I/1": {"hypothesis": "FC: A plan.\nJB: No plan."},
        "GG/I/2": {"rating": "below", "meet": "AK: The mayor"},
    }
    views = team.merged.views("screening")
    assert {who: dict(entry.answers) for who, entry in views["GG/I/1"].items()} == {
        "FC": {"rating": "meets", "hypothesis": "A plan."},
        "JB": {"rating": "below", "hypothesis": "No plan."},
    }


def test_two_workbooks_for_one_person_keep_both_their_rows():
    one = workbook("JB", evidence={"JB-001": {"statement": "Seen."}}, id="a")
    other = workbook("JB", evidence={"JB-001": {"statement": "Heard."}}, id="b")
    team = merged(one, other)
    (first, second) = shown(team, "evidence").items()
    assert first == ("JB-001", {"statement": "Seen."})
    assert second[0].startswith("JB-001#")
    assert second[1] == {"statement": "Heard."}
    assert [problem.code for problem in team.problems] == ["ROWS_SHARE_ID"]


def test_a_plan_names_the_recommendations_of_its_own_workbook():
    def plan(id):
        return workbook(
            "plan",
            id=id,
            recommendations={"PLAN-R01": {"text": f"Do {id}."}},
            plan={"PLAN-P01": {"action": f"Begin {id}.", "recommendations": ("PLAN-R01",)}},
        )

    team = merged(plan("a"), plan("b"))
    texts = {id: row["text"] for id, row in shown(team, "recommendations").items()}
    named = {row["action"]: texts[row["recommendations"][0]] for row in shown(team, "plan").values()}
    assert named == {"Begin a.": "Do a.", "Begin b.": "Do b."}


def test_a_row_that_the_team_pasted_into_its_own_workbook_stays_one_row():
    jb = workbook("JB", evidence={"JB-001": {"statement": "Seen."}})
    team = workbook("team", evidence={"JB-001": {"statement": "Seen.", "note": "Ask again."}})
    after = merged(jb, team)
    assert shown(after, "evidence") == {"JB-001": {"statement": "Seen.", "note": "Ask again."}}
    assert after.problems == ()


def test_a_row_pasted_twice_is_kept_twice_whichever_way_it_was_sorted():
    rows = [("JB-001", {"statement": "Seen."}), ("JB-001", {"statement": "Heard."})]
    team = merged(workbook("JB", 1, evidence=rows))
    again = merged(workbook("JB", 1, evidence=rows), workbook("JB", 2, evidence=rows[::-1]))
    assert shown(team, "evidence") == shown(again, "evidence")
    assert sorted(row["statement"] for row in shown(team, "evidence").values()) == ["Heard.", "Seen."]
    assert [problem.code for problem in again.problems] == ["ROW_KEPT_TWICE"]


def test_a_later_copy_without_the_second_row_has_mended_it():
    rows = [("JB-001", {"statement": "Seen."}), ("JB-001", {"statement": "Heard.", "note": "Once."})]
    mended = workbook("JB", 2, evidence={"JB-001": {"statement": "Seen."}, "JB-007": {"statement": "Heard."}})
    team = merged(workbook("JB", 1, evidence=rows), mended)
    assert shown(team, "evidence") == {"JB-001": {"statement": "Seen."}, "JB-007": {"statement": "Heard."}}
    assert history(team) == [
        ("JB-001", "statement", "Heard.", "JB", "row_mended"),
        ("JB-001", "note", "Once.", "JB", "row_mended"),
    ]


def test_another_spelling_in_the_second_row_is_kept_once_the_row_is_mended():
    rows = [("1", {"role": "Mayor", "name": "A. Virta"}), ("1", {"role": "mayor", "name": "A. Virta"})]
    mended = workbook("JB", 2, interviews={"1": {"role": "Mayor", "name": "A. Virta"}})
    team = merged(workbook("JB", 1, interviews=rows), mended)
    assert shown(team, "interviews") == {"1": {"role": "Mayor", "name": "A. Virta"}}
    assert history(team) == [("1", "role", "mayor", "JB", "row_mended")]


def test_a_mended_row_named_its_recommendation_as_the_team_knows_it_now():
    def plan(id, day, rows):
        recommendations = {"PLAN-R01": {"text": f"Do {id}."}, "PLAN-R02": {"text": f"Then {id}."}}
        return workbook("plan", day, id=id, recommendations=recommendations, plan=rows)

    first, second = (
        ("PLAN-P01", {"recommendations": ("PLAN-R01",)}),
        ("PLAN-P01", {"recommendations": ("PLAN-R02",)}),
    )
    team = merged(plan("a", 1, [first]), plan("b", 1, [first, second]), plan("b", 2, [first]))
    texts = {id: row["text"] for id, row in shown(team, "recommendations").items()}
    [earlier] = [one for one in team.merged.history if one.why == "row_mended"]
    assert [texts[id] for id in earlier.value] == ["Then b."]


def test_what_reading_set_aside_is_history():
    team = merged(workbook("JB", evidence={"JB-001": {"note": "x"}}, aside=("scribble",)))
    assert history(team) == [("", "", "scribble", "JB", "set_aside")]


def test_what_was_set_aside_is_on_record_in_plain_words_however_it_was_set_off():
    scribble = Emphasised("scribble", [Span(0, 8, "b")])
    team = merged(workbook("JB", evidence={"JB-001": {"note": "x"}}, aside=(scribble,)))
    assert team.merged is not None
    assert [type(one.value) for one in team.merged.history] == [str]


def test_columns_that_people_added_are_kept_for_each_row():
    jb = workbook("JB", screening={"GG/I/1": {"+Our remark": "Ask twice."}})
    fc = workbook("FC", screening={"GG/I/1": {"+Our remark": "Ask the mayor."}})
    assert shown(merged(jb, fc), "screening") == {
        "GG/I/1": {"+Our remark": "FC: Ask the mayor.\nJB: Ask twice."}
    }


def test_the_agenda_flows_into_the_findings():
    city = workbook("city", self_assessment={"GG/I/1": {"rating": "meets"}})
    team = team_workbook(city).typed("agenda", "GG/I/1", outcome="below", reason="Two said so.", dissent="JB")
    after = merged(team)
    assert shown(after, "findings") == {
        "GG/I/1": {"rating": "below", "reason": "Two said so.", "dissent": "JB"}
    }
    assert {source.sheet_title for source in after.merged.provenance("findings", "GG/I/1")["rating"]} == {
        "agenda"
    }


def test_the_agenda_and_the_findings_may_not_contradict_each_other():
    team = workbook("team", agenda={"GG/I/1": {"outcome": "below"}}, findings={"GG/I/1": {"rating": "meets"}})
    assert [one[:3] for one in conflicts(merged(team))] == [("findings", "GG/I/1", "rating")]


def test_every_value_says_where_it_comes_from():
    jb = workbook("JB", 1, interviews={"3": {"role": "Police", "day": date(2026, 6, 2)}})
    fc = workbook("FC", 2, interviews={"3": {"role": "police", "name": "K. Salo"}})
    origin = merged(jb, fc).merged.provenance("interviews", "3")
    assert {
        column: [(one.who, one.file, one.cell) for one in sources] for column, sources in origin.items()
    } == {
        "day": [("JB", "jb-1.xlsx", "B3")],
        "role": [("FC", "fc-2.xlsx", "F3"), ("JB", "jb-1.xlsx", "F3")],
        "name": [("FC", "fc-2.xlsx", "G3")],
    }


def test_the_same_file_under_two_names_is_one_copy():
    jb = workbook("JB", evidence={"JB-001": {"statement": "Seen."}})
    copy = replace(jb, receipts=(replace(jb.receipts[0], file="jb-1 (1).xlsx"),))
    assert merged(copy, jb) == merged(jb, copy)
    assert [receipt.file for receipt in merged(jb, copy).receipts] == ["jb-1 (1).xlsx"]


def test_workbooks_of_another_review_are_refused_by_file():
    jb, fc = workbook("JB"), workbook("FC")
    other = workbook("AK")
    other = replace(other, stamp=replace(other.stamp, review_id="another", city="Malmö"))
    with pytest.raises(UnusableInput) as refusal:
        merge_reviews([other, jb, fc])
    assert [(problem.code, problem.place.file) for problem in refusal.value.problems] == [
        ("MERGE_OTHER_REVIEW", "ak-1.xlsx")
    ]
    assert "Malmö, 2026" in str(refusal.value)


def test_where_no_review_has_most_files_every_file_is_named():
    jb, ak = workbook("JB"), workbook("AK")
    ak = replace(ak, stamp=replace(ak.stamp, review_id="another", city="Malmö"))
    with pytest.raises(UnusableInput) as refusal:
        merge_reviews([jb, ak])
    assert [problem.place.file for problem in refusal.value.problems] == ["ak-1.xlsx", "jb-1.xlsx"]


def test_another_version_of_the_pack_is_refused():
    newer = replace(SMALL, version="2.0")
    with pytest.raises(UnusableInput) as refusal:
        merge_reviews([workbook("JB"), workbook("FC"), workbook("AK", pack=newer)])
    assert [(problem.code, problem.place.file) for problem in refusal.value.problems] == [
        ("MERGE_OTHER_PACK", "ak-1.xlsx")
    ]


def test_a_copy_in_which_names_were_replaced_is_refused():
    copy = workbook("FC")
    copy = replace(copy, stamp=replace(copy.stamp, audience=Audience.CITY))
    with pytest.raises(UnusableInput) as refusal:
        merge_reviews([workbook("JB"), copy])
    assert [(problem.code, problem.place.file) for problem in refusal.value.problems] == [
        ("MERGE_REDACTED", "fc-1.xlsx")
    ]


def test_an_odd_pack_merges_as_well():
    jb = workbook("JB", pack=ODD, screening={"007": {"rating": "below"}})
    fc = workbook("FC", pack=ODD, screening={"007": {"rating": "below"}, "010": {"rating": "meets"}})
    assert shown(merge_reviews([jb, fc]), "screening") == {
        "007": {"rating": "below"},
        "010": {"rating": "meets"},
    }


def test_nothing_to_merge_is_a_mistake_of_the_caller():
    with pytest.raises(ValueError, match="nothing to merge"):
        merge_reviews([])


def test_a_row_pasted_from_a_colleague_as_it_was_is_one_row():
    said = {"code": "A/1", "interview": 3, "statement": "Nobody was asked."}
    fc = workbook("FC", evidence={"FC-001": said})
    jb = workbook("JB", evidence={"FC-001": said, "JB-001": {"statement": "All were asked."}})
    team = merged(fc, jb)
    assert list(shown(team, "evidence")) == ["FC-001", "JB-001"]
    assert team.problems == ()
    assert team.merged is not None
    assert [one.copy.file for one in team.merged.rows["evidence", "FC-001"].said] == [
        "fc-1.xlsx",
        "jb-1.xlsx",
    ]


def test_a_pasted_row_that_was_changed_stands_beside_the_one_whose_initials_it_has():
    fc = workbook("FC", id="z", evidence={"FC-001": {"statement": "Nobody was asked."}})
    jb = workbook("AB", evidence={"FC-001": {"statement": "Nobody was asked, it seems."}})
    team = merged(fc, jb)
    kept, other = shown(team, "evidence").items()
    assert kept == ("FC-001", {"statement": "Nobody was asked."})
    assert other[0].startswith("FC-001#")
    assert [problem.code for problem in team.problems] == ["ROWS_SHARE_ID"]


def test_cells_that_were_set_aside_are_told_row_by_row():
    aside = tuple(f"Word {number}." for number in range(12))
    team = merged(workbook("JB", aside=aside, evidence={"JB-001": {"statement": "Yes."}}))
    assert team.merged is not None
    cells = [one.source.cell for one in team.merged.history]
    assert cells == [f"Z{number}" for number in range(90, 102)]
