"""What was put where in a workbook: said by whoever wrote it, held against what stands in the file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from xlreview.model.cells import RowCells
from xlreview.model.review import Entry, Review

_NO_CHARACTER = re.compile("[\ud800-\udfff\ufffe\uffff]")
"""Halves of characters, and the two numbers that Unicode keeps free of characters."""


def storable(text: str) -> str:
    """The text as a cell can keep it: line breaks as Excel has them, what is no character replaced."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text if text.isascii() else _NO_CHARACTER.sub("\ufffd", text)


@dataclass(frozen=True)
class PrintedSheet:
    """The cells of one sheet from `first_row` (zero-based) down: by zero-based column, None for blanks.

    On a data sheet, `entries` are the rows that somebody filled by zero-based row, `letters` those of the
    columns by key.
    """

    title: str
    first_row: int
    columns: Mapping[int, Sequence[object]]
    letters: Mapping[str, str] = field(default_factory=dict)
    entries: Mapping[int, Entry] = field(default_factory=dict)


Printed = Mapping[str, PrintedSheet]
"""The sheets that are read back, by key; the stamp by its title."""


def as_it_stands(review: Review, printed: Printed, file: str) -> Review:
    """The review with each row at its place in a file of this name, as whoever reads it finds it."""
    entries = {key: tuple(_placed(sheet, file)) for key, sheet in printed.items() if sheet.entries}
    return replace(review, entries=entries, problems=(), receipts=(), merged=None)


def _placed(sheet: PrintedSheet, file: str) -> Iterator[Entry]:
    for row, entry in sheet.entries.items():
        cells = RowCells(sheet.letters, row)
        yield Entry(entry.sheet, entry.id, entry.answers, cells, entry.extra, file, sheet.title)
