"""Lines that people typed in one cell become paragraphs and list entries of Word."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from support.packs import SMALL
from support.reviews import review
from xlreview.model.emphasis import text_of
from xlreview.report import render_report
from xlreview.report.printing import NUMBER, Printer

CODE = next(iter(SMALL.indicators_by_code))


def printed(folder: Path, text: str) -> list[Paragraph]:
    """The paragraphs that a text becomes, the last of them before the next heading."""
    filled = review({"self_assessment": {CODE: {"how": text, "why": "END"}}}, role="city")
    render_report(filled, "initial", folder / "out.docx", language="en")
    every = Document(str(folder / "out.docx")).paragraphs
    last = next(number for number, one in enumerate(every) if "END" in one.text)
    return every[last - len(text.split("\n")) : last]


def test_lines_that_count_stand_out_like_a_list_and_keep_their_numbers(tmp_path: Path) -> None:
    intro, *entries, end = printed(
        tmp_path, "Three steps:\n1. Name an owner\n2) Set a date\n3. Tell all\nThat is it."
    )
    assert intro.text.endswith("Three steps:")
    assert [one.text for one in entries] == ["1.\tName an owner", "2)\tSet a date", "3.\tTell all"]
    layouts = [one.paragraph_format for one in entries]
    assert all(one.left_indent > -one.first_line_indent > 0 for one in layouts)
    assert [one._p.pPr.find(qn("w:contextualSpacing")) is not None for one in entries] == [True, True, False]
    assert end.text == "That is it."
    assert end.paragraph_format.left_indent is None
    assert {one.style.name for one in (intro, *entries, end)} == {intro.style.name}


def test_words_that_announce_a_list_stay_with_it(tmp_path: Path) -> None:
    for text in (
        "We saw:\n- one\n- two",
        "We saw:\n1. one\n2. two",
        text_of([("We saw", "b"), (":\n- one\n- ", ""), ("two", "i")]),
    ):
        intro, first, _ = printed(tmp_path, text)
        assert intro.paragraph_format.keep_with_next
        assert not first.paragraph_format.keep_with_next


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("1. one\n2. two", 2),
        ("1) one\nmore of it\n2) two\n1. again\n2. and\n3. again", 5),
        ("3. kesäkuuta tapasimme\n4. kesäkuuta emme", 0),
        ("1. one", 0),
        ("1. one\nand no more", 0),
        ("1. one\n3. three", 0),
        ("2026. one\n2027. two", 0),
        ("1.5 one\n2.5 two", 0),
        ("10. ten\n11. eleven", 0),
    ],
)
def test_only_what_counts_up_from_one_is_a_list(text: str, counted: int) -> None:
    assert str(Printer()(text)).count(NUMBER) == counted


def test_ten_and_more_entries_are_counted() -> None:
    text = "\n".join(f"{number}. entry" for number in range(1, 13))
    assert str(Printer()(text)).count(NUMBER) == 12
