"""A workbook, as Excel or LibreOffice saved it, to a review with everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from xlreview.check import check_review
from xlreview.i18n import FALLBACK, LANGUAGES
from xlreview.layout.pages import LISTS
from xlreview.layout.sheets import LISTS_SHEET
from xlreview.layout.stamp import StampedWorkbook
from xlreview.model.bulk import without_collection
from xlreview.model.review import AddedSheet, Receipt, Review
from xlreview.problem import Problem, in_reading_order
from xlreview.read.engine.grid import Book, Grid
from xlreview.read.engine.opening import open_book
from xlreview.read.finding.check_sheet import find_check_sheets
from xlreview.read.finding.find import find_sheets
from xlreview.read.finding.properties import counts_from_1904
from xlreview.read.finding.shape import check_shape
from xlreview.read.finding.stamp import FoundStamp, find_stamp
from xlreview.read.intake.container import open_container
from xlreview.read.rows.check_sheet import read_check_sheet
from xlreview.read.rows.comments import comments_of_people, in_order
from xlreview.read.rows.hidden import read_hidden
from xlreview.read.rows.reading import SheetReading
from xlreview.read.rows.sheets import SheetsReader


@without_collection()
def read_review(path: str | Path, *, language: str | None = None, password: str | None = None) -> Review:
    """Everything a filled workbook says, with the problems that reading and the method's rules find.

    Problems come in reading order and speak `language`, else the workbook's own. Nothing typed into a
    data sheet is dropped: a cell is in the entries or listed as ignored in the receipt, with the reason.
    The file itself is only read; one that needs a password is opened with `password`, in memory.

    Raises UnusableInput with one problem when the file is no workbook of ours or cannot be read at all.
    """
    container = open_container(Path(path), password)
    book = open_book(container)
    found_stamp = find_stamp(book)
    stamped = found_stamp.stamped
    spoken = next((one for one in (language, stamped.stamp.language) if one in LANGUAGES), FALLBACK)
    printed = _printed_ids(stamped)
    hidden = (*found_stamp.titles, LISTS_SHEET)
    checks = find_check_sheets(book, {*stamped.titles.values(), *hidden})
    found = find_sheets(book, stamped, printed, beside=(*hidden, *checks))
    file = container.name
    comments = comments_of_people(book, checks)
    sheets = SheetsReader(found, stamped, printed, counts_from_1904(container), file, spoken, comments)
    by_sheet = sheets.data_sheets()
    readings = [*by_sheet.values(), *sheets.beside(book, by_sheet)]
    readings.extend(_not_ours_to_read(book, found_stamp, checks, spoken))
    added = tuple(AddedSheet(title, _rows_of(book.grid(title))) for title in found.added)
    entries = {key: tuple(one.entries) for key, one in by_sheet.items() if one.entries}
    review = Review(
        stamped.pack,
        stamped.stamp,
        entries,
        stamped.sent,
        added,
        receipts=(_receipt(book, found_stamp, readings, added),),
        ledger=stamped.ledger,
        comments=tuple(in_order(comments, by_sheet.values(), file=file)),
    )
    problems = [
        *found_stamp.problems(file, spoken),
        *check_shape(found, stamped.titles, stamped.stamp, stamped.pack, file=file, language=spoken),
        *(problem for one in readings for problem in one.problems),
        *(problem.spoken_in(spoken) for problem in _of_method(review, readings)),
    ]
    return replace(review, problems=tuple(in_reading_order(problems, book.titles)))


def _not_ours_to_read(
    book: Book, found_stamp: FoundStamp, checks: Iterable[str], language: str
) -> Iterator[SheetReading]:
    """What people wrote on sheets that hold no answers: those that marking put in, and the hidden ones."""
    file, lists = book.container.name, found_stamp.stamped.page_marks.get(LISTS)
    for title in checks:
        yield read_check_sheet(book.grid(title), file=file, language=language)
    yield from read_hidden(book, found_stamp.titles, lists, file=file, language=language)


def _receipt(
    book: Book, found_stamp: FoundStamp, readings: Iterable[SheetReading], added: Iterable[AddedSheet]
) -> Receipt:
    """What was read of a file and what was not, and what else it says and has inside."""
    return Receipt(
        book.container.name,
        book.container.fingerprint,
        sum(one.cells_read for one in readings) + sum(map(_filled_cells, added)),
        tuple(ignored for one in readings for ignored in one.ignored),
        saved=book.saved,
        format_version=found_stamp.stamped.stamp.format_version,
        carries=_carried(book, ours={*found_stamp.titles, LISTS_SHEET}),
    )


def _of_method(review: Review, readings: Iterable[SheetReading]) -> Iterator[Problem]:
    """What goes against the method, apart from cells that merging has emptied: that has its own problem."""
    emptied = {place for one in readings for place in one.emptied}
    return (problem for problem in check_review(review) if problem.place not in emptied)


def _carried(book: Book, *, ours: Collection[str]) -> dict[str, tuple[str, ...]]:
    """What the file has inside beside cells; our own hidden sheets are nothing to talk about."""
    strangers = {key: tuple(one for one in names if one not in ours) for key, names in book.carries.items()}
    return {key: names for key, names in strangers.items() if names}


def _printed_ids(stamped: StampedWorkbook) -> Mapping[str, Sequence[str]]:
    """Row ids by sheet key in the order in which they were sent out."""
    printed: dict[str, list[str]] = {}
    for sheet, id in stamped.fingerprints:
        printed.setdefault(sheet, []).append(id)
    return printed


def _rows_of(grid: Grid) -> tuple[tuple[object, ...], ...]:
    return tuple(tuple(None if cell == "" else cell for cell in row) for row in grid.rows)


def _filled_cells(sheet: AddedSheet) -> int:
    return sum(cell is not None for row in sheet.rows for cell in row)
