"""The table of problems: every code has its words, every problem prints, and order is reading order."""

import re
from pathlib import Path

import pytest

import xlreview
from xlreview.i18n import LANGUAGES, Label, Labels, catalogue, has_text, placeholders
from xlreview.problem import (
    SEVERITIES,
    Place,
    Problem,
    Severity,
    UnusableInput,
    in_reading_order,
    unusable,
)

PARTS = ("message", "hint", "hint_near")
SOURCE = Path(xlreview.__file__).parent


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", SEVERITIES)
def test_every_code_says_what_is_wrong_and_what_to_do(code: str, language: str) -> None:
    assert has_text(f"problem.{code}.message", language)
    if code != "PACK_BROKEN":  # its message is the fault with its remedy
        assert has_text(f"problem.{code}.hint", language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_texts_are_whole_sentences(language: str) -> None:
    unfinished = [
        key
        for key, text in catalogue(language).items()
        if key.startswith("problem.") and not text.endswith((".", "?", "}"))
    ]
    assert unfinished == []


def test_no_text_is_left_without_a_code() -> None:
    codes = {key.split(".")[1] for key in catalogue("en") if key.startswith("problem.")}
    assert codes - SEVERITIES.keys() == set()


def test_every_code_is_raised_somewhere() -> None:
    sources = "\n".join(path.read_text("utf-8") for path in SOURCE.rglob("*.py") if path.name != "problem.py")
    assert [code for code in SEVERITIES if not re.search(rf'"{code}"', sources)] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", SEVERITIES)
def test_every_text_can_be_filled(code: str, language: str) -> None:
    keys = [f"problem.{code}.{part}" for part in PARTS]
    names = set().union(*(placeholders(key, language) for key in keys if has_text(key)))
    problem = Problem(code, Place("book.xlsx"), {**dict.fromkeys(names, "—"), "count": 1}, language)
    assert "{" not in str(problem)


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


def test_severities_come_from_the_table() -> None:
    assert Problem("READ_AS", Place("a.xlsx")).severity is Severity.NOTE
    assert Problem("NOT_ON_LIST", Place("a.xlsx")).severity is Severity.ERROR


def test_unusable_input_prints_its_problems() -> None:
    refusal = unusable("NOT_A_WORKBOOK", "a.xlsx", kind=Label("file_kind.pdf"))
    assert isinstance(refusal, UnusableInput)
    assert str(refusal).startswith("a.xlsx  This is not an Excel workbook but a PDF. Open")


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
