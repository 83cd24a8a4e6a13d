"""The rows of one sheet to entries, every filled cell accounted for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from datetime import datetime, timedelta
from itertools import compress, repeat
from typing import cast

from xlreview.a1 import cell_name, column_letters
from xlreview.layout.columns import Column, Filled
from xlreview.model.cells import RowCells
from xlreview.model.review import Answer, Entry
from xlreview.problem import SEVERITIES, Severity
from xlreview.read.engine.grid import Cell
from xlreview.read.finding.columns import FoundSheet
from xlreview.read.finding.identify import RowIds
from xlreview.read.rows.columns import Found, answered, are_doubtful, past_errors, picking, read_column
from xlreview.read.rows.heads import is_heading_again
from xlreview.read.rows.naming import Naming
from xlreview.read.rows.reading import SheetReading
from xlreview.read.values.answers import Doubtful, Reader, as_typed, is_blank, plain_text, quoted

Given = Mapping[str, Mapping[str, str]]
"""Printed texts by row id and column key."""

_TOGETHER = 5_000
"""Rows whose columns are read at once."""
_NOTHING: frozenset[str] = frozenset()


class RowsReader:
    """Reads the rows of one found sheet.

    `readers` are by column key. `given` are the texts that were printed beside the rows: a cell that
    still says so is ours, one that says something else is listed as ignored.
    """

    def __init__(
        self,
        found: FoundSheet,
        ids: RowIds,
        readers: Mapping[str, Reader],
        given: Given,
        *,
        file: str,
        language: str,
    ) -> None:
        self._found = found
        self._ids = ids
        self._given = given
        self._answered = [
            (column.key, found.columns[column.key], past_errors(readers[column.key], found.grid))
            for column in found.sheet.answered
            if column.key in found.columns
        ]
        self._filled: list[tuple[str, int]] = []
        self._keys: list[str] = []
        # The pack's own rows have text printed in cells that are answers elsewhere: names of factors.
        printed = {key for texts in given.values() for key in texts}
        self._given_keys = frozenset(key for key, _, _ in self._answered if key in printed)
        self._printed = [
            (column.key, found.columns[column.key])
            for column in _printed_columns(found)
            if column.key in found.columns
        ]
        self._places = sorted({place for _, place, _ in self._answered} | set(found.added.values()))
        self._letters = {key: column_letters(place) for key, place in found.columns.items()}
        self._are_doubtful = False
        self._seen: dict[str, int] = {}
        self._copies: dict[str, int] = {}
        self._reading = SheetReading(file, found.grid.title, language)
        self._naming = Naming(found, ids, self._reading)

    def read(self) -> SheetReading:
        """Every row of the sheet that holds something."""
        self._read_above()
        grid, first, heads = self._found.grid, self._found.first_row, self._found.heads
        numbers = [number for number in grid.filled if number >= first and number not in heads]
        for start in range(0, len(numbers), _TOGETHER):
            self._read_rows(numbers[start : start + _TOGETHER])
        self._naming.say_which_lack_ids()
        return self._reading

    def _read_rows(self, numbers: Sequence[int]) -> None:
        rows = self._found.grid.rows
        pick, blank = picking(self._places), ("",) * len(self._places)
        filled = {number: cells for number in numbers if (cells := pick(rows[number])) != blank}
        found = dict(zip(filled, self._read_columns([*filled.values()]), strict=True))
        if self._add_usual(found):
            numbers, found = [number for number in numbers if number not in found], {}
        for number in numbers:
            row = rows[number]
            if number in found or self._given or self._has_strays(row):
                self._read_row(number, row, found.get(number))

    def _add_usual(self, found: Mapping[int, tuple[Found, ...]]) -> bool:
        """Adds filled rows all at once, if each has an id of its own as it was printed and answers only.

        So it is on nearly every sheet that grows, and those have the most rows.
        """
        place, rows, seen = self._ids.place, self._found.grid.rows, self._seen
        if self._are_doubtful or self._printed or self._given_keys or self._found.added or place is None:
            return False
        ids = [rows[number][place] for number in found]
        if not ({*map(type, ids)} <= {str} and self._ids.known.issuperset(ids)):
            return False
        answers = [answered(self._keys, one) for one in found.values()]
        if len({*ids, *seen}) < len(ids) + len(seen) or not all(answers):
            return False
        cells = [RowCells(self._letters, number) for number in found]
        about = (repeat(None), repeat(self._reading.file), repeat(self._reading.title))
        entries = map(Entry, repeat(self._found.sheet.key), cast("list[str]", ids), answers, cells, *about)
        self._reading.entries.extend(entries)
        self._reading.cells_read += sum(map(len, answers))
        seen.update(zip(cast("list[str]", ids), found, strict=True))
        return True

    def _read_columns(self, rows: Sequence[Sequence[Cell]]) -> list[tuple[Found, ...]]:
        """What the readers make of rows, of which these are the cells at `_places`.

        In the order of `_filled`: columns with something in them.
        """
        cells = dict(zip(self._places, zip(*rows, strict=True), strict=False))  # no rows, no columns
        columns = [read_column(read, cells.get(place, ())) for _, place, read in self._answered]
        filled = [column.count(None) < len(rows) for column in columns]
        self._filled = [(key, place) for key, place, _ in compress(self._answered, filled)]
        self._keys = [key for key, _ in self._filled]
        self._are_doubtful = any(map(are_doubtful, columns))
        return [*zip(*compress(columns, filled), strict=True)] or [()] * len(rows)

    def _has_strays(self, row: Sequence[Cell]) -> bool:
        """Whether a row without answers holds more than an id of the usual kind."""
        place = self._ids.place
        id = "" if place is None else row[place]
        beside = len(row) - row.count("") - (id != "")
        return beside > 0 or (id != "" and not self._ids.is_usual(plain_text(id)))

    def _read_above(self) -> None:
        """Remarks that people put above the table: no rows, so they are listed as ignored."""
        above = 0 if self._found.is_sorted_in else self._found.header_row
        for number, row in enumerate(self._found.grid.rows[:above]):
            if number != self._found.key_row:
                self._naming.remark(number, row)

    def _read_row(self, number: int, row: Sequence[Cell], found: Sequence[Found] | None) -> None:
        id, flaws = self._ids.find(number, row)
        if id not in self._ids.known and is_heading_again(self._found, row):
            return
        if id is None:
            if found is None or all(is_blank(plain_text(row[place])) for place in self._places):
                self._naming.remark(number, row)
                return
            id = self._naming.unnamed(number, row, flaws)
            if id is None:
                return
        given = self._given.get(id)
        if self._printed:
            self._compare_given(number, row, given or {})
        if flaws:
            self._naming.keep_typed_over(number, row, flaws)
        if found is None:
            self._naming.stray_id(number, row, flaws)
            return
        answers = self._answers(number, row, found, _NOTHING if given is None else self._given_keys)
        extra = self._extra(row) if self._found.added else {}
        if not answers and not extra:
            self._naming.stray_id(number, row, flaws)
            return
        if flaws:
            self._naming.say_about_id(number, flaws)
        self._add(number, id, answers, extra)

    def _add(self, number: int, id: str, answers: dict[str, Answer], extra: dict[str, Answer]) -> None:
        if id in self._seen:
            id = self._doubled(number, id)
        self._seen[id] = number
        self._reading.cells_read += len(answers) + len(extra)
        self._reading.entries.append(
            Entry(
                self._found.sheet.key,
                id,
                answers,
                RowCells(self._letters, number),
                extra,
                self._reading.file,
                self._reading.title,
            )
        )

    def _doubled(self, number: int, id: str) -> str:
        """The id under which a row is kept whose id another one has."""
        first = self._naming.cell(self._seen[id])
        self._reading.say("ROW_DOUBLED", self._naming.cell(number), id=id, first=first)
        # One pasted down a whole column is not counted from the start for every row.
        copy = self._copies.get(id, 2)
        while f"{id}#{copy}" in self._seen:
            copy += 1
        self._copies[id] = copy
        return f"{id}#{copy}"

    def _answers(
        self, number: int, row: Sequence[Cell], found: Sequence[Found], printed: Set[str]
    ) -> dict[str, Answer]:
        """The answers in a row by column key, without the texts that are printed there."""
        if self._are_doubtful or printed:
            found = [
                self._doubt(cell_name(number, place), row[place], one) if type(one) is Doubtful else one
                for (key, place), one in zip(self._filled, found, strict=True)
                if key not in printed
            ]
            keys: Sequence[str] = [key for key in self._keys if key not in printed]
        else:
            keys = self._keys
        return answered(keys, found)

    def _doubt(self, name: str, cell: Cell, doubtful: Doubtful) -> Answer | None:
        """Says what there is to say; what cannot be used of a cell is listed as ignored."""
        for flaw in doubtful.flaws:
            self._reading.say(flaw.code, name, **flaw.details)
        unusable = [flaw for flaw in doubtful.flaws if SEVERITIES[flaw.code] is Severity.ERROR]
        if doubtful.answer is None:
            self._reading.set_aside(name, plain_text(cell), doubtful.flaws[0].code)
        else:
            for flaw in unusable:
                seen = str(flaw.details["seen"])
                # A long remark is shortened where it is quoted, never where it is kept.
                self._reading.set_aside(name, plain_text(cell) if seen.endswith("…") else seen, flaw.code)
        return doubtful.answer

    def _extra(self, row: Sequence[Cell]) -> dict[str, Answer]:
        return {
            header: _as_answer(row[place])
            for header, place in self._found.added.items()
            if not is_blank(plain_text(row[place]))
        }

    def _compare_given(self, number: int, row: Sequence[Cell], given: Mapping[str, str]) -> None:
        for key, place in self._printed:
            cell = row[place]
            if cell == given.get(key, "") or cell == "" or (key == "factor" and key not in given):
                continue
            seen = plain_text(cell)
            if seen.split() != given.get(key, "").split():
                name = cell_name(number, place)
                self._reading.say("GIVEN_TEXT_CHANGED", name, seen=quoted(seen))
                self._reading.set_aside(name, seen, "GIVEN_TEXT_CHANGED")


def _printed_columns(found: FoundSheet) -> Iterator[Column]:
    """Columns with printed text: given ones, and the names of the pack's context factors."""
    for column in found.sheet.columns:
        if column.key != found.sheet.identity and (
            column.filled is Filled.GIVEN or (found.sheet.key, column.key) == ("context", "factor")
        ):
            yield column


def _as_answer(cell: Cell) -> Answer:
    """What stands in a column that people added: text, numbers and days as they are."""
    if isinstance(cell, float) and cell.is_integer():
        return int(cell)
    if isinstance(cell, str | bool | datetime | timedelta):
        return as_typed(cell)
    return cell
