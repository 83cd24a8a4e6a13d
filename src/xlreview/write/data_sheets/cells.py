"""From an answer to what stands in its cell, and in which style, by what the column holds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, time

from xlreview.layout.choices import label_of, values_of
from xlreview.layout.columns import Column, Holds
from xlreview.model.review import Answer
from xlreview.write.book.open_book import Book
from xlreview.write.book.pen import Content

_JOINED_BY: Mapping[Holds, str] = {Holds.CODES: ", ", Holds.REFERENCES: ", ", Holds.INITIALS: " & "}

_STYLES: Mapping[Holds, tuple[str, ...]] = {
    Holds.TEXT: ("as_text",),
    Holds.CHOICE: ("centred", "as_text"),
    Holds.CODE: ("as_text",),
    Holds.CODES: ("as_text",),
    Holds.REFERENCES: ("as_text",),
    Holds.INITIALS: ("centred", "as_text"),
    Holds.NUMBER: ("centred", "as_number"),
    Holds.PERCENT: ("centred", "as_percent"),
    Holds.TIME: ("centred", "as_time"),
}

_LONG_CHOICES = ("theme",)
"""Lists whose labels are titles: they read better from the left."""


def styles_of(column: Column, book: Book) -> tuple[str, ...]:
    """How the cells of a column stand and what format their content has."""
    if column.holds is Holds.DAY:
        return ("centred", book.day_style)
    if column.choices in _LONG_CHOICES:
        return ("as_text",)
    return _STYLES[column.holds]


def content_maker(column: Column, book: Book) -> Callable[[Answer], Content]:
    """A function from an answer in this column to the content of its cell.

    An answer of another kind than the column holds (kept as it was typed) is written as it is.
    """
    if column.holds is Holds.CHOICE:
        assert column.choices is not None
        list_name = column.choices
        labels = {
            value: label_of(list_name, value, book.pack, book.language)
            for value in values_of(list_name, book.pack)
        }
        return lambda answer: labels.get(answer, answer) if isinstance(answer, str) else plain(answer)
    separator = _JOINED_BY.get(column.holds, ", ")
    return lambda answer: answer if isinstance(answer, str) else plain(answer, separator)


def plain(answer: Answer, separator: str = ", ") -> Content:
    """An answer without a list of labels: several codes in one text, anything else as it is."""
    if isinstance(answer, tuple):
        return separator.join(answer)
    if isinstance(answer, str | int | float | date | time):
        return answer
    return str(answer)
