"""Finds the columns of a sheet of ours, by two independent means each.

A column is known by the key in the hidden first row, else by its label in any shipped language. Where
the keys are gone a note says that labels were used, and the other way round.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from types import MappingProxyType

from xlreview.a1 import cell_name, column_letters
from xlreview.i18n import in_all_languages
from xlreview.layout.beside import is_beside_key
from xlreview.layout.pages import Marks
from xlreview.layout.sheets import SHEETS_BY_KEY, Sheet
from xlreview.read.engine.grid import Cell, Grid
from xlreview.read.finding.beside import places_beside
from xlreview.read.values.answers import plain_key, plain_text

_TOP = 12
"""Rows in which headers are looked for; people put a title or a remark above a table, not an essay."""
_ENOUGH_LABELS = 3
"""Labels in one row that make it the header, when the keys are gone."""
_LONGEST_LABEL = 80
_LABEL_IN_FORMULA = re.compile(r'="([^"]+)"&CHAR\(10\)')
_SUM = re.compile(r"\s+Σ[^\n]*$")


@dataclass(frozen=True)
class FoundSheet:
    """A data sheet of ours: where its columns stand, and where its rows begin.

    `columns` are zero-based numbers by column key, `added` the same by header for columns that people
    added. `by_label` are the keys that only the labels led to; without a key row that is all of them.
    `label_row` is None where the labels are gone; `header_row` is the row that they were looked for in.
    `are_moved` says that columns were moved without their keys, so that the labels had to be followed.
    Rows may stand above the header once somebody has sorted it in among them (`is_sorted_in`). `beside`
    are the columns that a merge printed for people to read.
    """

    sheet: Sheet
    grid: Grid
    columns: Mapping[str, int]
    added: Mapping[str, int]
    key_row: int | None
    header_row: int
    label_row: int | None
    by_label: frozenset[str] = frozenset()
    are_moved: bool = False
    is_sorted_in: bool = False
    beside: frozenset[int] = frozenset()

    @property
    def first_row(self) -> int:
        """Zero-based row of the first answers."""
        return 0 if self.is_sorted_in else self.header_row + 1

    @property
    def heads(self) -> frozenset[int | None]:
        """The rows that hold keys and labels, where they may stand among answers."""
        return frozenset({self.key_row, self.header_row if self.is_sorted_in else None})

    def cell(self, row: int, key: str) -> str | None:
        """The A1 reference of a column in a zero-based row, or None when the column is gone."""
        place = self.columns.get(key)
        return None if place is None else cell_name(row, place)


def find_columns(
    sheet: Sheet, grid: Grid, printed: Collection[str] = (), marks: Marks | None = None
) -> FoundSheet | None:
    """Where the columns of a sheet stand on a grid, or None when they do not stand there at all.

    `printed` are the row ids that were sent out; they tell a row of answers from a header. `marks` are
    those of what a merge printed beside the answers, None where that is not known.
    """
    key_row, by_key = _row_of_keys(sheet, grid)
    keyed = {place: key for key, place in by_key.items()}
    label_row, labelled = _row_of_labels(sheet, grid, key_row, keyed)
    if key_row is None and label_row is None:
        return None
    are_moved = _moved_without_keys(by_key, labelled)
    if are_moved:
        by_key = {key: place for key, place in by_key.items() if labelled.get(key) == place}
    columns = _with_labelled(sheet, grid, by_key, label_row)
    header_row = label_row
    if header_row is None:
        assert key_row is not None
        # Retyped beyond recognition, the labels still stand below the keys, unless the row was deleted.
        below = plain_text(grid.at(key_row + 1, columns.get(sheet.identity, 0))).strip()
        header_row = key_row if below in printed else key_row + 1
    beside = places_beside(sheet, grid, key_row=key_row, label_row=label_row, marks=marks)
    found = FoundSheet(
        sheet,
        grid,
        columns,
        {},
        key_row,
        header_row,
        label_row,
        frozenset(columns.keys() - by_key.keys()),
        are_moved,
        _is_sorted_in(grid, header_row, columns.get(sheet.identity), printed),
        beside - {*columns.values()},
    )
    return replace(found, added=_added_columns(found))


def _with_labelled(
    sheet: Sheet, grid: Grid, by_key: Mapping[str, int], label_row: int | None
) -> dict[str, int]:
    """The columns that keys tell, and those without a key that their labels tell."""
    columns = dict(by_key)
    if label_row is not None and len(by_key) < len(sheet.columns):
        free = set(range(grid.width)) - set(by_key.values())
        labelled = _labels_in(sheet, grid.rows[label_row], free)
        columns |= {key: place for key, place in labelled.items() if key not in by_key}
    return columns


def _is_sorted_in(grid: Grid, header_row: int, place: int | None, printed: Collection[str]) -> bool:
    """Whether rows that were sent out stand above the header; `place` is the column of their ids."""
    return place is not None and any(
        plain_text(row[place]).strip() in printed for row in grid.rows[:header_row]
    )


def _moved_without_keys(by_key: Mapping[str, int], labelled: Mapping[str, int]) -> bool:
    """Whether labels stand over columns that the keys take for others of ours.

    Excel moves a column of a table without what stands above the table: the hidden keys stay behind.
    """
    ours = set(by_key.values())
    return any(place != by_key.get(key, place) and place in ours for key, place in labelled.items())


def _row_of_keys(sheet: Sheet, grid: Grid) -> tuple[int | None, Mapping[str, int]]:
    """The row with the keys, and the zero-based column of each: near the top, or wherever sorting took it."""
    best: int | None = None
    most: Mapping[str, int] = {}
    prefix = f"{sheet.key}."
    wanted = {f"{prefix}{column.key}": column.key for column in sheet.columns}
    for number in grid.filled:
        row = grid.rows[number]
        if (number >= _TOP and most) or len(most) * 2 > len(sheet.columns):
            break
        if number < _TOP or any(isinstance(cell, str) and cell.startswith(prefix) for cell in row):
            keys = _keys_in(wanted, row)
            if len(keys) > len(most):
                best, most = number, keys
    return best, most


def _keys_in(wanted: Mapping[str, str], row: Iterable[Cell]) -> dict[str, int]:
    """Zero-based column of each key in a row; a key copied along with its column counts once."""
    places: dict[str, int] = {}
    for place, cell in enumerate(row):
        if isinstance(cell, str) and (key := wanted.get(cell.strip())) is not None:
            places.setdefault(key, place)
    return places


def _row_of_labels(
    sheet: Sheet, grid: Grid, key_row: int | None, keyed: Mapping[int, str]
) -> tuple[int | None, Mapping[str, int]]:
    """The row near the top with most labels, mostly the one below the keys, and the column of each label.

    `keyed` as in `_labels_in`.
    """
    likely, every = 1 if key_row is None else key_row + 1, range(grid.width)
    most = min(_ENOUGH_LABELS, len(sheet.columns)) - 1
    best: int | None = None
    labelled: Mapping[str, int] = {}
    for number in sorted(range(min(_TOP, len(grid.rows))), key=lambda number: number != likely):
        labels = _labels_in(sheet, grid.rows[number], every, keyed)
        if len(labels) > max(most, len(labelled)):
            best, labelled = number, labels
        if number == likely and len(labels) * 2 > len(sheet.columns):
            break
    if best is None:
        # Not where it belongs: sorting may have taken it anywhere.
        beyond = (number for number in grid.filled if number >= _TOP)
        best = next((number for number in beyond if _is_labels(sheet, grid.rows[number])), None)
        labelled = {} if best is None else _labels_in(sheet, grid.rows[best], every, keyed)
    return best, labelled


def _is_labels(sheet: Sheet, row: list[Cell]) -> bool:
    """Whether most of a row far down are labels; a quick look at the first of them spares the rest."""
    return any(
        isinstance(cell, str) and len(cell) <= _LONGEST_LABEL and label_key(cell) in labels
        for labels in _labels(sheet.key)
        for cell in row
        if cell != ""
    ) and len(_labels_in(sheet, row, range(len(row)))) * 2 > len(sheet.columns)


def _labels_in(
    sheet: Sheet, row: list[Cell], free: Collection[int], keyed: Mapping[int, str] = MappingProxyType({})
) -> dict[str, int]:
    """Zero-based column of each label in a row, looking at the `free` columns only.

    Languages are tried in the order of how much of the row is in them, because one label may name
    different columns in different languages. Of two columns with one label it belongs to the one whose
    hidden key says so too (`keyed`, by column): somebody typed it over the heading of the other one.
    """
    cells: dict[str, list[int]] = {}
    for place, cell in enumerate(row):
        if isinstance(cell, str) and cell and len(cell) <= _LONGEST_LABEL and place in free:
            cells.setdefault(label_key(cell), []).append(place)
    places: dict[str, int] = {}
    if cells:
        for labels in sorted(_labels(sheet.key), key=lambda labels: -len(labels.keys() & cells.keys())):
            for label, key in labels.items():
                if label in cells and key not in places:
                    place = next((one for one in cells[label] if keyed.get(one) == key), cells[label][0])
                    if place not in places.values():
                        places[key] = place
            if len(places) == sum(map(len, cells.values())):
                break  # as in most workbooks, whose labels are all in one language
    return places


@lru_cache(maxsize=1024)
def label_key(text: str) -> str:
    """A label made plain, without the sum that a formula puts below it. The same stand in every workbook."""
    formula = _LABEL_IN_FORMULA.match(text)
    return plain_key(_SUM.sub("", formula[1] if formula else text))


def labels_of(sheet: Sheet, key: str) -> frozenset[str]:
    """What a label of a column may be, in any shipped language, made plain."""
    return _labels_of(sheet.key, key)


@cache
def _labels_of(sheet_key: str, key: str) -> frozenset[str]:
    labels = in_all_languages(f"column.{sheet_key}.{key}").values()
    return frozenset(label_key(label) for label in labels)


@lru_cache(maxsize=1024)
def is_key(text: str) -> bool:
    """Whether a text is the qualified key of a column of any sheet (`evidence.points_to`)."""
    sheet, _, column = text.strip().partition(".")
    if sheet not in SHEETS_BY_KEY:
        return False
    return any(one.key == column for one in SHEETS_BY_KEY[sheet].columns) or is_beside_key(sheet, text)


@cache
def _labels(sheet_key: str) -> tuple[Mapping[str, str], ...]:
    """For each language, the column key by each label."""
    by_language: dict[str, dict[str, str]] = {}
    for column in SHEETS_BY_KEY[sheet_key].columns:
        for language, label in in_all_languages(f"column.{sheet_key}.{column.key}").items():
            by_language.setdefault(language, {}).setdefault(plain_key(label), column.key)
    return tuple(by_language.values())


def _added_columns(found: FoundSheet) -> dict[str, int]:
    """Columns with content that are none of ours, by header; one without a header goes by its letters."""
    added: dict[str, int] = {}
    ours = {*found.columns.values(), *found.beside}
    others = [place for place in range(found.grid.width) if place not in ours]
    first, heads = found.first_row, found.heads
    rows = [
        found.grid.rows[number]
        for number in (found.grid.filled if others else ())
        if number >= first and number not in heads
    ]
    for place in others:
        if not any(row[place] != "" for row in rows):
            continue
        header = " ".join(plain_text(found.grid.at(found.header_row, place)).split())
        unique = header = header or column_letters(place)
        copy = 2
        while unique in added:
            unique, copy = f"{header} ({copy})", copy + 1
        added[unique] = place
    return added
