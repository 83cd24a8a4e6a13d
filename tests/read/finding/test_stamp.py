"""The stamp of a workbook: moved, renamed, changed, lost."""

from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from support.packs import ODD
from support.reviews import review
from support.workbooks import Book, Edit, answers_in, book, problems_in
from xlreview.layout.sheets import STAMP_SHEET
from xlreview.problem import UnusableInput
from xlreview.read import read_review
from xlreview.write import write_workbook


def refusal(book: Book, edit: Edit) -> list[str]:
    """The codes with which an edited workbook is refused."""
    with pytest.raises(UnusableInput) as raised:
        book.edited(edit).read()
    return [problem.code for problem in raised.value.problems]


def test_a_workbook_of_an_unknown_pack_is_read_from_its_snapshot(tmp_path: Path) -> None:
    back = book(tmp_path, {"screening": {"007": {"rating": "meets"}}}, pack=ODD, role="reviewer").read()
    assert (back.pack, back.answers()) == (ODD, {"screening": {"007": {"rating": "meets"}}})


def test_the_stamp_is_found_under_another_name(reviewer: Book) -> None:
    def rename(workbook: Workbook) -> None:
        workbook[STAMP_SHEET].title = "Sheet2"
        workbook["Sheet2"].insert_rows(1)
        workbook["Sheet2"].insert_cols(1)

    assert problems_in(reviewer, rename) == []
    assert answers_in(reviewer, rename) == reviewer.read().answers()


def test_what_was_sent_out_is_the_ancestor(tmp_path: Path) -> None:
    sent = {
        ("screening", "GG/I/1"): {"self_rating": "meets"},
        ("evidence", "JB-001"): {"interviewers": ("JB",)},
    }
    write_workbook(tmp_path / "book.xlsx", replace(review(role="reviewer"), sent=sent))
    assert read_review(tmp_path / "book.xlsx").sent == sent


def test_a_workbook_without_a_stamp_is_damaged_if_the_keys_are_ours(reviewer: Book) -> None:
    def lose(workbook: Workbook) -> None:
        del workbook[STAMP_SHEET]

    assert refusal(reviewer, lose) == ["STAMP_DAMAGED"]


def test_a_changed_stamp_is_damaged(reviewer: Book) -> None:
    def change(workbook: Workbook) -> None:
        for row in workbook[STAMP_SHEET].iter_rows():
            if row[0].value == "pack.1":
                row[1].value = row[1].value[:-40]

    assert refusal(reviewer, change) == ["STAMP_DAMAGED"]


def test_a_stamp_of_a_later_format_asks_for_a_newer_program(reviewer: Book) -> None:
    def change(workbook: Workbook) -> None:
        assert workbook[STAMP_SHEET]["A1"].value == "format"
        workbook[STAMP_SHEET]["B1"] = "2"

    assert refusal(reviewer, change) == ["NEWER_FORMAT"]


def test_somebody_elses_workbook_is_foreign(tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    workbook["Sheet"]["A1"] = "Budget 2026"
    workbook.save(tmp_path / "budget.xlsx")
    with pytest.raises(UnusableInput) as raised:
        read_review(tmp_path / "budget.xlsx")
    assert [str(one.place) for one in raised.value.problems] == ["budget.xlsx"]
    assert [one.code for one in raised.value.problems] == ["FOREIGN_WORKBOOK"]
