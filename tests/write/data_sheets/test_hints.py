"""Dropdowns, hints, stop messages."""

from pathlib import Path

import pytest
from openpyxl.worksheet.datavalidation import DataValidation

from support.packs import ODD, SMALL
from support.reviews import review
from support.written import Written, WrittenSheet, written
from xlreview.i18n import LANGUAGES, catalogue, has_text
from xlreview.layout.choices import label_of, values_of
from xlreview.layout.columns import Filled, Holds
from xlreview.layout.sheets import DATA_SHEETS, SHEETS_BY_KEY, Access, access_by_sheet
from xlreview.model.rating import Role


def _rule(sheet: WrittenSheet, key: str) -> DataValidation:
    """The only rule on the cells of a column."""
    place = f"{sheet.letters(key)}3"
    (rule,) = [one for one in sheet.worksheet.data_validations.dataValidation if place in one.sqref]
    return rule


def _filled_columns(book: Written, role: Role):
    for sheet, access in access_by_sheet(role).items():
        if access is Access.FILLS:
            for column in sheet.columns:
                if column.filled is Filled.ANSWERED:
                    yield book[sheet.key], column


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("role", tuple(Role))
def test_every_closed_list_has_its_dropdown_in_the_language_of_the_workbook(
    tmp_path: Path, role: Role, language: str
) -> None:
    book = written(tmp_path, review(role=role, language=language))
    for sheet, column in _filled_columns(book, role):
        if column.holds is Holds.CHOICE:
            rule = _rule(sheet, column.key)
            labels = [
                label_of(column.choices, value, SMALL, language) for value in values_of(column.choices, SMALL)
            ]
            assert (rule.type, rule.errorStyle or "stop") == ("list", "stop")
            assert book.named(rule.formula1) == labels
            assert rule.error
            assert rule.errorTitle


def test_codes_and_interviews_are_chosen_from_lists_too(tmp_path: Path) -> None:
    book = written(tmp_path, review({"evidence": {"TEAM-001": {"interview": 77}}}))
    code, interview = (_rule(book["evidence"], key) for key in ("code", "interview"))
    assert book.named(code.formula1) == list(SMALL.indicators_by_code)
    assert book.named(interview.formula1) == list(range(1, 78))
    # A number that is not there yet may be right: people add interviews.
    assert interview.errorStyle == "warning"


@pytest.mark.parametrize("role", tuple(Role))
def test_every_column_that_people_fill_has_a_hint(tmp_path: Path, role: Role) -> None:
    book = written(tmp_path, review(role=role))
    for sheet, column in _filled_columns(book, role):
        rule = _rule(sheet, column.key)
        assert rule.prompt, f"{sheet.key}.{column.key}"
        assert rule.promptTitle == sheet.worksheet.cell(2, sheet.column(column.key)).value


def test_rules_reach_far_below_the_prepared_rows_of_growing_sheets(tmp_path: Path) -> None:
    evidence = written(tmp_path, review())["evidence"]
    assert str(_rule(evidence, "points_to").sqref) == "H3:H1122"


def test_days_times_and_shares_are_asked_about_and_never_refused(tmp_path: Path) -> None:
    book = written(tmp_path, review())
    rules = {
        key: _rule(book[sheet], key)
        for sheet, key in (
            ("interviews", "day"),
            ("interviews", "start"),
            ("plan", "progress"),
            ("agenda", "minutes"),
        )
    }
    assert {key: (rule.type, rule.errorStyle) for key, rule in rules.items()} == {
        "day": ("date", "warning"),
        "start": ("time", "warning"),
        "progress": ("decimal", "warning"),
        "minutes": ("whole", "warning"),
    }


def test_given_text_of_a_sheet_that_can_be_sorted_refuses_typing(tmp_path: Path) -> None:
    book = written(tmp_path, review(role="reviewer"))
    for key in ("code", "statement", "self_rating"):
        rule = _rule(book["screening"], key)
        assert (rule.type, rule.formula1, rule.errorStyle or "stop") == ("custom", "FALSE", "stop")


def test_printed_ids_of_a_growing_sheet_ask_before_they_are_typed_over(tmp_path: Path) -> None:
    book = written(tmp_path, review())
    for key in ("evidence", "recommendations", "plan"):
        rule = _rule(book[key], "id")
        assert (rule.type, rule.formula1, rule.errorStyle) == ("custom", "FALSE", "warning")


def test_recommendations_of_others_ask_before_they_are_typed_over(tmp_path: Path) -> None:
    answers = {"recommendations": {"TEAM-R01": {"text": "Ask more often."}}}
    sheet = written(tmp_path, review(answers, role="plan"))["recommendations"]
    for key in ("codes", "text", "addressee", "term", "priority"):
        rule = _rule(sheet, key)
        assert (rule.type, rule.formula1, rule.errorStyle, rule.prompt) == (
            "custom",
            "FALSE",
            "warning",
            None,
        )
    assert _rule(sheet, "response").type == "list"
    assert _rule(sheet, "response_note").prompt


def test_a_pack_without_themes_has_no_empty_dropdown(tmp_path: Path) -> None:
    book = written(tmp_path, review(pack=ODD))
    assert _rule(book["findings"], "theme").type is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_hints_fit_into_what_excel_takes(language: str) -> None:
    texts = catalogue(language)
    for key, text in texts.items():
        if key.startswith("hint.") or (key.startswith("stop.") and key.endswith(".message")):
            assert len(text) <= 250, key
        if key.startswith(("column.", "stop.")) and not key.endswith(".message"):
            assert len(text) <= 32, key


def test_hints_are_written_for_columns_that_exist_and_are_filled() -> None:
    filled = {
        f"hint.{sheet.key}.{column.key}"
        for sheet in DATA_SHEETS
        for column in sheet.columns
        if column.filled is Filled.ANSWERED
    }
    assert {key for key in catalogue("en") if key.startswith("hint.")} == filled
    assert all(has_text(key, "fi") for key in filled)
    assert set(SHEETS_BY_KEY) >= {key.split(".")[1] for key in filled}
