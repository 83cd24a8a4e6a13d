"""What people write beside cells goes on in the merged review: signed, once, and never lost."""

from __future__ import annotations

from dataclasses import replace

from support.desks import notes_on
from support.tables import TeamWorkbook, history, merged, team_workbook, workbook
from xlreview.layout.ledger_lines import ledger_lines, read_ledger_lines
from xlreview.layout.mark_lines import LONGEST_NOTE, note_of
from xlreview.model.comment import Comment
from xlreview.model.review import AddedSheet, Review
from xlreview.problem import Place

LAW = ("context", "law", "effect")


def beside(review: Review, cell: tuple[str, str, str], text: str, author: str = "") -> Review:
    """The workbook once somebody has written beside a cell, in place of what they wrote there before."""
    kept = [one for one in review.comments if (one.sheet, one.row, one.column) != cell]
    file = review.receipts[0].file
    comments = (*kept, Comment(Place(file, cell[0], "C3"), author, text, *cell))
    receipt = replace(review.receipts[0], fingerprint=f"{review.receipts[0].fingerprint} {text}")
    return replace(review, comments=comments, receipts=(receipt,))


def on_desk(team: TeamWorkbook, day: int = 20) -> Review:
    """The team workbook as it comes back from its file."""
    return replace(team.edited({}, day), comments=tuple(notes_on(team.review)))


def notes(review: Review) -> dict[tuple[str, str, str], str]:
    """What stands beside the cells of a merged review."""
    by_cell: dict[tuple[str, str, str], list[Comment]] = {}
    for one in review.comments:
        by_cell.setdefault((one.sheet, one.row, one.column), []).append(one)
    return {cell: note_of(some) for cell, some in by_cell.items()}


JB = beside(workbook("JB", 1, context={"law": {"effect": "Strict."}}), LAW, "Since when?", "Maria")
FC = beside(workbook("FC", 2), LAW, "Ask the lawyer\nat city hall")
BOTH = "FC: Ask the lawyer\nat city hall\n\nMaria (JB): Since when?"


def test_comments_of_several_people_on_one_cell_stand_in_one_note() -> None:
    for files in ((JB, FC), (FC, JB), (JB, JB, FC)):
        assert notes(merged(*files)) == {LAW: BOTH}
        assert history(merged(*files)) == []


def test_a_comment_changes_no_answer_and_makes_no_conflict() -> None:
    plain = merged(replace(JB, comments=()), replace(FC, comments=()))
    assert merged(JB, FC).answers() == plain.answers()
    assert merged(JB, FC).problems == plain.problems


def test_a_team_workbook_hands_its_notes_on_and_adds_nothing_by_itself() -> None:
    team = team_workbook(JB, FC)
    assert merged(on_desk(team)).ledger == team.review.ledger
    assert notes(merged(on_desk(team), JB)) == {LAW: BOTH}


def test_what_the_leader_adds_to_a_note_is_the_teams_comment() -> None:
    team = team_workbook(JB, FC)
    answered = beside(on_desk(team), LAW, f"{BOTH}\nSince 2011.")
    for files in ([answered], [answered, JB], [FC, answered, JB]):
        assert notes(merged(*files)) == {LAW: f"{BOTH}\n\nTEAM: Since 2011."}
    again = TeamWorkbook(merged(answered))
    more = beside(on_desk(again, 21), LAW, f"{notes(again.review)[LAW]}\n\nChecked.")
    assert notes(merged(more)) == {LAW: f"{BOTH}\n\nTEAM: Since 2011.\n\nTEAM: Checked."}


def test_a_note_that_the_leader_deletes_or_writes_over_comes_back() -> None:
    team = team_workbook(JB, FC)
    assert notes(merged(replace(on_desk(team), comments=()))) == {LAW: BOTH}
    over = beside(on_desk(team), LAW, "Mine", "Leo")
    assert notes(merged(over)) == {LAW: f"{BOTH}\n\nLeo (TEAM): Mine"}


