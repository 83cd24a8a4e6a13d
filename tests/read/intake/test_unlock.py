"""Workbooks with a password: opened in memory, refused in words, and never opened for ever."""

import io
from pathlib import Path
from random import Random

import msoffcrypto
import pytest
from msoffcrypto.format.ooxml import OOXMLFile
from msoffcrypto.method.ecma376_agile import ECMA376Agile

from support.packages import zipped
from support.workbooks import Book
from xlreview.problem import UnusableInput
from xlreview.read import read_review
from xlreview.read.intake import unlock
from xlreview.read.intake.container import container_of, open_container


@pytest.fixture(scope="module")
def locked(reviewer: Book, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The reviewer's workbook, as Excel locks it with the password `Väinö 1`."""
    path = tmp_path_factory.mktemp("locked") / "locked.xlsx"
    with reviewer.path.open("rb") as plain, path.open("wb") as file:
        OOXMLFile(plain).encrypt("Väinö 1", file)
    return path


def codes(path: Path, password: str | None) -> list[str]:
    with pytest.raises(UnusableInput) as raised:
        read_review(path, password=password)
    return [problem.code for problem in raised.value.problems]


def test_the_right_password_opens_it(locked: Path, reviewer: Book) -> None:
    review = read_review(locked, password="Väinö 1")
    assert review.answers() == reviewer.read().answers()
    assert review.problems == ()


def test_the_fingerprint_is_that_of_the_file_that_was_sent(locked: Path, reviewer: Book) -> None:
    opened = read_review(locked, password="Väinö 1").receipts[0].fingerprint
    assert opened != reviewer.read().receipts[0].fingerprint
    assert len(opened) == 64


@pytest.mark.parametrize("password", [None, ""])
def test_without_a_password_it_is_asked_for(locked: Path, password: str | None) -> None:
    assert codes(locked, password) == ["PASSWORD_PROTECTED"]


@pytest.mark.parametrize("password", ["väinö 1", "x", "x" * 300])
def test_a_wrong_password_is_called_so(locked: Path, password: str) -> None:
    assert codes(locked, password) == ["PASSWORD_WRONG"]


def test_a_workbook_that_needs_none_is_read_with_one_too(reviewer: Book) -> None:
    assert read_review(reviewer.path, password="x") == reviewer.read()


def code_of(content: bytes, password: str) -> str | None:
    try:
        container_of("locked.xlsx", content, password)
    except UnusableInput as refusal:
        return refusal.problems[0].code
    return None


def test_a_key_that_takes_too_many_turns_is_not_turned(locked: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unlock, "MOST_TURNS", 99_999)
    monkeypatch.setattr(msoffcrypto, "OfficeFile", None)
    assert code_of(locked.read_bytes(), "Väinö 1") == "UNSAFE_WORKBOOK"


def test_what_is_inside_is_looked_through_like_any_file() -> None:
    letter = zipped({"word/document.xml": Random(1).randbytes(9000)})
    assert code_of(ECMA376Agile.encrypt("x", io.BytesIO(letter)), "x") == "NOT_A_WORKBOOK"


def test_a_broken_lock_is_refused(locked: Path) -> None:
    content = locked.read_bytes()
    codes = {
        code_of(content[:place] + bytes(64) + content[place + 64 :], "Väinö 1")
        for place in range(512, 4096, 397)
    }
    assert codes <= {None, "DAMAGED_WORKBOOK", "PASSWORD_WRONG", "NOT_A_WORKBOOK"}
    assert "DAMAGED_WORKBOOK" in codes


def test_the_container_keeps_what_was_inside(locked: Path, reviewer: Book) -> None:
    assert open_container(locked, "Väinö 1").content == reviewer.path.read_bytes()
