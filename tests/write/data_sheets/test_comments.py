"""Comments of a review stand beside their cells in its workbook: one note to each cell."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from warnings import catch_warnings, simplefilter
from zipfile import ZipFile

import openpyxl
import openpyxl.comments

from support.libreoffice import needs_libreoffice, saved_by_libreoffice
from support.merging import returned
from support.reviews import review
from support.workbooks import Book
from xlreview.model.comment import Comment
from xlreview.model.review import AddedSheet, Review
from xlreview.problem import Place
from xlreview.read import read_review
from xlreview.team import merge_workbooks
from xlreview.write import write_workbook

FILLED = review(
    {
        "screening": {"GG/I/1": {"rating": "below", "hypothesis": "word " * 200}},
        "evidence": {"JB-001": {"statement": "Seen."}},
    }
)


def written(folder: Path, review: Review, *comments: Comment) -> openpyxl.Workbook:
    write_workbook(folder / "out.xlsx", replace(review, comments=comments))
    return opened(folder / "out.xlsx")


def opened(path: Path) -> openpyxl.Workbook:
    with catch_warnings():
        simplefilter("ignore", UserWarning)  # openpyxl announces what it does not read
        return openpyxl.load_workbook(path)


def beside(sheet: str, row: str, column: str, text: str = "Why?") -> Comment:
    return Comment(Place(""), "Maria", text, sheet, row, column, "JB")


def notes(workbook: openpyxl.Workbook) -> dict[str, str]:
    return {
        f"{sheet.title}!{cell.coordinate}": cell.comment.text
        for sheet in workbook.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.comment
    }


def test_all_comments_on_a_cell_are_one_note(tmp_path: Path) -> None:
    law, more = (
        beside("screening", "GG/I/1", "rating"),
        beside("screening", "GG/I/1", "rating", "So.\n<b> & 😀"),
    )
    assert notes(written(tmp_path, FILLED, law, more)) == {
        "Screening!E3": "Maria (JB): Why?\n\nMaria (JB): So.\n<b> & 😀"
    }


def test_columns_and_sheets_that_people_added_have_theirs(tmp_path: Path) -> None:
    (entry,) = FILLED.of("evidence")
    entries = {**FILLED.entries, "evidence": (replace(entry, extra={"Huom!": "x", "Also": "y"}),)}
    added = replace(FILLED, entries=entries, added_sheets=(AddedSheet("History", (("a", "b"),)),))
    on_sheet = Comment(Place("", "History", "B1"), "", "Where from?")
    found = notes(written(tmp_path, added, beside("evidence", "JB-001", "+Also"), on_sheet))
    assert list(found.values()) == ["Maria (JB): Why?", "Where from?"]
    (place, on_added) = found
    title, _, cell = place.partition("!")
    assert opened(tmp_path / "out.xlsx")[title][cell].value == "y"
    assert on_added == "History 2!B1"


def test_a_row_or_column_that_is_not_there_is_no_reason_to_fail(tmp_path: Path) -> None:
    gone = beside("evidence", "XX-999", "statement"), beside("screening", "GG/I/1", "+Gone")
    assert notes(written(tmp_path, FILLED, *gone)) == {"Screening!B3": "Maria (JB): Why?"}


def test_what_no_note_can_hold_is_replaced(tmp_path: Path) -> None:
    found = notes(written(tmp_path, FILLED, beside("screening", "GG/I/1", "rating", "a\x00b\tc\ud800")))
    assert found == {"Screening!E3": "Maria (JB): a\ufffdb\tc\ufffd"}


def test_a_note_is_as_high_as_its_text_however_high_the_rows_are(tmp_path: Path) -> None:
    short, long = beside("screening", "GG/I/2", "rating"), beside("screening", "GG/I/2", "meet", "word " * 40)
    written(tmp_path, FILLED, short, long)
    with ZipFile(tmp_path / "out.xlsx") as package:
        drawn = package.read("xl/drawings/vmlDrawing1.vml").decode()
    low, high = (float(height) for height in re.findall(r"height:([0-9.]+)pt", drawn))
    assert 20 <= low < 40 < high < 150
    (_, _, begin, _, _, _, end, _), _ = (
        map(int, anchor.split(", ")) for anchor in re.findall(r"Anchor>\s*([^<]+)<", drawn)
    )
    # The row above the cell is high enough for all of it.
    assert (begin, end) == (2, 2)


@needs_libreoffice
def test_comments_go_through_merging_and_libreoffice_without_a_trace(tmp_path: Path) -> None:
    def write(place: str, author: str, text: str, path: Path) -> Path:
        title, _, cell = place.partition("!")

        def comment(workbook: openpyxl.Workbook) -> None:
            workbook[title][cell].comment = openpyxl.comments.Comment(text, author)

        return Book(path).edited(comment).path.rename(path.with_stem(f"{path.stem}-noted"))

    jb = write("Screening!E3", "Maria", "Maria:\nToo low?", returned(tmp_path, "JB", {}))
    fc = write("Screening!E3", "", "Ask them\nfirst", returned(tmp_path, "FC", {}))
    team = merge_workbooks([jb, fc], tmp_path / "team.xlsx")
    assert notes(opened(tmp_path / "team.xlsx")) == {
        "Screening!E3": "FC: Ask them\nfirst\n\nMaria (JB): Too low?"
    }
    (saved,) = saved_by_libreoffice([tmp_path / "team.xlsx"], "xlsx", tmp_path / "saved")
    assert merge_workbooks([saved, fc], tmp_path / "again.xlsx").ledger == team.ledger
    assert (tmp_path / "again.xlsx").read_bytes() == (tmp_path / "team.xlsx").read_bytes()
    assert [one.author for one in read_review(tmp_path / "team.xlsx").comments] == [""]
