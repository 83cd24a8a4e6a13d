"""One sheet with columns: hidden keys, labels, then a row for every row of the layout.

The reader finds everything here by the hidden keys of row 1, the labels of row 2 or the stamp, never by
position; so strips, added columns and widths are free to change.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from functools import partial

from xlreview.a1 import column_letters
from xlreview.layout.columns import Column, Filled, Holds
from xlreview.layout.given import given_texts
from xlreview.layout.printed import PrintedSheet
from xlreview.layout.sheets import FIRST_ROW, Access, Rows
from xlreview.model.review import Answer
from xlreview.write.book.beside import BesideColumn
from xlreview.write.book.colours import colour_sheet
from xlreview.write.book.heights import lines_about, lines_in, pixels_of, points_of
from xlreview.write.book.laid import LaidSheet, Row
from xlreview.write.book.open_book import Book
from xlreview.write.book.paper import set_up_page
from xlreview.write.book.pen import CellColumn, Content, Format, Worksheet
from xlreview.write.book.protection import protect_sheet
from xlreview.write.book.ranges import Formula
from xlreview.write.data_sheets.benchmarks import benchmark_texts
from xlreview.write.data_sheets.cells import content_maker, plain, styles_of
from xlreview.write.data_sheets.conflicts import write_conflict_texts
from xlreview.write.data_sheets.header import write_header
from xlreview.write.data_sheets.hints import add_hints
from xlreview.write.data_sheets.links import write_links
from xlreview.write.data_sheets.views import fold_views, print_views
from xlreview.write.data_sheets.widths import column_widths
from xlreview.write.hidden.tally import Tally

ColumnMaker = Callable[[Sequence[Row], int], CellColumn]
"""What stands in one column of neighbouring rows, the first of them with this zero-based number."""

_BLOCK = 2_000
"""Rows that are written together: column by column is quicker than cell by cell, all at once takes memory."""
_MEASURED_ROWS = 5_000
"""Rows whose texts are measured word by word; the heights of more are worked out by their length."""
_WIDEST = 9
"""Pixels that a character takes with its part of the padding: shorter texts stand on one line."""

_SMALL_LETTERS = 11 / 9
"""So many more letters of the small size stand on a line."""

_FACES: Mapping[str, tuple[str, ...]] = {
    "code": ("bold",),
    "title": ("bold",),
    "pillar": ("secondary",),
    "area": ("secondary",),
}
"""How the columns of the benchmarks differ in weight, so that a reader finds the statements."""


@dataclass(frozen=True)
class _Printing:
    """What the cells of one sheet are made from."""

    book: Book
    laid: LaidSheet
    given: Mapping[str, Mapping[str, str]]
    tally: Tally | None

    def style_of(self, column: Column) -> str:
        """Given text is pale on sheets that people fill; sheets to read are white paper."""
        if self.laid.access is Access.READS:
            return "reading"
        return "answer" if self.laid.asks_for(column) else "given"


def write_data_sheet(book: Book, laid: LaidSheet, tally: Tally | None) -> None:
    """Writes a sheet with all its answers, and everything that helps to fill it in."""
    worksheet = book.worksheets[laid.sheet.key]
    reads_pack = laid.sheet.key == "benchmarks"
    texts = benchmark_texts if reads_pack else partial(given_texts, laid.sheet)
    printing = _Printing(book, laid, texts(book.pack, book.language), tally)
    write_header(book, laid, worksheet)
    if reads_pack:
        book.page_texts[laid.sheet.key] = set(_printed_texts(printing))
    _write_rows(printing, worksheet)
    add_hints(book, laid, worksheet)
    colour_sheet(book, laid, worksheet)
    protect_sheet(laid, worksheet)
    set_up_page(book, laid, worksheet)
    if laid.views:
        fold_views(laid, worksheet)
        print_views(book, laid, worksheet)


def _printed_texts(printing: _Printing) -> Iterator[str]:
    """Everything that stands on a sheet without answers."""
    sheet = printing.laid.sheet
    for column in sheet.columns:
        yield f"{sheet.key}.{column.key}"
        yield printing.book.words(f"column.{sheet.key}.{column.key}")
    for row in printing.laid.rows:
        yield row.id
        yield from printing.given.get(row.id, {}).values()


def _write_rows(printing: _Printing, worksheet: Worksheet) -> None:
    book, laid = printing.book, printing.laid
    makers = [_maker(printing, column) for column in laid.sheet.columns]
    makers += [_maker_of_added(printing, header) for header in laid.added_columns]
    makers += [_maker_of_beside(printing, column) for column in laid.beside]
    room = [pixels_of(width) for width in column_widths(book, laid)]
    for place, beside in enumerate(laid.beside, laid.first_beside - laid.first_column):
        if beside.column is None:
            room[place] *= _SMALL_LETTERS
    # Codes become links, and letters of conflicts stand out: their cells are written once more.
    is_final = laid.sheet.rows is not Rows.INDICATORS and laid.sheet.key != "conflicts"
    count_lines = lines_in if len(laid.rows) <= _MEASURED_ROWS else lines_about
    printed: list[list[Content]] = [[] for _ in makers]
    for start in range(0, len(laid.rows), _BLOCK):
        rows, first_row = laid.rows[start : start + _BLOCK], FIRST_ROW + start
        columns = [make(rows, first_row) for make in makers]
        book.put_rows(worksheet, first_row, laid.first_column, columns, is_final=is_final)
        for number, lines in enumerate(_lines_needed(columns, room, count_lines), first_row):
            if lines > 1:
                worksheet.fit_row(number, points_of(lines))
        for column, (contents, _) in zip(printed, columns, strict=True):
            column += contents
        if book.advance is not None:
            book.advance(sum(row.entry is not None for row in rows))
    _remember(book, laid, printed)
    write_links(book, laid, worksheet, printing.style_of(laid.sheet.columns[0]))
    if laid.sheet.key == "conflicts":
        write_conflict_texts(book, laid, worksheet)


def _remember(book: Book, laid: LaidSheet, columns: Sequence[Sequence[Content]]) -> None:
    """Keeps what was put on a sheet for whoever holds the file against it; results in place of formulas."""
    results = [
        [one.result if isinstance(one, Formula) else one for one in contents]
        if contents and isinstance(contents[0], Formula)
        else contents
        for contents in columns
    ]
    book.printed[laid.sheet.key] = PrintedSheet(
        laid.title,
        FIRST_ROW,
        dict(enumerate(results, laid.first_column)),
        {key: column_letters(number) for key, number in laid.column_numbers.items()},
        {number: row.entry for number, row in enumerate(laid.rows, FIRST_ROW) if row.entry is not None},
    )


def _lines_needed(
    columns: Sequence[CellColumn], room: Sequence[float], count_lines: Callable[[str, float], int]
) -> list[int]:
    """How many lines the longest text of each row takes in columns of so many pixels."""
    lines = [1] * len(columns[0][0])
    for (contents, _), pixels in zip(columns, room, strict=True):
        if not pixels:
            continue
        # Most columns repeat a few short texts: each is looked at once.
        wrapped = {
            text: count_lines(text, pixels)
            for text in set(contents)
            if isinstance(text, str) and (len(text) * _WIDEST > pixels or "\n" in text)
        }
        if wrapped:
            lines = [max(one, wrapped.get(text, 1)) for one, text in zip(lines, contents, strict=True)]  # type: ignore[arg-type]
    return lines


def _maker(printing: _Printing, column: Column) -> ColumnMaker:
    book = printing.book
    face = _FACES.get(column.key, ()) if printing.laid.sheet.key == "benchmarks" else ()
    usual = book.format(printing.style_of(column), *face, *styles_of(column, book))
    if column.key == printing.laid.sheet.identity:
        return _maker_of_identity(column, usual)
    if column.filled is Filled.COMPUTED:
        return _maker_of_computed(printing, column, usual)
    return _maker_of_answers(printing, column, usual)


def _maker_of_identity(column: Column, usual: Format) -> ColumnMaker:
    if column.holds is Holds.NUMBER:
        return lambda rows, _: ([int(row.id) if row.id.isdecimal() else row.id for row in rows], usual)
    return lambda rows, _: ([row.id for row in rows], usual)


def _maker_of_computed(printing: _Printing, column: Column, usual: Format) -> ColumnMaker:
    tally = printing.tally
    if tally is None:
        return lambda rows, _: ([None] * len(rows), usual)
    codes = printing.laid.range("code")
    return lambda rows, first_row: (
        [
            tally.look_up(column.key, row.id, codes.cell_beside(number))
            for number, row in enumerate(rows, first_row - FIRST_ROW)
        ],
        usual,
    )


def _maker_of_answers(printing: _Printing, column: Column, usual: Format) -> ColumnMaker:
    """The printed text where a row has one, else what was answered."""
    book, key = printing.book, column.key
    printed = {id: texts[key] for id, texts in printing.given.items() if key in texts}
    given = usual if column.filled is Filled.GIVEN else book.format("given", "as_text")
    to_content = content_maker(column, book)

    def make(rows: Sequence[Row], _: int) -> CellColumn:
        answers = [row.entry.answers.get(key) if row.entry else None for row in rows]
        contents = [None if answer is None else to_content(answer) for answer in answers]
        if not printed:
            return contents, usual
        texts = [printed.get(row.id) for row in rows]
        return (
            [content if text is None else text for text, content in zip(texts, contents, strict=True)],
            [usual if text is None else given for text in texts],
        )

    return make


def _maker_of_beside(printing: _Printing, beside: BesideColumn) -> ColumnMaker:
    """What is to be read there, remembered so that reading tells it from what people type over it."""
    book, by_id = printing.book, beside.contents
    texts = book.texts_beside.setdefault(printing.laid.sheet.key, set())
    if beside.column is None:
        usual = book.format("given", "secondary", "small", "as_text")
        to_content: Callable[[Answer], Content] = plain
    else:
        column = printing.laid.sheet.column(beside.column)
        usual = book.format("given", *styles_of(column, book))
        to_content = content_maker(column, book)

    def make(rows: Sequence[Row], _: int) -> CellColumn:
        answers = [by_id.get(row.id) for row in rows]
        contents = [None if answer is None else to_content(answer) for answer in answers]
        texts.update(str(content) for content in contents if content is not None)
        return contents, usual

    return make


def _maker_of_added(printing: _Printing, header: str) -> ColumnMaker:
    book = printing.book
    style = "answer" if printing.laid.access is Access.FILLS else "reading"
    usual = book.format(style)

    def make(rows: Sequence[Row], _: int) -> CellColumn:
        answers = [row.entry.extra.get(header) if row.entry else None for row in rows]
        contents = [None if answer is None else plain(answer) for answer in answers]
        if not any(isinstance(content, date | time) for content in contents):
            return contents, usual
        # Without the form of a day, people and the reader would see its number in Excel's calendar.
        forms = ((date, book.format(style, book.day_style)), (time, book.format(style, "as_time")))
        return contents, [
            next((form for kind, form in forms if isinstance(content, kind)), usual) for content in contents
        ]

    return make
