"""Workbooks for tests: written, typed into, damaged, read, each in one line.

Cells are named as people see them, `Evidence!D14`. `{"Evidence!D14": "five"}` types a value as openpyxl
would store it; `{"Evidence!D14": None}` clears the cell.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from warnings import catch_warnings, simplefilter

from openpyxl.workbook import Workbook

from support.parsed import parsed_workbook
from support.reviews import Answers, review
from xlreview.model.review import Review
from xlreview.read import read_review
from xlreview.write import write_workbook

Changes = Mapping[str, object]
Edit = Callable[[Workbook], None]


class Book:
    """A workbook on disk; editing it makes another file beside it."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def typed(self, changes: Changes) -> "Book":
        """A copy in which somebody typed these cells."""

        def edit(workbook: Workbook) -> None:
            for place, content in changes.items():
                title, _, cell = place.rpartition("!")
                workbook[title][cell] = content

        return self.edited(edit)

    def edited(self, edit: Edit) -> "Book":
        """A copy to which openpyxl did something."""
        with catch_warnings():
            # openpyxl announces what it leaves out of the copy.
            simplefilter("ignore", UserWarning)
            workbook = parsed_workbook(self.path)
            edit(workbook)
            number = len(list(self.path.parent.glob("*.xlsx")))
            copy = self.path.with_name(f"book-{number}.xlsx")
            workbook.save(copy)
        return Book(copy)

    def read(self, language: str | None = None) -> Review:
        return read_review(self.path, language=language)


def book(folder: Path, answers: Answers | None = None, **about: object) -> Book:
    """A workbook as it is sent out, with these answers in it (see `support.reviews.review`)."""
    path = folder / "book.xlsx"
    write_workbook(path, review(answers, **about))  # type: ignore[arg-type]
    return Book(path)


def problems_in(book: Book, changes: Changes | Edit) -> list[tuple[str, str]]:
    """(place, code) of every problem once these cells have been typed, in reading order."""
    changed = book.edited(changes) if callable(changes) else book.typed(changes)
    return places(changed.read())


def places(review: Review) -> list[tuple[str, str]]:
    """(place, code) of every problem, the file left out."""
    return [(str(problem.place).partition("  ")[2], problem.code) for problem in review.problems]


def answers_in(book: Book, changes: Changes | Edit) -> dict[str, dict[str, dict[str, object]]]:
    """All answers once these cells have been typed."""
    changed = book.edited(changes) if callable(changes) else book.typed(changes)
    return changed.read().answers()
