"""Marks of what is printed on pages."""

import pytest

from xlreview.layout.pages import marks_as_text, marks_from_text, marks_of


def test_marks_come_back() -> None:
    marks = marks_of(["Start", "Ääkköset", "", "\ud800"])
    assert marks_from_text(marks_as_text(marks)) == marks
    assert len(marks) == 4


def test_blanks_and_line_ends_make_no_difference() -> None:
    assert marks_of(["one\r\n two "]) == marks_of(["one two"])


@pytest.mark.parametrize(("spoilt", "reason"), [("123", "hex"), ("123456", "cut off"), ("no digits", "hex")])
def test_spoilt_marks_are_refused(spoilt: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        marks_from_text(spoilt)
