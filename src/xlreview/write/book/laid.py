"""Where everything on the data sheets of one workbook stands: worked out before a cell is written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from heapq import nlargest

from xlreview.i18n import translate
from xlreview.layout.asked import columns_of_others
from xlreview.layout.columns import Column, Filled
from xlreview.layout.rows import id_prefix, printed_ids
from xlreview.layout.sheets import DATA_SHEETS, FIRST_ROW, Access, Rows, Sheet, access_by_sheet
from xlreview.method.glance import RATED_ON
from xlreview.model.pack import Pack
from xlreview.model.review import Entry, Review
from xlreview.write.book.beside import BesideColumn, columns_beside
from xlreview.write.book.ranges import Range

_MEASURED_IDS = 200

SPARE_ROWS = 1000
"""Rows below the last prepared one of a growing sheet that formulas and dropdowns still reach."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row that is printed: its id, and what is filled in, if anything."""

    id: str
    entry: Entry | None


@dataclass(frozen=True)
class LaidSheet:
    """One data sheet of this workbook: its title, its rows in order, columns that people had added.

    Sheets with a row per indicator begin with a narrow strip in the tint of the pillar. `others` are the
    columns that people filled to whom the holder of this workbook replies, `beside` what a merge prints
    behind all other columns.
    """

    sheet: Sheet
    title: str
    access: Access
    rows: tuple[Row, ...]
    added_columns: tuple[str, ...] = ()
    others: tuple[Column, ...] = ()
    beside: tuple[BesideColumn, ...] = ()

    def asks_for(self, column: Column) -> bool:
        """Whether the holder of this workbook fills a column."""
        is_answer = column.filled is Filled.ANSWERED and column not in self.others
        return is_answer and self.access is Access.FILLS

    @property
    def has_strip(self) -> bool:
        """Whether column A is the pillar's strip and has no key."""
        return self.sheet.rows is Rows.INDICATORS

    @property
    def first_column(self) -> int:
        """Zero-based column of the first key."""
        return 1 if self.has_strip else 0

    @property
    def last_column(self) -> int:
        """Zero-based column of the last header, all kinds of columns included."""
        return self.first_beside + len(self.beside) - 1

    @property
    def first_beside(self) -> int:
        """Zero-based column behind those of the sheet and those that people added."""
        return self.first_column + len(self.sheet.columns) + len(self.added_columns)

    @property
    def views(self) -> tuple[BesideColumn, ...]:
        """The columns that say what each reviewer thinks."""
        return tuple(one for one in self.beside if one.place is not None)

    @cached_property
    def column_numbers(self) -> Mapping[str, int]:
        """Zero-based column of each key; columns that people added have none."""
        keys = [column.key for column in self.sheet.columns]
        beside = {column.key: number for number, column in enumerate(self.beside, self.first_beside)}
        return {key: number for number, key in enumerate(keys, self.first_column)} | beside

    def column_number(self, key: str) -> int:
        """Zero-based column of a key; raises KeyError when the sheet has none."""
        return self.column_numbers[key]

    @property
    def last_row(self) -> int:
        """Zero-based last row that is printed; never above the first row for answers."""
        return FIRST_ROW + max(len(self.rows), 1) - 1

    @property
    def reach(self) -> int:
        """Zero-based last row that formulas look at: on growing sheets far below the last printed one."""
        return self.last_row + (SPARE_ROWS if self.sheet.grows else 0)

    def range(self, key: str) -> Range:
        """All answers of a column, with room for rows that people add."""
        return Range(self.title, self.column_numbers[key], FIRST_ROW, self.reach)

    def cell(self, id: str, key: str) -> str | None:
        """The cell of a row and column as formulas and links name it, or None for an unknown row."""
        row = self.row_by_id.get(id)
        return None if row is None else self.range(key).cell(row - FIRST_ROW)

    @cached_property
    def row_by_id(self) -> Mapping[str, int]:
        """Zero-based row of each printed id."""
        return {row.id: number for number, row in enumerate(self.rows, FIRST_ROW)}

    @cached_property
    def longest_ids(self) -> Sequence[str]:
        """Some of the printed ids, those with most characters first."""
        return nlargest(_MEASURED_IDS, {row.id for row in self.rows}, key=len)


