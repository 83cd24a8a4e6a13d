"""Which choices a conflict has, what a typed choice means, and what keeps a conflict open."""

import pytest

from xlreview.layout.settling import Way, can_join, chosen, fault_of, letters_at, settling_choices
from xlreview.model.entry import Entry


def conflict(sheet: str = "Evidence", column: str = "What was said or seen", **typed: str) -> Entry:
    answers = {"sheet": sheet, "row": "JB-001", "column": column, "proposals": "A = yes\nB = no", **typed}
    return Entry("conflicts", "C1", answers)


def test_the_letters_of_the_answers_then_the_other_ways():
    assert settling_choices(3, "en") == ("A", "B", "C", "own text", "keep both")
    assert settling_choices(2, "en", joins=False) == ("A", "B", "own text")
    assert settling_choices(28, "fi")[25:28] == ("Z", "AA", "AB")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("A", 0),
        (" b. ", 1),
        ("Take B", 1),
        ("C", None),
        ("own text", Way.OWN_TEXT),
        ("Oma teksti", Way.OWN_TEXT),
        ("keep both", Way.KEEP_BOTH),
        ("perhaps", None),
    ],
)
def test_a_choice_may_be_typed_as_people_type(typed, meant):
    assert chosen(typed, 2) == meant


def test_a_line_within_an_answer_is_no_answer_of_its_own():
    assert letters_at(conflict(proposals="A = see\nC = x\nD = y\nB = z")) == [0, 20]


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ({}, ("CONFLICT_OPEN", "choice")),
        ({"own_text": "Mine."}, None),
        ({"choice": "B"}, None),
        ({"choice": "C"}, ("CHOICE_UNKNOWN", "choice")),
        ({"choice": "own text"}, ("CHOICE_WITHOUT_TEXT", "own_text")),
        ({"choice": "keep both"}, None),
        ({"choice": "keep both", "column": "Points to"}, ("CANNOT_KEEP_BOTH", "choice")),
    ],
)
def test_a_conflict_stays_open_until_its_choice_can_be_followed(typed, fault):
    assert fault_of(conflict(**typed)) == fault


def test_texts_and_lists_take_several_answers_in_any_language():
    assert can_join(conflict())
    assert can_join(conflict("Haastattelut", "Käsiteltävät tunnukset"))
    assert not can_join(conflict("Haastattelut", "Tila"))
    assert can_join(conflict(column="A column of our own"))
