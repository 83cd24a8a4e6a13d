"""What only the XML of a sheet tells: how far it really reaches, errors, formulas without a result.

The engine shows an error cell (`#N/A`) as blank, and it asks for one piece of memory that covers all
between A1 and the last cell, which ends the process when somebody left a cell in XFD1048576. Both are
seen here first, by marks in the bytes of sheets written the usual way (`is_plain`); any other sheet is
written anew before (`plain.plain_sheet`). A sheet without such marks costs a few searches.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time

from xlreview.a1 import MAX_ROWS, column_number

LARGEST_GRID = 10_000_000
"""Cells between A1 and the last filled one; the largest merged workbook has a fifth of it."""

# No pattern here looks further than it must: what a stranger wrote shall not be gone over twice.
# Excel, LibreOffice and the usual libraries write every cell as `<c r="A1"`. The first pattern finds a
# cell written otherwise or further out than ZZ9999, the second one that is written otherwise.
_FAR_OR_ODD_CELL = re.compile(rb'<c(?! r="[A-Z]{1,2}+[0-9]{1,4}+")(?![A-Za-z])')
_ODD_CELL = re.compile(rb'<c(?! r="[A-Z]{1,3}+[0-9]{1,7}+")(?![A-Za-z])')
_COMMENT_OR_CDATA = re.compile(rb"!(?:--|\[CDATA)")
_PREFIXED_CELL = re.compile(rb":c[\s/>]")
_LETTERS = re.compile(rb'<c r="([A-Z]+)')
_DIGITS = re.compile(rb'<c r="[A-Z]+([0-9]+)')
_ERROR_MARK = b't="e"'
_DAY_MARK = b't="d"'
_ERROR_OR_DAY_MARK = re.compile(rb't="[de]"')
_RARE_MARK = re.compile(rb't="[dei]')
_NO_DAYS = (date(1899, 12, 30), date(1899, 12, 31))
_QUOTED_ERROR_MARK = b"='e'"
# A formula that the end of its cell follows, or an empty result: one search shows that a sheet has none.
_NO_RESULT = re.compile(rb"(?:</f|<f [^<>]{0,999}/)>\s{0,99}(?:<v\s{0,9}(?:/>|></v>)\s{0,99})?</c>")
# Every formula has one, and its first letter is rare in the XML of a sheet.
_FORMULA_MARK = re.compile(rb"f[\s/>]")
_FORMULA = re.compile(rb"<f(?: [^<>]{0,999})?>([^<]*)</")
_FORMULA_CELL = re.compile(rb'<c r="([A-Z]+[0-9]+)"[^<>]{0,999}>\s{0,99}<f[\s/>]')
_STORED = re.compile(rb"<v(?: [^<>]{0,999})?>([^<]*)</")
_MERGED = re.compile(rb'<mergeCell [^<>]{0,999}?ref="([A-Z]+[0-9]+:[A-Z]+[0-9]+)"')


def is_plain(xml: bytes) -> bool:
    """Whether a sheet is written the usual way and within the grid, so that marks in its bytes tell all.

    A sheet that is not is no worse for it. That it is well-formed is left to the engine to find out: to
    read every sheet with expat too would take half as long as the engine itself.
    """
    # One byte is found many times faster than a pattern.
    if (b"!" in xml and _COMMENT_OR_CDATA.search(xml)) or _PREFIXED_CELL.search(xml):
        return False
    if b"'" in xml and _QUOTED_ERROR_MARK in xml:
        return False
    return _FAR_OR_ODD_CELL.search(xml) is None or (_ODD_CELL.search(xml) is None and _is_within(xml))


def has_rare_cells(xml: bytes) -> bool:
    """Whether a plain sheet may have errors, days spelled out, or texts that stand in their cells.

    Mostly not: Excel and LibreOffice keep texts apart from the sheets. One search for all of them.
    """
    return _RARE_MARK.search(xml) is not None


def has_errors_or_days(xml: bytes) -> bool:
    """Whether a plain sheet may have cells for `error_cells` or `iso_days`."""
    return _ERROR_OR_DAY_MARK.search(xml) is not None


def error_cells(xml: bytes) -> Mapping[str, str]:
    """What stands in the error cells of a plain sheet (`#N/A`), by A1 reference."""
    errors = {}
    for name, attributes, inside in _filled_cells(xml):
        if _ERROR_MARK in attributes:
            stored = _STORED.search(inside)
            errors[name] = stored[1].decode("utf-8", "replace") if stored else "#N/A"
    return errors


def part_with_formulas(xml: bytes) -> bytes:
    """All cells of a plain sheet from the first to the last with a formula; mostly few, or none."""
    marks = [mark.start() for mark in _FORMULA_MARK.finditer(xml)]
    if not marks:
        return b""
    start, end = xml.rfind(b"<c ", 0, marks[0]), xml.find(b"</c>", marks[-1])
    return xml[max(0, start) :] if end < 0 else xml[max(0, start) : end + len(b"</c>")]


def uncalculated_cells(xml: bytes) -> Mapping[str, str]:
    """Formulas without a stored result on (a part of) a plain sheet, by A1 reference.

    A script typed them, and no Excel has seen them yet.
    """
    if _NO_RESULT.search(xml) is None:
        return {}
    formulas = {}
    for name, attributes, inside in _filled_cells(xml):
        formula, stored = _FORMULA.search(inside), _STORED.search(inside)
        # A text that a formula gives may be empty; without any place for it nobody has worked it out.
        is_empty_text = b't="str"' in attributes and b"<v" in inside
        if formula and not (stored and stored[1]) and not is_empty_text:
            formulas[name] = f"={html.unescape(formula[1].decode('utf-8', 'replace'))}"
    return formulas


def formula_cells(xml: bytes) -> frozenset[str]:
    """The cells of (a part of) a plain sheet that show what a formula comes to: nobody typed that."""
    return frozenset(name.decode() for name in _FORMULA_CELL.findall(xml))


def iso_days(xml: bytes) -> Mapping[str, datetime | date | time]:
    """Days and times that a plain sheet spells out (`2026-11-03T00:00:00.000Z`), by A1 reference.

    Strict workbooks have them, and some libraries write them. The day before the calendar of Excel begins
    stands for a time of day. What cannot be understood is left to the engine.
    """
    days = {}
    for name, attributes, inside in _filled_cells(xml):
        stored = _STORED.search(inside)
        if _DAY_MARK in attributes and stored and (day := _iso_day(stored[1].decode("ascii", "replace"))):
            days[name] = day
    return days


def _filled_cells(xml: bytes) -> Iterator[tuple[str, bytes, bytes]]:
    """The A1 reference, the attributes and the inside of every cell of a plain sheet that has an inside."""
    for piece in xml.partition(b"</sheetData>")[0].split(b'<c r="')[1:]:
        name, _, rest = piece.partition(b'"')
        attributes, _, inside = rest.partition(b">")
        if not attributes.endswith(b"/"):
            yield name.decode("ascii", "replace"), attributes, inside.partition(b"</c")[0]


def _iso_day(text: str) -> datetime | date | time | None:
    try:
        if text.startswith("T"):
            return time.fromisoformat(text).replace(tzinfo=None)
        moment = datetime.fromisoformat(text).replace(tzinfo=None)
    except ValueError:
        return None
    if moment.date() in _NO_DAYS:
        return moment.time()
    return moment.date() if moment.time() == time() else moment


def merged_ranges(xml: bytes) -> tuple[str, ...]:
    """The ranges (`B4:B7`) of a plain sheet of which only the first cell can hold something."""
    below = max(0, xml.rfind(b"</sheetData>"))
    return tuple(found.decode() for found in _MERGED.findall(xml, below))


def _is_within(xml: bytes) -> bool:
    """Whether the cells of a sheet that is not odd keep to the grid and to LARGEST_GRID."""
    try:
        columns = 1 + max(column_number(one.decode()) for one in set(_LETTERS.findall(xml)))
    except ValueError:
        return False
    most_rows = min(MAX_ROWS, LARGEST_GRID // columns)
    # A million numbers need not be compared when all of them are too short to be too large.
    if re.search(rb'<c r="[A-Z]+[0-9]{%d}' % len(str(most_rows)), xml) is None:
        return True
    return max(map(int, set(_DIGITS.findall(xml)))) <= most_rows
