"""One interview under two numbers: what is proposed as one, and what is left alone."""

import random
from datetime import date, time

import pytest

from xlreview.method.same_interview import alike_interviews
from xlreview.model.review import Answer, Entry

HELD: dict[str, Answer] = {
    "day": date(2026, 5, 4),
    "start": time(9, 0),
    "end": time(10, 0),
    "kind": "interview",
    "role": "Head of schools",
    "name": "Aino Mäkelä",
    "interviewers": ("JB", "FC"),
}


def interview(number: int, *, id: str | None = None, **changes: Answer | None) -> Entry:
    answers = {key: answer for key, answer in (HELD | changes).items() if answer is not None}
    return Entry("interviews", id or str(number), {"number": number, **answers})


def proposed(*interviews: Entry) -> list[tuple[str, str]]:
    return [(pair.later.id, pair.first.id) for pair in alike_interviews(interviews)]


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"end": None, "kind": None, "interviewers": None},
        {"name": "Mäkelä, Aino"},
        {"name": "Aino Makela"},
        {"name": None},
        {"role": "Headmaster"},
        {"role": None},
        {"interviewers": ("JB",)},
        {"day": None, "start": None},
    ],
)
def test_the_same_time_and_person_are_proposed_as_one_interview(changes):
    assert proposed(interview(4), interview(17, **changes)) == [("17", "4")]


@pytest.mark.parametrize(
    "changes",
    [
        {"day": date(2026, 5, 5)},
        {"start": time(11, 0)},
        {"end": time(9, 30)},
        {"kind": "workshop"},
        {"name": "Veikko Salo"},
        {"interviewers": ("AK",)},
        {"status": "cancelled"},
        {"name": None, "role": "Teacher"},
        {"name": None, "interviewers": None},
        {"day": None, "start": None, "name": None},
        {"day": None, "start": None, "interviewers": None},
    ],
)
def test_whatever_tells_two_apart_keeps_them_apart(changes):
    assert proposed(interview(4), interview(17, **changes)) == []


def test_two_rows_under_one_number_are_not_this_rules_to_judge():
    assert proposed(interview(17), interview(17, id="17#2")) == []


def test_a_pair_names_what_agrees():
    (pair,) = alike_interviews([interview(17, role="Headmaster"), interview(4)])
    assert (pair.first.id, pair.later.id, pair.agreeing) == ("4", "17", ("day", "start", "name"))


def test_the_number_is_known_by_the_id_where_nothing_else_tells_it():
    rows = [Entry("interviews", id, dict(HELD)) for id in ("4", "17")]
    assert proposed(*rows) == [("17", "4")]


def test_the_order_of_the_rows_does_not_matter():
    rows = [interview(number) for number in range(1, 6)]
    expected = [(str(number), "1") for number in range(2, 6)]
    shuffler = random.Random(1)
    for _ in range(10):
        shuffler.shuffle(rows)
        assert proposed(*rows) == expected
