"""What only the XML of a workbook tells: cells with an error, and how far a sheet really reaches.

calamine shows an error cell (`#N/A`) as blank, and it asks for one piece of memory that covers all
between A1 and the last cell, which ends the process when somebody left a cell in XFD1048576. Both are
seen here first, by marks in the bytes; a sheet without such a mark costs one search.
"""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Mapping
from xml.parsers import expat

from xlreview.a1 import MAX_ROWS, column_number
from xlreview.problem import unusable
from xlreview.read.intake.container import Container

LARGEST_GRID = 10_000_000
"""Cells between A1 and the last one; the largest merged workbook has a fifth of it."""

_WORKBOOK = "xl/workbook.xml"
_RELATIONS = "xl/_rels/workbook.xml.rels"
# A grid of at most ZZ9999 is small enough: only references beyond it are worth a closer look.
_FAR = re.compile(rb" r=[\"'](?:[A-Z]{3}[0-9]|[A-Z]{0,2}[0-9]{5})")
_REFERENCE = re.compile(rb" r=[\"']([A-Z]{0,3})([0-9]+)[\"']")
_ERROR_MARK = b't="e"'
_CELL = re.compile(rb"<(?:\w+:)?c ([^>]*[^/>])>(.*?)</(?:\w+:)?c>", re.DOTALL)
_CELL_NAME = re.compile(rb"\br=[\"']([A-Z]{1,3}[0-9]+)[\"']")
# A formula that the end of its cell follows, or an empty result: one search shows that a sheet has none.
_NO_RESULT = re.compile(
    rb"(?:</(?:\w+:)?f|<(?:\w+:)?f [^>]*/)>\s*(?:<(?:\w+:)?v\s*(?:/>|></(?:\w+:)?v>)\s*)?</(?:\w+:)?c>"
)
_FORMULA_MARKS = (b"<f>", b"<f ", b":f>", b":f ")
_FORMULA = re.compile(rb"<(?:\w+:)?f(?: [^>]*)?>([^<]*)</")
_STORED = re.compile(rb"<(?:\w+:)?v>([^<]*)</")


def sheet_parts(container: Container) -> dict[str, str]:
    """The part of the archive that holds each sheet, by the sheet's title.

    Raises UnusableInput (DAMAGED_WORKBOOK) when the workbook's own table of contents is broken.
    """
    targets = {
        relation.get("Id"): _absolute(relation.get("Target", ""))
        for relation in _elements(container, _RELATIONS, "Relationship")
    }
    parts = {}
    for sheet in _elements(container, _WORKBOOK, "sheet"):
        relation = next((text for name, text in sheet.items() if _local(name) == "id"), None)
        if relation in targets:
            parts[sheet.get("name", "")] = targets[relation]
    return parts


def check_reach(container: Container, title: str, xml: bytes) -> None:
    """Raises UnusableInput (SHEET_TOO_LARGE) when a sheet reaches further than any of ours could.

    `xml` is the sheet as it stands in the archive. References outside the grid are damage.
    """
    if _FAR.search(xml) is None:
        return
    rows, columns = 0, 0
    seen: set[bytes] = set()
    try:
        for letters, digits in _REFERENCE.findall(xml):
            if letters and letters not in seen:
                seen.add(letters)
                columns = max(columns, column_number(letters.decode()) + 1)
            rows = max(rows, int(digits[:9]))
    except ValueError as fault:
        raise unusable("DAMAGED_WORKBOOK", container.name) from fault
    if rows > MAX_ROWS:
        raise unusable("DAMAGED_WORKBOOK", container.name)
    if rows * columns > LARGEST_GRID:
        raise unusable("SHEET_TOO_LARGE", container.name, sheet=title, rows=rows)


def error_cells(xml: bytes) -> Mapping[str, str]:
    """What stands in the error cells of a sheet (`#N/A`), by A1 reference; mostly none."""
    if _ERROR_MARK not in xml:
        return {}
    errors = {}
    for attributes, inside in _CELL.findall(xml):
        if _ERROR_MARK in attributes:
            name, stored = _CELL_NAME.search(attributes), _STORED.search(inside)
            if name and stored:
                errors[name[1].decode()] = stored[1].decode("utf-8", "replace")
    return errors


def uncalculated_cells(xml: bytes) -> Mapping[str, str]:
    """Formulas without a stored result, by A1 reference: what a script typed and no Excel has seen yet."""
    if not any(mark in xml for mark in _FORMULA_MARKS) or _NO_RESULT.search(xml) is None:
        return {}
    formulas = {}
    for attributes, inside in _CELL.findall(xml):
        formula, stored = _FORMULA.search(inside), _STORED.search(inside)
        if formula and not (stored and stored[1]) and b't="str"' not in attributes:
            name = _CELL_NAME.search(attributes)
            if name:
                formulas[name[1].decode()] = f"={html.unescape(formula[1].decode('utf-8', 'replace'))}"
    return formulas


def _elements(container: Container, part: str, name: str) -> list[dict[str, str]]:
    """The attributes of every element of this name. A document type is refused: ours never has one."""
    found: list[dict[str, str]] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        if _local(tag) == name:
            found.append(attributes)

    def refuse(*_: object) -> None:
        raise ValueError("a document type stands in a workbook")

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(container.part(part), True)
    except (expat.ExpatError, ValueError) as fault:
        raise unusable("DAMAGED_WORKBOOK", container.name) from fault
    return found


def _absolute(target: str) -> str:
    return posixpath.normpath(target.lstrip("/") if target.startswith("/") else posixpath.join("xl", target))


def _local(name: str) -> str:
    return name.rpartition(":")[2]
