"""Dropdowns, input hints and plain stop messages: help while typing.

Pasting replaces them, which is why colours mark what is off a list and reading checks everything again.
A list comes from a named range on the hidden lists: XlsxWriter drops lists of over 255 characters, and a
comma in a label would split it in two.
"""

from __future__ import annotations

from datetime import date, time
from typing import Any

from xlreview.i18n import has_text, placeholders
from xlreview.layout.choices import values_of
from xlreview.layout.columns import Column, Holds
from xlreview.layout.rows import PREPARED_ROWS
from xlreview.layout.sheets import FIRST_ROW, Access, Rows
from xlreview.write.book.laid import LaidSheet
from xlreview.write.book.open_book import Book
from xlreview.write.book.pen import Worksheet, accepted
from xlreview.write.book.protection import is_sortable
from xlreview.write.data_sheets.conflicts import offer_choices

_EARLIEST_DAY = date(2000, 1, 1)
_LAST_MINUTE = time(23, 59, 59)


def add_hints(book: Book, laid: LaidSheet, worksheet: Worksheet) -> None:
    """Gives every column that its holder fills a hint, and a dropdown or a check where one helps."""
    if laid.access is not Access.FILLS:
        return
    for number, column in enumerate(laid.sheet.columns, laid.first_column):
        last_row = laid.reach
        if laid.rows and (laid.sheet.key, column.key) == ("conflicts", "choice"):
            offer_choices(book, laid, worksheet, _hint(book, laid, column))
            continue
        if laid.asks_for(column):
            options = {**_check(book, column), **_hint(book, laid, column)}
        elif column in laid.others:
            # On an open sheet a person may have a reason, and rows that are added below are the holder's.
            options, last_row = _guard(book, "given", "warning"), laid.last_row
        elif is_sortable(laid.sheet):
            options = _guard(book, "given", "stop")
        elif laid.sheet.rows is Rows.PREPARED:
            options = _guard(book, "id", "warning")
        else:
            continue
        code = worksheet.data_validation(FIRST_ROW, number, last_row, number, options)
        accepted(code, f"the hint of {laid.sheet.key}.{column.key}")
    if laid.beside:
        options = _guard(book, "given", "warning" if laid.sheet.grows else "stop")
        place = (FIRST_ROW, laid.first_beside, laid.last_row, laid.last_column)
        accepted(worksheet.data_validation(*place, options), f"the guard of {laid.title}")


def _hint(book: Book, laid: LaidSheet, column: Column) -> dict[str, Any]:
    key = f"hint.{laid.sheet.key}.{column.key}"
    if not has_text(key):
        return {}
    label = book.words(f"column.{laid.sheet.key}.{column.key}")
    return {"input_title": label, "input_message": _with_example(book, key)}


def _check(book: Book, column: Column) -> dict[str, Any]:
    """What may be typed. Only lists stop people; where a person may know better they are asked."""
    if column.holds is Holds.CHOICE and column.choices and values_of(column.choices, book.pack):
        book.lists.choices(column.choices)
        return {"validate": "list", "source": f"=list_{column.choices}", **_stop(book, "choice", "stop")}
    match column.holds:
        case Holds.CODE:
            return {"validate": "list", "source": "=ledger_code", **_stop(book, "code", "stop")}
        case Holds.NUMBER if column.key == "interview":
            book.lists.named("list_interview", _interview_numbers(book))
            return {"validate": "list", "source": "=list_interview", **_stop(book, "interview", "warning")}
        case Holds.NUMBER:
            return {"validate": "integer", "criteria": ">=", "value": 0, **_stop(book, "number", "warning")}
        case Holds.PERCENT:
            between = {"criteria": "between", "minimum": 0, "maximum": 1}
            return {"validate": "decimal", **between, **_stop(book, "percent", "warning")}
        case Holds.DAY:
            since = {"criteria": ">=", "value": _EARLIEST_DAY}
            return {"validate": "date", **since, **_stop(book, "day", "warning")}
        case Holds.TIME:
            between = {"criteria": "between", "minimum": time(0, 0), "maximum": _LAST_MINUTE}
            return {"validate": "time", **between, **_stop(book, "time", "warning")}
        case _:
            return {"validate": "any"}


def _guard(book: Book, what: str, error_type: str) -> dict[str, Any]:
    """Keeps people from typing over printed cells that have to be open: to be sorted, or in a table."""
    return {"validate": "custom", "value": "=FALSE", **_stop(book, what, error_type)}


def _stop(book: Book, what: str, error_type: str) -> dict[str, Any]:
    return {
        "error_type": error_type,
        "error_title": book.words(f"stop.{what}.title"),
        "error_message": _with_example(book, f"stop.{what}.message"),
    }


def _with_example(book: Book, key: str) -> str:
    """A text in which a day may stand as an example, written as people of this language write it."""
    fillings = {"day_example": book.words("example.day")} if placeholders(key, book.language) else {}
    return book.words(key, **fillings)


def _interview_numbers(book: Book) -> list[int]:
    """Numbers to choose from: the prepared ones and any beyond them that are in use."""
    used = [
        number
        for piece in book.review.of("evidence")
        if isinstance(number := piece.get("interview"), int) and number > 0
    ]
    return list(range(1, max([PREPARED_ROWS["interviews"], *used]) + 1))
