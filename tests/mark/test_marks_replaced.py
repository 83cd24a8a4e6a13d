"""Marking a marked copy: new marks in the place of the old ones, whatever happened in between."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.workbook import Workbook

from support.damage import (
    copied,
    inserted_column,
    inserted_row,
    merged,
    sorted_by,
    turned_round,
)
from support.libreoffice import needs_libreoffice, saved_by_libreoffice
from support.marked import comments, fills, marked, opened, parts, texts
from support.workbooks import Book, Edit, book, places
from xlreview.mark import mark_workbook
from xlreview.mark.shades import read_shade
from xlreview.model.review import Review
from xlreview.problem import Place, Problem

GREEN = "0000FFAA"


@pytest.fixture(scope="module")
def wrong(tmp_path_factory: pytest.TempPathFactory) -> Book:
    """A reviewer's workbook with two slips, a coloured cell and a comment that a person wrote."""

    def slip(workbook: Workbook) -> None:
        sheet = workbook["Screening"]
        sheet["E4"], sheet["E6"] = "five", "six"
        sheet["E4"].fill = PatternFill("solid", fgColor=GREEN)
        sheet["E6"].comment = Comment("Is this right?", "Anna")

    return book(tmp_path_factory.mktemp("wrong"), role="reviewer").edited(slip)


def test_marking_again_changes_nothing(wrong: Book):
    once = marked(wrong, "once")
    twice = marked(once, "twice")
    assert parts(twice) == parts(once)
    assert twice.path.read_bytes() == once.path.read_bytes()


def test_marks_go_when_the_problem_is_gone(wrong: Book):
    mended = marked(wrong, "first").typed(
        {"Screening!E4": "meets", "Screening!F4": "Seen.", "Screening!E6": None}
    )
    copy = marked(mended, "mended")
    assert places(copy.read()) == []
    assert comments(copy) == {"Screening!E6": "Is this right?"}
    assert _but_check(fills(copy)) == _but_check(fills(wrong))
    assert opened(copy).sheetnames == ["Check", *opened(wrong).sheetnames]


def test_fills_come_back_after_rows_were_moved(wrong: Book):
    def move(workbook: Workbook) -> None:
        sheet = workbook["Screening"]
        for column in range(1, 9):
            upper, lower = sheet.cell(4, column), sheet.cell(9, column)
            upper.value, lower.value = lower.value, upper.value
            upper._style, lower._style = lower._style, upper._style

    copy = marked(marked(wrong, "before").edited(move), "after")
    assert [place for place, _ in places(copy.read())] == ["Screening!E6", "Screening!E9"]
    after, plain = fills(copy), fills(wrong)
    assert after["Screening!E9"].startswith("FFFF") or after["Screening!E9"][2:4] >= "F8"
    assert after.get("Screening!E4") == plain.get("Screening!E9")
    mended = marked(copy.typed({"Screening!E9": None, "Screening!E6": None}), "mended")
    assert fills(mended)["Screening!E9"] == plain["Screening!E4"]


def test_words_that_people_add_to_a_comment_of_ours_stay(wrong: Book):
    first = marked(wrong, "talked")

    def answer(workbook: Workbook) -> None:
        cell = workbook["Screening"]["E4"]
        cell.comment = Comment(f"{cell.comment.text}\nI asked Anna about it.", "Bo")

    copy = marked(first.edited(answer), "again")
    said = comments(copy)["Screening!E4"]
    assert said.startswith("I asked Anna about it.\n\nxlreview:\nTo correct:")
    assert said.count("xlreview:") == 1


def test_without_the_sheet_check_marks_are_still_known(wrong: Book):
    def drop(workbook: Workbook) -> None:
        del workbook["Check"]

    first = marked(wrong, "whole")
    copy = marked(first.edited(drop).typed({"Screening!E6": None}), "dropped")
    assert opened(copy).sheetnames.count("Check") == 1
    assert comments(copy)["Screening!E6"] == "Is this right?"
    assert comments(copy)["Screening!E4"].count("To correct") == 1
    assert fills(copy).get("Screening!E6") == fills(wrong).get("Screening!E6")


def test_what_people_write_on_check_is_listed_with_the_reason(wrong: Book):
    first = marked(wrong, "noted")
    noted = first.typed({"Check!F12": "done", "Check!A3": "What does this mean?"})
    back = noted.read()
    assert [one for one in places(back) if one[1] == "TYPED_ON_PAGE"] == [
        ("Check!A3", "TYPED_ON_PAGE"),
        ("Check!F12", "TYPED_ON_PAGE"),
    ]
    assert [(one.place.cell, one.content) for one in back.receipts[0].ignored][-2:] == [
        ("A3", "What does this mean?"),
        ("F12", "done"),
    ]
    listed = [row for row in texts(marked(noted, "listed"), "Check") if "done" in row]
    assert len(listed) == 1


def test_check_is_known_without_its_hidden_row(wrong: Book):
    def unhide_and_delete(workbook: Workbook) -> None:
        workbook["Check"].delete_rows(1)

    bare = marked(wrong, "keyless").edited(unhide_and_delete)
    assert places(bare.read()) == places(wrong.read())
    assert opened(marked(bare, "keyless-again")).sheetnames.count("Check") == 1


def test_check_is_known_under_another_title(wrong: Book):
    def rename(workbook: Workbook) -> None:
        workbook["Check"].title = "Old list"

    renamed = marked(wrong, "renamed").edited(rename)
    assert places(renamed.read()) == places(wrong.read())
    assert opened(marked(renamed, "renamed-again")).sheetnames == ["Check", *opened(wrong).sheetnames]


