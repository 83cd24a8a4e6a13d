"""Sheets that are written another way than usual, written anew so that marks in their bytes tell all.

Prefixed names, cells without a reference, comments among cells, references in small letters, cells that
only carry a format far away: all of it is honest, and each has led some reader astray. What comes out
has nothing but the filled cells, each under its own name, and the merged ranges.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from xlreview.a1 import MAX_COLUMNS, MAX_ROWS, cell_name, parse_cell
from xlreview.problem import unusable
from xlreview.read.intake.cells import LARGEST_GRID
from xlreview.read.intake.markup import Attributes, attribute, escaped, walk

_KEPT = frozenset({"f", "v", "t"})
_BESIDE = frozenset({"rPh", "extLst"})
"""What stands within a cell and is not part of its content: how to say it, and later inventions."""
_RANGE = re.compile(r"[A-Z]+[0-9]+:[A-Z]+[0-9]+")
_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_ERROR = re.compile(rb'(<c r="[A-Z]+[0-9]+"(?: s="[^"]*")?) t="e"')


def plain_sheet(file: str, title: str, xml: bytes) -> bytes:
    """The filled cells of a sheet, written the usual way.

    Raises UnusableInput: DAMAGED_WORKBOOK for XML that is not well-formed or a cell outside the grid,
    SHEET_TOO_LARGE when the filled cells reach too far apart.
    """
    sheet = _Sheet(file, title)
    walk(file, xml, sheet.start, sheet.end, sheet.text)
    return sheet.written()


def errors_as_text(xml: bytes) -> bytes:
    """A sheet of ours in which errors are texts: one that the engine has not heard of would stop it."""
    return _ERROR.sub(rb'\1 t="str"', xml)


class _Sheet:
    """One sheet as it is walked through, and what is written of it."""

    def __init__(self, file: str, title: str) -> None:
        self._file = file
        self._title = title
        self._root = ""
        self._row, self._column = -1, -1
        self._is_inside = False
        self._cell: Attributes | None = None
        self._held: dict[str, list[str]] = {}
        self._listening: Callable[[str], None] | None = None
        self._beside = 0
        self._rows: list[str] = []
        self._merged: list[str] = []
        self._lowest, self._rightmost = (0, 0), (0, 0)

    def start(self, tag: str, attributes: Attributes) -> None:
        """An element begins."""
        self._root = self._root or tag
        name = self._ours(tag)
        if name == "sheetData":
            self._is_inside = True
        elif name == "mergeCell" and _RANGE.fullmatch(attributes.get("ref", "")):
            self._merged.append(attributes["ref"])
        elif not self._is_inside:
            return
        elif name == "row":
            self._begin_row(attributes.get("r"))
        elif name == "c":
            self._begin_cell(attributes)
        elif name in _BESIDE:
            self._beside += 1
        elif name in _KEPT and self._cell is not None and not self._beside:
            self._listening = self._held.setdefault(name, []).append

    def end(self, tag: str) -> None:
        """An element ends."""
        name = self._ours(tag)
        if name == "sheetData":
            self._is_inside = False
        elif name in _KEPT:
            self._listening = None
        elif name in _BESIDE:
            self._beside -= 1
        elif name == "c" and self._cell is not None:
            self._write_cell(self._cell)
            self._cell = None

    def text(self, text: str) -> None:
        """Text within an element."""
        if self._listening is not None:
            self._listening(text)

    def written(self) -> bytes:
        """The sheet written anew."""
        merged = "".join(f"<mergeCell ref={attribute(one)}/>" for one in self._merged)
        merged = f"<mergeCells>{merged}</mergeCells>" if merged else ""
        cells = "".join(self._rows)
        sheet = f"<worksheet {_MAIN}><sheetData><row>{cells}</row></sheetData>{merged}</worksheet>"
        return sheet.encode("utf-8", "replace")

    def _ours(self, tag: str) -> str:
        """The local name of an element in the namespace of the sheet itself, whichever that is."""
        space, _, name = tag.rpartition("}")
        return name if space == self._root.rpartition("}")[0] else ""

    def _begin_row(self, number: str | None) -> None:
        self._row = self._row + 1 if number is None else self._number(number) - 1
        self._column = -1

    def _begin_cell(self, attributes: Attributes) -> None:
        reference = attributes.get("r")
        if reference is None:
            self._column += 1
        else:
            try:
                self._row, self._column = parse_cell(reference)
            except ValueError as fault:
                raise unusable("DAMAGED_WORKBOOK", self._file) from fault
        self._cell, self._held = attributes, {}

    def _write_cell(self, cell: Attributes) -> None:
        inside = "".join(f"<f>{_escaped(self._held['f'])}</f>" if "f" in self._held else "")
        kind = cell.get("t", "n")
        if kind == "inlineStr":
            inside += f'<is><t xml:space="preserve">{_escaped(self._held.get("t", []))}</t></is>'
        elif (stored := "".join(self._held.get("v", []))) or (inside and "v" in self._held):
            inside += f"<v>{_escaped([stored if kind == 'str' else stored.strip()])}</v>"
        if not inside:
            return
        self._stretch()
        style = f" s={attribute(cell['s'])}" if "s" in cell else ""
        name = cell_name(self._row, self._column)
        self._rows.append(f'<c r="{name}"{style} t={attribute(kind)}>{inside}</c>')

    def _stretch(self) -> None:
        """Takes the filled cell into account that has just been met."""
        place = self._row, self._column
        if not (0 <= self._row < MAX_ROWS and self._column < MAX_COLUMNS):
            raise unusable("DAMAGED_WORKBOOK", self._file)
        self._lowest = max(self._lowest, place)
        self._rightmost = max(self._rightmost, place, key=lambda one: one[1])
        rows, columns = self._lowest[0] + 1, self._rightmost[1] + 1
        if rows * columns > LARGEST_GRID:
            is_far_down = rows / MAX_ROWS >= columns / MAX_COLUMNS
            cell = cell_name(*(self._lowest if is_far_down else self._rightmost))
            raise unusable("SHEET_TOO_LARGE", self._file, sheet=self._title, cell=cell)

    def _number(self, digits: str) -> int:
        try:
            return int(digits)
        except ValueError as fault:
            raise unusable("DAMAGED_WORKBOOK", self._file) from fault


def _escaped(texts: list[str]) -> str:
    return escaped("".join(texts))
