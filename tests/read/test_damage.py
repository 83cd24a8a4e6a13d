"""What people do to workbooks, and the whole list of what reading has to say about it."""

from pathlib import Path

import pytest

from support.damage import (
    copied,
    copied_column,
    damaged,
    deleted,
    deleted_column,
    deleted_row,
    filtered,
    hidden,
    hidden_rows,
    in_reverse_order,
    inserted_column,
    inserted_row,
    labelled_in,
    merged,
    moved_column,
    pasted_row,
    renamed,
    sorted_by,
    turned_round,
    typed,
    without_keys,
    without_labels,
    without_names,
    without_properties,
    without_stamp,
)
from support.packs import ODD
from support.workbooks import Book, Edit, book, places

DAMAGE: dict[str, tuple[list[Edit], list[tuple[str, str]]]] = {
    # Rows.
    "sorted": ([sorted_by("Evidence", "G"), sorted_by("Screening", "F", last_first=True)], []),
    "headings sorted in": ([turned_round("Evidence", from_row=2), turned_round("Screening", from_row=1)], []),
    "rows inserted": ([inserted_row("Evidence", 4, 3), inserted_row("Screening", 3)], []),
    "pushed down": ([inserted_row("Evidence", 1, 4)], []),
    "a title above": (
        [inserted_row("Evidence", 1), typed({"Evidence!B1": "Visit in May"})],
        [("Evidence!B1", "OUTSIDE_TABLE")],
    ),
    "a row deleted": (
        [deleted_row("Evidence", 100), deleted_row("Screening", 9)],
        [("Screening", "ROWS_MISSING")],
    ),
    "a row pasted twice": ([pasted_row("Evidence", 4, to=50)], [("Evidence!A50", "ROW_DOUBLED")]),
    "headings pasted again": ([pasted_row("Evidence", 2, to=50), pasted_row("Evidence", 1, to=51)], []),
    "filtered": ([filtered("Evidence"), filtered("Screening")], []),
    "grouped": ([hidden_rows("Evidence", 3, 8)], []),
    # Columns.
    "a blank column inserted": ([inserted_column("Evidence", "C")], []),
    "a column moved": ([moved_column("Evidence", "G", to="B")], []),
    "a column moved without its key": (
        [moved_column("Evidence", "G", to="B", from_row=2)],
        [("Evidence", "COLUMNS_MOVED")],
    ),
    "another column's heading typed over one": (
        [typed({"Evidence!G2": "Obstacle"})],
        [("Evidence!G2", "HEADING_OF_ANOTHER")],
    ),
    "the same in another language, as Excel numbers it": (
        [typed({"Evidence!B2": "Mihin viittaa2"})],
        [("Evidence!B2", "HEADING_OF_ANOTHER")],
    ),
    "a heading typed over one, its own column gone": (
        [deleted_column("Evidence", "K"), typed({"Evidence!J2": "Note"})],
        [("Evidence", "COLUMN_MISSING"), ("Evidence!J2", "GIVEN_TEXT_CHANGED")],
    ),
    "a column copied": ([copied_column("Evidence", "G", to="M")], [("Evidence!M2", "COLUMN_ADDED")]),
    "a column deleted": ([deleted_column("Evidence", "K")], [("Evidence", "COLUMN_MISSING")]),
    # Keys and labels.
    "no keys": ([without_keys("Evidence", "Screening")], [
        ("Screening", "FOUND_BY_LABEL"),
        ("Evidence", "FOUND_BY_LABEL"),
    ]),
    "no labels": ([without_labels("Evidence")], [("Evidence", "FOUND_BY_KEY")]),
    "labels in Finnish, no keys": (
        [labelled_in("fi", "Evidence"), without_keys("Evidence")],
        [("Evidence", "FOUND_BY_LABEL")],
    ),
    "no stamp": ([without_stamp], [("", "STAMP_COPIED")]),
    "no names, no properties": ([without_names, without_properties], []),
    # Sheets.
    "renamed": ([renamed("Evidence", "Notes")], [("Notes", "SHEET_RENAMED")]),
    "pages renamed": ([renamed("Start", "Read me"), renamed("Dashboard", "1"), renamed("Method", "2")], []),
    "pages deleted": ([deleted("Start", "Benchmarks", "Dashboard", "Method")], []),
    "hidden, in another order": ([hidden("Evidence"), in_reverse_order], []),
    "copied": ([copied("Evidence", "Evidence (2)")], [("Evidence (2)", "SHEET_ADDED")]),
    "copied and gone on with": (
        [copied("Evidence", "Evidence (2)"), typed({"Evidence (2)!K3": "Ask again."})],
        [("Evidence (2)", "SHEET_COPIED")],
    ),
    "copied, and the original deleted": (
        [copied("Evidence", "Evidence (2)"), deleted("Evidence")],
        [("Evidence (2)", "SHEET_RENAMED")],
    ),
    "a page copied": ([copied("Method", "Method (2)")], []),
    # Cells.
    "a remark on a page": (
        [typed({"Start!D40": "Call Anna", "Method!B3": "Why?", "Benchmarks!C3": "Hm."})],
        [("Start!D40", "TYPED_ON_PAGE"), ("Benchmarks!C3", "TYPED_ON_PAGE"), ("Method!B3", "TYPED_ON_PAGE")],
    ),
    "over a formula of a page": (
        [typed({"Dashboard!C8": "Much too low"})],
        [("Dashboard!C8", "TYPED_ON_PAGE")],
    ),
    "many remarks on a page": (
        [typed({f"Method!H{row}": f"Remark {row}" for row in range(4, 12)})],
        [("Method!H4", "PAGE_CHANGED")],
    ),
    "a label changed": ([typed({"Evidence!G2": "What we heard"})], [("Evidence!G2", "GIVEN_TEXT_CHANGED")]),
    "a word beside the keys": ([typed({"Evidence!P1": "x", "Evidence!P2": "y"})], [
        ("Evidence!P1", "OUTSIDE_TABLE"),
        ("Evidence!P2", "OUTSIDE_TABLE"),
    ]),
    "a remark below and beside a fixed table": (
        [typed({"Screening!P30": "Anna"})],
        [("Screening!P30", "OUTSIDE_TABLE")],
    ),
}  # fmt: skip


