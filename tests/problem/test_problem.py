"""Every problem prints, and order is reading order."""

import pytest

from xlreview.i18n import Labels
from xlreview.problem import Place, Problem, in_reading_order


def test_a_problem_prints_as_place_message_and_hint() -> None:
    problem = Problem(
        "CODE_UNKNOWN", Place("tampere.xlsx", "Evidence", "D14"), {"seen": "GG/I/33", "near": "GG/I/3"}
    )
    assert str(problem) == (
        "tampere.xlsx  Evidence!D14  'GG/I/33' is not an indicator of this pack. Did you mean GG/I/3?"
    )


def test_without_a_suggestion_the_hint_is_a_general_one() -> None:
    problem = Problem("CODE_UNKNOWN", Place("tampere.xlsx", "Evidence", "D14"), {"seen": "?"})
    assert problem.hint == "All codes stand on the sheet with the benchmarks."


def test_labels_follow_the_language_of_the_reader() -> None:
    details = {"seen": "five", "options": Labels(("choice.yes_no.yes", "choice.yes_no.no"))}
    problem = Problem("NOT_ON_LIST", Place("book.xlsx"), details)
    assert problem.hint == "Choose one of these: yes, no."
    assert problem.spoken_in("fi").hint == "Valitse jokin näistä: kyllä, ei."


def test_a_missing_detail_is_a_mistake_of_the_programmer() -> None:
    with pytest.raises(KeyError):
        _ = Problem("READ_AS", Place("book.xlsx"), {"seen": "x"}).message


def test_a_code_that_is_not_in_the_table_cannot_be_used() -> None:
    with pytest.raises(KeyError, match="NO_SUCH_CODE"):
        Problem("NO_SUCH_CODE", Place("book.xlsx"))


def test_places_print_as_far_as_they_are_known() -> None:
    places = [Place("a.xlsx"), Place("a.xlsx", "Evidence"), Place("a.xlsx", "Evidence", "D14")]
    assert [str(place) for place in places] == ["a.xlsx", "a.xlsx  Evidence", "a.xlsx  Evidence!D14"]


def test_problems_are_put_in_reading_order() -> None:
    places = [
        Place("b.xlsx"),
        Place("a.xlsx", "Evidence", "B10"),
        Place("a.xlsx", "Evidence", "AA9"),
        Place("a.xlsx", "Evidence", "B9"),
        Place("a.xlsx", "Evidence"),
        Place("a.xlsx", "Added later", "A1"),
        Place("a.xlsx", "Screening", "Z99"),
        Place("a.xlsx"),
    ]
    ordered = in_reading_order([Problem("READ_AS", place) for place in places], ["Screening", "Evidence"])
    assert [str(problem.place) for problem in ordered] == [
        "a.xlsx",
        "a.xlsx  Screening!Z99",
        "a.xlsx  Evidence",
        "a.xlsx  Evidence!B9",
        "a.xlsx  Evidence!AA9",
        "a.xlsx  Evidence!B10",
        "a.xlsx  Added later!A1",
        "b.xlsx",
    ]
