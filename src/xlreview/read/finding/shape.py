"""What is missing from a workbook, and what people added to it: one note or problem for each cause."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from xlreview.a1 import cell_name, column_letters
from xlreview.i18n import Filling, Label
from xlreview.layout.choices import values_of
from xlreview.layout.columns import Column, Filled
from xlreview.layout.sheets import DATA_SHEETS, Access, Rows, Sheet, access_by_sheet
from xlreview.model.pack import Pack
from xlreview.model.review import Stamp
from xlreview.problem import Place, Problem
from xlreview.read.finding.columns import FoundSheet
from xlreview.read.finding.find import FoundSheets
from xlreview.read.finding.instead import standing_instead
from xlreview.read.values.answers import quoted


def filled_by(stamp: Stamp) -> Collection[str]:
    """Keys of the sheets that the holder of such a workbook fills."""
    sheets = access_by_sheet(stamp.role, audience=stamp.audience)
    return {sheet.key for sheet, access in sheets.items() if access is Access.FILLS}


def check_shape(
    found: FoundSheets, titles: Mapping[str, str], stamp: Stamp, pack: Pack, *, file: str, language: str
) -> Iterator[Problem]:
    """Sheets and columns that are gone or new.

    Only what the holder of the workbook fills is missed: other people's answers are safe with them.
    """
    filled = filled_by(stamp)
    for sheet in DATA_SHEETS:
        if sheet.key in titles and sheet.key in filled and sheet.key not in found.by_key:
            code = "HEADINGS_MISSING" if sheet.key in found.headless else "SHEET_MISSING"
            details = {"sheet": titles[sheet.key]}
            yield Problem(code, Place(file, titles[sheet.key]), details, language)
    for key, one in found.by_key.items():
        yield from _columns(one, pack, file=file, language=language, missed=key in filled)
    headless = {titles[key] for key in found.headless if key in filled}
    for title in found.added:
        if title not in headless and title not in found.copies:
            yield Problem("SHEET_ADDED", Place(file, title), {"sheet": title}, language)
    for key, one in found.by_key.items():
        if one.grid.title != titles[key]:
            yield Problem("SHEET_RENAMED", Place(file, one.grid.title), {"sheet": titles[key]}, language)


def _columns(found: FoundSheet, pack: Pack, *, file: str, language: str, missed: bool) -> Iterator[Problem]:
    title = found.grid.title
    sheet_place = Place(file, title)
    if found.key_row is None:
        yield Problem("FOUND_BY_LABEL", sheet_place, {}, language)
    elif found.are_moved:
        yield Problem("COLUMNS_MOVED", sheet_place, {}, language)
    else:
        for key in found.by_label:
            cell = cell_name(found.header_row, found.columns[key])
            yield Problem("FOUND_BY_LABEL", Place(file, title, cell), {}, language)
    if found.label_row is None:
        yield Problem("FOUND_BY_KEY", sheet_place, {}, language)
    if found.sheet.identity not in found.columns and _told_by_text(found.sheet):
        yield Problem("ROW_FOUND_BY_TEXT", sheet_place, {}, language)
    for key, place in missed_columns(found, pack).items() if missed else ():
        details: dict[str, Filling] = {"column": Label(f"column.{found.sheet.key}.{key}")}
        where = sheet_place
        if place is not None:
            where = Place(file, title, cell_name(found.header_row, place))
            details["near"] = quoted(found.grid.at(found.header_row, place)) or column_letters(place)
        yield Problem("COLUMN_MISSING", where, details, language)


def missed_columns(found: FoundSheet, pack: Pack) -> dict[str, int | None]:
    """The columns that are gone and that people need, each with the place of what stands there instead."""
    instead = standing_instead(found)
    return {
        column.key: instead.get(column.key)
        for column in found.sheet.columns
        if column.key not in found.columns
        and _is_needed(column, found.sheet, pack)
        and not (column.key == found.sheet.identity and _told_by_text(found.sheet))
    }


def _is_needed(column: Column, sheet: Sheet, pack: Pack) -> bool:
    """Whether somebody may have answered there: a list that the pack leaves empty is hidden from people."""
    if column.choices is not None and not values_of(column.choices, pack):
        return False
    return column.filled is Filled.ANSWERED or column.key == sheet.identity


def _told_by_text(sheet: Sheet) -> bool:
    return sheet.rows in (Rows.INDICATORS, Rows.TOPICS, Rows.FACTORS)
