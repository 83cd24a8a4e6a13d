"""Command lines, run in the tests' own process."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner

from support.workbooks import Book, book
from xlreview.cli import main


@dataclass(frozen=True)
class Ran:
    """What came of a command line."""

    code: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command line with an English locale, and never lets an exception through."""
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")

    def run_line(*arguments: object) -> Ran:
        result = CliRunner().invoke(main, [str(one) for one in arguments])
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return Ran(result.exit_code, result.stdout, result.stderr)

    return run_line


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    """A team workbook with nothing to correct."""
    folder = tmp_path / "sound"
    folder.mkdir()
    return _named(book(folder, {"background": {"profile": {"answer": "A port."}}}), "sound.xlsx")


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    """A team workbook in which one cell has an error."""
    folder = tmp_path / "wrong"
    folder.mkdir()
    sent = book(folder, {"background": {"profile": {"answer": "A port."}}})
    return _named(sent.typed({"Findings!F3": "splendid"}), "wrong.xlsx")


def _named(book: Book, name: str) -> Path:
    return book.path.rename(book.path.with_name(name))
