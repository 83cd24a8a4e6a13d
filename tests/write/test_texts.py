"""What people typed is stored as they typed it, never as a formula, a link or half a text."""

from datetime import date
from pathlib import Path

import pytest

from support.reviews import AWKWARD_TEXTS, review
from support.written import written
from xlreview.problem import XlreviewError
from xlreview.read import read_review
from xlreview.write.book.pen import RefusedByExcel, storable

HOSTILE = (
    *AWKWARD_TEXTS,
    '=HYPERLINK("http://example.org","click")',
    "{=1+1}",
    "https://example.org",
    "file://///host/share",
    "external:\\\\host\\share",
    "mailto:a@example.org",
    "\u202eturned around",
    "tab\there",
    "x" * 32_767,
)


def test_any_text_stays_the_text_that_it_is(tmp_path: Path) -> None:
    codes = [f"TEAM-{number:03d}" for number in range(1, len(HOSTILE) + 1)]
    answers = {id: {"statement": text} for id, text in zip(codes, HOSTILE, strict=True)}
    sheet = written(tmp_path, review({"evidence": answers}))["evidence"]
    cells = [sheet.cell(id, "statement") for id in codes]
    kept = [(cell.value.replace("_x005F_x0041_", "_x0041_"), cell.data_type) for cell in cells]
    assert kept == [(text, "s") for text in HOSTILE]
    assert [cell.hyperlink for cell in cells] == [None] * len(cells)


def test_control_characters_come_back_whole(tmp_path: Path) -> None:
    text = "bell\x07, escape\x1b, zero\x00"
    path = written(tmp_path, review({"evidence": {"TEAM-001": {"statement": text}}})).path
    assert read_review(path).of("evidence")[0]["statement"] == text


def test_line_breaks_of_other_programs_become_those_of_excel() -> None:
    assert storable("one\r\ntwo\rthree\nfour") == "one\ntwo\nthree\nfour"


def test_what_is_no_character_is_replaced_and_the_rest_kept() -> None:
    assert storable("a\ud83db\ufffe") == "a\ufffdb\ufffd"


def test_a_text_that_no_cell_can_hold_is_refused_by_name(tmp_path: Path) -> None:
    too_long = review({"background": {"profile": {"answer": "x" * 32_768}}})
    with pytest.raises(RefusedByExcel, match=r"Background, row 3: 'xxx"):
        written(tmp_path, too_long)
    assert issubclass(RefusedByExcel, XlreviewError)


def test_an_answer_that_is_not_on_its_list_is_kept(tmp_path: Path) -> None:
    filled = review({"findings": {"GG/I/1": {"agreed": "perhaps"}}})
    assert written(tmp_path, filled)["findings"].cell("GG/I/1", "agreed").value == "perhaps"


def test_a_day_before_excels_calendar_is_kept_as_text(tmp_path: Path) -> None:
    filled = review({"plan": {"TEAM-P01": {"start": date(1848, 3, 1)}}})
    assert written(tmp_path, filled)["plan"].cell("TEAM-P01", "start").value == "1848-03-01"
