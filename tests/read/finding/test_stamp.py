"""The stamp of a workbook: moved, renamed, changed, lost."""

from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from openpyxl.packaging.custom import CustomPropertyList
from openpyxl.workbook import Workbook

from support.packs import ODD
from support.reviews import full_answers, review
from support.workbooks import Book, Edit, answers_in, book, places, problems_in
from xlreview.layout.sheets import LISTS_SHEET, STAMP_SHEET
from xlreview.model.rating import Role
from xlreview.pack import load_pack
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


def lose(*sheets: str) -> Edit:
    """Deletes sheets."""

    def edit(workbook: Workbook) -> None:
        for title in sheets:
            del workbook[title]

    return edit


def lose_everything_hidden(workbook: Workbook) -> None:
    lose(STAMP_SHEET, LISTS_SHEET)(workbook)
    workbook.custom_doc_props = CustomPropertyList()


def spoil(workbook: Workbook) -> None:
    for row in workbook[STAMP_SHEET].iter_rows():
        if row[0].value == "pack.1":
            row[1].value = row[1].value[:-40]


@pytest.mark.parametrize("edit", [lose(STAMP_SHEET), spoil], ids=["lost", "spoilt"])
def test_without_its_stamp_a_workbook_is_read_by_the_copy(reviewer: Book, edit: Edit) -> None:
    edited = reviewer.edited(edit).read()
    assert places(edited) == [("", "STAMP_COPIED")]
    assert (edited.answers(), edited.stamp) == (reviewer.read().answers(), reviewer.read().stamp)


@pytest.fixture(params=["city", "reviewer", "plan", "team"])
def shipped(request: pytest.FixtureRequest, tmp_path: Path) -> Book:
    """A workbook of a pack that ships, for every role, in one language or the other."""
    pack = load_pack("inti-cities")
    language = "fi" if request.param in ("city", "plan") else "en"
    answers = full_answers(pack, request.param)
    # Saved by the program that edits it afterwards, which takes `_x0041_` for an A.
    return book(tmp_path, answers, pack=pack, role=request.param, language=language).edited(lose())


def test_without_both_the_properties_name_a_pack_that_ships(shipped: Book) -> None:
    edited, usual = shipped.edited(lose(STAMP_SHEET, LISTS_SHEET)).read(), shipped.read()
    assert places(edited)[0] == ("", "STAMP_LOST")
    assert (edited.answers(), edited.stamp) == (usual.answers(), usual.stamp)


def test_without_those_too_sheets_ids_and_labels_tell(shipped: Book) -> None:
    edited, usual = shipped.edited(lose_everything_hidden).read(), shipped.read()
    assert places(edited)[0] == ("", "STAMP_LOST")
    assert edited.answers() == usual.answers()
    told = replace(usual.stamp, workbook_id=edited.stamp.workbook_id, review_id="", city="", round="")
    expected = told if told.role is Role.REVIEWER else replace(told, reviewers=())
    assert edited.stamp == expected


def test_a_pack_that_does_not_ship_cannot_be_told_without_both(reviewer: Book) -> None:
    assert refusal(reviewer, lose(STAMP_SHEET, LISTS_SHEET)) == ["STAMP_DAMAGED"]
    assert refusal(reviewer, lose_everything_hidden) == ["STAMP_DAMAGED"]


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


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("titles", '{"a":' * 5_000),
        ("titles", "[" * 20_000),
        ("titles", "[]"),
        ("titles", "5"),
        ("titles", '{"start": 5}'),
        ("reviewers", "[[[]]]"),
        ("reviewers", "null"),
        ("format", "9" * 5_000),
        ("format", "-1"),
        ("language", "\x00"),
        ("role", "[]"),
        ("pack.1", "AAAA"),
        ("rows.1", "eJw="),
    ],
)
def test_a_line_that_says_nothing_sensible_costs_no_answer(reviewer: Book, key: str, value: str) -> None:
    def spoil(workbook: Workbook) -> None:
        for row in workbook[STAMP_SHEET].iter_rows():
            if row[0].value == key:
                row[1].value = value.replace("\x00", " ")

    assert answers_in(reviewer, spoil) == reviewer.read().answers()