def sheets_of(review: Review) -> dict[Sheet, Access]:
    """The sheets of this review's workbook in order.

    Sheets that its holder only reads are there when somebody else's answers stand on them, and a copy for
    others has a dashboard only where it has ratings.
    """
    stamp = review.stamp
    everything = access_by_sheet(stamp.role, audience=stamp.audience)
    nothing_rated = stamp.is_redacted and not review.of(RATED_ON[stamp.role])
    return {
        sheet: access
        for sheet, access in everything.items()
        if (access is Access.FILLS or sheet not in DATA_SHEETS or review.of(sheet.key))
        and not (nothing_rated and sheet.key == "dashboard")
    }


def lay_sheets(review: Review) -> dict[str, LaidSheet]:
    """Every sheet with columns (benchmarks too) by its key, in workbook order."""
    return {
        sheet.key: LaidSheet(
            sheet,
            translate(f"sheet.{sheet.key}", review.stamp.language),
            access,
            _rows(sheet, review),
            _added_columns(review.of(sheet.key)),
            _others(sheet, review),
            columns_beside(sheet, review),
        )
        for sheet, access in sheets_of(review).items()
        if sheet.columns
    }


def rows_of_factors(laid: LaidSheet, pack: Pack) -> int:
    """How many rows from the top of the sheet hold the context factors that the pack names."""
    named = {factor.id for factor in pack.context_factors}
    return sum(row.id in named for row in laid.rows)


def _rows(sheet: Sheet, review: Review) -> tuple[Row, ...]:
    """Rows that the pack gives, rows that others began, this workbook's own prepared rows, any other.

    Where people reply to others, rows of their own are not prepared: there is nothing to reply to. Nor are
    any in a copy that is only read.
    """
    entries: dict[str, list[Entry]] = {}
    for entry in review.of(sheet.key):
        entries.setdefault(entry.id, []).append(entry)
    printed = printed_ids(sheet, review.pack, review.stamp)
    own_prefix = f"{id_prefix(review.stamp)}-"
    prepared = [id for id in printed if id.startswith(own_prefix)]
    given = [id for id in printed if not id.startswith(own_prefix)]
    known = set(printed)
    unprinted = [id for id in entries if id not in known]
    from_others = sheet.rows in (Rows.PREPARED, Rows.FACTORS)
    others = [id for id in unprinted if from_others and not id.startswith(own_prefix)]
    beside = set(others)
    further = [id for id in unprinted if id not in beside]
    if _others(sheet, review) or review.stamp.is_redacted:
        prepared = [id for id in prepared if id in entries]
    if sheet.rows is Rows.NUMBERED and review.stamp.is_redacted:
        given = [id for id in given if id in entries]
    rows: list[Row] = []
    for id in _in_order(sheet, (*given, *others, *prepared, *further), list(entries)):
        rows.extend([Row(id, entry) for entry in entries[id]] if id in entries else [Row(id, None)])
    return tuple(rows)


def _in_order(sheet: Sheet, ids: tuple[str, ...], filled: list[str]) -> Iterable[str]:
    """The order of the meeting on an agenda on which every indicator has its place, else as printed."""
    if sheet.key == "agenda" and set(filled) >= set(ids):
        return filled
    if sheet.rows is Rows.NUMBERED and any("#" in id for id in ids):
        # An interview that shares its number (`3#kqvtb`) stands right below the other one.
        places = {id: place for place, id in enumerate(ids)}
        return sorted(ids, key=lambda id: (places.get(id.partition("#")[0], len(ids)), places[id]))
    return ids


def _others(sheet: Sheet, review: Review) -> tuple[Column, ...]:
    """The columns of others, once rows of others stand there; a city may also type everything itself."""
    own_prefix = f"{id_prefix(review.stamp)}-"
    if all(entry.id.startswith(own_prefix) for entry in review.of(sheet.key)):
        return ()
    return columns_of_others(sheet, review.stamp.role)


def _added_columns(entries: tuple[Entry, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(header for entry in entries for header in entry.extra))
