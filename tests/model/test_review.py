"""Entries and reviews as plain values."""

from xlreview.model.pack import Indicator, Pack
from xlreview.model.rating import Role
from xlreview.model.review import Entry, Review, Stamp
from xlreview.problem import Place

TEXT = {"en": "text"}
PACK = Pack("x", "1", ("en",), TEXT, TEXT, TEXT, TEXT, (Indicator("01", TEXT, TEXT, aliases=("A",)),))
STAMP = Stamp("w", "r", Role.TEAM, "en", "C", "2026", "x", "1")
HEARD = Entry(
    "evidence",
    "JB-001",
    {"code": "01", "interview": 17, "interviewers": ("JB", "FC")},
    cells={"code": "B3"},
    file="jb.xlsx",
    sheet_title="Evidence",
)


def test_an_entry_tells_where_its_answers_stand():
    assert str(HEARD.place("code")) == "jb.xlsx  Evidence!B3"
    assert HEARD.place("note") == Place("jb.xlsx", "Evidence")


def test_an_entry_gives_answers_as_they_are_and_as_text():
    assert HEARD["interview"] == 17
    assert HEARD.get("note") is None
    assert [HEARD.text(column) for column in ("interview", "interviewers", "note")] == ["17", "JB, FC", ""]


def test_a_review_finds_entries_by_sheet_and_id():
    review = Review(PACK, STAMP, {"evidence": (HEARD,)})
    assert review.entry("evidence", "JB-001") is HEARD
    assert review.entry("evidence", "JB-002") is None
    assert review.of("findings") == ()
    assert list(review) == [HEARD]


def test_plain_answers_leave_out_places():
    moved = Entry("evidence", "JB-001", HEARD.answers, cells={"code": "B99"})
    assert (
        Review(PACK, STAMP, {"evidence": (HEARD,)}).answers()
        == Review(PACK, STAMP, {"evidence": (moved,)}).answers()
    )


def test_earlier_codes_lead_to_the_present_one():
    assert PACK.codes_by_alias == {"A": "01"}
