"""What people wrote beside the cells of a sheet, by the rows and columns that they wrote it about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from xlreview.a1 import parse_cell
from xlreview.layout.check_sheet import CheckRecord, read_record
from xlreview.layout.mark_lines import AUTHOR, said_by_people
from xlreview.model.cells import RowCells
from xlreview.model.comment import Comment
from xlreview.model.review import Entry
from xlreview.problem import Place
from xlreview.read.engine.grid import Book, Grid
from xlreview.read.finding.columns import FoundSheet
from xlreview.read.finding.identify import RowIds
from xlreview.read.intake.comments import CellComment
from xlreview.read.rows.reading import SheetReading


def comments_on_rows(
    found: FoundSheet, ids: RowIds, entries: Iterable[Entry], comments: Sequence[CellComment], *, file: str
) -> Iterator[Comment]:
    """The comments of a sheet of ours; those above its rows, or beyond them, belong to no row.

    A row need not be filled to be commented on: `ids` tells it all the same. A comment beside a column
    that the sheet does not have counts for the row as a whole, which is its id.
    """
    if not comments:
        return
    filled = {entry.cells.row: entry.id for entry in entries if isinstance(entry.cells, RowCells)}
    columns = {place: f"+{header}" for header, place in found.added.items()}
    columns |= {place: key for key, place in found.columns.items()}
    for one in comments:
        place = Place(file, found.grid.title, one.cell)
        number, column = parse_cell(one.cell)
        row = filled.get(number) or _blank_row(found, ids, number)
        if row is None:
            yield Comment(place, one.author, one.text)
        else:
            key = columns.get(column, found.sheet.identity)
            yield Comment(place, one.author, one.text, found.sheet.key, row, key)


def comments_of_people(book: Book, checks: Iterable[str]) -> dict[str, list[CellComment]]:
    """What people wrote beside the cells of each sheet, by its title; lines of marking are left out.

    `checks` are the titles of the sheets that marking put in, which may remember what it wrote.
    """
    if not book.comments:
        return {}
    records = (_record(book.grid(title)) for title in checks)
    record = next(filter(None, records), CheckRecord())
    said = {
        title: [_by_people(one, record) for one in book.comments[title]]
        for title in book.titles
        if title in book.comments
    }
    return {title: [one for one in some if one.text] for title, some in said.items()}


def in_order(
    comments: Mapping[str, Iterable[CellComment]], readings: Iterable[SheetReading], *, file: str
) -> Iterator[Comment]:
    """All comments of a workbook: those on rows of ours as they were read, others by their cells."""
    of_sheet = {reading.title: reading.comments for reading in readings}
    for title, some in comments.items():
        yield from of_sheet.get(title) or (
            Comment(Place(file, title, one.cell), one.author, one.text) for one in some
        )


def _by_people(comment: CellComment, record: CheckRecord) -> CellComment:
    """What people say in a comment; a note that xlreview wrote names in its text who says what."""
    author = "" if comment.author == AUTHOR else comment.author
    return CellComment(comment.cell, author, said_by_people(comment.text, record))


def _record(grid: Grid) -> CheckRecord | None:
    return read_record(cell for row in grid.rows for cell in row if isinstance(cell, str))


def _blank_row(found: FoundSheet, ids: RowIds, number: int) -> str | None:
    rows = found.grid.rows
    if not found.first_row <= number < len(rows) or number in found.heads:
        return None
    id, _ = ids.find(number, rows[number])
    return id if id is not None and ids.is_usual(id) else None
