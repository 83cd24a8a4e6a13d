"""XlsxWriter's worksheet, quicker for the hundred thousand rows that a merged workbook may have.

XlsxWriter looks at every cell many times over: by a wrapper that takes `A1` as well, for spans that no
program needs, by the name of its type. What stands here does the same for the few kinds of cell that
nearly all of ours are, and leaves the rest to it. Rows have heights that follow what people type.
"""

from __future__ import annotations

from html import escape
from typing import Any

import xlsxwriter.worksheet
from xlsxwriter.worksheet import CellBlankTuple, CellNumberTuple, CellStringTuple

from xlreview.a1 import column_letters

_MOST_CHARACTERS = 16_383
"""Texts up to this length fit a cell, whatever characters they have: it takes 32,767 halves of them."""


class FastWorksheet(xlsxwriter.worksheet.Worksheet):
    """A worksheet whose rows grow with what people type, and which is written in one go."""

    def __init__(self) -> None:
        super().__init__()
        self._fitted: dict[int, float] = {}
        self.table_cells = _NeverTaken()

    def fit_row(self, row: int, points: float) -> None:
        """Gives a row the height that its text needs now, without fixing it there.

        `set_row` would mark the height as set by hand, and Excel would no longer change it.
        """
        self._fitted[row] = points

    def put_text(self, row: int, column: int, text: str, cell_format: Any) -> int:
        """Writes a text that is no formula, no link and no number, whatever it looks like.

        Gives back a negative number where XlsxWriter would: for a text that is too long.
        """
        if len(text) > _MOST_CHARACTERS or text.startswith("<r>"):
            return self.write_string(row, column, _as_one_run(text), cell_format)
        if self._check_dimensions(row, column):
            return -1
        index = self.str_table._get_shared_string_index(text)
        self.table[row][column] = CellStringTuple(index, cell_format)
        return 0

    def _write_rows(self) -> None:
        letters = [column_letters(column) for column in range(self.dim_colmax + 1)]
        for row in sorted({*(row for row, cells in self.table.items() if cells), *self.row_info}):
            cells = self.table.get(row)
            if cells:
                self._write_row(row, None, self.row_info.get(row))
                self._write_cells(row, cells, letters)
                self._xml_end_tag("row")
            else:
                self._write_empty_row(row, None, self.row_info.get(row))

    def _write_cells(self, row: int, cells: dict[int, Any], letters: list[str]) -> None:
        number = row + 1
        parts: list[str] = []
        for column in sorted(cells):
            cell = cells[column]
            kind, cell_format = type(cell), cell.format
            index = cell_format._get_xf_index() if cell_format else 0
            start = f'<c r="{letters[column]}{number}" s="{index}"'
            if index and kind is CellStringTuple:
                parts.append(f'{start} t="s"><v>{cell.string}</v></c>')
            elif index and kind is CellBlankTuple:
                parts.append(f"{start}/>")
            elif index and kind is CellNumberTuple:
                parts.append(f"{start}><v>{cell.number:.16G}</v></c>")
            else:
                self.fh.write("".join(parts))
                parts.clear()
                self._write_cell(row, column, cell)
        self.fh.write("".join(parts))

    def _write_row(self, row: int, spans: Any, row_info: Any = None, empty_row: bool = False) -> None:
        if row not in self._fitted or row_info or empty_row:
            super()._write_row(row, spans, row_info, empty_row)
        else:
            self._xml_start_tag_unencoded("row", [("r", row + 1), ("ht", f"{self._fitted[row]:g}")])

    def _prepare_formula(self, formula: str, *_expand: bool, **_options: bool) -> str:
        # XlsxWriter searches every formula for two dozen newer functions that need a prefix. There are
        # none here, and thousands of formulas: the search would take most of the time.
        return formula.removeprefix("=")


class _NeverTaken(dict):
    """XlsxWriter notes each cell of a table to see whether two tables overlap; a sheet of ours has one."""

    def __setitem__(self, _cell: object, _range: object) -> None:
        pass


def _as_one_run(text: str) -> str:
    """A text that XlsxWriter would take for its own mark-up, as one run of such mark-up."""
    if text.startswith("<r>") and text.endswith("</r>"):
        return f'<r><t xml:space="preserve">{escape(text, quote=False)}</t></r>'
    return text
