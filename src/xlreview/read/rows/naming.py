"""What there is to say about how a row was told from the others, and rows that are none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from xlreview.a1 import cell_name
from xlreview.layout.columns import Filled
from xlreview.read.engine.grid import Cell, UncalculatedCell
from xlreview.read.finding.columns import FoundSheet
from xlreview.read.finding.identify import RowIds
from xlreview.read.rows.reading import SheetReading
from xlreview.read.values.answers import Flaw, is_blank, plain_text, quoted


class Naming:
    """Names the rows of one found sheet; whatever cannot be named is set aside in `reading`."""

    def __init__(self, found: FoundSheet, ids: RowIds, reading: SheetReading) -> None:
        self._found = found
        self._ids = ids
        self._reading = reading
        self._lack_ids: list[tuple[int, str]] = []
        self._computed = {
            found.columns[column.key]
            for column in found.sheet.columns
            if column.filled is Filled.COMPUTED and column.key in found.columns
        }

    def cell(self, number: int) -> str:
        """Where the id of a row stands, or the row's first column where there are no ids."""
        return cell_name(number, self._ids.place if self._ids.place is not None else 0)

    def remark(self, number: int, row: Sequence[Cell]) -> None:
        """Sets a row aside that belongs to no table."""
        filled = self._filled(number, row)
        if filled:
            self._reading.say("OUTSIDE_TABLE", cell_name(number, filled[0]), seen=quoted(row[filled[0]]))
            self._reading.set_row_aside(number, row, filled, "OUTSIDE_TABLE")

    def keep_typed_over(self, number: int, row: Sequence[Cell], flaws: Iterable[Flaw]) -> None:
        """Sets aside what was typed in place of an id, where the text beside it told the row."""
        if any(flaw.code == "GIVEN_TEXT_CHANGED" for flaw in flaws):
            typed = plain_text(row[self._ids.place or 0])
            self._reading.set_aside(self.cell(number), typed, "GIVEN_TEXT_CHANGED")

    def stray_id(self, number: int, row: Sequence[Cell], flaws: Sequence[Flaw]) -> None:
        """Something else than an id where ids stand, in a row without answers.

        A near miss of an id is nothing to talk about until there is an answer beside it.
        """
        said = {flaw.code for flaw in flaws}
        seen = "" if self._ids.place is None else plain_text(row[self._ids.place]).strip()
        if "GIVEN_TEXT_CHANGED" in said:
            self.say_about_id(number, flaws)
        elif not (is_blank(seen) or self._ids.is_usual(seen) or said & {"READ_AS", "CODE_RENAMED"}):
            self._reading.say("OUTSIDE_TABLE", self.cell(number), seen=quoted(seen))
            self._reading.set_aside(self.cell(number), seen, "OUTSIDE_TABLE")

    def say_about_id(self, number: int, flaws: Iterable[Flaw]) -> None:
        """Mentions how the id of a row was found; rows without one are mentioned together at the end."""
        for flaw in flaws:
            if flaw.code == "ROW_WITHOUT_ID":
                self._lack_ids.append((number, str(flaw.details["id"])))
            else:
                self._reading.say(flaw.code, self.cell(number), **flaw.details)

    def say_which_lack_ids(self) -> None:
        """One note for each run of rows without ids: pasting a list, or clearing a column, is one act."""
        for run in _unbroken(self._lack_ids):
            (top, first), (bottom, last) = run[0], run[-1]
            if len(run) == 1:
                self._reading.say("ROW_WITHOUT_ID", self.cell(top), id=first)
            else:
                where = f"{self.cell(top)}:{self.cell(bottom)}"
                self._reading.say("ROWS_WITHOUT_ID", where, first=first, last=last)

    def unnamed(self, number: int, row: Sequence[Cell], flaws: Sequence[Flaw]) -> str | None:
        """An id for a filled row without one, or None when the row can only be set aside."""
        id = self._ids.next_free()
        if id is not None:
            if self._ids.place is not None:
                self.say_about_id(number, [Flaw("ROW_WITHOUT_ID", {"id": id})])
            return id
        filled = self._filled(number, row)
        if set(filled) <= set(self._found.added.values()):
            self.remark(number, row)
        elif self._ids.place is None:
            self._reading.set_row_aside(number, row, filled, "COLUMN_MISSING")
        elif is_blank(seen := plain_text(row[self._ids.place])):
            self._reading.say("ROW_WITHOUT_CODE", self.cell(number))
            self._reading.set_row_aside(number, row, filled, "ROW_WITHOUT_CODE")
        else:
            near = {key: text for flaw in flaws for key, text in flaw.details.items() if key == "near"}
            self._reading.say("ROW_UNKNOWN", self.cell(number), seen=quoted(seen), **near)
            self._reading.set_row_aside(number, row, filled, "ROW_UNKNOWN")
        return None

    def _filled(self, number: int, row: Sequence[Cell]) -> list[int]:
        """The columns in which somebody typed something; results of our own formulas are none."""
        return [
            place
            for place, cell in enumerate(row)
            if cell != "" and not (place in self._computed and self._is_formula(number, place, cell))
        ]

    def _is_formula(self, number: int, place: int, cell: Cell) -> bool:
        return isinstance(cell, UncalculatedCell) or cell_name(number, place) in self._found.grid.formulas


def _unbroken(rows: Iterable[tuple[int, str]]) -> Iterator[list[tuple[int, str]]]:
    """Numbered rows cut where a number is left out."""
    run: list[tuple[int, str]] = []
    for number, id in rows:
        if run and run[-1][0] != number - 1:
            yield run
            run = []
        run.append((number, id))
    if run:
        yield run
