"""What the programme of the visit and the interview guides say, without Word."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from support.packs import SMALL
from support.reviews import review
from xlreview.model.review import Review
from xlreview.privacy import redact_review
from xlreview.report.context.guides import guides_context
from xlreview.report.context.programme import programme_context
from xlreview.report.wording import Wording

TUESDAY, WEDNESDAY = date(2026, 10, 6), date(2026, 10, 7)
VISIT = {
    "screening": {
        "GG/I/1": {"rating": "below", "hypothesis": "Nobody reads it.", "questions": "Who?", "meet": "Mayor"},
        "GG/I/2": {"hypothesis": "Fine."},
        "PA/I/1": {"questions": "Since when?", "meet": "Dean\nTeachers"},
    },
    "interviews": {
        "1": {
            "day": WEDNESDAY,
            "start": time(9),
            "end": time(10, 30),
            "kind": "interview",
            "role": "Mayor",
            "name": "Ann Person",
            "interviewers": ("JB", "FC"),
            "interpreter": "yes",
            "codes": ("GG/I/1", "GG/I/2"),
            "status": "confirmed",
        },
        "2": {
            "day": TUESDAY,
            "start": time(13),
            "end": time(14),
            "kind": "workshop",
            "role": "Parents",
            "interviewers": ("JB",),
            "codes": ("GG/I/2",),
        },
        "3": {
            "day": WEDNESDAY,
            "start": time(10),
            "end": time(11),
            "role": "Teacher",
            "interviewers": ("FC", "JB"),
        },
        "4": {"role": "Nobody knows when"},
        "5": {"kind": "interview", "role": "Minister", "status": "cancelled", "codes": ("PA/I/1",)},
    },
}


@pytest.fixture
def visit() -> Review:
    """A programme with two days, an overlap, a conversation without a day and a cancelled one."""
    return review(VISIT)


def programme(one: Review, language: str = "en") -> dict:
    return programme_context(one, Wording(language, one.pack), dated=date(2026, 9, 1))


def guides(one: Review, language: str = "en") -> dict:
    return guides_context(one, Wording(language, one.pack), dated=date(2026, 9, 1))


def test_days_come_in_order_with_their_conversations(visit: Review):
    assert [
        (day["title"], [(one["time"], one["number"], one["remarks"]) for one in day["meetings"]])
        for day in programme(visit)["days"]
    ] == [
        ("Tuesday, 6 October 2026", [("13:00–14:00", "2", "Workshop")]),
        (
            "Wednesday, 7 October 2026",
            [
                ("09:00–10:30", "1", "Interview · with an interpreter · confirmed"),
                ("10:00–11:00", "3", "Interview"),
            ],
        ),
    ]


def test_the_team_is_all_who_sent_a_workbook_or_hold_interviews():
    one = review(VISIT, reviewers=("JB", "AK"))
    assert programme(one)["team"] == "JB, AK and FC"


def test_the_public_reads_only_the_initials_of_those_who_sign():
    one = review(VISIT, reviewers=("JB", "AK"))
    assert programme(redact_review(one, "public").review)["team"] == "JB and AK"


def test_a_workbook_of_one_reviewer_is_of_that_reviewer_alone():
    assert programme(review(VISIT, role="reviewer"))["author"] == "JB"


def test_days_and_times_are_said_in_finnish(visit: Review):
    first = programme(visit, "fi")["days"][0]
    assert (first["title"], first["meetings"][0]["time"]) == ("Tiistai 6. lokakuuta 2026", "13.00–14.00")


def test_what_has_no_day_and_what_is_cancelled_is_listed_apart(visit: Review):
    made = programme(visit)
    assert [one["number"] for one in made["undated"]] == ["4"]
    assert made["cancelled"] == ["5 (Minister)"]


def test_the_lead_tells_days_totals_and_interpreters(visit: Review):
    assert programme(visit)["lead"] == [
        "The interviews are on 6–7 October 2026.",
        "There are 3 interviews and 1 workshop.",
        "An interpreter is needed once.",
        "One of them has no day yet.",
    ]
    assert programme(review({}))["lead"] == ["The programme has no interviews or workshops yet."]


def test_each_interviewer_sees_the_days_and_hours(visit: Review):
    assert programme(visit)["interviewers"] == [
        {"who": "FC", "days": [{"day": "7 Oct 2026", "numbers": "1, 3", "count": "2", "hours": "2.5"}]},
        {
            "who": "JB",
            "days": [
                {"day": "6 Oct 2026", "numbers": "2", "count": "1", "hours": "1"},
                {"day": "7 Oct 2026", "numbers": "1, 3", "count": "2", "hours": "2.5"},
            ],
        },
    ]


def test_what_is_still_to_settle(visit: Review):
    assert programme(visit)["to_settle"] == [
        "No interviewers yet: 4.",
        "Only one interviewer, where two are better: 2.",
        "No statements to ask about yet: 3 and 4.",
        "JB is in two places at once on 7 Oct 2026: 1 and 3.",
        "FC is in two places at once on 7 Oct 2026: 1 and 3.",
    ]


def test_more_conversations_in_a_day_than_one_can_write_up():
    hours = {
        str(number): {
            "day": TUESDAY,
            "start": time(8 + number),
            "end": time(9 + number),
            "interviewers": ("JB", "FC" if number < 6 else "AK"),
            "codes": ("GG/I/1",),
        }
        for number in range(1, 7)
    }
    assert programme(review({"interviews": hours}))["to_settle"] == [
        "JB has 6 interviews and workshops on 6 Oct 2026. "
        "More than 5 in a day leave no time to write them up."
    ]


def test_a_question_that_only_a_cancelled_interview_covers_is_not_covered(visit: Review):
    assert programme(visit)["uncovered"] == [
        {"code": "PA/I/1", "title": "PA 1 (en)", "anchor": "6", "meet": "Dean Teachers"}
    ]


def test_a_guide_for_each_conversation_in_the_order_of_the_programme(visit: Review):
    made = guides(visit)
    assert [one["heading"] for one in made["guides"]] == [
        "Workshop 2: Parents",
        "Interview 1: Mayor",
        "Interview 3: Teacher",
        "Interview 4: Nobody knows when",
    ]
    assert made["left_out"] == "Left out because it is cancelled: 5 (Minister)."


def test_a_guide_says_who_and_when(visit: Review):
    guide = guides(visit)["guides"][1]
    assert {key: guide[key] for key in ("when", "name", "interviewers", "interpreter")} == {
        "when": "Wednesday, 7 October 2026, 09:00–10:30",
        "name": "Ann Person",
        "interviewers": "JB & FC",
        "interpreter": "yes",
    }
    assert guides(visit)["guides"][3]["when"] == ""


def test_a_guide_takes_hypotheses_and_questions_from_the_screening(visit: Review):
    first, second = guides(visit)["guides"][1]["indicators"]
    assert (first["code"], first["hypotheses"], first["questions"]) == (
        "GG/I/1",
        [{"who": "", "text": "Nobody reads it."}],
        [{"who": "", "text": "Who?"}],
    )
    assert (second["code"], second["questions"], second["told"]) == ("GG/I/2", [], True)


def test_the_questions_of_the_benchmarks_help_where_nobody_has_one(visit: Review):
    asking = replace(SMALL.indicators[1], questions=({"en": "Is it so?"},))
    pack = replace(SMALL, indicators=(SMALL.indicators[0], asking, *SMALL.indicators[2:]))
    first, second = guides(replace(visit, pack=pack))["guides"][1]["indicators"]
    assert (first["guiding"], second["guiding"]) == ([], ["Is it so?"])


def test_there_is_always_room_for_notes(visit: Review):
    long = {"GG/I/1": {"hypothesis": "A long story. " * 500}}
    told = guides(replace(visit, entries={**visit.entries, **review({"screening": long}).entries}))
    rows = [len(guide["rows"]) for guide in told["guides"]]
    assert min(rows) >= 5
    assert rows[3] > 15
