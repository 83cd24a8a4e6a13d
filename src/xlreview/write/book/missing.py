"""When an answer is missing: the conditions under which its cell turns yellow.

They follow `method.progress`: no row that counts as done has a yellow cell.
"""

from __future__ import annotations

from collections.abc import Iterator

from xlreview.a1 import cell_name, column_letters
from xlreview.layout.asked import NO_ANSWER_YET, SETTLED_BY, columns_of_others, essential_columns
from xlreview.layout.columns import Column
from xlreview.layout.sheets import FIRST_ROW, Rows
from xlreview.write.book.laid import LaidSheet, rows_of_factors
from xlreview.write.book.open_book import Book
from xlreview.write.book.ranges import Range


def missing_rules(book: Book, laid: LaidSheet, column: Column) -> Iterator[tuple[Range, str]]:
    """Parts of a column, each with the formula that says for its top cell whether the answer is missing."""
    rules_of = _of_factors if laid.sheet.key in SETTLED_BY else _of_rows
    for place, conditions in rules_of(book, laid, column):
        if place.last_row >= place.first_row:
            yield place, f"=AND({','.join(conditions)})"


def _of_rows(book: Book, laid: LaidSheet, column: Column) -> Iterator[tuple[Range, list[str]]]:
    """An essential answer: always, where the pack asks; else once somebody has begun the row."""
    role = book.review.stamp.role
    if column not in essential_columns(laid.sheet, role):
        return
    conditions = [_unanswered(book, laid, column)]
    if laid.sheet.rows not in (Rows.INDICATORS, Rows.TOPICS):
        begun_in = columns_of_others(laid.sheet, role) or laid.sheet.answered
        conditions.append(_any_answer(laid, begun_in, FIRST_ROW))
    yield laid.range(column.key), conditions


def _of_factors(book: Book, laid: LaidSheet, column: Column) -> Iterator[tuple[Range, list[str]]]:
    """Whether a factor of the pack applies; its effect, once somebody has begun and it does apply.

    The name of a factor begins a row only where people give it themselves.
    """
    settling, value = SETTLED_BY[laid.sheet.key]
    essential = essential_columns(laid.sheet, book.review.stamp.role)
    factors = rows_of_factors(laid, book.pack)
    ours, theirs = laid.range(column.key).cut(factors)
    if column.key == settling:
        others = [_unanswered(book, laid, one) for one in essential]
        yield ours, [_unanswered(book, laid, column), *others]
    elif column in essential:
        asked = [one for one in laid.sheet.answered if one.key != "factor"]
        for place, begun_in in ((ours, asked), (theirs, laid.sheet.answered)):
            spelled = book.lists.spelled_name(laid.sheet.column(settling).choices or "", (value,))
            settled = f"NOT(ISNUMBER(MATCH({_cell(laid, settling, place.first_row)},{spelled},0)))"
            begun = _any_answer(laid, begun_in, place.first_row)
            yield place, [_unanswered(book, laid, column, place.first_row), settled, begun]


def _unanswered(book: Book, laid: LaidSheet, column: Column, row: int = FIRST_ROW) -> str:
    cell = _cell(laid, column.key, row)
    blank = f"LEN({cell})=0"
    if column.choices and (pending := NO_ANSWER_YET.get(column.choices)):
        spelled = book.lists.spelled_name(column.choices, (pending,))
        return f"OR({blank},ISNUMBER(MATCH({cell},{spelled},0)))"
    return blank


def _cell(laid: LaidSheet, key: str, row: int) -> str:
    return f"TRIM(${cell_name(row, laid.column_number(key))})"


def _any_answer(laid: LaidSheet, columns: tuple[Column, ...] | list[Column], row: int) -> str:
    numbers = [laid.column_number(column.key) for column in columns]
    first, last = column_letters(min(numbers)), column_letters(max(numbers))
    return f"COUNTA(${first}{row + 1}:${last}{row + 1})>0"
