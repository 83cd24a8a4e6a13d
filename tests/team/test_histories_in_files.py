"""Whatever people do to real workbooks, no typed word is lost, and the order of files makes no difference."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from support.libreoffice import needs_libreoffice, saved_by_libreoffice
from support.mail import Mail, words_in
from xlreview.read import read_review
from xlreview.team import merge_workbooks


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "seed" in metafunc.fixturenames:
        first = metafunc.config.getoption("--histories-from")
        seeds = range(first, first + metafunc.config.getoption("--file-histories"))
        metafunc.parametrize("seed", seeds)


def test_no_word_is_lost_and_order_and_grouping_leave_no_trace(seed: int, tmp_path: Path) -> None:
    _hold_against_what_was_typed(Mail(seed, tmp_path), seed, tmp_path)


@needs_libreoffice
def test_some_of_the_files_may_have_gone_through_libreoffice(tmp_path: Path) -> None:
    def resave(path: Path) -> Path:
        (saved,) = saved_by_libreoffice([path], "xlsx", tmp_path / "resaved")
        return saved

    _hold_against_what_was_typed(Mail(7, tmp_path, resave), 7, tmp_path)


def _hold_against_what_was_typed(history: Mail, seed: int, tmp_path: Path) -> None:
    random = Random(seed)
    story = "\n".join(history.story)
    files = history.mailed
    merge_workbooks(files, tmp_path / "all.xlsx", language="en")
    typed = {word for file in files for word in words_in(file)}
    assert typed - words_in(tmp_path / "all.xlsx") == set(), story

    merge_workbooks([*random.sample(files, len(files)), files[0]], tmp_path / "again.xlsx", language="en")
    assert (tmp_path / "again.xlsx").read_bytes() == (tmp_path / "all.xlsx").read_bytes(), story

    some = random.sample(files, random.randint(1, len(files)))
    merge_workbooks(some, tmp_path / "some.xlsx", language="fi")
    rest = [file for file in files if file not in some]
    merge_workbooks([*rest, tmp_path / "some.xlsx"], tmp_path / "stepwise.xlsx", language="en")
    at_once, stepwise = (read_review(tmp_path / f"{name}.xlsx") for name in ("all", "stepwise"))
    assert stepwise.ledger == at_once.ledger, story
    assert stepwise.answers() == at_once.answers(), story
