"""Rows and cells: what people type, paste, sort, copy and type over."""

from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from support.damage import damaged, deleted_row, sorted_by, without_hidden_sheets
from support.workbooks import Book, answers_in, book, places, problems_in
from xlreview.pack import load_pack


def ignored_in(book: Book) -> list[tuple[str, str, str]]:
    """(place, content, code) of every cell that was not read."""
    return [
        (str(one.place).partition("  ")[2], one.content, one.code) for one in book.read().receipts[0].ignored
    ]


def test_untouched_workbooks_have_no_problems(reviewer: Book, city: Book, team: Book, plan: Book) -> None:
    assert [places(book.read()) for book in (reviewer, city, team, plan)] == [[], [], [], []]


# --- Values, in place


def test_a_rating_off_the_list(reviewer: Book) -> None:
    assert problems_in(reviewer, {"Evidence!H3": "five"}) == [("Evidence!H3", "NOT_ON_LIST")]


def test_what_cannot_be_read_is_listed_as_ignored(reviewer: Book) -> None:
    typed = reviewer.typed({"Evidence!H3": "five", "Evidence!B4": "XX/1"})
    assert ignored_in(typed) == [
        ("Evidence!H3", "five", "NOT_ON_LIST"),
        ("Evidence!B4", "XX/1", "CODE_UNKNOWN"),
    ]


def test_a_near_miss_is_taken_with_a_note(reviewer: Book) -> None:
    typed = {"Evidence!H3": " Below"}
    assert problems_in(reviewer, typed) == [("Evidence!H3", "READ_AS")]
    assert answers_in(reviewer, typed)["evidence"]["JB-001"]["points_to"] == "below"


def test_labels_of_another_language_are_taken(reviewer: Book) -> None:
    typed = {"Evidence!H3": "▼ alittaa", "Evidence!E3": "haastattelu", "Evidence!F3": "tosiasia"}
    assert problems_in(reviewer, typed) == []
    assert answers_in(reviewer, typed) == reviewer.read().answers()


def test_an_unknown_code_is_one_problem_and_says_which_was_meant(reviewer: Book) -> None:
    problems = reviewer.typed({"Evidence!B3": "GG/I/33"}).read().problems
    assert [str(one).partition("  ")[2] for one in problems] == [
        "Evidence!B3  'GG/I/33' is not an indicator of this pack. Did you mean GG/I/3?"
    ]


def test_problems_speak_the_language_of_the_workbook_unless_told_otherwise(city: Book) -> None:
    typed = city.typed({"Itsearviointi!D4": "viisi"})
    assert [one.message for one in typed.read().problems] == ["”viisi” ei ole tämän solun luettelossa."]
    assert [one.message for one in typed.read("en").problems] == ["'viisi' is not on the list for this cell."]


def test_several_codes_with_one_unknown(plan: Book) -> None:
    typed = plan.typed({"Action plan!B3": "GG/I/1; AC/I/3, XX", "Action plan!C3": "team-r1, TEAM-R9"})
    assert places(typed.read()) == [
        ("Action plan!B3", "CODE_RENAMED"),
        ("Action plan!B3", "CODE_UNKNOWN"),
        ("Action plan!C3", "ID_UNKNOWN"),
        ("Action plan!C3", "READ_AS"),
    ]
    assert typed.read().answers()["plan"] == {
        "PLAN-P01": {"codes": ("GG/I/1", "GG/I/3"), "recommendations": ("TEAM-R01",)}
    }
    assert ignored_in(typed) == [
        ("Action plan!B3", "XX", "CODE_UNKNOWN"),
        ("Action plan!C3", "TEAM-R9", "ID_UNKNOWN"),
    ]


def test_an_error_in_a_cell_is_no_blank(reviewer: Book) -> None:
    def break_formula(workbook: Workbook) -> None:
        cell = workbook["Evidence"]["G3"]
        cell.value = "#N/A"
        cell.data_type = "e"

    assert problems_in(reviewer, break_formula) == [("Evidence!G3", "CELL_HAS_ERROR")]


def test_a_formula_without_its_result_is_no_blank(reviewer: Book) -> None:
    typed = reviewer.typed({"Evidence!G3": '=B3&" <> "&C3', "Evidence!K4": "=1+1"})
    assert places(typed.read()) == [("Evidence!G3", "NOT_CALCULATED"), ("Evidence!K4", "NOT_CALCULATED")]
    assert ignored_in(typed) == [
        ("Evidence!G3", '=B3&" <> "&C3', "NOT_CALCULATED"),
        ("Evidence!K4", "=1+1", "NOT_CALCULATED"),
    ]


