from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest

from xlreview.demo.story import Story, load_story
from xlreview.resources import shipped_folder


@pytest.fixture
def story() -> Story:
    return load_story("haldersund")


def told(story: Story, folder: Path, text: str) -> Story:
    """The story with one other file of answers, `other.yaml`."""
    (folder / "other.yaml").write_text(text, encoding="utf-8")
    return replace(story, folder=folder, workbooks=(replace(story.workbooks[0], contents=("other",)),))


@pytest.mark.parametrize(
    "folder", [path.parent.name for path in shipped_folder("samples").glob("*/review.yaml")]
)
def test_every_shipped_story_can_be_read(folder: str) -> None:
    story = load_story(folder)
    assert all(story.rows(content) for one in story.workbooks for content in one.contents)


def test_answers_are_typed_by_their_column(story: Story) -> None:
    interview = story.rows("programme")["interviews"]["20"]
    assert interview == {
        "day": date(2026, 10, 8),
        "start": time(11),
        "end": time(13),
        "kind": "interview",
        "role": "Four parents from Eastfield",
        "interviewers": ("AK", "LN"),
        "interpreter": "yes",
        "codes": ("IE/I/2", "IE/R/3", "IE/O/2", "GG/I/4"),
        "status": "held",
    }


def test_codes_stand_in_a_row_or_below_each_other(story: Story) -> None:
    context = story.rows("city")["context"]
    assert context["CITY-C1"]["codes"] == ("IE/R/2", "GG/R/4")
    assert context["CITY-C3"]["codes"] == ("GG/O/1", "IE/I/4")


def test_numbers_and_shares_are_numbers(story: Story) -> None:
    assert story.rows("reviewer-JB")["evidence"]["JB-025"]["interview"] == 17
    assert story.rows("plan")["plan"]["PLAN-P01"]["progress"] == 0.4
    assert story.rows("plan")["plan"]["PLAN-P01"]["recommendations"] == ("TEAM-R01",)


def test_a_code_that_the_pack_lacks_is_refused(story: Story, tmp_path: Path) -> None:
    wrong = told(story, tmp_path, "context:\n  CITY-C1:\n    codes: GG/O/9\n")
    with pytest.raises(ValueError, match=r"other\.yaml: context CITY-C1: 'GG/O/9' is no indicator"):
        wrong.rows("other")


def test_a_value_that_is_not_on_the_list_is_refused(story: Story, tmp_path: Path) -> None:
    wrong = told(story, tmp_path, "self_assessment:\n  GG/O/1:\n    rating: good\n")
    with pytest.raises(ValueError, match="'good' is not on the list of rating"):
        wrong.rows("other")


def test_a_printed_column_takes_no_answer(story: Story, tmp_path: Path) -> None:
    wrong = told(story, tmp_path, "self_assessment:\n  GG/O/1:\n    statement: Ours\n")
    with pytest.raises(ValueError, match=r"self_assessment\.statement is not for answers"):
        wrong.rows("other")
