"""Sheets, columns and hidden keys: moved, renamed, deleted, added."""

from pathlib import Path

import pytest
from openpyxl.workbook import Workbook

from support.workbooks import Book, answers_in, book, problems_in


def test_added_columns_stay_with_their_rows(reviewer: Book) -> None:
    typed = reviewer.typed({"Evidence!M2": "To do", "Evidence!M3": "Ask again", "Evidence!M7": 3})
    back = typed.read()
    assert [(one.code, one.place.cell) for one in back.problems] == [("COLUMN_ADDED", "M2")]
    assert [(entry.id, dict(entry.extra)) for entry in back.of("evidence") if entry.extra] == [
        ("JB-001", {"To do": "Ask again"}),
        ("JB-005", {"To do": 3}),
    ]


def test_a_column_inserted_between_others_moves_nothing(reviewer: Book) -> None:
    def insert(workbook: Workbook) -> None:
        sheet = workbook["Evidence"]
        sheet.tables.clear()
        sheet.insert_cols(3)
        sheet["C2"], sheet["C3"] = "Day", "Monday"

    assert problems_in(reviewer, insert) == [("Evidence!C2", "COLUMN_ADDED")]
    assert answers_in(reviewer, insert) == reviewer.read().answers()


def test_content_without_a_heading_goes_by_the_letters_of_its_column(reviewer: Book) -> None:
    entry = reviewer.typed({"Evidence!P3": "?"}).read().entry("evidence", "JB-001")
    assert entry is not None
    assert dict(entry.extra) == {"P": "?"}


def test_a_column_copied_with_its_key_is_an_added_one(reviewer: Book) -> None:
    typed = {"Evidence!M1": "evidence.note", "Evidence!M2": "Note", "Evidence!M3": "Second thoughts"}
    assert problems_in(reviewer, typed) == [("Evidence!M2", "COLUMN_ADDED")]


@pytest.mark.parametrize("first_row", [1, 2])
def test_columns_are_found_without_the_row_of_keys_or_without_the_labels(
    reviewer: Book, first_row: int
) -> None:
    def delete(workbook: Workbook) -> None:
        for title in ("Evidence", "Screening", "Interviews"):
            workbook[title].tables.clear()
            workbook[title].delete_rows(first_row)

    note = "FOUND_BY_LABEL" if first_row == 1 else "FOUND_BY_KEY"
    assert problems_in(reviewer, delete) == [
        (title, note) for title in ("Screening", "Interviews", "Evidence")
    ]
    assert answers_in(reviewer, delete) == reviewer.read().answers()


def test_a_cleared_key_leaves_the_label(reviewer: Book) -> None:
    cleared = {"Evidence!H1": None}
    assert problems_in(reviewer, cleared) == [("Evidence!H2", "FOUND_BY_LABEL")]
    assert answers_in(reviewer, cleared) == reviewer.read().answers()


def test_a_label_typed_with_a_straight_apostrophe_does(tmp_path: Path) -> None:
    sent = book(tmp_path, {"screening": {"GG/I/1": {"self_rating": "meets"}}}, role="reviewer")
    keys: dict[str, object] = {f"Screening!{column}1": None for column in "BCDEFGH"}
    retyped = sent.typed(keys | {"Screening!D2": "City's own rating"})
    assert retyped.read().answers() == {"screening": {"GG/I/1": {"self_rating": "meets"}}}


def test_labels_of_any_language_do(reviewer: Book) -> None:
    labels = (
        "Rivin tunniste",
        "Tunnus",
        "Haastattelun nro",
        "Haastattelijat",
        "Lähde",
        "Tosiasia vai mielipide",
    )
    typed: dict[str, object] = {f"Evidence!{column}1": None for column in "ABCDEFGHIJK"}
    typed |= {f"Evidence!{column}2": label for column, label in zip("ABCDEF", labels, strict=True)}
    assert problems_in(reviewer, typed) == [("Evidence", "FOUND_BY_LABEL")]
    assert answers_in(reviewer, typed) == reviewer.read().answers()


def test_a_column_without_key_and_label_is_missing_once(reviewer: Book) -> None:
    typed = {"Evidence!H1": None, "Evidence!H2": "Which way?"}
    (found,) = reviewer.typed(typed).read().problems
    assert (str(found.place).partition("  ")[2], found.code) == ("Evidence!H2", "COLUMN_MISSING")
    assert found.message == "The column 'Points to' cannot be found."
    assert (found.hint or "").startswith("The column 'Which way?' stands in its place.")


def test_two_columns_typed_over_side_by_side_are_told_apart_by_their_order(reviewer: Book) -> None:
    headings = {"J": "Good", "K": "Hm", "A": "No"}
    typed: dict[str, object] = {f"Evidence!{column}1": None for column in headings}
    typed |= {f"Evidence!{column}2": heading for column, heading in headings.items()}
    found = reviewer.typed(typed).read().problems
    assert [(one.place.cell, one.code, one.details.get("near")) for one in found] == [
        ("A2", "COLUMN_MISSING", "No"),
        ("J2", "COLUMN_MISSING", "Good"),
        ("K2", "COLUMN_MISSING", "Hm"),
    ]


def test_a_column_without_any_heading_goes_by_its_letter(reviewer: Book) -> None:
    (found,) = reviewer.typed({"Evidence!H1": None, "Evidence!H2": None}).read().problems
    assert (found.place.cell, found.code, found.details["near"]) == ("H2", "COLUMN_MISSING", "H")


