"""How far a sheet is filled, live on the start page: the formulas behind `method.progress`."""

from __future__ import annotations

from xlreview.layout.asked import (
    NO_ANSWER_YET,
    NUMBERED_SOURCES,
    SETTLED_BY,
    columns_of_others,
    essential_columns,
)
from xlreview.layout.columns import Column
from xlreview.layout.sheets import Rows, Sheet
from xlreview.method.progress import progress
from xlreview.write.book.laid import LaidSheet, rows_of_factors
from xlreview.write.book.open_book import Book
from xlreview.write.book.ranges import Formula, Range
from xlreview.write.guide_pages.page import Page

_SHOWN = ("ink", "middle", "right", "indented", "hairline_below")


def write_progress(page: Page, row: int, sheet: Sheet, columns: tuple[int, int]) -> None:
    """Writes how many rows of a sheet are done, and how many there are with a bar where that is known.

    `columns` are those of the figures and of the bar. Sheets without essential answers show nothing.
    """
    figures, bar = columns
    book = page.book
    laid = book.laid[sheet.key]
    if not essential_columns(sheet, book.review.stamp.role):
        return
    now = progress(sheet, book.review)
    counts = [Formula(f"=SUMPRODUCT({_done(book, laid)})", now.done)]
    if asked := _asked(book, laid):
        counts.append(Formula(f"=SUMPRODUCT({asked})", now.total or 0))
    counted = book.lists.add(f"done.{sheet.key}", counts)
    done = counted.cell(0)
    if not now.total:
        page.put(row, figures, Formula(f"={done}", now.done), *_SHOWN)
        return
    total = counted.cell(1) if asked else str(now.total)
    text = f'{done}&" / "&{total}' if asked else f'{done}&" / {total}"'
    page.put(row, figures, Formula(f"={text}", f"{now.done} / {now.total}"), *_SHOWN)
    # Whoever empties the sheet leaves nothing to divide by.
    share = f"{done}/MAX(1,{total})" if asked else f"{done}/{total}"
    page.put(row, bar, Formula(f"={share}", now.done / now.total), "ink", "share", "hairline_below")
    page.draw_bar(row, bar)


def _done(book: Book, laid: LaidSheet) -> str:
    """An array with 1 for every row that is done, 0 for all others."""
    sheet = laid.sheet
    essential = essential_columns(sheet, book.review.stamp.role)
    done = "*".join(_answered(book, laid, one) for one in essential)
    if sheet.key in SETTLED_BY:
        key, value = SETTLED_BY[sheet.key]
        spelled = book.lists.spellings(sheet.column(key).choices or "", (value,))
        settled = f"ISNUMBER(MATCH(TRIM({_rows(book, laid, sheet.column(key))}),{spelled},0))"
        return f"1*({done}+{settled}>0)"
    if sheet.key == NUMBERED_SOURCES[0]:
        done += f"*(1-{_lacks_number(book, laid)})"
    asked = _asked(book, laid)
    return f"{asked}*{done}" if asked else f"1*{done}"


def _lacks_number(book: Book, laid: LaidSheet) -> str:
    """An array with 1 where a row names an interview or workshop as its source, but not which."""
    _, source, heard_in, number = NUMBERED_SOURCES
    column = laid.sheet.column(source)
    seen = f"TRIM({_rows(book, laid, column)})"
    spelled = book.lists.spellings(column.choices or "", sorted(heard_in))
    heard = f"ISNUMBER(MATCH({seen},{spelled},0))"
    return f"{heard}*NOT({_answered(book, laid, laid.sheet.column(number))})"


def _asked(book: Book, laid: LaidSheet) -> str:
    """An array with 1 for every row on which others wrote something to reply to; "" on other sheets."""
    others = columns_of_others(laid.sheet, book.review.stamp.role)
    return f"1*({'+'.join(_answered(book, laid, one) for one in others)}>0)" if others else ""


def _answered(book: Book, laid: LaidSheet, column: Column) -> str:
    """An array with TRUE where something stands that is an answer: not blank, no error, not pending."""
    answers = f"TRIM({_rows(book, laid, column)})"
    answered = f"LEN({answers})"
    if column.choices and (pending := NO_ANSWER_YET.get(column.choices)):
        spelled = book.lists.spellings(column.choices, (pending,))
        answered = f"({answered}*(1-ISNUMBER(MATCH({answers},{spelled},0))))"
    # 1/LEN(…) is a number exactly where something stands that is neither blank nor an error.
    return f"ISNUMBER(1/{answered})"


def _rows(book: Book, laid: LaidSheet, column: Column) -> Range:
    """The rows of a column that count: of context factors those that the pack names, if it names any."""
    rows = laid.range(column.key)
    if laid.sheet.rows is Rows.FACTORS and (factors := rows_of_factors(laid, book.pack)):
        return rows.cut(factors)[0]
    return rows
