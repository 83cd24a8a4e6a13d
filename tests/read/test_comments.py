"""What people write beside cells is read with the row and column that they wrote it about."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl.comments import Comment as Note

from support.workbooks import Book, book
from xlreview.layout.check_sheet import CheckRecord
from xlreview.layout.mark_lines import said_by_people
from xlreview.mark import mark_workbook
from xlreview.model.comment import Comment
from xlreview.model.review import Review
from xlreview.problem import Place
from xlreview.read import read_review
from xlreview.read.engine.apart import BookApart
from xlreview.read.engine.at_hand import BookAtHand
from xlreview.read.intake.container import open_container

EVIDENCE = {"evidence": {"JB-001": {"statement": "There is a plan.", "points_to": "below"}}}


def commented(original: Book, notes: dict[str, tuple[str, str]]) -> Book:
    """A copy in which people wrote beside these cells: author and text by place."""

    def write(workbook) -> None:
        for place, (author, text) in notes.items():
            title, _, cell = place.rpartition("!")
            workbook[title][cell].comment = Note(text, author)

    return original.edited(write)


def told(review: Review) -> list[tuple[str, str, str, str, str, str]]:
    return [
        (str(one.place).partition("  ")[2], one.sheet, one.row, one.column, one.author, one.text)
        for one in review.comments
    ]


def test_a_comment_belongs_to_the_row_and_column_of_its_cell(tmp_path: Path) -> None:
    filled = book(tmp_path, EVIDENCE)
    entry = filled.read().entry("evidence", "JB-001")
    assert entry is not None
    place = f"Evidence!{entry.cells['statement']}"
    read = commented(filled, {place: ("Maria", "Maria:\nWho said this?\n- twice")}).read()
    assert told(read) == [(place, "evidence", "JB-001", "statement", "Maria", "Who said this?\n- twice")]
    assert read.answers() == filled.read().answers()


def test_a_row_need_not_be_filled_to_be_commented_on(tmp_path: Path) -> None:
    read = commented(
        book(tmp_path), {"Screening!B4": ("", "Nothing to say?"), "Evidence!A4": ("A", "Mine")}
    ).read()
    assert [one[1:4] for one in told(read)] == [
        ("screening", "GG/I/2", "code"),
        ("evidence", "TEAM-002", "id"),
    ]


def test_comments_above_and_beyond_the_rows_and_on_other_sheets_are_told_by_their_cells(
    tmp_path: Path,
) -> None:
    places = ["Start!B2", "Evidence!C2", "Evidence!C900"]
    read = commented(book(tmp_path), dict.fromkeys(places, ("", "Look"))).read()
    assert told(read) == [(place, "", "", "", "", "Look") for place in places]


def test_an_added_column_is_named_by_its_header(tmp_path: Path) -> None:
    filled = book(tmp_path, {"evidence": {"JB-001": {"statement": "x"}}})
    added = filled.typed({"Evidence!Q2": "Our remark", "Evidence!Q3": "fun"})
    assert told(commented(added, {"Evidence!Q3": ("", "Why?")}).read())[0][1:4] == (
        "evidence",
        "JB-001",
        "+Our remark",
    )


THREADED = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"
THREAD = f"""<ThreadedComments xmlns="{THREADED}">
<threadedComment ref="C3" dT="2026-05-04T09:00:00.00" personId="{{1}}" id="{{A}}">
<text>Is it &lt; 5?</text></threadedComment>
<threadedComment ref="C3" dT="2026-05-04T09:05:00.00" personId="{{2}}" id="{{B}}" parentId="{{A}}">
<text>Yes.</text></threadedComment></ThreadedComments>"""
PERSONS = f"""<personList xmlns="{THREADED}"><person displayName="Maria Nieminen" id="{{1}}" userId="x"/>
<person displayName="Jan" id="{{2}}"/></personList>"""
STAND_IN = (
    "[Threaded comment]\n\nYour version of Excel allows you to read this threaded comment; however, any "
    "edits to it will get removed if the file is opened in a newer version of Excel. Learn more: "
    "https://go.microsoft.com/fwlink/?linkid=870924\n\nComment:\n    Is it < 5?\nReply:\n    Yes."
)


def with_conversation(original: Book, *, thread: bool) -> Path:
    """A copy with a conversation beside Evidence!C3, as Excel stores it and as others keep it."""
    noted = commented(original, {"Evidence!C3": ("tc={A}", STAND_IN)}).path
    path = noted.with_name("conversation.xlsx")
    with ZipFile(noted) as before, ZipFile(path, "w") as after:
        for name in before.namelist():
            part = before.read(name)
            if thread and name.endswith(".rels") and b"/comments" in part:
                link = (
                    b'<Relationship Id="rId99" Target="/xl/threadedComments/threadedComment1.xml" '
                    b'Type="http://schemas.microsoft.com/office/2017/10/relationships/threadedComment"/>'
                )
                part = part.replace(b"</Relationships>", link + b"</Relationships>")
            after.writestr(name, part)
        if thread:
            after.writestr("xl/threadedComments/threadedComment1.xml", THREAD)
            after.writestr("xl/persons/person.xml", PERSONS)
    return path


def test_a_conversation_is_told_speaker_by_speaker(tmp_path: Path) -> None:
    read = read_review(with_conversation(book(tmp_path, EVIDENCE), thread=True))
    assert [(one.row, one.author, one.text) for one in read.comments] == [
        ("JB-001", "Maria Nieminen", "Is it < 5?"),
        ("JB-001", "Jan", "Yes."),
    ]


def test_of_a_conversation_that_another_program_lost_the_note_is_told(tmp_path: Path) -> None:
    read = read_review(with_conversation(book(tmp_path, EVIDENCE), thread=False))
    assert [(one.author, one.text) for one in read.comments] == [("", "Is it < 5?\nReply:\nYes.")]


def test_what_marking_says_is_no_comment_of_anybody(tmp_path: Path) -> None:
    wrong = book(tmp_path, EVIDENCE).typed({"Evidence!H3": "dunno"})
    noted = commented(wrong, {"Evidence!H3": ("Maria", "Really?")})
    read = noted.read()
    assert [one.text for one in read.comments] == ["Really?"]
    marked = tmp_path / "marked.xlsx"
    mark_workbook(noted.path, read, marked)
    assert told(read_review(marked)) == told(read)


def test_what_people_wrote_around_the_lines_of_marking_is_theirs() -> None:
    text = "Mine\n\nxlreview:\nTo correct: No.\n→ Choose.\nI did!"
    assert said_by_people(text, CheckRecord()) == "Mine\n\nI did!"
    assert said_by_people("xlreview:\nTo correct: No.", CheckRecord()) == ""


@pytest.mark.parametrize("broken", ["<comments><commentList>", "", "<a/>"])
def test_a_broken_part_of_comments_keeps_nobody_from_reading_the_answers(tmp_path: Path, broken: str) -> None:
    noted = commented(book(tmp_path, EVIDENCE), {"Evidence!C3": ("Maria", "Look")}).path
    path = tmp_path / "broken.xlsx"
    with ZipFile(noted) as before, ZipFile(path, "w") as after:
        for name in before.namelist():
            is_comments = "/comment" in name and name.endswith(".xml")
            after.writestr(name, broken if is_comments else before.read(name))
    read = read_review(path)
    assert read.comments == ()
    assert "JB-001" in read.answers()["evidence"]


def test_a_part_that_goes_on_without_end_is_left_unread(tmp_path: Path) -> None:
    noted = commented(book(tmp_path, EVIDENCE), {"Evidence!C3": ("Maria", "Look")}).path
    path = tmp_path / "endless.xlsx"
    with ZipFile(noted) as before, ZipFile(path, "w") as after:
        for name in before.namelist():
            part = before.read(name)
            if "/comment" in name and name.endswith(".xml"):
                part = part.replace(b"</commentList>", b"<comment/>" * 1_000_001 + b"</commentList>")
            if name.endswith(".rels") and b"/comments" in part:
                link = part[part.index(b"<Relationship ") :].partition(b"/>")[0] + b"/>"
                part = part.replace(b"</Relationships>", link * 10_000 + b"</Relationships>")
            after.writestr(name, part)
    assert read_review(path).comments == ()


def test_a_child_process_tells_them_as_well(tmp_path: Path) -> None:
    noted = commented(book(tmp_path, EVIDENCE), {"Evidence!C3": ("Maria", "Ääkköset\n😀")})
    container = open_container(noted.path)
    assert (
        BookApart(container).comments
        == BookAtHand(container).comments
        == {"Evidence": (("C3", "Maria", "Ääkköset\n😀"),)}
    )


@pytest.mark.parametrize(
    ("comment", "signed"),
    [
        (Comment(Place(""), "Maria", "Why?", who="JB"), "Maria (JB): Why?"),
        (Comment(Place(""), "", "Why?", who="JB"), "JB: Why?"),
        (Comment(Place(""), "JB", "Why?", who="JB"), "JB: Why?"),
        (Comment(Place(""), "", "Why?"), "Why?"),
    ],
)
def test_a_comment_is_signed_by_all_who_are_known(comment: Comment, signed: str) -> None:
    assert comment.signed == signed