def test_what_stands_elsewhere_is_not_taken_for_a_missing_column(reviewer: Book) -> None:
    def delete_and_add(workbook: Workbook) -> None:
        workbook["Evidence"].tables.clear()
        workbook["Evidence"].delete_cols(8)
        workbook["Evidence"]["N2"], workbook["Evidence"]["N3"] = "Mine", "Yes"

    assert problems_in(reviewer, delete_and_add) == [
        ("Evidence", "COLUMN_MISSING"),
        ("Evidence!N2", "COLUMN_ADDED"),
    ]


def test_without_its_ids_a_table_keeps_the_order_that_was_printed(reviewer: Book) -> None:
    def delete(workbook: Workbook) -> None:
        workbook["Evidence"].tables.clear()
        workbook["Evidence"].delete_cols(1)

    assert problems_in(reviewer, delete) == [("Evidence", "COLUMN_MISSING")]
    assert answers_in(reviewer, delete) == reviewer.read().answers()


def test_without_its_codes_a_fixed_sheet_is_known_by_its_texts(reviewer: Book) -> None:
    def delete(workbook: Workbook) -> None:
        workbook["Screening"].delete_cols(2)

    assert problems_in(reviewer, delete) == [("Screening", "ROW_FOUND_BY_TEXT")]
    assert answers_in(reviewer, delete) == reviewer.read().answers()


def test_a_renamed_sheet_is_known_by_its_keys(reviewer: Book) -> None:
    def rename(workbook: Workbook) -> None:
        workbook["Evidence"].title = "Notes from the visit"

    assert problems_in(reviewer, rename) == [("Notes from the visit", "SHEET_RENAMED")]
    assert answers_in(reviewer, rename) == reviewer.read().answers()


def test_two_sheets_that_swap_names_are_not_confused(reviewer: Book) -> None:
    def swap(workbook: Workbook) -> None:
        evidence, screening = workbook["Evidence"], workbook["Screening"]
        evidence.title, screening.title = "for a moment", "Evidence"
        evidence.title = "Screening"

    assert answers_in(reviewer, swap) == reviewer.read().answers()


def test_a_deleted_sheet_is_missed(reviewer: Book) -> None:
    def delete(workbook: Workbook) -> None:
        del workbook["Screening"]

    assert problems_in(reviewer, delete) == [("Screening", "SHEET_MISSING")]


def test_sheets_that_only_show_something_are_not_missed(reviewer: Book) -> None:
    def delete(workbook: Workbook) -> None:
        for title in ("Dashboard", "Method", "Benchmarks"):
            del workbook[title]

    assert problems_in(reviewer, delete) == []
    assert answers_in(reviewer, delete) == reviewer.read().answers()


def test_an_added_sheet_is_kept_as_it_is(reviewer: Book) -> None:
    def add(workbook: Workbook) -> None:
        workbook.create_sheet("Our notes")["B2"] = "Call the mayor"
        workbook.create_sheet("Sheet1")

    back = reviewer.edited(add).read()
    assert [(one.code, one.place.sheet) for one in back.problems] == [("SHEET_ADDED", "Our notes")]
    assert [(one.title, one.rows) for one in back.added_sheets] == [
        ("Our notes", ((None, None), (None, "Call the mayor")))
    ]


def test_a_copied_sheet_is_an_added_one(reviewer: Book) -> None:
    def copy(workbook: Workbook) -> None:
        workbook.copy_worksheet(workbook["Evidence"])

    assert problems_in(reviewer, copy) == [("Evidence Copy", "SHEET_ADDED")]


def test_a_sheet_without_any_heading_is_one_problem_and_is_kept(reviewer: Book) -> None:
    def delete(workbook: Workbook) -> None:
        workbook["Evidence"].tables.clear()
        workbook["Evidence"].delete_rows(1, 2)

    assert problems_in(reviewer, delete) == [("Evidence", "HEADINGS_MISSING")]
    assert [sheet.title for sheet in reviewer.edited(delete).read().added_sheets] == ["Evidence"]


def test_a_renamed_sheet_without_keys_is_known_by_its_headings(reviewer: Book) -> None:
    def rename(workbook: Workbook) -> None:
        workbook["Evidence"].tables.clear()
        workbook["Evidence"].delete_rows(1)
        workbook["Evidence"].title = "From the visit"

    assert problems_in(reviewer, rename) == [
        ("From the visit", "FOUND_BY_LABEL"),
        ("From the visit", "SHEET_RENAMED"),
    ]
    assert answers_in(reviewer, rename) == reviewer.read().answers()


@pytest.mark.parametrize("first_row", [1, 2], ids=["keys and labels", "labels"])
@pytest.mark.parametrize("title", ["Evidence", "Screening"])
def test_headings_sorted_in_among_the_rows_cost_nothing(reviewer: Book, title: str, first_row: int) -> None:
    def turn_round(workbook: Workbook) -> None:
        sheet = workbook[title]
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=first_row, max_row=40)]
        for number, row in enumerate(reversed(rows), start=first_row):
            for column, content in enumerate(row, start=1):
                sheet.cell(number, column).value = content

    assert problems_in(reviewer, turn_round) == []
    assert answers_in(reviewer, turn_round) == reviewer.read().answers()
