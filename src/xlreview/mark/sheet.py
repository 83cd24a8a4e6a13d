"""One worksheet: its cells by reference, made where they are missing, and what hangs on it."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

from xlreview.a1 import cell_name, column_number, parse_cell, range_name
from xlreview.mark.markup import (
    OFFICE,
    WORKSHEET_ORDER,
    child,
    child_in_order,
    children,
    make,
    make_related,
    place,
    remove,
)
from xlreview.mark.package import Package

Element = Any
Area = tuple[int, int, int, int]
"""First row, first column, last row, last column, zero-based."""

_DEFAULT_WIDTH = 8.43
_DEFAULT_POINTS = 15.0
_HIGH_MERGE = 50
"""Rows from which merged cells are not looked up row by row; a sheet has few that are so high."""


class SheetPart:
    """The XML of a worksheet, changed in memory until it is put back into its package."""

    def __init__(self, package: Package, name: str) -> None:
        self.package = package
        self.name = name
        self.root = package.tree(name)
        child_in_order(self.root, "sheetData", WORKSHEET_ORDER)
        # Some programs write an empty one in front.
        self.rows = max(children(self.root, "sheetData"), key=len)
        self._widths: dict[int, int] = {}
        self.is_changed = False
        """Whether there is anything to put back."""

    def put_back(self) -> None:
        """Writes the sheet into its package, if anything in it has changed."""
        if self.is_changed:
            self.package.put_tree(self.name, self.root)

    # --- Cells

    def cell(self, reference: str) -> Element:
        """The cell at a reference, made with the look of its row or column where there is none.

        A caller who changes it says so in `is_changed`.
        """
        row, column = parse_cell(reference)
        line = self._row(row)
        before = -1
        for cell in _cells(line):
            at = _column(cell, before)
            if at == column:
                return cell
            if at > column:
                return self._new_cell(line, reference, (row, column), line.index(cell))
            before = at
        return self._new_cell(line, reference, (row, column), len(line))

    def text_of_row(self, row: int, strings: list[str]) -> tuple[str, str] | None:
        """Reference and content of the first short text in a zero-based row, or None."""
        line = self._rows_by_number.get(row)
        before = -1
        for cell in _cells(line):
            before = _column(cell, before)
            text = _text_in(cell, strings)
            if text and len(text) <= 60 and "\n" not in text:
                return cell.get("r", ""), text
        return None

    def texts(self, strings: list[str]) -> list[list[str]]:
        """The texts of the filled rows; `strings` are those that the sheets share."""
        rows = (_cells(row) for row in self.rows if isinstance(row.tag, str))
        return [[text for cell in row if (text := _text_in(cell, strings))] for row in rows]

    def restyle(self, formats: Mapping[int, int]) -> None:
        """Gives every cell, row and column another format where `formats` says so."""
        wanted = {str(old): str(new) for old, new in formats.items()}
        for element, name in self._styled():
            new = wanted.get(element.get(name, "0"))
            if new is not None:
                element.set(name, new)
                self.is_changed = True

    def deselect(self) -> None:
        """Leaves the tab of the sheet unselected: two selected sheets are both typed into."""
        for element in self.root.iter("{*}sheetView"):
            if element.get("tabSelected"):
                del element.attrib["tabSelected"]
                self.is_changed = True

    def _styled(self) -> Iterator[tuple[Element, str]]:
        columns = child(self.root, "cols")
        for one in columns if columns is not None else ():
            yield one, "style"
        for row in self.rows:
            if isinstance(row.tag, str):
                yield row, "s"
                for cell in _cells(row):
                    yield cell, "s"

    def merged_to(self, reference: str) -> str:
        """The reference of the cell that shows what stands at a reference: itself, or the top of a merge."""
        row, column = parse_cell(reference)
        for top, left, bottom, right in (*self._merges_by_row.get(row, ()), *self._high_merges):
            if top <= row <= bottom and left <= column <= right:
                return cell_name(top, left)
        return reference

    @cached_property
    def _merges(self) -> list[Area]:
        merges = child(self.root, "mergeCells")
        return [] if merges is None else [area for one in merges if (area := read_area(one.get("ref", "")))]

    @cached_property
    def _merges_by_row(self) -> dict[int, list[Area]]:
        by_row: dict[int, list[Area]] = {}
        for area in self._merges:
            if area[2] - area[0] < _HIGH_MERGE:
                for row in range(area[0], area[2] + 1):
                    by_row.setdefault(row, []).append(area)
        return by_row

    @cached_property
    def _high_merges(self) -> list[Area]:
        return [area for area in self._merges if area[2] - area[0] >= _HIGH_MERGE]

    @cached_property
    def _rows_by_number(self) -> dict[int, Element]:
        numbered: dict[int, Element] = {}
        before = -1
        for row in self.rows:
            if isinstance(row.tag, str):
                text = row.get("r", "")
                before = int(text) - 1 if text.isdecimal() else before + 1
                numbered[before] = row
        return numbered

    def _row(self, number: int) -> Element:
        if number in self._rows_by_number:
            return self._rows_by_number[number]
        row = make(self.rows, "row", r=str(number + 1))
        at = bisect(self._row_numbers, number)
        if at < len(self._row_numbers):
            self._rows_by_number[self._row_numbers[at]].addprevious(row)
        else:
            self.rows.append(row)
        self._rows_by_number[number] = row
        self._row_numbers.insert(at, number)
        return row

    @cached_property
    def _row_numbers(self) -> list[int]:
        return sorted(self._rows_by_number)

    def _new_cell(self, line: Element, reference: str, at: tuple[int, int], place: int) -> Element:
        cell = make(line, "c", r=reference.replace("$", "").upper())
        style = line.get("s") if line.get("customFormat") in ("1", "true") else self._column_style(at[1])
        if style and style != "0":
            cell.set("s", style)
        line.insert(place, cell)
        self._widen_to(at)
        # The widths announced are a hint only, and a wrong one at that now.
        line.attrib.pop("spans", None)
        return cell

    def _widen_to(self, at: tuple[int, int]) -> None:
        """Lets the sheet announce that it reaches as far as a zero-based row and column."""
        announced = child(self.root, "dimension")
        area = read_area(announced.get("ref", "")) if announced is not None else None
        if announced is not None and area is not None:
            top, left, bottom, right = area
            first = min(top, at[0]), min(left, at[1])
            last = max(bottom, at[0]), max(right, at[1])
            if (*first, *last) != area:
                announced.set("ref", range_name(first, last))

    def _column_style(self, column: int) -> str | None:
        found = self._column_entry(column)
        return None if found is None else found.get("style")

    def _column_entry(self, column: int) -> Element | None:
        columns = child(self.root, "cols")
        for one in columns if columns is not None else ():
            if int(one.get("min", "0")) <= column + 1 <= int(one.get("max", "0")):
                return one
        return None

    # --- Measures, in pixels at 100 %

    def width(self, column: int) -> int:
        """How wide a zero-based column is; zero where it is hidden."""
        if column not in self._widths:
            self._widths[column] = self._width(column)
        return self._widths[column]

    def _width(self, column: int) -> int:
        entry = self._column_entry(column)
        if entry is not None and entry.get("hidden") in ("1", "true"):
            return 0
        wide = entry.get("width") if entry is not None else None
        return int(float(wide or self._default("defaultColWidth", _DEFAULT_WIDTH)) * 7 + 5)

    def height(self, row: int) -> int:
        """How high a zero-based row is, as far as the file says."""
        line = self._rows_by_number.get(row)
        if line is not None and line.get("hidden") in ("1", "true"):
            return 0
        high = line.get("ht") if line is not None else None
        return int(float(high or self._default("defaultRowHeight", _DEFAULT_POINTS)) * 4 / 3)

    def _default(self, name: str, otherwise: float) -> float:
        about = child(self.root, "sheetFormatPr")
        return float(about.get(name) or otherwise) if about is not None else otherwise

    # --- What hangs on the sheet

    def legacy_drawing(self) -> str | None:
        """Name of the part that draws the boxes of comments, or None."""
        element = child(self.root, "legacyDrawing")
        if element is None:
            return None
        return self.package.relations(self.name).target(element.get(f"{{{OFFICE}}}id", ""))

    def hang_drawing(self, id: str) -> None:
        """Points the sheet at the part that draws the boxes of its comments, and no longer at any other."""
        for element in children(self.root, "legacyDrawing"):
            remove(element)
        place(self.root, make_related(self.root, "legacyDrawing", id), WORKSHEET_ORDER)
        self.is_changed = True

    def drop_drawing(self) -> None:
        """Points the sheet no longer at boxes of comments."""
        for element in children(self.root, "legacyDrawing"):
            self.package.relations(self.name).remove(element.get(f"{{{OFFICE}}}id", ""))
            remove(element)
            self.is_changed = True


def read_area(text: str) -> Area | None:
    """A range (`B3:D9`, `B:D`, `3:9`, `B3`) as an area of the grid, or None for anything else."""
    first, _, last = text.replace("$", "").partition(":")
    try:
        top, left = _corner(first, 0, 0)
        bottom, right = _corner(last or first, 1_048_575, 16_383)
    except ValueError:
        return None
    return top, left, bottom, right


def _corner(text: str, row: int, column: int) -> tuple[int, int]:
    if text.isdecimal():
        return int(text) - 1, column
    if text.isalpha():
        return row, column_number(text)
    return parse_cell(text)


def _cells(line: Element | None) -> list[Element]:
    return [] if line is None else [one for one in line if isinstance(one.tag, str)]


def _column(cell: Element, before: int) -> int:
    letters = "".join(one for one in cell.get("r", "") if one.isalpha())
    return column_number(letters) if letters else before + 1


def _text_in(cell: Element, strings: list[str]) -> str:
    if child(cell, "f") is not None:
        return ""
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        inside = child(cell, "is")
        return "" if inside is None else "".join(inside.itertext())
    stored = child(cell, "v")
    text = (stored.text or "") if stored is not None else ""
    if kind == "s":
        return strings[int(text)] if text.isdecimal() and int(text) < len(strings) else ""
    return text if kind == "str" else ""
