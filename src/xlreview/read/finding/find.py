"""Finds the sheets of ours in a workbook, and their columns, by two independent means each.

A column is known by the key in the hidden first row, else by its label in any shipped language. A sheet
is known by the title it was sent out with, else by the keys on it, else by its title in any language,
and only if columns of ours stand on it. Where the keys are gone a note says that labels were used.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from xlreview.a1 import cell_name, column_letters
from xlreview.i18n import in_all_languages
from xlreview.layout.sheets import DATA_SHEETS, SHEETS, SHEETS_BY_KEY, Sheet
from xlreview.read.engine.book import Book
from xlreview.read.engine.grid import Cell, Grid
from xlreview.read.values.answers import plain_key, plain_text

_TOP = 12
"""Rows in which headers are looked for; people put a title or a remark above a table, not an essay."""
_ENOUGH_LABELS = 3
"""Labels in one row that make it the header, when the keys are gone."""
_LONGEST_LABEL = 80

_READ_ONLY_SHEETS = tuple(sheet for sheet in SHEETS if sheet not in DATA_SHEETS)


@dataclass(frozen=True)
class FoundSheet:
    """A data sheet of ours: where its columns stand, and where its rows begin.

    `columns` are zero-based numbers by column key, `added` the same by header for columns that people
    added. `by_label` are the keys that only the labels led to; without a key row that is all of them.
    Rows may stand above the header once somebody has sorted it in among them (`is_sorted_in`).
    """

    sheet: Sheet
    grid: Grid
    columns: Mapping[str, int]
    added: Mapping[str, int]
    key_row: int | None
    header_row: int
    by_label: frozenset[str] = frozenset()
    is_sorted_in: bool = False

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


@dataclass(frozen=True)
class FoundSheets:
    """The data sheets of a workbook by key, in workbook order, and titles of sheets that people added.

    `headless` are the keys of sheets that are there under their title, but without a heading left to tell
    their columns apart; they count as added, so that their content is kept.
    """

    by_key: Mapping[str, FoundSheet]
    added: tuple[str, ...]
    headless: frozenset[str] = frozenset()


def find_sheets(
    book: Book, titles: Mapping[str, str], printed: Mapping[str, Collection[str]], *, beside: Collection[str]
) -> FoundSheets:
    """Every data sheet that a workbook still has, out of those it was sent out with.

    `titles` are by sheet key as they went out, `printed` the row ids by sheet key, `beside` the titles of
    hidden sheets that are nobody's business.
    """
    expected = [sheet for sheet in DATA_SHEETS if sheet.key in titles]
    found: dict[str, FoundSheet] = {}
    for sheet in expected:
        if titles[sheet.key] in book.titles:
            known = find_columns(sheet, book.grid(titles[sheet.key]), printed.get(sheet.key, ()))
            if known is not None:
                found[sheet.key] = known
    taken = {one.grid.title for one in found.values()} | set(beside)
    taken.update(titles[sheet.key] for sheet in _READ_ONLY_SHEETS if sheet.key in titles)
    left = [title for title in book.titles if title not in taken]
    for sheet in expected:
        if sheet.key not in found and (known := _elsewhere(sheet, book, left, printed.get(sheet.key, ()))):
            found[sheet.key] = known
            left.remove(known.grid.title)
    added = tuple(title for title in left if not _is_ours(book.grid(title)))
    headless = {sheet.key for sheet in expected if sheet.key not in found and titles[sheet.key] in added}
    return FoundSheets(
        {sheet.key: found[sheet.key] for sheet in expected if sheet.key in found},
        added,
        frozenset(headless),
    )


def _elsewhere(
    sheet: Sheet, book: Book, titles: Collection[str], printed: Collection[str]
) -> FoundSheet | None:
    """A sheet under another title than it was sent out with: its keys tell, or its title in any language."""
    usual = {plain_key(title) for title in in_all_languages(f"sheet.{sheet.key}").values()}
    for title in sorted(titles, key=lambda title: plain_key(title) not in usual):
        known = find_columns(sheet, book.grid(title), printed)
        if known is not None and (plain_key(title) in usual or known.key_row is not None):
            return known
    for title in titles:
        known = find_columns(sheet, book.grid(title), printed)
        if known is not None and len(known.by_label) == len(sheet.columns):
            return known
    return None


def find_columns(sheet: Sheet, grid: Grid, printed: Collection[str] = ()) -> FoundSheet | None:
    """Where the columns of a sheet stand on a grid, or None when they do not stand there at all.

    `printed` are the row ids that were sent out; they tell a row of answers from a header.
    """
    key_row = _row_of_keys(sheet, grid)
    by_key = _keys_in(sheet, grid.rows[key_row]) if key_row is not None else {}
    label_row = _row_of_labels(sheet, grid, key_row)
    if key_row is None and label_row is None:
        return None
    by_label: dict[str, int] = {}
    if label_row is not None and len(by_key) < len(sheet.columns):
        free = set(range(grid.width)) - set(by_key.values())
        labelled = _labels_in(sheet, grid.rows[label_row], free)
        by_label = {key: place for key, place in labelled.items() if key not in by_key}
    columns = by_key | by_label
    header_row = label_row
    if header_row is None and key_row is not None:
        # Retyped beyond recognition, the labels still stand below the keys, unless the row was deleted.
        below = plain_text(grid.at(key_row + 1, columns.get(sheet.identity, 0))).strip()
        header_row = key_row if below in printed else key_row + 1
    assert header_row is not None
    place = columns.get(sheet.identity)
    is_sorted_in = place is not None and any(
        plain_text(row[place]).strip() in printed for row in grid.rows[:header_row]
    )
    added = _added_columns(grid, columns, header_row)
    return FoundSheet(sheet, grid, columns, added, key_row, header_row, frozenset(by_label), is_sorted_in)


def _row_of_keys(sheet: Sheet, grid: Grid) -> int | None:
    """The row with the keys: near the top, or wherever sorting has taken it."""
    best, most = None, 0
    prefix = f"{sheet.key}."
    for number, row in enumerate(grid.rows):
        if (number >= _TOP and most) or most * 2 > len(sheet.columns):
            break
        if number < _TOP or any(isinstance(cell, str) and cell.startswith(prefix) for cell in row):
            keys = len(_keys_in(sheet, row))
            if keys > most:
                best, most = number, keys
    return best


def _keys_in(sheet: Sheet, row: Iterable[Cell]) -> dict[str, int]:
    """Zero-based column of each key in a row; a key copied along with its column counts once."""
    wanted = {f"{sheet.key}.{column.key}": column.key for column in sheet.columns}
    places: dict[str, int] = {}
    for place, cell in enumerate(row):
        if isinstance(cell, str) and (key := wanted.get(cell.strip())) is not None:
            places.setdefault(key, place)
    return places


def _row_of_labels(sheet: Sheet, grid: Grid, key_row: int | None) -> int | None:
    """The row near the top with most labels; mostly the one below the keys."""
    likely = 1 if key_row is None else key_row + 1
    best, most = None, min(_ENOUGH_LABELS, len(sheet.columns)) - 1
    for number in sorted(range(min(_TOP, len(grid.rows))), key=lambda number: number != likely):
        labels = len(_labels_in(sheet, grid.rows[number], range(grid.width)))
        if labels > most:
            best, most = number, labels
        if number == likely and labels * 2 > len(sheet.columns):
            break
    if best is None and key_row is not None:
        # Not where it belongs, yet the sheet is ours: sorting may have taken it anywhere.
        beyond = range(_TOP, len(grid.rows))
        return next((number for number in beyond if _is_labels(sheet, grid.rows[number])), None)
    return best


def _is_labels(sheet: Sheet, row: list[Cell]) -> bool:
    """Whether most of a row far down are labels; a quick look at the first of them spares the rest."""
    return any(
        isinstance(cell, str) and len(cell) <= _LONGEST_LABEL and _label_key(cell) in labels
        for labels in _labels(sheet.key)
        for cell in row
        if cell != ""
    ) and len(_labels_in(sheet, row, range(len(row)))) * 2 > len(sheet.columns)


def _labels_in(sheet: Sheet, row: list[Cell], free: Collection[int]) -> dict[str, int]:
    """Zero-based column of each label in a row, looking at the `free` columns only.

    Languages are tried in the order of how much of the row is in them, because one label may name
    different columns in different languages.
    """
    cells: dict[str, int] = {}
    for place, cell in enumerate(row):
        if isinstance(cell, str) and cell and len(cell) <= _LONGEST_LABEL and place in free:
            cells.setdefault(_label_key(cell), place)
    places: dict[str, int] = {}
    if cells:
        for labels in sorted(_labels(sheet.key), key=lambda labels: -len(labels.keys() & cells.keys())):
            for label, key in labels.items():
                if label in cells and key not in places and cells[label] not in places.values():
                    places[key] = cells[label]
    return places


_label_key = lru_cache(maxsize=1024)(plain_key)
"""The same few dozen labels stand in every workbook."""


@cache
def _labels(sheet_key: str) -> tuple[Mapping[str, str], ...]:
    """For each language, the column key by each label."""
    by_language: dict[str, dict[str, str]] = {}
    for column in SHEETS_BY_KEY[sheet_key].columns:
        for language, label in in_all_languages(f"column.{sheet_key}.{column.key}").items():
            by_language.setdefault(language, {}).setdefault(plain_key(label), column.key)
    return tuple(by_language.values())


def _added_columns(grid: Grid, columns: Mapping[str, int], header_row: int) -> dict[str, int]:
    """Columns with content that are none of ours, by header; one without a header goes by its letters."""
    added: dict[str, int] = {}
    ours = set(columns.values())
    for place in range(grid.width):
        if place in ours or not any(row[place] != "" for row in grid.rows[header_row + 1 :]):
            continue
        header = " ".join(plain_text(grid.at(header_row, place)).split()) or column_letters(place)
        unique, copy = header, 2
        while unique in added:
            unique, copy = f"{header} ({copy})", copy + 1
        added[unique] = place
    return added


def _is_ours(grid: Grid) -> bool:
    """Whether a sheet left over is blank, or the benchmarks under another name."""
    is_blank = not any(cell != "" for row in grid.rows for cell in row)
    return is_blank or _row_of_keys(SHEETS_BY_KEY["benchmarks"], grid) is not None
