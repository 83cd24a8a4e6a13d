"""Colours that follow what people type."""

from pathlib import Path

import pytest

from support.reviews import review
from support.written import WrittenSheet, written
from xlreview import look
from xlreview.model.rating import EvidenceState, Rating


def _rules(sheet: WrittenSheet, letters: str) -> list[tuple[str, str]]:
    """(formula, fill) of every rule on a column."""
    return [
        (rule.formula[0], rule.dxf.fill.bgColor.rgb[2:])
        for place, rules in sheet.worksheet.conditional_formatting._cf_rules.items()
        if str(place.sqref).startswith(f"{letters}3")
        for rule in rules
    ]


def test_every_rating_has_its_colour_and_anything_else_is_marked(tmp_path: Path) -> None:
    sheet = written(tmp_path, review(role="reviewer"))["screening"]
    labels = ("▲ exceeds", "● meets", "▼ below", "? unclear", "– not applicable")
    rating = sheet.letters("rating")
    assert _rules(sheet, rating) == [
        *((f'"{label}"', look.RATING_FILL[one]) for label, one in zip(labels, Rating, strict=True)),
        (
            f"AND(LEN(TRIM(${rating}3))>0,ISERROR(MATCH(TRIM(${rating}3),spelled_rating,0)))",
            look.OFF_LIST_FILL,
        ),
        (f"AND(LEN(TRIM(${rating}3))=0)", look.MISSING_FILL),
    ]


def test_states_of_the_evidence_have_their_colours(tmp_path: Path) -> None:
    sheet = written(tmp_path, review())["findings"]
    fills = [fill for _, fill in _rules(sheet, sheet.letters("evidence_state"))]
    assert fills == [look.EVIDENCE_FILL[state] for state in EvidenceState]


@pytest.mark.parametrize(
    ("sheet", "column", "condition"),
    [
        ("background", "answer", "AND(LEN(TRIM($D3))=0)"),
        ("self_assessment", "why", "AND(LEN(TRIM($F3))=0)"),
        ("context", "applies", "AND(LEN(TRIM($D3))=0,LEN(TRIM($E3))=0)"),
        (
            "context",
            "effect",
            "AND(LEN(TRIM($E3))=0,NOT(ISNUMBER(MATCH(TRIM($D3),spelled_yes_no_no,0))),COUNTA($D3:$F3)>0)",
        ),
        ("evidence", "statement", "AND(LEN(TRIM($G3))=0,COUNTA($B3:$K3)>0)"),
    ],
)
def test_a_missing_answer_shows_once_somebody_should_give_it(
    tmp_path: Path, sheet: str, column: str, condition: str
) -> None:
    on_paper = written(tmp_path, review())[sheet]
    assert (condition, look.MISSING_FILL) in _rules(on_paper, on_paper.letters(column))


def test_a_factor_of_ones_own_begins_with_its_name_and_may_leave_open_whether_it_applies(
    tmp_path: Path,
) -> None:
    context = written(tmp_path, review(role="city"))["context"]
    missing = {
        str(place.sqref): rule.formula[0]
        for place, rules in context.worksheet.conditional_formatting._cf_rules.items()
        for rule in rules
        if rule.dxf.fill.bgColor.rgb[2:] == look.MISSING_FILL
    }
    applies_not = "ISNUMBER(MATCH(TRIM({}),spelled_yes_no_no,0))"
    assert missing == {
        "D3:D4": "AND(LEN(TRIM($D3))=0,LEN(TRIM($E3))=0)",
        "E3:E4": f"AND(LEN(TRIM($E3))=0,NOT({applies_not.format('$D3')}),COUNTA($D3:$F3)>0)",
        "E5:E19": f"AND(LEN(TRIM($E5))=0,NOT({applies_not.format('$D5')}),COUNTA($B5:$F5)>0)",
    }


def test_in_the_plan_only_the_citys_answer_to_a_recommendation_is_missing(tmp_path: Path) -> None:
    answers = {"recommendations": {"TEAM-R01": {"text": "Ask more often.", "response": "pending"}}}
    sheet = written(tmp_path, review(answers, role="plan"))["recommendations"]
    missing = [
        rule for letters in "ABCDEFGH" for rule, fill in _rules(sheet, letters) if fill == look.MISSING_FILL
    ]
    assert missing == [
        "AND(OR(LEN(TRIM($G3))=0,ISNUMBER(MATCH(TRIM($G3),spelled_response_pending,0))),COUNTA($B3:$F3)>0)",
    ]


def test_a_code_that_is_no_benchmark_is_marked(tmp_path: Path) -> None:
    sheet = written(tmp_path, review())["evidence"]
    assert [fill for _, fill in _rules(sheet, "B")] == [look.OFF_LIST_FILL, look.MISSING_FILL]


def test_an_interview_without_a_number_is_missed_and_words_for_one_are_marked(tmp_path: Path) -> None:
    sheet = written(tmp_path, review())["evidence"]
    assert _rules(sheet, "C") == [
        (
            "AND(LEN(TRIM($C3))=0,ISNUMBER(MATCH(TRIM($E3),spelled_source_interview_workshop,0)))",
            look.MISSING_FILL,
        ),
        ("AND(LEN(TRIM($C3))>0,IFERROR(INT($C3+0)<>$C3+0,TRUE))", look.OFF_LIST_FILL),
    ]


def test_the_strip_follows_the_code_of_its_row(tmp_path: Path) -> None:
    sheet = written(tmp_path, review())["findings"]
    assert _rules(sheet, "A") == [
        ('INDEX(ledger_pillar,MATCH($B3,ledger_code,0))="GG"', look.PILLAR_TINTS[0]),
        ('INDEX(ledger_pillar,MATCH($B3,ledger_code,0))="PA"', look.PILLAR_TINTS[1]),
    ]


def test_sheets_to_read_show_ratings_and_nag_about_nothing(tmp_path: Path) -> None:
    filled = review({"self_assessment": {"GG/I/1": {"rating": "meets"}}}, role="reviewer")
    sheet = written(tmp_path, filled)["self_assessment"]
    fills = {fill for letters in "ABCDEFGHIJKL" for _, fill in _rules(sheet, letters)}
    assert fills == {*look.RATING_FILL.values(), *look.PILLAR_TINTS[:2]}
