"""What people typed into the rows of keys and labels, and headings that were pasted along with rows."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from xlreview.a1 import cell_name
from xlreview.i18n import Label
from xlreview.layout.beside import is_beside_label
from xlreview.layout.pages import Marks, text_mark
from xlreview.read.engine.grid import Cell
from xlreview.read.finding.columns import FoundSheet, is_key, label_key, labels_of
from xlreview.read.rows.reading import SheetReading
from xlreview.read.values.answers import is_blank, plain_text, quoted

_COPIED = re.compile(r"\s*(?:\(\d+\)|\d+)$")
"""How Excel and XlsxWriter tell two equal headings of a table apart."""


def read_heads(
    found: FoundSheet, reading: SheetReading, printed: Marks | None, instead: Collection[int] = ()
) -> None:
    """Accounts for every cell of the two rows; called when the rows below have been read.

    `printed` are the marks of the labels that the workbook was sent out with, None where it does not say:
    then any label over a column whose key is there may be ours, in the words of another version. `instead`
    are added columns that are mentioned already, because one of ours is missed there.

    The headings of added columns are with the answers below them. A label that was changed over a column
    whose key is there or that a merge printed, and whatever else stands in these rows, is set aside.
    """
    if found.key_row is not None:
        _read_keys(found, reading)
    used = {header for entry in reading.entries for header in entry.extra}
    for header, place in found.added.items():
        if header in used and place not in instead:
            reading.say("COLUMN_ADDED", cell_name(found.header_row, place), header=header)
    if found.header_row != found.key_row and found.header_row < len(found.grid.rows):
        kept = {place for header, place in found.added.items() if header in used}
        for place in instead:
            if place not in kept and not is_blank(text := plain_text(found.grid.at(found.header_row, place))):
                reading.set_aside(cell_name(found.header_row, place), text, "COLUMN_MISSING")
        _read_labels(found, reading, kept.union(instead), printed)


def _read_keys(found: FoundSheet, reading: SheetReading) -> None:
    number = found.key_row or 0
    for place, cell in enumerate(found.grid.rows[number]):
        text = plain_text(cell)
        if not is_blank(text) and not is_key(text):
            _set_aside(reading, cell_name(number, place), text, "OUTSIDE_TABLE")


def _read_labels(found: FoundSheet, reading: SheetReading, kept: set[int], printed: Marks | None) -> None:
    keys = {place: key for key, place in found.columns.items()}
    for place, cell in enumerate(found.grid.rows[found.header_row]):
        text = plain_text(cell)
        name = cell_name(found.header_row, place)
        if place in kept or name in found.grid.formulas or is_blank(text):
            continue
        if place in found.beside:
            is_ours = is_beside_label(found.sheet.key, _COPIED.sub("", text))
            code = None if is_ours else "GIVEN_TEXT_CHANGED"
        elif place in keys:
            code = _fault_of_label(found, keys[place], text, printed)
        else:
            code = "OUTSIDE_TABLE"
        if code == "HEADING_OF_ANOTHER":
            column = Label(f"column.{found.sheet.key}.{keys[place]}")
            reading.say(code, name, seen=quoted(text), column=column)
            reading.set_aside(name, text, code)
        elif code == "GIVEN_TEXT_CHANGED" and found.label_row is None:
            # One note for the whole row says it already.
            reading.set_aside(name, text, "FOUND_BY_KEY")
        elif code is not None:
            _set_aside(reading, name, text, code)


def _fault_of_label(found: FoundSheet, key: str, text: str, printed: Marks | None) -> str | None:
    """What to say about a heading over the column that is known as `key`; None where it is its own."""
    if _is_label(found, key, text):
        return None
    meant = [one.key for one in found.sheet.columns if _is_label(found, one.key, text)]
    if any(one in found.columns for one in meant):
        return "HEADING_OF_ANOTHER"
    is_ours = not meant and (printed is None or text_mark(text) in printed)
    return None if is_ours else "GIVEN_TEXT_CHANGED"


def _set_aside(reading: SheetReading, name: str, text: str, code: str) -> None:
    reading.say(code, name, seen=quoted(text))
    reading.set_aside(name, text, code)


def _is_label(found: FoundSheet, key: str, text: str) -> bool:
    labels = labels_of(found.sheet, key)
    return label_key(text) in labels or label_key(_COPIED.sub("", text)) in labels


def is_heading_again(found: FoundSheet, row: Sequence[Cell]) -> bool:
    """Whether a row only repeats keys or labels, because they were pasted together with rows."""
    identity = found.columns.get(found.sheet.identity)
    if identity is None or not isinstance(row[identity], str) or not row[identity]:
        return False
    first = str(row[identity])
    if not is_key(first) and not _is_label(found, found.sheet.identity, first):
        return False
    keys = {place: key for key, place in found.columns.items()}
    return all(
        is_key(text) or place in found.beside or (place in keys and _is_label(found, keys[place], text))
        for place, cell in enumerate(row)
        if (text := plain_text(cell))
    )