@pytest.mark.parametrize("damage", DAMAGE)
def test_nothing_of_this_costs_an_answer(reviewer: Book, damage: str) -> None:
    operations, expected = DAMAGE[damage]
    back, usual = damaged(reviewer, *operations).read(), reviewer.read()
    assert places(back) == expected
    answers = back.answers()
    answers["evidence"].pop("JB-002#2", None)
    assert answers == usual.answers()


def test_a_column_that_nobody_can_see_is_not_missed(tmp_path: Path) -> None:
    """A pack without themes leaves nothing to choose, so its column is hidden, and programs drop it."""
    sent = book(tmp_path, role="team", pack=ODD)
    assert places(damaged(sent, deleted_column("Findings", "N")).read()) == []


def test_what_was_typed_on_a_page_is_listed(reviewer: Book) -> None:
    receipt = damaged(reviewer, typed({"Start!D40": "Call Anna"})).read().receipts[0]
    assert [(one.content, one.code) for one in receipt.ignored] == [("Call Anna", "TYPED_ON_PAGE")]


def test_answers_merged_across_rows_count_for_the_first(reviewer: Book) -> None:
    back = damaged(reviewer, merged("Evidence!G3:G4"), merged("Evidence!H3:I3")).read()
    assert [one for one in places(back) if one[1] == "CELLS_MERGED"] == [
        ("Evidence!G3:G4", "CELLS_MERGED"),
        ("Evidence!H3:I3", "CELLS_MERGED"),
    ]
    rows = back.answers()["evidence"]
    assert [rows[id].get("statement") for id in ("JB-001", "JB-002")] == ["The committee met twice.", None]


def test_a_cell_that_merging_has_emptied_is_not_called_missing_besides(reviewer: Book) -> None:
    back = damaged(reviewer, merged("Evidence!G3:G4")).read()
    assert places(back) == [("Evidence!G3:G4", "CELLS_MERGED")]


def test_what_is_missing_beside_merged_cells_is_still_said(reviewer: Book) -> None:
    back = damaged(reviewer, typed({"Evidence!B4": None}), merged("Evidence!G3:G4")).read()
    assert places(back) == [("Evidence!G3:G4", "CELLS_MERGED"), ("Evidence!B4", "EVIDENCE_WITHOUT_CODE")]


def test_blank_cells_may_be_merged(reviewer: Book) -> None:
    assert places(damaged(reviewer, merged("Evidence!K20:K22")).read()) == []


def test_a_deleted_sheet_and_a_deleted_row_are_all_that_is_lost(reviewer: Book) -> None:
    back = damaged(reviewer, deleted("Screening"), deleted_row("Evidence", 4)).read()
    assert places(back) == [("Screening", "SHEET_MISSING")]
    assert back.answers().keys() == {"interviews", "evidence"}
    assert list(back.answers()["evidence"]) == ["JB-001"]


def test_own_factors_keep_their_ids_without_the_column_of_ids(tmp_path: Path) -> None:
    factors = {id: {"factor": id, "effect": "Much."} for id in ("CITY-C1", "CITY-C3")}
    sent = book(tmp_path, {"context": factors}, role="city")
    assert damaged(sent, deleted_column("Context factors", "A")).read().answers() == {"context": factors}
