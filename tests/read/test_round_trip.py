"""Whatever a workbook is filled with comes back, and reading has nothing to say about it."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings

from support.packs import ODD, SMALL
from support.reviews import review, reviews
from support.workbooks import book
from xlreview.check import check_review
from xlreview.model.pack import Pack
from xlreview.model.review import Review
from xlreview.read import read_review
from xlreview.write import write_workbook


def written_and_read(review: Review) -> Review:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "book.xlsx"
        write_workbook(path, review)
        return read_review(path)


@given(reviews())
@settings(max_examples=60)
def test_any_review_comes_back_as_it_was_written(review: Review) -> None:
    back = written_and_read(review)
    assert back.answers() == review.answers()
    assert {(entry.sheet, entry.id): dict(entry.extra) for entry in back} == {
        (entry.sheet, entry.id): dict(entry.extra) for entry in review
    }
    assert back.stamp == review.stamp
    assert back.pack == review.pack
    reading = [one for one in back.problems if one not in check_review(back) and one.code != "COLUMN_ADDED"]
    assert reading == []
    assert [one.code for one in back.receipts[0].ignored] == []


@given(reviews(pack=ODD, language="en"))
@settings(max_examples=10)
def test_so_does_one_with_an_odd_pack(review: Review) -> None:
    assert written_and_read(review).answers() == review.answers()


@pytest.mark.parametrize("role", ["city", "reviewer", "plan", "team"])
@pytest.mark.parametrize("language", ["en", "fi"])
@pytest.mark.parametrize("pack", [SMALL, ODD], ids=["small", "odd"])
def test_a_fresh_workbook_has_no_problems(tmp_path: Path, pack: Pack, language: str, role: str) -> None:
    back = book(tmp_path, pack=pack, language=language, role=role).read()
    assert (back.problems, back.answers(), back.receipts[0].ignored) == ((), {}, ())


def test_cells_read_are_counted(tmp_path: Path) -> None:
    answers = {"evidence": {"JB-001": {"code": "GG/I/1", "statement": "Seen."}, "JB-004": {"note": "Later."}}}
    back = book(tmp_path, answers, role="reviewer").read()
    assert back.receipts[0].cells_read == 3


def test_the_receipt_names_the_file_by_its_fingerprint(tmp_path: Path) -> None:
    one, other = book(tmp_path), review()
    assert len(one.read().receipts[0].fingerprint) == 64
    assert one.read().stamp.workbook_id == other.stamp.workbook_id