def test_two_interviews_in_one_cell_are_one_too_many(reviewer: Book) -> None:
    problems = reviewer.typed({"Evidence!C3": "4 & 5"}).read().problems
    assert [str(one).partition("  ")[2] for one in problems] == [
        "Evidence!C3  '4 & 5' is more than one number, and this cell takes one. "
        "Leave 4 here and copy the row for each further number."
    ]


def test_a_number_in_a_text_cell_is_text(reviewer: Book) -> None:
    assert answers_in(reviewer, {"Evidence!K3": 2027})["evidence"]["JB-001"]["note"] == "2027"


# --- Rows


def test_a_row_typed_below_the_table_gets_the_next_id(reviewer: Book) -> None:
    typed = {
        f"Evidence!{column}123": answer for column, answer in zip("BG", ("PA/I/1", "Said."), strict=True)
    }
    assert problems_in(reviewer, typed) == [("Evidence!A123", "ROW_WITHOUT_ID")]
    assert answers_in(reviewer, typed)["evidence"]["JB-121"] == {"code": "PA/I/1", "statement": "Said."}


def test_the_id_of_a_deleted_row_is_not_given_again(reviewer: Book) -> None:
    def delete_and_add(workbook: Workbook) -> None:
        workbook["Evidence"].delete_rows(122)
        workbook["Evidence"]["G122"] = "Said."
        workbook["Evidence"]["B122"] = "PA/I/1"

    assert "JB-121" in answers_in(reviewer, delete_and_add)["evidence"]


def test_rows_may_stand_in_any_order(reviewer: Book) -> None:
    def turn_round(workbook: Workbook) -> None:
        sheet = workbook["Evidence"]
        rows = [[cell.value for cell in row] for row in sheet["A3:K122"]]
        for number, row in enumerate(reversed(rows), start=3):
            for column, content in enumerate(row, start=1):
                sheet.cell(number, column).value = content

    assert problems_in(reviewer, turn_round) == []
    assert answers_in(reviewer, turn_round) == reviewer.read().answers()


def test_a_row_pasted_twice_is_kept_twice(reviewer: Book) -> None:
    typed = {"Evidence!A9": "JB-001", "Evidence!B9": "GG/I/3", "Evidence!G9": "Once more."}
    assert problems_in(reviewer, typed) == [("Evidence!A9", "ROW_DOUBLED")]
    assert answers_in(reviewer, typed)["evidence"]["JB-001#2"] == {
        "code": "GG/I/3",
        "statement": "Once more.",
    }


def test_an_id_of_ones_own_is_an_id(reviewer: Book) -> None:
    typed = {"Evidence!A5": "extra 1", "Evidence!B5": "GG/I/3", "Evidence!G5": "Seen."}
    assert problems_in(reviewer, typed) == []
    assert "extra 1" in answers_in(reviewer, typed)["evidence"]


def test_a_row_of_a_fixed_sheet_with_an_unknown_code_is_set_aside(reviewer: Book) -> None:
    typed = reviewer.typed({"Screening!B3": "GG/I/99", "Screening!C3": None})
    assert places(typed.read()) == [("Screening!B3", "ROW_UNKNOWN")]
    assert [content for _, content, _ in ignored_in(typed)] == ["GG/I/99", "● meets", "Seems to hold."]
    assert "screening" not in typed.read().answers()


def test_a_row_of_a_fixed_sheet_is_known_by_its_text_too(reviewer: Book) -> None:
    cleared = {"Screening!B3": None}
    assert problems_in(reviewer, cleared) == [("Screening!B3", "ROW_FOUND_BY_TEXT")]
    assert answers_in(reviewer, cleared) == reviewer.read().answers()


def test_a_remark_below_a_fixed_sheet_is_not_lost(city: Book) -> None:
    typed = city.typed({"Itsearviointi!E15": "Täytti Anna"})
    assert places(typed.read()) == [("Itsearviointi!B15", "ROW_WITHOUT_CODE")]
    assert ignored_in(typed) == [("Itsearviointi!E15", "Täytti Anna", "ROW_WITHOUT_CODE")]


def test_several_rows_without_ids_are_one_note(reviewer: Book) -> None:
    typed = {f"Evidence!{column}{row}": "Seen." for column in "GK" for row in (123, 124, 125, 130)}
    typed |= {f"Evidence!B{row}": "GG/I/3" for row in (123, 124, 125, 130)}
    notes = [str(one).partition("  ")[2] for one in reviewer.typed(typed).read().problems]
    assert [note.partition(" Type")[0] for note in notes] == [
        "Evidence!A123:A125  These rows have no ids. They were read as JB-121 to JB-123.",
        "Evidence!A130  This row has no id. It was read as JB-124.",
    ]


