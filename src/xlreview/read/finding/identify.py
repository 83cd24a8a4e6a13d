"""Which row is this? By its code, number or id, else by the text printed beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import count

from xlreview.layout.rows import OWN_FACTORS, PREPARED_ROWS, id_prefix, prepared_id
from xlreview.layout.sheets import Rows, Sheet
from xlreview.model.review import Stamp
from xlreview.read.engine.grid import Cell
from xlreview.read.finding.columns import FoundSheet
from xlreview.read.values.answers import Doubtful, Flaw, plain_key, plain_text, quoted, read_whole_number
from xlreview.read.values.codes import Codebook

_FURTHER_NUMBERS = 1_000
"""So many numbers beyond the printed ones may have been filled down in advance."""

_LONGEST_NUMBER = 9
"""Digits; what is longer counts no rows."""

FoundId = tuple[str | None, tuple[Flaw, ...]]
"""The id of a row, None where it cannot be told, and what there is to say about it."""


class RowIds:
    """Tells the rows of one found sheet apart, from top to bottom.

    `given` are the texts printed beside the pack's rows, `printed` the ids of all rows in the order in
    which they were sent out.
    """

    def __init__(
        self,
        found: FoundSheet,
        *,
        stamp: Stamp,
        codebook: Codebook,
        given: Mapping[str, Mapping[str, str]],
        printed: Sequence[str],
    ) -> None:
        self._found = found
        self._sheet = found.sheet
        self._stamp = stamp
        self._codebook = codebook
        self._given = given
        self._printed = printed
        self.known = frozenset((*printed, *given))
        """All ids that were sent out."""
        self._free = self._free_ids()
        self.place: int | None = found.columns.get(found.sheet.identity)
        """Zero-based column of the ids, None when it is gone."""

    @cached_property
    def _near(self) -> Mapping[str, str]:
        return {plain_key(id): id for id in self.known}

    def find(self, number: int, row: Sequence[Cell]) -> FoundId:
        """The id of a zero-based row as far as the row itself tells it."""
        place = self.place
        cell = row[place] if place is not None else ""
        if type(cell) is str and cell in self.known:
            return cell, ()
        text = plain_text(cell).strip()
        if not text:
            return self._without_id(number, row)
        if text in self.known:
            return text, ()
        if self._sheet.rows is Rows.INDICATORS:
            return self._indicator(text, row)
        if self._sheet.rows is Rows.NUMBERED:
            return self._number(cell)
        if (known := self._near.get(plain_key(text))) is not None:
            return known, (Flaw("READ_AS", {"seen": quoted(text), "read": known}),)
        if self._sheet.rows is Rows.TOPICS:
            return self._by_text(row, text) or (None, ())
        return self._by_text(row, text) or (" ".join(text.split()), ())

    def is_usual(self, id: str) -> bool:
        """Whether a text is an id as they are printed here, or continues their numbers."""
        if id in self.known:
            return True
        # Interviews have bare numbers, and not every number is one of an interview.
        is_far_off = id.isdecimal() and (
            len(id) > _LONGEST_NUMBER or int(id) > len(self._printed) + _FURTHER_NUMBERS
        )
        return _shape(id) in self._shapes and not is_far_off

    @cached_property
    def _shapes(self) -> frozenset[str]:
        return frozenset(map(_shape, self._printed)) if self._sheet.grows else frozenset()

    def next_free(self) -> str | None:
        """An id for a row that people added without one; None on sheets whose rows are fixed."""
        return next(self._free, None)

    def _without_id(self, number: int, row: Sequence[Cell]) -> FoundId:
        by_text = self._by_text(row)
        if by_text is not None:
            return by_text
        position = number - self._found.first_row
        if position < self._kept_in_order and (id := self._printed[position]) not in self._given:
            # Without the whole column, one problem about the column says it all.
            return id, () if self.place is None else (Flaw("ROW_WITHOUT_ID", {"id": id}),)
        return None, ()

    @cached_property
    def _kept_in_order(self) -> int:
        """How many rows from the top stand where they were printed, so that a lost id can be told.

        None after a row was moved, inserted or deleted; all where no id is left to say so.
        """
        ids = self._present()
        places = {id: position for position, id in enumerate(self._printed)}
        told = {position: places[id] for position, id in enumerate(ids) if id in places}
        if not any(ids):
            return len(self._printed)
        in_order = all(position == place for position, place in told.items())
        return max(told, default=0) if in_order else 0

    def _indicator(self, text: str, row: Sequence[Cell]) -> FoundId:
        code, flaws = self._codebook.find(text)
        return (code, flaws) if code is not None else (self._by_text(row, text) or (None, flaws))

    @staticmethod
    def _number(cell: Cell) -> FoundId:
        match read_whole_number(cell):
            case int(number):
                return str(number), ()
            case Doubtful(int(number), flaws):
                return str(number), flaws
            case Doubtful(_, flaws):
                return plain_text(cell).strip(), flaws
        return None, ()

    def _by_text(self, row: Sequence[Cell], typed: str = "") -> FoundId | None:
        """The row that the text printed beside it tells; `typed` is what stands in place of its id."""
        for key, ids in self._ids_by_text.items():
            place = self._found.columns.get(key)
            if place is not None and (id := ids.get(plain_key(plain_text(row[place])))) is not None:
                if typed:
                    return id, (Flaw("GIVEN_TEXT_CHANGED", {"seen": quoted(typed)}),)
                # Without the whole column, one note about the column says it all.
                return id, () if self.place is None else (Flaw("ROW_FOUND_BY_TEXT"),)
        return None

    @cached_property
    def _ids_by_text(self) -> Mapping[str, Mapping[str, str]]:
        """For each given column, the row by its text; texts that rows share tell nothing."""
        by_column: dict[str, dict[str, str]] = {}
        doubled: set[tuple[str, str]] = set()
        for id, texts in self._given.items():
            for column, text in texts.items():
                if (key := plain_key(text)) in by_column.setdefault(column, {}):
                    doubled.add((column, key))
                by_column[column][key] = id
        for column, key in doubled:
            del by_column[column][key]
        return by_column

    def _free_ids(self) -> Iterator[str]:
        taken = set(self._printed) | set(self._present())
        for number in count(_first_free(self._sheet)):
            id = _nth_id(self._sheet, self._stamp, number)
            if id is None:
                return
            if id not in taken:
                yield id

    def _present(self) -> Sequence[str]:
        if self.place is None:
            return ()
        rows = self._found.grid.rows[self._found.first_row :]
        return [plain_text(row[self.place]).strip() for row in rows]


def _shape(id: str) -> str:
    return re.sub(r"\d+", "0", id)


def _first_free(sheet: Sheet) -> int:
    """The number after those printed in advance: a row that somebody deleted keeps its id to itself."""
    if sheet.rows is Rows.FACTORS:
        return OWN_FACTORS + 1
    return PREPARED_ROWS.get(sheet.key, 0) + 1


def _nth_id(sheet: Sheet, stamp: Stamp, number: int) -> str | None:
    match sheet.rows:
        case Rows.PREPARED:
            return prepared_id(sheet, stamp, number)
        case Rows.NUMBERED:
            return str(number)
        case Rows.FACTORS:
            return f"{id_prefix(stamp)}-C{number}"
        case Rows.FOUND:
            return f"{id_prefix(stamp)}-{number}"
        case _:
            return None
