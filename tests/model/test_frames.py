"""A review as pandas frames: a row per answered row, nothing renamed, nothing filled in."""

from dataclasses import replace
from datetime import date

from support.reviews import review
from xlreview.model.review import Entry


def frames_of(entries):
    return replace(review(), entries=entries).frames()


def test_columns_stand_in_the_order_of_the_sheet_though_each_row_leaves_some_out():
    entries = (
        Entry("evidence", "JB-001", {"code": "01", "note": "n"}),
        Entry("evidence", "JB-002", {"code": "01", "interview": 4, "nature": "fact"}),
        Entry("evidence", "JB-003", {"interviewers": ("JB", "FC"), "nature": "fact", "note": "n"}),
    )
    frame = frames_of({"evidence": entries})["evidence"]
    assert list(frame.columns) == ["id", "code", "interview", "interviewers", "nature", "note"]
    assert frame.to_numpy().tolist() == [
        ["JB-001", "01", None, None, None, "n"],
        ["JB-002", "01", 4, None, "fact", None],
        ["JB-003", None, None, ("JB", "FC"), "fact", "n"],
    ]


def test_rows_that_were_read_know_the_order_of_the_sheet():
    cells = {"code": "A3", "rating": "B3", "reason": "C3"}
    entries = (
        Entry("findings", "01", {"reason": "r"}, cells),
        Entry("findings", "02", {"rating": "meets"}, cells),
    )
    assert list(frames_of({"findings": entries})["findings"].columns) == [
        "id",
        "rating",
        "reason",
    ]


def test_answers_keep_their_types_and_added_columns_come_last():
    entry = Entry("plan", "P01", {"due": date(2026, 5, 1)}, extra={"due": "soon", "Owner": "=x"})
    frame = frames_of({"plan": (entry,), "evidence": ()})["plan"]
    assert list(frame.columns) == ["id", "due", "due (+)", "Owner"]
    assert frame.iloc[0].tolist() == ["P01", date(2026, 5, 1), "soon", "=x"]


def test_a_sheet_without_answers_has_no_frame():
    assert frames_of({"evidence": ()}) == {}