@pytest.mark.parametrize("rows", [range(3, 5), range(3, 123)], ids=["two", "all"])
def test_cleared_ids_are_told_by_the_rows_that_kept_theirs(reviewer: Book, rows: range) -> None:
    cleared = {f"Evidence!A{row}": None for row in rows}
    assert problems_in(reviewer, cleared) == [("Evidence!A3:A4", "ROWS_WITHOUT_ID")]
    assert answers_in(reviewer, cleared) == reviewer.read().answers()


def test_a_cleared_id_is_not_guessed_once_rows_have_moved(reviewer: Book) -> None:
    def clear_and_delete(workbook: Workbook) -> None:
        workbook["Evidence"]["A4"] = None
        workbook["Evidence"].delete_rows(9)

    assert list(answers_in(reviewer, clear_and_delete)["evidence"]) == ["JB-001", "JB-121"]


def test_a_remark_where_ids_stand_is_not_lost(reviewer: Book) -> None:
    remarks = {"Evidence!A60": "Ask Anna", "Interviews!A30": "lunch", "Context factors!A200": "Total"}
    typed = reviewer.typed(remarks)
    assert sorted(ignored_in(typed)) == sorted(
        (cell, content, "OUTSIDE_TABLE") for cell, content in remarks.items()
    )
    assert sorted(places(typed.read())) == sorted((cell, "OUTSIDE_TABLE") for cell in remarks)


def test_not_every_number_is_one_of_an_interview(reviewer: Book) -> None:
    typed = reviewer.typed({"Interviews!A9": "0401234567"})
    assert ignored_in(typed) == [("Interviews!A9", "0401234567", "OUTSIDE_TABLE")]


def test_ids_filled_down_below_the_table_are_no_remarks(reviewer: Book) -> None:
    typed = {"Evidence!A123": "JB-121", "Evidence!A124": "JB-122", "Interviews!A43": 41}
    assert problems_in(reviewer, typed) == []


@pytest.mark.parametrize("beside", [{}, {"Screening!E4": "below", "Screening!F4": "Doubtful."}])
def test_a_code_typed_over_is_told_by_the_text_beside_it(reviewer: Book, beside: dict[str, object]) -> None:
    typed = reviewer.typed({"Screening!B4": "see above"} | beside)
    assert places(typed.read()) == [("Screening!B4", "GIVEN_TEXT_CHANGED")]
    assert ignored_in(typed) == [("Screening!B4", "see above", "GIVEN_TEXT_CHANGED")]


@pytest.mark.parametrize("cell", ["B15", "C15"])
def test_nor_is_one_in_a_column_that_nobody_answers(city: Book, cell: str) -> None:
    typed = city.typed({f"Itsearviointi!{cell}": "Täytti Anna"})
    assert places(typed.read()) == [(f"Itsearviointi!{cell}", "OUTSIDE_TABLE")]
    assert ignored_in(typed) == [(f"Itsearviointi!{cell}", "Täytti Anna", "OUTSIDE_TABLE")]


def test_a_remark_above_a_table_is_not_lost(city: Book) -> None:
    def put_above(workbook: Workbook) -> None:
        workbook["Itsearviointi"].insert_rows(1)
        workbook["Itsearviointi"]["C1"] = "Luonnos"

    edited = city.edited(put_above)
    assert places(edited.read()) == [("Itsearviointi!C1", "OUTSIDE_TABLE")]
    assert ignored_in(edited) == [("Itsearviointi!C1", "Luonnos", "OUTSIDE_TABLE")]
    assert edited.read().answers() == city.read().answers()


def test_own_context_factors_have_names_and_the_packs_have_not(reviewer: Book) -> None:
    typed = {"Context factors!D3": "yes", "Context factors!B5": "Harbour", "Context factors!D5": "no"}
    assert problems_in(reviewer, typed) == []
    assert answers_in(reviewer, typed)["context"] == {
        "law": {"applies": "yes"},
        "JB-C1": {"factor": "Harbour", "applies": "no"},
    }