@needs_libreoffice
def test_marks_are_replaced_after_libreoffice_saved_the_copy(wrong: Book, tmp_path: Path):
    first = marked(wrong, "original")
    saved = Book(saved_by_libreoffice([first.path], "xlsx", tmp_path)[0])
    assert places(saved.read()) == places(wrong.read())
    assert saved.read().answers() == wrong.read().answers()
    again = marked(saved, "again")
    assert comments(again) == comments(first)
    assert opened(again).sheetnames == opened(first).sheetnames
    mended = marked(saved.typed({"Screening!E4": None, "Screening!E6": None}), "mended")
    assert comments(mended) == {"Screening!E6": "Is this right?"}
    assert _but_check(fills(mended))["Screening!E4"][2:] == GREEN[2:]


@needs_libreoffice
def test_libreoffice_opens_the_copy(wrong: Book, tmp_path: Path):
    assert saved_by_libreoffice([marked(wrong, "shown").path], "pdf", tmp_path)[0].stat().st_size > 10_000


TYPED = st.dictionaries(
    st.builds(
        "{}!{}{}".format,
        st.sampled_from(("Screening", "Evidence", "Interviews")),
        st.sampled_from("BCDEFGHIJN"),
        st.integers(1, 14),
    ),
    st.sampled_from(("five", "GG/I/33", "=1+1", "meets", 17, "31.2.2026", "ä\n_x0041_", "x" * 300)),
    max_size=8,
)


@settings(max_examples=4)
@given(TYPED, TYPED)
def test_whatever_is_typed_the_copy_reads_back_and_marks_come_off(tmp_path_factory, once, later):
    folder = tmp_path_factory.mktemp("any")
    sent = book(folder, role="reviewer").typed(once)
    copy = marked(sent, "once")
    _same(copy.read(), sent.read())
    assert marked(copy, "twice").path.read_bytes() == copy.path.read_bytes()
    edited, plain = marked(copy.typed(later), "edited"), marked(sent.typed(later), "plain")
    _same(edited.read(), plain.read())
    assert _but_check(fills(edited)) == _but_check(fills(plain))
    assert comments(edited) == comments(plain)


def _same(one: Review, other: Review) -> None:
    assert one.answers() == other.answers()
    assert places(one) == places(other)
    assert one.receipts[0].cells_read == other.receipts[0].cells_read
    assert len(one.receipts[0].ignored) == len(other.receipts[0].ignored)
    assert one.added_sheets == other.added_sheets


def _but_check(found: dict[str, str]) -> dict[str, str]:
    return {place: colour for place, colour in found.items() if not place.startswith("Check!")}


PLACES = st.builds("{}{}".format, st.sampled_from("ABCDEFGHNZ"), st.integers(1, 40))
PROBLEMS = st.lists(
    st.tuples(
        st.sampled_from(("RATING_WITHOUT_REASON", "FOUND_BY_LABEL", "EVIDENCE_WITHOUT_CODE")),
        st.sampled_from(("Screening", "Evidence", "Start", "Benchmarks", "Gone", None)),
        st.one_of(st.none(), PLACES, st.integers(3, 20).map("B{0}:E{0}".format)),
    ),
    max_size=12,
)


@settings(max_examples=5)
@given(PROBLEMS)
def test_any_problems_anywhere_can_be_marked(wrong: Book, tmp_path_factory, found):
    folder = tmp_path_factory.mktemp("anywhere")
    review = wrong.read()
    problems = tuple(
        Problem(code, Place("book.xlsx", sheet, cell if sheet else None)) for code, sheet, cell in found
    )
    mark_workbook(wrong.path, replace(review, problems=problems), folder / "copy.xlsx")
    copy = Book(folder / "copy.xlsx")
    titles = opened(wrong).sheetnames
    places_said = {
        f"{sheet}!{cell.partition(':')[0]}" for _, sheet, cell in found if sheet in titles and cell
    }
    merged = {"Start", "Dashboard", "Method"}
    said = {place for place, text in comments(copy).items() if "xlreview:" in text}
    assert {one for one in said if one.split("!")[0] not in merged} == {
        one for one in places_said if one.split("!")[0] not in merged
    }
    coloured = {place for place, colour in fills(copy).items() if read_shade(colour)}
    assert places_said - coloured <= {one for one in places_said if one.split("!")[0] in merged}
    _same(copy.read(), review)
    unmarked = Book(folder / "unmarked.xlsx")
    mark_workbook(copy.path, replace(copy.read(), problems=()), unmarked.path)
    assert _but_check(fills(unmarked)) == _but_check(fills(wrong))
    assert comments(unmarked) == comments(wrong)


@pytest.mark.parametrize(
    "damage",
    [
        sorted_by("Screening", "E"),
        turned_round("Screening", from_row=1),
        inserted_row("Screening", 3, 2),
        inserted_column("Screening", "C"),
        copied("Screening", "Screening (2)"),
        merged("Screening!E4:F4"),
    ],
    ids=lambda damage: damage.__qualname__.split(".")[0],
)
def test_after_any_damage_only_the_new_marks_stand(wrong: Book, damage: Edit):
    """Marking what somebody damaged gives the same whether it had been marked before or not."""
    never, before = wrong.edited(damage), marked(wrong, "before").edited(damage)
    assert places(before.read()) == places(never.read())
    fresh, again = marked(never, "fresh"), marked(before, "again")
    assert comments(again) == comments(fresh)
    assert _but_check(fills(again)) == _but_check(fills(fresh))
    assert opened(again).sheetnames == opened(fresh).sheetnames
