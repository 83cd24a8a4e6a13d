"""Words that somebody set off in a cell stay so, from reading to the merged workbook and back."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

from support.libreoffice import needs_libreoffice, saved_by_libreoffice
from support.merging import returned, typed_into
from support.workbooks import Book, book, places
from xlreview.model.emphasis import Run, runs_of, text_of
from xlreview.model.review import Review
from xlreview.read import read_review
from xlreview.read.engine.apart import BookApart
from xlreview.read.engine.at_hand import BookAtHand
from xlreview.read.intake.container import open_container
from xlreview.team import merge_workbooks

RUNS = [
    ("We saw ", ""),
    ("no plan & <b>", "b"),
    (" at all,\nbut ", ""),
    ("much _x0041_ will 😀", "iu"),
    (".", ""),
]
STATEMENT = text_of(RUNS)


def runs_in(review: Review, sheet: str, id: str, column: str) -> list[Run]:
    entry = review.entry(sheet, id)
    assert entry is not None
    return list(runs_of(entry.text(column)))


def with_statement(folder: Path, whose: str = "JB") -> Path:
    return returned(folder, whose, {"evidence": {"JB-001": {"statement": STATEMENT, "points_to": "below"}}})


def in_bold(words: str) -> CellRichText:
    return CellRichText("What ", TextBlock(InlineFont(b=True), words))


def test_what_is_written_with_words_set_off_is_read_so(tmp_path: Path) -> None:
    assert runs_in(read_review(with_statement(tmp_path)), "evidence", "JB-001", "statement") == RUNS


FILLED = {
    "screening": {"GG/O/1": {"rating": "below", "hypothesis": "What works"}},
    "evidence": {"JB-001": {"code": "GG/O/1", "interview": 4, "statement": "What works"}},
}


def place(book: Book, sheet: str, id: str, column: str) -> str:
    """Where a cell stands, as people see it."""
    entry = book.read().entry(sheet, id)
    assert entry is not None
    return f"{entry.sheet_title}!{entry.cells[column]}"


def test_a_text_in_runs_that_another_program_put_into_its_cell_is_read_so(tmp_path: Path) -> None:
    filled = book(tmp_path, FILLED)
    cell = place(filled, "screening", "GG/O/1", "hypothesis")
    read = filled.typed({cell: in_bold("works")}).read()
    assert runs_in(read, "screening", "GG/O/1", "hypothesis") == [("What ", ""), ("works", "b")]


def test_a_cell_that_is_bold_as_a_whole_is_a_matter_of_looks(tmp_path: Path) -> None:
    filled = book(tmp_path, FILLED)
    title, _, cell = place(filled, "screening", "GG/O/1", "hypothesis").partition("!")

    def bold(workbook) -> None:
        workbook[title][cell].font = Font(bold=True)

    read = filled.edited(bold).read()
    assert runs_in(read, "screening", "GG/O/1", "hypothesis") == [("What works", "")]


def test_ratings_codes_and_numbers_do_not_mind_it(tmp_path: Path) -> None:
    filled = book(tmp_path, FILLED)
    before = filled.read()
    typed = {
        place(filled, sheet, id, column): CellRichText("", TextBlock(InlineFont(b=True), text))
        for sheet, id, column, text in (
            ("screening", "GG/O/1", "code", "GG/O/1"),
            ("screening", "GG/O/1", "rating", "below"),
            ("evidence", "JB-001", "id", "JB-001"),
            ("evidence", "JB-001", "code", "GG/O/1"),
            ("evidence", "JB-001", "interview", "4"),
        )
    }
    read = filled.typed(typed).read()
    assert read.answers() == before.answers()
    assert [type(answer) for entry in read for answer in (entry.id, *entry.answers.values())] == [
        type(answer) for entry in before for answer in (entry.id, *entry.answers.values())
    ]


def test_columns_and_sheets_that_people_added_keep_it_too(tmp_path: Path) -> None:
    def add(workbook) -> None:
        workbook["Evidence"]["Q2"] = "Our remark"
        workbook["Evidence"]["Q3"] = in_bold("fun")
        workbook.create_sheet("Notes")["B2"] = in_bold("next")

    (team := tmp_path / "team").mkdir()
    merge_workbooks([Book(with_statement(tmp_path)).edited(add).path], team / "team.xlsx")
    read = read_review(team / "team.xlsx")
    entry = read.entry("evidence", "JB-001")
    assert entry is not None
    assert list(runs_of(entry.extra["Our remark"])) == [("What ", ""), ("fun", "b")]
    assert list(runs_of(read.added_sheets[0].rows[1][1])) == [("What ", ""), ("next", "b")]


def test_a_child_process_tells_it_as_well(tmp_path: Path) -> None:
    container = open_container(with_statement(tmp_path))
    for read in (BookAtHand(container), BookApart(container)):
        (text,) = (cell for row in read.grid("Evidence").rows for cell in row if cell == STATEMENT)
        assert list(runs_of(text)) == RUNS


@needs_libreoffice
def test_it_comes_through_libreoffice(tmp_path: Path) -> None:
    (saved,) = saved_by_libreoffice([with_statement(tmp_path)], "xlsx", tmp_path / "saved")
    assert runs_in(read_review(saved), "evidence", "JB-001", "statement") == RUNS


def test_it_makes_no_conflict_and_of_the_same_words_those_set_off_are_shown(tmp_path: Path) -> None:
    set_off = text_of([("A ", ""), ("strict", "b"), (" law", "")])
    jb = returned(tmp_path, "JB", {"context": {"law": {"effect": set_off}}})
    fc = returned(tmp_path, "FC", {"context": {"law": {"effect": str(set_off)}}})
    for files in ([jb, fc], [fc, jb]):
        merged = merge_workbooks(files, tmp_path / "team.xlsx", force=True)
        assert merged.merged is not None
        assert merged.merged.conflicts == ()
        assert merged.merged.history == ()
        assert runs_in(merged, "context", "law", "effect") == list(runs_of(set_off))


def test_a_joint_screening_keeps_what_each_reviewer_set_off(tmp_path: Path) -> None:
    jb = returned(
        tmp_path, "JB", {"screening": {"GG/O/1": {"hypothesis": text_of([("No", "b"), (" plan", "")])}}}
    )
    fc = returned(tmp_path, "FC", {"screening": {"GG/O/1": {"hypothesis": "A plan"}}})
    merged = merge_workbooks([jb, fc], tmp_path / "team.xlsx")
    assert runs_in(merged, "screening", "GG/O/1", "hypothesis") == [
        ("FC: A plan\nJB: ", ""),
        ("No", "b"),
        (" plan", ""),
    ]


@pytest.mark.parametrize("choice", ["A", "B"])
def test_an_answer_in_conflict_keeps_it_when_it_is_chosen(tmp_path: Path, choice: str) -> None:
    jb = returned(tmp_path, "JB", {"context": {"law": {"effect": text_of([("Strict", "b")])}}})
    fc = returned(tmp_path, "FC", {"context": {"law": {"effect": text_of([("Mild", "i")])}}})
    team = tmp_path / "team.xlsx"
    merge_workbooks([jb, fc], team)
    shown = {
        proposal.letter: proposal.value
        for proposal in merge_workbooks([jb, fc], team, force=True).merged.conflicts[0].proposals
    }
    typed_into(team, {"Conflicts!G3": choice})
    settled = merge_workbooks([team], tmp_path / "next.xlsx")
    assert runs_in(settled, "context", "law", "effect") == list(runs_of(shown[choice]))


def test_what_the_team_sets_off_in_its_workbook_stays(tmp_path: Path) -> None:
    jb = returned(tmp_path, "JB", {"context": {"law": {"effect": "What counts"}}})
    team = tmp_path / "team.xlsx"
    merge_workbooks([jb], team)
    typed_into(team, {place(Book(team), "context", "law", "effect"): in_bold("counts")})
    again = merge_workbooks([team, jb], tmp_path / "next.xlsx")
    assert runs_in(again, "context", "law", "effect") == [("What ", ""), ("counts", "b")]
    assert places(again) == places(read_review(tmp_path / "next.xlsx"))


def test_a_text_as_long_as_a_cell_can_hold_keeps_it(tmp_path: Path) -> None:
    runs = [(f"word{number} ", "b" if number % 2 else "") for number in range(3_500)]
    jb = returned(tmp_path, "JB", {"context": {"law": {"effect": text_of(runs)}}})
    merge_workbooks([jb], tmp_path / "team.xlsx")
    expected = list(runs_of(text_of([*runs[:-1], (runs[-1][0].rstrip(), runs[-1][1])])))
    assert runs_in(read_review(tmp_path / "team.xlsx"), "context", "law", "effect") == expected