def test_deleted_rows_of_the_pack_are_named_once_for_each_sheet(reviewer: Book) -> None:
    back = damaged(
        reviewer,
        sorted_by("Screening", "D"),
        deleted_row("Screening", 4),
        deleted_row("Screening", 8),
        deleted_row("Context factors", 3),
        deleted_row("Context factors", 9),
        deleted_row("Interviews", 20),
        deleted_row("Evidence", 20),
    ).read()
    assert [(one.place.sheet, one.code, one.message) for one in back.problems] == [
        ("Context factors", "ROWS_MISSING", "The row of Law (en) is no longer on this sheet."),
        ("Screening", "ROWS_MISSING", "2 rows are no longer on this sheet: GG/I/2, PA/I/2"),
    ]
    assert back.answers() == reviewer.read().answers()


def test_one_cause_is_one_problem_where_a_code_was_typed_over(reviewer: Book) -> None:
    typed = {"Screening!B6": "Mine", "Screening!C6": None, "Screening!E6": "▼ below"}
    assert problems_in(reviewer, typed) == [("Screening!B6", "ROW_UNKNOWN")]


def test_rows_are_not_missed_where_nobody_knows_which_were_sent_out(tmp_path: Path) -> None:
    shipped = book(tmp_path, pack=load_pack("inti-cities"), role="reviewer")
    edits = (without_hidden_sheets, deleted_row("Screening", 9))
    assert places(damaged(shipped, *edits[:1]).read()) == [("", "STAMP_LOST")]
    assert places(damaged(shipped, *edits).read()) == [("", "STAMP_LOST")]


def test_rows_of_other_people_are_not_missed(tmp_path: Path) -> None:
    findings = {"findings": {"GG/I/1": {"rating": "below", "reason": "So they said."}}}
    plan = book(tmp_path, findings, role="plan")
    assert places(damaged(plan, deleted_row("Findings", 5)).read()) == []


# --- Cells that are ours


def test_a_changed_benchmark_is_noted_and_not_read(city: Book) -> None:
    typed = city.typed({"Itsearviointi!C5": "Neuvosto on turha."})
    assert places(typed.read()) == [("Itsearviointi!C5", "GIVEN_TEXT_CHANGED")]
    assert ignored_in(typed) == [("Itsearviointi!C5", "Neuvosto on turha.", "GIVEN_TEXT_CHANGED")]


def test_a_rating_typed_over_a_formula_is_noted_and_not_read(team: Book) -> None:
    typed = team.typed({"Findings!E5": "● meets", "Findings!D5": "? unsure"})
    assert places(typed.read()) == [
        ("Findings!D5", "COMPUTED_TEXT_TYPED"),
        ("Findings!E5", "COMPUTED_TEXT_TYPED"),
    ]
    assert typed.read().answers() == team.read().answers()


def test_every_answer_knows_its_cell_and_so_does_every_blank(reviewer: Book) -> None:
    entry = reviewer.read().entry("evidence", "JB-002")
    assert entry is not None
    assert [entry.cells["statement"], str(entry.place("note")).partition("  ")[2]] == ["G4", "Evidence!K4"]


def test_an_id_of_thousands_of_digits_is_no_number(reviewer: Book) -> None:
    digits = "9" * 5_000
    changed = reviewer.typed({"Interviews!A50": digits, "Interviews!F50": "Mayor", "Interviews!A52": digits})
    assert digits in {one.content for one in changed.read().receipts[0].ignored}


# --- Hidden sheets


def test_words_on_the_hidden_sheets_are_set_aside_at_their_cells(team: Book) -> None:
    changes = {
        "_xlreview!C2": "mine",
        "_xlreview!A40": "remember",
        "_xlreview!B40": "the mayor",
        "_lists!ZZ1": "focus group",
        "_lists!A300": "Ask Anna",
    }
    typed = team.typed(changes)
    assert ignored_in(typed) == [(place, text, "TYPED_ON_PAGE") for place, text in changes.items()]
    assert sorted(places(typed.read())) == sorted((place, "TYPED_ON_PAGE") for place in changes)
    assert typed.read().answers() == team.read().answers()


def test_an_answer_added_to_a_hidden_list_is_no_answer_of_ours(team: Book) -> None:
    def extend(workbook: Workbook) -> None:
        (column,) = [cell.column for cell in workbook["_lists"][1] if cell.value == "list_source"]
        workbook["_lists"].cell(2, column).value = "focus group"

    assert [code for _, code in problems_in(team, extend)] == ["TYPED_ON_PAGE"]


def test_hidden_sheets_that_another_program_saved_anew_hold_nothing_strange(team: Book) -> None:
    def forget_formulas(workbook: Workbook) -> None:
        cached = load_workbook(team.path, data_only=True)["_lists"]
        for row in cached.iter_rows():
            for cell in row:
                workbook["_lists"][cell.coordinate].value = cell.value

    assert problems_in(team, forget_formulas) == []