def test_a_conversation_keeps_its_turns() -> None:
    turns = [
        Comment(Place("", "context", "C3"), who, text, *LAW) for who, text in (("Zoe", "Why?"), ("Al", "So."))
    ]
    review = merged(replace(workbook("JB", 1, context={"law": {"applies": "yes"}}), comments=tuple(turns)))
    assert notes(review) == {LAW: "Zoe (JB): Why?\n\nAl (JB): So."}


def test_a_later_copy_has_the_last_word_and_the_earlier_one_is_on_record() -> None:
    later = beside(workbook("JB", 5, context={"law": {"effect": "Strict."}}), LAW, "Settled.", "Maria")
    review = merged(JB, later)
    assert notes(review) == {LAW: "Maria (JB): Settled."}
    assert history(review) == [("law", "effect", "Maria: Since when?", "JB", "comment_replaced")]


def test_an_earlier_comment_is_only_left_out_where_its_words_are_read_in_the_later_one() -> None:
    first = beside(workbook("JB", 1), LAW, "See interview 1", "Maria")
    goes_on = beside(workbook("JB", 5), LAW, "See interview 1, at its end", "Maria")
    another = beside(workbook("JB", 5), LAW, "See interview 12", "Maria")
    assert history(merged(first, goes_on)) == []
    on_record = ("law", "effect", "Maria: See interview 1", "JB", "comment_replaced")
    assert history(merged(first, another)) == [on_record]


def test_a_later_copy_without_comments_takes_none_away() -> None:
    assert notes(merged(JB, workbook("JB", 5))) == {LAW: "Maria (JB): Since when?"}


def test_a_comment_on_a_row_that_is_pasted_or_sent_to_others_is_about_the_same_row() -> None:
    jb = workbook("JB", 1, recommendations={"JB-R01": {"text": "Do it."}})
    plan = workbook(
        "plan",
        2,
        sent={"recommendations": {"JB-R01": {"text": "Do it."}}},
        recommendations={"JB-R01": {"text": "Do it.", "response": "accepted"}},
    )
    cell = ("recommendations", "JB-R01", "response")
    assert notes(merged(jb, beside(plan, cell, "From May on"))) == {cell: "PLAN: From May on"}


def test_a_comment_without_a_cell_in_the_team_workbook_is_on_record() -> None:
    blank_row = beside(workbook("JB", 1), ("evidence", "JB-007", "statement"), "To do", "Maria")
    above = replace(JB, comments=(Comment(Place("jb-1.xlsx", "Start", "B2"), "", "Hello"),))
    assert history(merged(blank_row)) == [("", "", "Maria: To do", "JB", "comment")]
    assert history(merged(above)) == [("", "", "Hello", "JB", "comment")]


def test_a_comment_on_an_added_column_or_sheet_stays_there() -> None:
    jb = workbook("JB", 1, evidence={"JB-001": {"+Huom!": "x"}}, added=(AddedSheet("Notes", (("a", "b"),)),))
    jb = beside(jb, ("evidence", "JB-001", "+Huom!"), "Why?")
    on_sheet = Comment(Place("jb-1.xlsx", "Notes", "B1"), "Maria", "Where from?")
    review = merged(replace(jb, comments=(*jb.comments, on_sheet)))
    assert notes(review)["evidence", "JB-001", "+Huom!"] == "JB: Why?"
    (one,) = (one for one in review.comments if not one.row)
    assert (one.place, one.signed) == (Place("", "Notes (JB)", "B1"), "Maria (JB): Where from?")
    again = merged(on_desk(TeamWorkbook(review)))
    assert again.comments == review.comments
    assert again.ledger == review.ledger


def test_more_than_a_note_can_hold_is_on_record() -> None:
    long, longer = "a" * 20_000, "😀" * 8_000
    review = merged(beside(JB, LAW, long), beside(FC, LAW, longer))
    assert len(note_of(review.comments)) <= LONGEST_NOTE
    assert {note.removeprefix("FC: ").removeprefix("JB: ") for note in notes(review).values()} == {longer}
    assert [(value, why) for _, _, value, _, why in history(review)] == [(long, "comment_replaced")]


def test_the_stamp_keeps_them() -> None:
    ledger = merged(JB, FC).ledger
    assert ledger is not None
    assert ledger.comments
    assert read_ledger_lines(list(ledger_lines(ledger))) == ledger
